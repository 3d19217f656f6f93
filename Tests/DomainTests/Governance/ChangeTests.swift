// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Four eyes: one drafts, another approves exactly what he saw.
@Suite struct ChangeTests {
    typealias Made = MadeUpChanges

    @Test func `a draft that somebody else approves is approved, with all who took part`() throws {
        var change = try Made.submitted()
        try change.approve(digest: change.draft.digest, in: Made.here("other"))
        #expect(change.state == .approved)
        #expect(change.author == Person.ID("author"))
        #expect(change.history.map(\.action) == [.drafted, .submitted, .approved])
        #expect(change.history.map(\.by.person.text) == ["author", "author", "other"])
        #expect(change.history.allSatisfy { $0.digest == change.draft.digest })
    }

    @Test func `a draft says why, on what ground, and something new`() throws {
        #expect(throws: ChangeError.noReason) { try Made.draft("1", reason: " \n") }
        #expect(throws: ChangeError.noSource) { try Made.draft("1", source: "\u{200B}") }
        #expect(throws: ChangeError.changesNothing) { try Made.draft(#"{ "a" : 1 }"#, over: #"{"a":1}"#) }
        #expect(throws: ChangeError.changesNothing) { try Made.draft(nil) }
        #expect(throws: ChangeError.notOfItsKind("weather")) { try Made.draft("{") }
    }

    @Test func `a fact must be one of its kind and bear its own key`() throws {
        let row = MadeUpRegistry.row("a", MadeUpRegistry.new, .devolution)
        let body = try #require(try RegistryFacts(competences: [row]).encoded { _, _ in "" }.first?.body)
        #expect(try Made.draft(body, subject: .fact("competence", "AA-01/a")).content?.json == body)
        #expect(throws: ChangeError.notOfItsKind("competence")) { try Made.draft(body, subject: .fact("competence", "AA-01/b")) }
        #expect(throws: ChangeError.notOfItsKind("duty")) { try Made.draft(body, subject: .fact("duty", "AA-01")) }
        let strange = body.replacing("{", with: #"{"colour":"red","#, maxReplacements: 1)
        #expect(throws: ChangeError.notOfItsKind("competence")) { try Made.draft(strange, subject: .fact("competence", "AA-01/a")) }
        #expect(throws: ChangeError.notOfItsKind("nothing")) { try Made.draft(body, subject: .fact("nothing", "AA-01/a")) }
    }

    @Test(arguments: ["author", "account", "deputy", "chief", "editor"])
    func `whoever had a hand in a draft never approves it, in any disguise`(_ disguise: String) throws {
        let ties = try Ties(
            joined: [Person.ID("account"): Person.ID("author")],
            delegations: [
                MadeUpPeople.appointment("deputy", .approver, onBehalfOf: "author"),
                MadeUpPeople.appointment("author", .approver, onBehalfOf: "chief"),
            ]
        )
        var change = try Made.submitted(ties: ties)
        try change.edit(Made.draft("2"), over: change.draft.digest, in: Made.here("editor", ties: ties))
        try change.submit(in: Made.here("author", ties: ties))
        #expect(throws: RightsError.needsSecondPerson) { try change.approve(digest: change.draft.digest, in: Made.here(disguise, ties: ties)) }
        #expect(throws: RightsError.needsSecondPerson) { try change.return(because: "?", in: Made.here(disguise, ties: ties)) }
        try change.approve(digest: change.draft.digest, in: Made.here("other", ties: ties))
    }

    @Test func `a tie that has ended since, or has come since, binds as well`() throws {
        let tie = try Ties(delegations: [MadeUpPeople.appointment("deputy", .approver, from: 19_990, until: 20_001, onBehalfOf: "author")])
        var before = try Made.submitted(by: "deputy", ties: tie)
        #expect(throws: RightsError.needsSecondPerson) {
            try before.approve(digest: before.draft.digest, in: Made.here("author", day: Day(number: 20_005), ties: tie))
        }
        var after = try Made.submitted(by: "deputy")
        #expect(throws: RightsError.needsSecondPerson) { try after.approve(digest: after.draft.digest, in: Made.here("author", ties: tie)) }
        let found = Ties(joined: [Person.ID("author"): Person.ID("other")])
        var change = try Made.submitted()
        #expect(throws: RightsError.needsSecondPerson) { try change.approve(digest: change.draft.digest, in: Made.here("other", ties: found)) }
    }

