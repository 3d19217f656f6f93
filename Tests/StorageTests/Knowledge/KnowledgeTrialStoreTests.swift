// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// A trial stands for one draft over one state of what is known, and is decided about in the transaction of the approval.
@Suite(.serialized) struct KnowledgeTrialStoreTests {
    typealias Office = MadeUpOffice
    static let question = "Cá vàng bay mấy vòng?"

    struct House {
        let desk: ChangeStoreTests.Desk
        let trials: KnowledgeTrialStore

        init(_ engine: Engine) async throws {
            desk = try await ChangeStoreTests.Desk(engine)
            try await desk.office.add("luat", .legal)
            trials = KnowledgeTrialStore(desk.office.database)
        }

        /// A submitted entry.
        func submitted(_ id: String, saying answer: String = "Ba vòng.") async throws -> Change {
            let citation = Citation(
                document: "9/1901/NĐ-XX", path: "Điều 1", provision: .init("x/art_1"), quote: "Nguyên văn bịa.", isVerified: true, version: "v",
                sources: [])
            let entry = try KnowledgeEntry(
                id: .init(id), question: question, paraphrases: [], answer: answer, citations: [citation], span: .always,
                unit: Unit.legalDepartment, place: nil)
            let json = try RegistryFacts.canonical(entry)
            return try await desk.changes.keep(about: entry.subject, by: .init("an"), at: Office.now) { here in
                let draft = try Draft(
                    of: entry.subject, base: here.current, content: json, reason: "Bịa", source: "Báo Bịa", from: here.day, scope: entry.scope,
                    hash: here.hash)
                var change = try Change(id: .init(id), draft, in: here)
                try change.submit(in: here)
                return change
            }
        }

        func tried(_ change: Change, worse: [String] = []) async throws -> KnowledgeTrial {
            let supposed = try await trials.supposed(change, at: Office.now)
            let trial = KnowledgeTrial(
                change: change.id, digest: change.draft.digest, ground: supposed.ground, made: Office.now, own: [.init(question, .byEntry)],
                counts: [.golden: 2, .duty: 3], near: 1, worse: worse.map { TrialQuestion($0, on: Office.today, place: nil, origin: .golden) },
                gained: [])
            try await trials.keep(trial)
            return trial
        }

        func approve(_ id: String) async throws -> Change {
            let digest = try await desk.changes.change(.init(id)).draft.digest
            return try await desk.changes.change(.init(id), by: .init("luat"), at: Office.now) { try $0.approve(digest: digest, in: $1) }
        }
    }

