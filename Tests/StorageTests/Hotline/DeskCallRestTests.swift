// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// Between hundreds of late tickets the keeper of the desk rests: nothing that comes, is done or breaks off meanwhile loses a ticket.
@Suite(.serialized, .timeLimit(.minutes(30))) struct DeskCallRestTests {
    typealias Office = MadeUpOffice
    typealias Board = RotaStoreTests.Board

    /// All opened at one moment, so that only their names tell them apart where one look ends and the next begins.
    private static func board(_ engine: Engine, _ count: Int) async throws -> Board {
        let board = try await Board(engine)
        try await board.plan("an", hour: 7, id: "s1")
        for number in 0..<count { try await RotaStoreTests.open("t\(number)", in: board, at: Office.now) }
        return board
    }

    private static func called(_ board: Board) async throws -> [String] {
        try await board.office.database.read { session in
            try session.rows("SELECT ticket FROM desk_call WHERE ticket IS NOT NULL").map { try $0.get("ticket") }
        }
    }

    private static func due(_ board: Board) async throws -> Int? {
        try await board.office.database.read { session in
            try session.rows("SELECT COUNT(*) AS n FROM ticket WHERE call_at <= \(Office.now)").first?.get("n")
        }
    }

    @Test(arguments: Engine.available)
    func `with a rest each is called to once, and so is what comes meanwhile`(_ engine: Engine) async throws {
        let board = try await Self.board(engine, 215)
        let calls = DeskCallStore(board.office.database, rest: .microseconds(1))
        let tickets = TicketStore(board.office.database)
        async let raised = calls.raise(at: Office.now)
        // Before and behind what is looked at just now, by time and by name.
        for (number, seconds) in [-60.0, -1, 0, 0, 0].enumerated() {
            try await RotaStoreTests.open(["a", "zz", "a0", "t2045", "zzz"][number], in: board, at: Office.now.addingTimeInterval(seconds))
        }
        let taken = ["t0", "t105", "t209"]
        for id in taken { _ = try await tickets.change(.init(id), by: .init("an")) { try $0.take(revision: 0, by: $1, at: Office.now) } }
        let first = try await raised
        let second = try await calls.raise(at: Office.now)
        let called = try await Self.called(board)
        #expect(Set(called).count == called.count)
        let wanted = Set((0..<215).map { "t\($0)" } + ["a", "zz", "a0", "t2045", "zzz"])
        #expect(wanted.subtracting(called).isSubset(of: taken) && Set(called).isSubset(of: wanted))
        // Whoever keeps the rota is told besides that it ends.
        #expect(first + second == called.count + 1)
        #expect(try await Self.due(board) == 0)
        #expect(try await calls.raise(at: Office.now) == 0)
    }

    @Test(arguments: Engine.available)
    func `where it ends in the middle of a rest, the next goes on and calls nobody twice`(_ engine: Engine) async throws {
        let board = try await Self.board(engine, 210)
        let resting = DeskCallStore(board.office.database, rest: .seconds(86_400))
        let keeper = Task { try await resting.raise(at: Office.now) }
        while try await Self.called(board).count < 200 { await Task.yield() }
        keeper.cancel()
        await #expect(throws: CancellationError.self) { try await keeper.value }
        #expect(try await Self.called(board).count == 200)
        #expect(try await Self.due(board) == 10)
        #expect(try await DeskCallStore(board.office.database).raise(at: Office.now) == 10 + 1)
        let called = try await Self.called(board)
        #expect(Set(called).count == 210 && called.count == 210)
        #expect(try await Self.due(board) == 0)
    }
}
