// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What any store of answers and their tickets promises.
@Suite(.serialized) struct AnswerStoreTests {
    static func question(_ id: String) throws -> Question {
        try Question(id: Identifier(id), text: "Ai có quyền?", on: Day(number: 20_000), place: "Nơi Nào Đó", asked: MadeUpLaw.instant(1))
    }

    static func record(_ id: String) throws -> AnswerRecord {
        let citation = Citation(document: "1/1901/NĐ-XX", path: "Điều 1", quote: "Một.", isVerified: true, version: "abc", sources: ["x"])
        return AnswerRecord(
            answer: Answer(
                question: try question(id), action: .handoff, reason: .noGround,
                sentences: [Sentence(text: "Một.", layer: .norm, citations: [citation])], nearby: [Nearby(title: "Gần đó")]
            ),
            versions: ["registry": "r1"], timings: ["ReadQuestion": 12], kept: MadeUpLaw.instant(2)
        )
    }

    static func ticket(_ id: String, secret: String, opened: Int = 5) throws -> Ticket {
        Ticket(
            id: Identifier(id), question: try question(id), reason: .noGround, evidence: [Nearby(title: "Gần đó")],
            unit: Unit.legalDepartment, opened: MadeUpLaw.instant(opened), due: MadeUpLaw.instant(opened + 100), secretDigest: secret
        )
    }

    @Test(arguments: Engine.available)
    func `an answer comes back as it was kept`(_ engine: Engine) async throws {
        let answers = AnswerStore(try await engine.migratedDatabase())
        let record = try Self.record("q1")
        try await answers.keep(record, ticket: nil)
        #expect(try await answers.record(Identifier("q1")) == record)
        await #expect(throws: AnswerError.notFound(Identifier("q2"))) { try await answers.record(Identifier("q2")) }
    }

    @Test(arguments: Engine.available)
    func `an answer and its ticket are kept together or not at all`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let answers = AnswerStore(database)
        try await answers.keep(try Self.record("q1"), ticket: try Self.ticket("t1", secret: "s1"))
        #expect(try await TicketStore(database).handling(Identifier("t1")) == Handling(Self.ticket("t1", secret: "s1")))

