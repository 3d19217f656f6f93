// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of changes promises.
@Suite(.serialized) struct ChangeStoreTests {
    typealias Office = MadeUpOffice

    /// Two who draft and approve, over a governed thing of no kind that the system knows.
    struct Desk {
        static let thing = Subject(kind: "weather", key: "tomorrow")
        let office: MadeUpOffice
        let changes: ChangeStore

        init(_ engine: Engine) async throws {
            office = try await MadeUpOffice(engine)
            changes = ChangeStore(office.database)
            for id in ["an", "binh", "chi"] { try await office.add(id, .approver) }
        }

        @discardableResult
        func draft(_ id: String, _ content: String?, by person: String = "an", about subject: Subject = thing, at second: Double = 0) async throws
            -> Change
        {
            try await changes.keep(about: subject, by: .init(person), at: Office.now.addingTimeInterval(second)) { here in
                let draft = try Draft(
                    of: subject, base: here.current, content: content, reason: "Bịa", source: "Báo Bịa", from: here.day, scope: .wholeCountry,
                    hash: here.hash
                )
                return try Change(id: .init(id), draft, in: here)
            }
        }

        @discardableResult
        func submit(_ id: String, by person: String = "an", at second: Double = 0) async throws -> Change {
            try await changes.change(.init(id), by: .init(person), at: Office.now.addingTimeInterval(second)) { try $0.submit(in: $1) }
        }

        @discardableResult
        func approve(_ id: String, by person: String = "binh", at second: Double = 0) async throws -> Change {
            let digest = try await changes.change(.init(id)).draft.digest
            return try await changes.change(.init(id), by: .init(person), at: Office.now.addingTimeInterval(second)) {
                try $0.approve(digest: digest, in: $1)
            }
        }

        /// Drafts, submits and approves.
        func settle(_ id: String, _ content: String?, about subject: Subject = thing, at second: Double = 0) async throws {
            try await draft(id, content, about: subject, at: second)
            try await submit(id, at: second)
            try await approve(id, at: second)
        }
    }

    @Test(arguments: Engine.available)
    func `a change comes back as it was kept, with all its steps`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.draft("c", #"{"sky":"grey"}"#)
        try await desk.submit("c")
        let approved = try await desk.approve("c")
        #expect(try await desk.changes.change(.init("c")) == approved)
        #expect(approved.history.map(\.action) == [.drafted, .submitted, .approved])
        #expect(try await desk.changes.current(Desk.thing)?.json == #"{"sky":"grey"}"#)
        #expect(try await desk.changes.history(of: Desk.thing) == [approved])
        await #expect(throws: ChangeError.notFound) { try await desk.changes.change(.init("none")) }
    }

