// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// PostgreSQL over libpq. Work runs on threads of this database's own, so that waiting for the server never holds up the
/// cooperative pool.
struct PostgresDatabase: SQLDatabase {
    private let workers: PostgresWorkers

    /// Attempts at one write before it is given up to the caller as `busy`.
    private static let mostAttempts = 40

    init(address: String, connections: Int) {
        workers = PostgresWorkers(count: connections) { try PostgresConnection(address: address) }
    }

    func read<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await workers.run { seat in
            do {
                return try Self.transaction(.read, at: seat, work)
            } catch is LostBeforeCommit {
                // A connection often turns out to be gone only when it is used again, such as after the server's restart.
                do { return try Self.transaction(.read, at: seat, work) } catch let error as LostBeforeCommit { throw error.loss }
            }
        }
    }

    func write<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await workers.run { seat in
            var isReplaced = false
            for attempt in 1...Self.mostAttempts {
                do {
                    return try Self.transaction(.write, at: seat, work)
                } catch let error as PostgresError where error.isRepeatable {
                    // Random, so that two that met do not meet again; half a second at most, for a crowd on a busy machine.
                    Thread.sleep(forTimeInterval: Double.random(in: 0...0.001) * Double(1 << min(attempt, 9)))
                } catch let error as LostBeforeCommit {
                    if isReplaced { throw error.loss }
                    isReplaced = true
                }
            }
            throw DatabaseError.busy
        }
    }

    func close() async throws { await workers.close() }

    var load: DatabaseLoad { workers.load }

    private enum Mode: String {
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        case write = "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }

    /// Before COMMIT was sent nothing can have been kept, so the work may be run again. Lost later, nobody knows, and the
    /// caller is told: doing it twice would be worse.
    private struct LostBeforeCommit: Error { let loss: DatabaseError }

    private static func transaction<Result>(
        _ mode: Mode, at seat: PostgresWorkers.Seat, _ work: (any SQLSession) throws -> Result
    ) throws -> Result {
        let connection = try seat.connection()
        let result: Result
        var lane: Lane?
        var tip: (sequence: Int, hash: String)?
        do {
            if mode == .write {
                lane = try connection.lane()
                tip = lane?.tip
            }
            try connection.command(mode.rawValue)
            result = try work(PostgresSession(connection: connection))
        } catch {
            // What the transaction wrote is not there.
            lane?.tip = tip
            if case DatabaseError.lost = error, let loss = error as? DatabaseError { throw LostBeforeCommit(loss: loss) }
            // Where this fails too, the seat takes a new connection.
            if connection.isAlive { try? connection.command("ROLLBACK") }
            throw error
        }
        do { try connection.commit() } catch {
            lane?.tip = tip
            throw error
        }
        return result
    }
}

private struct PostgresSession: SQLSession {
    let connection: PostgresConnection
    let dialect = SQLDialect.postgres

    func rows(_ statement: Statement) throws -> [SQLRow] { try connection.rows(statement) }

    func run(_ statement: Statement) throws -> Int { try connection.run(statement) }

    /// A lock on the table is waited for before the transaction's snapshot is taken; an advisory lock would be waited for by a
    /// query, whose snapshot does not see what the other node has just done.
    func lockForMigration() throws { try connection.command("LOCK TABLE schema_migration IN EXCLUSIVE MODE") }

    func lane() throws -> Lane { try connection.lane() }
}
