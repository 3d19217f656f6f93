// SPDX-License-Identifier: Apache-2.0
import Foundation

/// PostgreSQL over libpq. Work runs on threads of this database's own, so that waiting for the server never holds up the
/// cooperative pool.
struct PostgresDatabase: SQLDatabase {
    private let workers: PostgresWorkers

    /// Attempts at one write before it is given up to the caller as `busy`.
    private static let mostAttempts = 40

    init(address: String, connections: Int = 8) {
        workers = PostgresWorkers(count: connections) { try PostgresConnection(address: address) }
    }

    func read<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await workers.run { seat in
            do {
                return try Self.transaction("ISOLATION LEVEL REPEATABLE READ, READ ONLY", on: try seat.connection(), work)
            } catch DatabaseError.lost {
                // Nothing was changed, so a new connection may simply ask again.
                return try Self.transaction("ISOLATION LEVEL REPEATABLE READ, READ ONLY", on: try seat.connection(), work)
            }
        }
    }

    func write<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await workers.run { seat in
            for attempt in 1...Self.mostAttempts {
                do {
                    return try Self.transaction("ISOLATION LEVEL SERIALIZABLE", on: try seat.connection(), work)
                } catch let error as PostgresError where error.isRepeatable {
                    // Random, so that two that met do not meet again; 64 ms at most.
                    Thread.sleep(forTimeInterval: Double.random(in: 0...0.001) * Double(1 << min(attempt, 6)))
                }
            }
            throw DatabaseError.busy
        }
    }

    func close() async throws { await workers.close() }

    private static func transaction<Result>(
        _ mode: String, on connection: PostgresConnection, _ work: (any SQLSession) throws -> Result
    ) throws -> Result {
        try connection.command("BEGIN \(mode)")
        do {
            let result = try work(PostgresSession(connection: connection))
            try connection.command("COMMIT")
            return result
        } catch {
            if connection.isAlive { try? connection.command("ROLLBACK") }
            throw error
        }
    }
}

private struct PostgresSession: SQLSession {
    let connection: PostgresConnection

    func rows(_ statement: Statement) throws -> [SQLRow] { try connection.rows(statement) }

    func run(_ statement: Statement) throws -> Int { try connection.run(statement) }

    /// A lock on the table is waited for before the transaction's snapshot is taken; an advisory lock would be waited for by a
    /// query, whose snapshot does not see what the other node has just done.
    func lockForMigration() throws { try connection.command("LOCK TABLE schema_migration IN EXCLUSIVE MODE") }
}