    @Test func `an approval of anything but the draft as it stands is refused, and shows what has changed`() throws {
        var change = try Made.submitted(#"{"sky":"grey"}"#)
        let seen = change.draft.digest
        try change.edit(Made.draft(#"{"sky":"blue"}"#), over: seen, in: Made.here("author"))
        #expect(throws: ChangeError.wrongState(.draft)) { try change.approve(digest: seen, in: Made.here("other")) }
        try change.submit(in: Made.here("author"))
        let since = [Difference(path: "sky", before: "grey", after: "blue")]
        #expect(throws: ChangeError.changedSince(since)) { try change.approve(digest: seen, in: Made.here("other")) }
        #expect(ChangeError.changedSince(since).details == ["sky: grey → blue"])
    }

    @Test(arguments: ["source", "reason", "day", "scope", "base"])
    func `the digest names all that was looked at`(_ part: String) throws {
        let one = try Made.draft("1", over: "0")
        let other = try Made.draft(
            "1", over: part == "base" ? "2" : "0", reason: part == "reason" ? "Khác" : "Nghe nói thế",
            source: part == "source" ? "Khác" : "Báo Bịa, số 1",
            from: part == "day" ? Day(number: 1) : MadeUpPeople.day, scope: part == "scope" ? Scope(unit: MadeUpPeople.rain) : .wholeCountry
        )
        #expect(one.digest != other.digest)
    }

    @Test func `two editors of one draft: the second sees what the first did`() throws {
        var change = try Change(id: .init("c"), Made.draft(#"{"sky":"grey","wind":1}"#), in: Made.here("author"))
        let both = change.draft.digest
        try change.edit(Made.draft(#"{"sky":"blue","wind":1}"#), over: both, in: Made.here("first"))
        #expect(throws: ChangeError.changedSince([Difference(path: "sky", before: "grey", after: "blue")])) {
            try change.edit(Made.draft(#"{"sky":"grey","wind":2}"#), over: both, in: Made.here("second"))
        }
        #expect(change.history.compactMap(\.draft?.content?.json) == [#"{"sky":"grey","wind":1}"#, #"{"sky":"blue","wind":1}"#])
    }

    @Test func `two changes of one thing: the second sees what the first did, and goes on from there`() throws {
        let base = #"{"sky":"grey"}"#
        var second = try Made.submitted(#"{"sky":"black"}"#, over: base)
        let blue = #"{"sky":"blue"}"#
        let overtaken = ChangeError.overtaken([Difference(path: "sky", before: "grey", after: "blue")], by: Change.ID("first"))
        #expect(throws: overtaken) { try second.approve(digest: second.draft.digest, in: Made.here("other", current: blue, by: "first")) }
        #expect(throws: overtaken) { try Change(id: .init("d"), Made.draft("1", over: base), in: Made.here("author", current: blue, by: "first")) }
        try second.edit(Made.draft(#"{"sky":"black"}"#, over: blue), over: second.draft.digest, in: Made.here("author", current: blue))
        try second.submit(in: Made.here("author", current: blue))
        try second.approve(digest: second.draft.digest, in: Made.here("other", current: blue))
    }

    @Test func `an editor who began from what has gone sees what came instead`() throws {
        let here = try Made.here("author", current: "2", by: "first", earlier: ["2", "1"])
        #expect(try here.base(digest: Made.hash("2"))?.json == "2")
        #expect(throws: ChangeError.overtaken([Difference(path: "", before: "1", after: "2")], by: .init("first"))) {
            try here.base(digest: Made.hash("1"))
        }
        #expect(throws: ChangeError.overtaken([Difference(path: "", before: nil, after: "2")], by: .init("first"))) { try here.base(digest: nil) }
    }

    @Test func `a returned change says why, and is edited and submitted again`() throws {
        var change = try Made.submitted()
        #expect(throws: ChangeError.noReason) { try change.return(because: " ", in: Made.here("other")) }
        try change.return(because: "Thiếu căn cứ", in: Made.here("other"))
        #expect(change.returnReason == "Thiếu căn cứ" && change.state == .returned)
        try change.edit(Made.draft("2"), over: change.draft.digest, in: Made.here("author"))
        try change.submit(in: Made.here("author"))
        #expect(change.state == .submitted)
    }

    @Test func `what is withdrawn or approved stays so`() throws {
        var withdrawn = try Made.submitted()
        #expect(throws: RightsError.notAllowed) { try withdrawn.withdraw(in: Made.here("other")) }
        try withdrawn.withdraw(in: Made.here("author"))
        var approved = try Made.submitted()
        try approved.approve(digest: approved.draft.digest, in: Made.here("other"))
        for var change in [withdrawn, approved] {
            let (state, digest) = (change.state, change.draft.digest)
            #expect(!change.isOpen)
            #expect(throws: ChangeError.wrongState(state)) { try change.edit(Made.draft("3"), over: digest, in: Made.here("author")) }
            #expect(throws: ChangeError.wrongState(state)) { try change.submit(in: Made.here("author")) }
            #expect(throws: ChangeError.wrongState(state)) { try change.approve(digest: digest, in: Made.here("third")) }
            #expect(throws: ChangeError.wrongState(state)) { try change.return(because: "?", in: Made.here("third")) }
            #expect(throws: ChangeError.wrongState(state)) { try change.withdraw(in: Made.here("author")) }
        }
    }

    @Test func `undoing is a new change that needs its own second pair of eyes`() throws {
        var change = try Made.submitted("2", over: "1")
        #expect(throws: ChangeError.wrongState(.submitted)) {
            try change.undo(as: .init("u"), reason: "Nhầm", source: "Báo Bịa, số 2", from: MadeUpPeople.day, in: Made.here("other", current: "2"))
        }
        try change.approve(digest: change.draft.digest, in: Made.here("other", current: "1"))
        let here = try Made.here("other", current: "2")
        var undo = try change.undo(as: .init("u"), reason: "Nhầm", source: "Báo Bịa, số 2", from: MadeUpPeople.day, in: here)
        #expect(undo.undoes == change.id && undo.draft.content?.json == "1" && undo.draft.base?.json == "2")
        try undo.submit(in: here)
        #expect(throws: RightsError.needsSecondPerson) { try undo.approve(digest: undo.draft.digest, in: here) }
        #expect(throws: ChangeError.overtaken([Difference(path: "", before: "2", after: "3")], by: nil)) {
            try change.undo(as: .init("v"), reason: "Nhầm", source: "Báo Bịa, số 2", from: MadeUpPeople.day, in: Made.here("other", current: "3"))
        }
    }

    @Test func `what has no days of its own waits for its day before it is approved`() throws {
        let tomorrow = MadeUpPeople.day.advanced(by: 1)
        var change = try Change(id: .init("c"), Made.draft("1", from: tomorrow), in: Made.here("author"))
        try change.submit(in: Made.here("author"))
        #expect(throws: ChangeError.cannotWait(tomorrow)) { try change.approve(digest: change.draft.digest, in: Made.here("other")) }
        try change.approve(digest: change.draft.digest, in: Made.here("other", day: tomorrow))
    }

    @Test func `a draft is its own unit's and place's matter`() throws {
        func here(_ person: String, _ unit: Unit.ID) throws -> Circumstances {
            let rights = try MadeUpPeople.rights(person, [MadeUpPeople.appointment(person, .approver, Scope(unit: unit))])
            return Circumstances(rights: rights, current: nil, now: MadeUpPeople.day.start, hash: Made.hash)
        }
        let draft = try Made.draft("1", scope: Scope(unit: MadeUpPeople.rain))
        #expect(throws: RightsError.notAllowed) { try Change(id: .init("c"), draft, in: here("author", MadeUpPeople.cloud)) }
        var change = try Change(id: .init("c"), draft, in: here("author", MadeUpPeople.rain))
        // A draft cannot be moved into a unit whose approver is a friend.
        let moved = try Made.draft("1", scope: Scope(unit: MadeUpPeople.cloud))
        #expect(throws: RightsError.notAllowed) { try change.edit(moved, over: draft.digest, in: here("author", MadeUpPeople.rain)) }
        try change.submit(in: here("author", MadeUpPeople.rain))
        #expect(throws: RightsError.notAllowed) { try change.approve(digest: draft.digest, in: here("other", MadeUpPeople.cloud)) }
        try change.approve(digest: draft.digest, in: here("other", MadeUpPeople.rain))
    }
}

extension RegistryFacts {
    init(competences: [Competence]) {
        self.init()
        self.competences = competences
    }
}