        // The same secret again breaks the ticket, and must take the answer with it.
        await #expect(throws: (any Error).self) {
            try await answers.keep(try Self.record("q2"), ticket: try Self.ticket("t2", secret: "s1"))
        }
        await #expect(throws: AnswerError.notFound(Identifier("q2"))) { try await answers.record(Identifier("q2")) }
    }

    @Test(arguments: Engine.available)
    func `opinions on answers are kept, and the newest that dispute one come first`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let (answers, reviews) = (AnswerStore(database), AnswerReviewStore(database))
        func keep(_ vote: AnswerVote) async throws {
            let matter = AnswerReview.Matter(ground: .answer(vote.answer), unit: .init("troi"), field: nil)
            try await reviews.keep(vote, of: matter, opening: .init("r-" + vote.answer.text))
        }
        for id in ["q1", "q2"] { try await answers.keep(try Self.record(id), ticket: nil) }
        func vote(_ id: String, isRight: Bool, _ reason: String, _ second: Int) -> AnswerVote {
            AnswerVote(answer: Identifier(id), isRight: isRight, reason: reason, cast: MadeUpLaw.instant(second))
        }
        let disputes = [vote("q1", isRight: false, "Sai điều.", 10), vote("q2", isRight: false, String(repeating: "a", count: 900), 20)]
        for vote in disputes + [vote("q1", isRight: true, "", 30)] { try await keep(vote) }
        let found = try await answers.disputed(limit: 10, offset: 0)
        #expect(found.total == 2)
        #expect(found.elements.map(\.vote) == disputes.reversed())
        #expect(found.elements.first?.vote.reason.count == AnswerVote.longestReason)
        #expect(try await answers.disputed(limit: 1, offset: 1).elements.map(\.question.id.text) == ["q1"])
        await #expect(throws: AnswerError.notFound(Identifier("q9"))) { try await keep(vote("q9", isRight: false, "", 1)) }
    }

    @Test(arguments: Engine.available)
    func `what found no ground comes newest first, whatever the reason, and nothing else does`(_ engine: Engine) async throws {
        let answers = AnswerStore(try await engine.migratedDatabase())
        let kept: [(reason: Answer.Reason, second: Int)] = [
            (.guidanceOnly, 10), (.noGround, 40), (.quoteFailed, 30), (.law, 50), (.noGround, 20), (.outsideField, 60), (.quoteFailed, 40),
        ]
        for (place, one) in kept.enumerated() {
            let question = try Question(
                id: Identifier("q\(place)"), text: "Câu \(place)?", on: Day(number: 20_000), place: nil, asked: MadeUpLaw.instant(1))
            let answer = Answer(question: question, action: .handoff, reason: one.reason)
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: MadeUpLaw.instant(one.second)), ticket: nil)
        }
        #expect(try await answers.unanswered(limit: 10) == ["Câu 1?", "Câu 6?", "Câu 2?", "Câu 4?", "Câu 0?"])
        #expect(try await answers.unanswered(limit: 3) == ["Câu 1?", "Câu 6?", "Câu 2?"])
        #expect(try await answers.unanswered(limit: 0).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a ticket opens to its secret and to nothing else`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        try await AnswerStore(database).keep(try Self.record("q1"), ticket: try Self.ticket("t1", secret: "s1"))
        let tickets = TicketStore(database)
        #expect(try await tickets.handling(secretDigest: "s1").id == Identifier("t1"))
        for guess in ["", "S1", "s1 ", "%", "' OR 1=1 --"] {
            await #expect(throws: TicketError.notFound) { try await tickets.handling(secretDigest: guess) }
        }
    }

    @Test(arguments: Engine.available)
    func `waiting tickets come oldest first`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        for (name, opened) in [("c", 30), ("a", 10), ("b", 20)] {
            try await AnswerStore(database).keep(try Self.record(name), ticket: try Self.ticket(name, secret: name, opened: opened))
        }
        let page = try await TicketStore(database).waiting(limit: 2, offset: 0)
        #expect(page.elements.map(\.id.text) == ["a", "b"])
        #expect(page.total == 3)
        #expect(try await TicketStore(database).waiting(limit: 2, offset: 2).elements.map(\.id.text) == ["c"])
    }

    /// About a duty of its own, as who is competent for it.
    private static func record(_ id: String, about duty: String?, kept second: Int) throws -> AnswerRecord {
        let finding = duty.map { name in
            Competence.Finding(
                duty: Duty(id: .init(name), field: .init("f"), title: Words(vi: "Việc"), sources: ["x"], confidence: .high), place: nil,
                on: Day(number: 20_000), result: .none, holders: [], reasons: [], timeline: [], expires: nil)
        }
        let answer = Answer(question: try question(id), action: .answer, reason: .lapsed, competence: finding)
        return AnswerRecord(answer: answer, versions: [:], timings: [:], kept: MadeUpLaw.instant(second))
    }

    @Test(arguments: Engine.available)
    func `questions are counted by the duty they were about, since an instant`(_ engine: Engine) async throws {
        let answers = AnswerStore(try await engine.migratedDatabase())
        for (id, duty, second) in [("q1", "AA-01", 10), ("q2", "AA-01", 20), ("q3", nil, 20), ("q4", "AA-02", 5)] as [(String, String?, Int)] {
            try await answers.keep(try Self.record(id, about: duty, kept: second), ticket: nil)
        }
        #expect(try await answers.asked(since: MadeUpLaw.instant(0)) == [.init("AA-01"): 2, .init("AA-02"): 1])
        #expect(try await answers.asked(since: MadeUpLaw.instant(20)) == [.init("AA-01"): 1])
    }

    @Test(arguments: Engine.available)
    func `answers from before they were counted are counted as well`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        try await AnswerStore(database).keep(try Self.record("q1", about: "AA-01", kept: 10), ticket: nil)
        // As a database of the version before left it.
        try await database.write { session in
            try session.run("DROP INDEX answer_duty")
            try session.run("ALTER TABLE answer DROP COLUMN duty")
            try session.run("DELETE FROM schema_migration WHERE name = '0160-answer-duty'")
        }
        try await Schema.migrate(database)
        #expect(try await AnswerStore(database).asked(since: MadeUpLaw.instant(0)) == [.init("AA-01"): 1])
    }
}
