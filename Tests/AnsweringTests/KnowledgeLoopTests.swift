// SPDX-License-Identifier: Apache-2.0
import Answering
import Domain
import Foundation
import Retrieval
import Storage
import Testing

/// From a question that nothing answers, by a person's answer and another's approval, to the assistant's own.
@Suite struct KnowledgeLoopTests {
    static let question = "Phi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm?"
    static let quote = "Dây của cánh diều dài không quá một trăm thước."
    static let alike = [
        "Khi bay đêm phi công diều giấy được đem mấy con mèo lên giỏ?", "phi cong dieu giay duoc dem may con meo len gio khi bay dem",
        "Cho hỏi phi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm ạ?", "Phi công diều giấy đem mấy con mèo lên giỏ khi bay đêm",
        "Mèo đi theo người lái diều ban đêm thì nhiều nhất bao nhiêu?",
    ]
    static let others = [
        "Phi công diều giấy được đem 3 con mèo lên giỏ khi bay đêm?", "Phi công diều giấy nộp lệ phí bao nhiêu tiền mèo lên giỏ khi bay đêm?",
        "Thu hồi mèo của phi công diều giấy đem lên giỏ khi bay đêm", "Ai cấp phép đem mèo lên giỏ khi bay đêm?",
    ]

    /// The parts over one database: "tra-loi" answers, "duyet" approves.
    struct House {
        let database: any SQLDatabase
        let pipeline: Pipeline
        let changes: ChangeStore
        let trials: KnowledgeTrialStore
        let runs: KnowledgeTrialRuns
        /// Answers over a registry, and keeps nothing.
        let trial: @Sendable (any Registries) -> any Assistant
        let tickets: TicketStore

        init(golden: [GoldenQuestion] = [], knowing facts: RegistryFacts = Desk.facts) async throws {
            database = try await Databases.open("sqlite::memory:")
            try await Schema.migrate(database)
            try await EditionStore(database).take(MadeUpLaw.part)
            let store = FactStore(database)
            _ = try await store.replace(with: try facts.encoded { "\($0)/\($1)" }, at: Desk.asked)
            let folder = FileManager.default.temporaryDirectory.appending(path: "loop-\(UUID().uuidString)").path
            var builder = IndexBuilder(folder: folder, generation: "g1", documents: MadeUpLaw.part.documents)
            builder.add(MadeUpLaw.part.provisions.sorted { $0.id < $1.id })
            try builder.finish()
            let documents = LegalDocumentStore(database)
            let index = FolderIndex(folder: folder, rankings: RankingFolder(folder + "/rankings"))
            let assistant = { @Sendable (registries: any Registries, answers: any Answers) in
                Pipeline(
                    registries: registries, documents: documents, index: index, answers: answers, newID: { UUID().uuidString },
                    now: { Desk.asked }, versions: { [:] })
            }
            pipeline = assistant(RegistryCache(facts: store, changes: LawChangeStore(database)), AnswerStore(database))
            trial = { assistant($0, Unkept()) }
            trials = KnowledgeTrialStore(database)
            runs = KnowledgeTrialRuns(trials, golden: { golden }, assistant: trial)
            (changes, tickets) = (ChangeStore(database), TicketStore(database))
            let people = PeopleStore(database)
            let first = Invitation.ofFirstAdministrator(id: .init("i0"), secretDigest: "d0", expires: Desk.asked.addingTimeInterval(60))
            _ = try await people.inviteFirstAdministrator(first, at: Desk.asked)
            try await accept("root", "d0", people)
            for (name, role) in [("tra-loi", Role.expert), ("duyet", .legal)] {
                let invitation = Invitation(
                    id: .init(name), secretDigest: name, role: role, scope: .wholeCountry, invitedBy: .init("root"),
                    expires: Desk.asked.addingTimeInterval(60))
                try await people.invite(invitation, at: Desk.asked)
                try await accept(name, name, people)
            }
        }

        private func accept(_ name: String, _ digest: String, _ people: PeopleStore) async throws {
            let email = try EmailAddress("\(name)@example.org")
            let person = try Person(id: .init(name), name: "Người Bịa", email: email, language: .vi, notices: TimeOfDay("08:00"))
            _ = try await people.accept(secretDigest: digest, as: person, account: .email(email), appointment: .init(name), at: Desk.asked)
        }

        func ask(_ text: String, on day: Day = Desk.today, place: String? = nil, person: Bool = false) async throws -> Answer {
            let question = try Question(
                id: .init(UUID().uuidString), text: text, on: day, place: place, asked: Desk.asked, wantsPerson: person)
            return try await pipeline.answer(question).answer
        }

