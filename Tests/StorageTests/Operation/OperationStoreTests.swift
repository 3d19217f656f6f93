// SPDX-License-Identifier: Apache-2.0
import Storage
import Domain
import FoundationEssentials
import Testing

/// Figures as any database must give them.
@Suite(.serialized) struct OperationStoreTests {
    typealias Office = MadeUpOffice

    @Test(arguments: Engine.available)
    func `open tickets and waits are found page by page, and nothing twice`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        // Some were asked in the same second, so that a page ends between them.
        for number in 0..<11 { try await desk.open("t\(number)", minute: Double(number / 3) - 100) }
        for number in 0..<4 { try await desk.take("t\(number)", by: "an") }
        _ = try await desk.tickets.change(.init("t0"), by: .init("an")) { try $0.close(revision: 1, because: "Bịa", by: $1, at: Office.now) }
        let store = OperationStore(desk.office.database, page: 2)
        let figures = try await store.desk(.usual, since: Office.now.addingTimeInterval(-86_400), at: Office.now)
        #expect(figures.open == [.waiting: 7, .taken: 3])
        #expect(figures.waits == [5_940, 6_000, 6_000, 6_000])
        #expect(figures.late == [.firstResponse: 7])
        let short = try await store.desk(.usual, since: Office.now.addingTimeInterval(-5_990), at: Office.now)
        #expect(short.waits == [5_940] && short.open == figures.open)
    }

    @Test(arguments: Engine.available)
    func `answers are counted by the days of Ha Noi`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let answers = AnswerStore(database)
        let day = try #require(Day(iso: "2026-11-22"))
        let instants: [(Double, Answer.Action)] = [(-1, .answer), (0, .answer), (1, .handoff), (86_399, .answer), (86_400, .refuse)]
        for (number, (seconds, action)) in instants.enumerated() {
            let kept = day.start.addingTimeInterval(seconds)
            let question = try Question(id: .init("q\(number)"), text: "Ai giữ mây?", on: day, asked: kept)
            let answer = Answer(question: question, action: action, reason: .noGround)
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: kept), ticket: nil)
        }
        let store = OperationStore(database)
        #expect(
            try await store.answers(from: day.advanced(by: -1)) == [
                DayOfAnswers(day: day.advanced(by: -1), counts: [.answer: 1]), DayOfAnswers(day: day, counts: [.answer: 2, .handoff: 1]),
                DayOfAnswers(day: day.advanced(by: 1), counts: [.refuse: 1]),
            ])
        #expect(try await store.answers(from: day.advanced(by: 1)).map(\.day) == [day.advanced(by: 1)])
        #expect(try await store.answers(from: day.advanced(by: 9)).isEmpty)
    }

    /// The index over open tickets names them; whoever adds a state adds it there.
    @Test func `the states that the index calls open are those of the trade`() throws {
        let open = Handling.State.allCases.filter { $0 != .answered && $0 != .closed }.map(\.rawValue)
        #expect(open == ["waiting", "taken", "asking", "merged"])
    }

    @Test(arguments: Engine.available)
    func `work on a database is counted while it runs`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let inside = try await database.read { [database] _ in database.load }
        #expect(inside.busy == 1 && inside.connections > 1)
        let writing = try await database.write { [database] _ in database.load }
        #expect(writing.busy >= 1)
    }
}