    @Test(arguments: Engine.available)
    func `an entry is approved by its trial, which is kept as it was made and told to the log by counts`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let change = try await house.submitted("c")
        #expect(try await house.trials.trial(of: change, at: Office.now) == nil)
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("c") }
        let trial = try await house.tried(change)
        #expect(try await house.trials.trial(of: change, at: Office.now) == trial)
        let row = try #require(
            try await AuditStore(house.desk.office.database).rows(AuditNarrowing(act: .knowledgeTried), limit: 9, offset: 0).elements.first)
        let facts = try #require(row.entry.facts)
        #expect(facts["asked"] == "6" && facts["worse"] == "0" && facts["digest"] == change.draft.digest && !facts.text.contains("vàng"))
        #expect(try await house.approve("c").state == .approved)
    }

    @Test(arguments: Engine.available)
    func `a trial that refused is put aside by whoever drafts or decides the change, and the log says who`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let change = try await house.submitted("c")
        for name in ["an", "luat"] {
            await #expect(throws: KnowledgeTrialError.notTried) { try await house.trials.forget(change.id, by: .init(name), at: Office.now) }
        }
        _ = try await house.tried(change, worse: ["Ai giữ mây?"])
        await #expect(throws: RightsError.notAllowed) { try await house.trials.forget(change.id, by: .init("root"), at: Office.now) }
        #expect(try await house.trials.trial(of: change, at: Office.now) != nil)
        try await house.trials.forget(change.id, by: .init("an"), at: Office.now)
        #expect(try await house.trials.trial(of: change, at: Office.now) == nil)
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("c") }
        _ = try await house.tried(change, worse: ["Ai giữ mây?"])
        try await house.trials.forget(change.id, by: .init("luat"), at: Office.now)
        let rows = try await AuditStore(house.desk.office.database).rows(AuditNarrowing(act: .knowledgeTriedAgain), limit: 9, offset: 0).elements
        #expect(rows.map(\.entry.actorText).sorted() == ["person:an", "person:luat"] && rows.allSatisfy { !$0.entry.factsText.contains("mây") })
        // What has passed is not tried until it refuses.
        _ = try await house.tried(change)
        await #expect(throws: KnowledgeTrialError.nothingToTry) { try await house.trials.forget(change.id, by: .init("luat"), at: Office.now) }
        #expect(try await house.approve("c").state == .approved)
        await #expect(throws: KnowledgeTrialError.nothingToTry) { try await house.trials.forget(change.id, by: .init("luat"), at: Office.now) }
    }

    @Test(arguments: Engine.available)
    func `what would be known is told without anything being changed`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let change = try await house.submitted("c")
        let supposed = try await house.trials.supposed(change, at: Office.now)
        #expect(supposed.before.facts.knowledge.isEmpty && supposed.after.facts.knowledge.map(\.question) == [Self.question])
        #expect(try await house.trials.supposed(change, at: Office.now).ground == supposed.ground)
        #expect(try await FactStore(house.desk.office.database).facts(known: nil).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a trial that found something worse refuses with the questions, and one that does not is another`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let change = try await house.submitted("c")
        _ = try await house.tried(change, worse: ["Một?", "Hai?"])
        await #expect(throws: KnowledgeTrialError.breaks(["Một?", "Hai?"])) { try await house.approve("c") }
        _ = try await house.tried(change)
        #expect(try await house.approve("c").state == .approved)
    }

    @Test(arguments: Engine.available)
    func `another draft, another fact or another day ask for another trial`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let (first, second) = (try await house.submitted("c"), try await house.submitted("d", saying: "Bốn vòng."))
        for change in [first, second] { _ = try await house.tried(change) }
        let tomorrow = Office.now.addingTimeInterval(86_400)
        #expect(try await house.trials.trial(of: first, at: tomorrow) == nil)
        #expect(try await house.approve("c").state == .approved)
        // What was approved is known now: the other was tried before that.
        #expect(try await house.trials.trial(of: second, at: Office.now) == nil)
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("d") }
        _ = try await house.tried(second)
        let edited = try await house.desk.changes.change(.init("d"), by: .init("an"), at: Office.now) { change, here in
            let next = try Draft(
                of: change.subject, base: here.current, content: change.draft.content?.json, reason: "Khác", source: "Báo Bịa", from: here.day,
                scope: change.draft.scope, hash: here.hash)
            try change.edit(next, over: change.draft.digest, in: here)
            try change.submit(in: here)
        }
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("d") }
        _ = try await house.tried(edited)
        #expect(try await house.approve("d").state == .approved)
    }

    @Test(arguments: Engine.available)
    func `changed words of the law ask for another trial, and ending an entry asks for none`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let change = try await house.submitted("c")
        _ = try await house.tried(change)
        try await house.desk.office.database.write { try $0.run("UPDATE law_generation SET number = number + 1") }
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("c") }
        _ = try await house.tried(change)
        let approved = try await house.approve("c")
        _ = try await house.desk.changes.keep(about: change.subject, by: .init("an"), at: Office.now.addingTimeInterval(5)) { here in
            var back = try approved.undo(as: .init("u"), reason: "Sai", source: "Báo Bịa", from: here.day, in: here)
            try back.submit(in: here)
            return back
        }
        #expect(try await house.approve("u").state == .approved)
    }
}