        /// Answers a ticket with a quote, makes an entry of it and, where wanted, lets another approve it.
        func teach(
            _ ticket: Ticket.ID, isApproved: Bool = true, span: DaySpan = DaySpan(from: Day(iso: "2026-01-01")),
            asking question: String? = nil, also paraphrases: [String] = [KnowledgeLoopTests.alike[4]], saying text: String = "Hai con mèo.",
            as id: String = "c", named name: String? = nil
        ) async throws -> Change {
            let documents = LegalDocumentStore(database)
            let citation = try await TypedCitation(place: "Điều 1 Thông tư 1/1901/TT-XX", quote: KnowledgeLoopTests.quote)
                .citation(in: documents, on: Desk.today)
            let reply = try Reply(text: text, citations: [citation])
            _ = try await tickets.change(ticket, by: .init("tra-loi")) { try $0.take(revision: 0, by: $1, at: Desk.asked) }
            let handling = try await tickets.change(ticket, by: .init("tra-loi")) { try $0.answer(reply, revision: 1, by: $1, at: Desk.asked) }
            let entry = try KnowledgeEntry(
                id: .init(name ?? ticket.text), question: question ?? handling.ticket.question.text, paraphrases: paraphrases, answer: reply.text,
                citations: reply.citations, span: span, unit: handling.unit, place: handling.ticket.place)
            let json = try RegistryFacts.canonical(entry)
            let change = try await changes.keep(about: entry.subject, by: .init("tra-loi"), at: Desk.asked) { here in
                let draft = try Draft(
                    of: entry.subject, base: here.current, content: json, reason: "phiếu", source: "bịa", from: here.day, scope: entry.scope,
                    hash: here.hash)
                var change = try Change(id: .init(id), draft, in: here)
                try change.submit(in: here)
                return change
            }
            guard isApproved else { return change }
            _ = try await tried(change)
            return try await approve(id)
        }

        func approve(_ id: String) async throws -> Change {
            try await changes.change(.init(id), by: .init("duyet"), at: Desk.asked) { try $0.approve(digest: $0.draft.digest, in: $1) }
        }

        /// What a trial finds, which is kept.
        func tried(_ change: Change) async throws -> KnowledgeTrial {
            _ = try await runs.progress(of: change, at: Desk.asked)
            await runs.finish()
            return try #require(try await trials.trial(of: change, at: Desk.asked))
        }

        /// A question that a person is asked, to be taught.
        func ticket(_ text: String, place: String? = nil) async throws -> Ticket.ID {
            try #require(try await ask(text, place: place, person: true).ticket).id
        }
    }

    static func taught(_ house: House, place: String? = nil, isApproved: Bool = true, span: DaySpan? = nil) async throws {
        let before = try await house.ask(question, place: place)
        #expect(before.action == .handoff)
        let ticket = try #require(before.ticket)
        _ = try await house.teach(ticket.id, isApproved: isApproved, span: span ?? DaySpan(from: Day(iso: "2026-01-01")))
    }