    @Test(arguments: Engine.available)
    func `a refused step leaves no trace`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.draft("c", "1")
        let submitted = try await desk.submit("c")
        await #expect(throws: RightsError.needsSecondPerson) { try await desk.approve("c", by: "an") }
        await #expect(throws: RightsError.notAllowed) { try await desk.approve("c", by: "root") }
        #expect(try await desk.changes.change(.init("c")) == submitted)
        #expect(try await desk.changes.current(Desk.thing) == nil)
    }

    @Test(arguments: Engine.available)
    func `what waits for me, and what of mine waits for others`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for (second, id) in ["a", "b", "c"].enumerated() { try await desk.draft(id, "\(second)", by: id == "b" ? "binh" : "an", at: Double(second)) }
        try await desk.submit("c", at: 5)
        try await desk.submit("b", by: "binh", at: 6)
        func waiting(_ person: String) async throws -> [String] {
            try await desk.changes.waiting(for: .init(person), at: Office.now).map(\.id.text)
        }
        #expect(try await waiting("chi") == ["c", "b"])
        #expect(try await waiting("an") == ["b"])
        #expect(try await waiting("binh") == ["c"])
        #expect(try await waiting("root").isEmpty)
        #expect(try await desk.changes.drafts(of: .init("an")).map(\.id.text) == ["c", "a"])
        #expect(try await desk.changes.drafts(of: .init("chi")).isEmpty)
        #expect(try await desk.changes.change(.init("c")).submitted == Office.now.addingTimeInterval(5))
    }

    @Test(arguments: Engine.available)
    func `of many who approve at once one does, and of two changes of one thing one`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for id in ["a", "b"] {
            try await desk.draft(id, "\"\(id)\"")
            try await desk.submit(id)
        }
        let approved = await withTaskGroup(of: String?.self) { group in
            for (id, person) in [("a", "binh"), ("a", "chi"), ("b", "binh"), ("b", "chi")] {
                group.addTask { (try? await desk.approve(id, by: person)).map(\.id.text) }
            }
            return await group.compactMap { $0 }.reduce(into: []) { $0.append($1) }
        }
        #expect(approved.count == 1)
        #expect(try await desk.changes.current(Desk.thing)?.json == approved.first.map { "\"\($0)\"" })
        let late = approved == ["a"] ? "b" : "a"
        let overtaken = ChangeError.overtaken([Difference(path: "", before: nil, after: approved[0])], by: .init(approved[0]))
        await #expect(throws: overtaken) { try await desk.approve(late) }
    }

    @Test(arguments: Engine.available)
    func `what one approved of the other's before they were found to be one is found, and no more of it follows`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.settle("early", "1")
        #expect(try await desk.changes.approvedByTheirAuthors().isEmpty)
        try await desk.draft("late", "2")
        try await desk.submit("late")
        try await desk.office.people.join(.init("binh"), into: .init("an"), by: .init("root"), at: Office.now)
        #expect(try await desk.changes.approvedByTheirAuthors().map(\.id.text) == ["early"])
        await #expect(throws: RightsError.needsSecondPerson) { try await desk.approve("late", by: "binh") }
        #expect(try await desk.changes.waiting(for: .init("binh"), at: Office.now).isEmpty)
        #expect(try await desk.changes.drafts(of: .init("binh")).map(\.id.text) == ["late"])
        try await desk.approve("late", by: "chi")
    }

    @Test(arguments: Engine.available)
    func `a role that has been taken away approves nothing any more`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.draft("c", "1")
        try await desk.submit("c")
        try await desk.office.people.end(.init("a-binh"), on: Office.today, by: .init("root"), at: Office.now)
        await #expect(throws: RightsError.notAllowed) { try await desk.approve("c") }
    }

    @Test(arguments: Engine.available)
    func `changes are listed newest first, by state and by words without marks`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.draft("c1", "1", at: 1)
        try await desk.draft("c2", "2", about: Subject(kind: "weather", key: "Hôm kia"), at: 2)
        try await desk.submit("c2", at: 3)
        let list = { (state: Change.State?, words: String) in
            try await desk.changes.changes(ChangeNarrowing(state: state, words: words), limit: 9, offset: 0).elements.map(\.id.text)
        }
        #expect(try await list(nil, "") == ["c2", "c1"])
        #expect(try await list(.submitted, "") == ["c2"])
        #expect(try await list(nil, "KIA hom") == ["c2"])
        #expect(try await list(nil, "bao bia") == ["c2", "c1"])
        #expect(try await list(.withdrawn, "bao").isEmpty)
        for odd in ["%", "_", "!", "' OR 1=1 --"] { #expect(try await list(nil, odd).isEmpty, "\(odd)") }
        let page = try await desk.changes.changes(ChangeNarrowing(), limit: 1, offset: 1)
        #expect(page.total == 2 && page.elements.map(\.id.text) == ["c1"])
    }

    @Test(arguments: Engine.available)
    func `an inbox counts what it shows`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.office.add("dung", .approver, Scope(place: .init("north")))
        for id in ["c1", "c2", "c3"] { try await desk.draft(id, id == "c1" ? "1" : "2", by: id == "c3" ? "binh" : "an") }
        for (id, person) in [("c1", "an"), ("c3", "binh")] { try await desk.submit(id, by: person) }
        for person in ["an", "binh", "chi", "dung", "root"] {
            let rights = try await desk.office.people.rights(of: .init(person))
            let shown = try await desk.changes.waiting(for: .init(person), at: Office.now).count
            #expect(try await desk.changes.waitingCount(for: rights, on: Office.today) == shown, "\(person)")
            #expect(shown == ["an": 1, "binh": 1, "chi": 2][person, default: 0])
        }
    }

    @Test(arguments: Engine.available)
    func `a return is taken back, and a withdrawn change drafted again`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.draft("c", "1")
        let submitted = try await desk.submit("c")
        let changes = desk.changes
        let step = { (person: String, step: @escaping @Sendable (inout Change, Circumstances) throws -> Void) in
            try await changes.change(.init("c"), by: .init(person), at: Office.now.addingTimeInterval(9), step)
        }
        await #expect(throws: ChangeError.wrongState(.submitted)) { _ = try await step("binh") { try $0.resume(in: $1) } }
        _ = try await step("binh") { try $0.return(because: "Nhầm", in: $1) }
        // Neither the author nor another approver speaks for whoever returned it.
        await #expect(throws: RightsError.needsSecondPerson) { _ = try await step("an") { try $0.resume(in: $1) } }
        await #expect(throws: RightsError.notAllowed) { _ = try await step("chi") { try $0.resume(in: $1) } }
        let resumed = try await step("binh") { try $0.resume(in: $1) }
        #expect(resumed.state == .submitted && resumed.submitted == submitted.submitted && resumed.history.last?.action == .resumed)
        #expect(try await changes.waiting(for: .init("chi"), at: Office.now) == [resumed])

        let withdrawn = try await step("an") { try $0.withdraw(in: $1) }
        let again = try await changes.keep(about: Desk.thing, by: .init("an"), at: Office.now) { try withdrawn.again(as: .init("c2"), in: $0) }
        #expect(again.state == .draft && again.draft == withdrawn.draft)
        await #expect(throws: ChangeError.wrongState(.draft)) {
            _ = try await changes.keep(about: Desk.thing, by: .init("an"), at: Office.now) { try again.again(as: .init("c3"), in: $0) }
        }
        try await desk.settle("other", "2", at: 20)
        await #expect(throws: ChangeError.self) {
            _ = try await changes.keep(about: Desk.thing, by: .init("an"), at: Office.now) { try withdrawn.again(as: .init("c4"), in: $0) }
        }
    }
}