    @Test func `once approved the same question and paraphrases are answered with the ground, and others are not`() async throws {
        let house = try await House()
        try await Self.taught(house)
        for text in [Self.question] + Self.alike {
            let answer = try await house.ask(text)
            #expect(answer.action == .answer && answer.reason == .answeredBefore, "\(text): \(answer.reason)")
            let sentence = try #require(answer.sentences.first)
            #expect(sentence.text.hasPrefix("Hai con mèo.") && sentence.text.contains("01/01/2026"))
            #expect(sentence.citations.map(\.quote) == [Self.quote] && sentence.citations.allSatisfy(\.isVerified))
        }
        for text in Self.others { #expect(try await house.ask(text).reason != .answeredBefore, "\(text)") }
        // Whoever wants a person gets one.
        #expect(try await house.ask(Self.question, person: true).action == .handoff)
    }

    @Test func `who is competent the registry says, whatever a person has answered`() async throws {
        let house = try await House()
        let question = "Ai cấp giấy phép bưu chính phạm vi liên tỉnh, quốc tế?"
        _ = try await house.teach(#require(try await house.ask(question, person: true).ticket).id)
        #expect(try await house.ask(question).reason == .competence)
    }

    @Test func `where the registry's sources disagree what a person has answered is said beside them`() async throws {
        let house = try await House()
        let question = "Ai cấp giấy phép X-quang chẩn đoán y tế?"
        let before = try await house.ask(question)
        #expect(before.action == .handoff && before.reason == .contested)
        _ = try await house.teach(#require(before.ticket).id)
        let after = try await house.ask(question)
        #expect(after.action == .answer && after.reason == .answeredBefore && after.ticket == nil)
        #expect(after.competence?.result == .contested)
    }

    @Test func `what nobody else has approved is not said`() async throws {
        let house = try await House()
        try await Self.taught(house, isApproved: false)
        #expect(try await house.ask(Self.question).action == .handoff)
        await #expect(throws: RightsError.self) {
            try await house.changes.change(.init("c"), by: .init("tra-loi"), at: Desk.asked) { try $0.approve(digest: $0.draft.digest, in: $1) }
        }
    }

    @Test func `an answer is said only of its days and its place`() async throws {
        let house = try await House()
        let span = DaySpan(from: Day(iso: "2026-01-01"), until: Day(iso: "2026-12-01"))
        try await Self.taught(house, place: "Hưng Yên", span: span)
        #expect(try await house.ask(Self.question, place: "Hưng Yên").reason == .answeredBefore)
        #expect(try await house.ask(Self.question).action == .handoff)
        #expect(try await house.ask(Self.question, place: "Đà Nẵng").action == .handoff)
        for day in ["2025-12-31", "2026-12-01"] {
            let on = try #require(Day(iso: day))
            #expect(try await house.ask(Self.question, on: on, place: "Hưng Yên").action == .handoff, "\(day)")
        }
    }

    @Test func `when the article it rests on changes it is said no more`() async throws {
        let house = try await House()
        try await Self.taught(house)
        #expect(try await house.ask(Self.question).reason == .answeredBefore)
        let editions = EditionStore(house.database)
        let changed = MadeUpLaw.part.provisions.map { one in
            // The quote still stands; what stands beside it is new.
            one.id.text != "1-1901-tt-xx/art_1"
                ? one
                : Provision(
                    id: one.id, document: one.document, path: one.path, heading: one.heading, text: one.text + "\nTrừ ban đêm.", effect: one.effect)
        }
        let part = EditionPart(
            name: "made-up", title: "Made up", documents: MadeUpLaw.part.documents, provisions: changed, faults: [], textBytes: 0, keptBytes: 0)
        let edition = try await editions.open(label: "later", digest: "e", at: Desk.asked.addingTimeInterval(10))
        try await editions.stage([part], in: edition)
        _ = try await editions.finish(edition, at: Desk.asked.addingTimeInterval(10))
        #expect(try await house.ask(Self.question).action == .handoff)
    }

    @Test func `where another rule lies over the article it rests on it is said no more from that day, though its words are as they were`()
        async throws
    {
        let house = try await House()
        try await Self.taught(house)
        let day = Desk.today.advanced(by: 10)
        let path = ProvisionPath([.init(.article, "1")])
        let basis = AmendmentBasis(document: .init("9-1901-nq-xx"), number: "9/1901/NQ-XX", issued: nil, path: path, ordinal: 0)
        let amendment = Amendment(
            id: .init("9-1901-nq-xx/0"), target: .init("1-1901-tt-xx"), operation: .overlay(at: path, says: "Cấm bay đêm."), basis: basis,
            effect: DaySpan(from: day))
        let amendments = AmendmentStore(house.database)
        _ = try await amendments.propose(
            [ProposedAmendment(amendment: amendment, instruction: "Cấm bay đêm.", targetWords: "Thông tư số 1/1901/TT-XX")], at: Desk.asked)
        let later = Desk.asked.addingTimeInterval(10)
        _ = try await amendments.change(amendment.id, by: .init("duyet"), at: later) { try $0.confirm(revision: 0, by: $1, at: later) }
        #expect(try await house.ask(Self.question).reason == .answeredBefore)
        #expect(try await house.ask(Self.question, on: day).action == .handoff)
    }

    @Test func `an undone entry is said no more`() async throws {
        let house = try await House()
        try await Self.taught(house)
        let change = try await house.changes.change(.init("c"))
        _ = try await house.changes.keep(about: change.subject, by: .init("tra-loi"), at: Desk.asked) { here in
            var back = try change.undo(as: .init("u"), reason: "Sai", source: "bịa", from: here.day, in: here)
            try back.submit(in: here)
            return back
        }
        _ = try await house.changes.change(.init("u"), by: .init("duyet"), at: Desk.asked) { try $0.approve(digest: $0.draft.digest, in: $1) }
        #expect(try await house.ask(Self.question).action == .handoff)
    }
}
