// SPDX-License-Identifier: Apache-2.0

package import Domain

/// A database that runs units of work, each wholly or not at all.
///
/// Work is synchronous by design: a transaction cannot be held open across an `await`.
package protocol SQLDatabase: Sendable {
    /// Reads one state of the data, however long it takes.
    func read<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result

    /// Reads, decides and writes in one transaction; durable when it returns.
    ///
    /// `work` may run again when another node got there first, so it must touch nothing but the session.
    @discardableResult
    func write<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result

    /// How much is at work and waits at this moment.
    var load: DatabaseLoad { get }

    /// Lets go of what a journal still holds of rows that were overwritten, as far as nobody is reading them.
    func emptyJournal() async throws

    /// Waits for the work at hand and lets go of files and connections.
    func close() async throws
}

extension SQLDatabase {
    /// A server keeps its journal by its own rule.
    package func emptyJournal() async throws {}
}

package protocol SQLSession {
    func rows(_ statement: Statement) throws -> [SQLRow]

    /// - Returns: How many rows it changed.
    @discardableResult func run(_ statement: Statement) throws -> Int

    /// Keeps other nodes' migrations waiting until the transaction ends; the first thing a migration does.
    func lockForMigration() throws

    /// The series of rows that this connection alone extends.
    func lane() throws -> Lane

    var dialect: SQLDialect { get }
}

/// What a database cannot do, and what its owner can do about it.
package enum DatabaseError: Refusal, Equatable {
    case unknownAddress(String)
    case cannotOpen(String)
    case newerVersion(unknown: String)
    case lost(String)
    case busy

    package var kind: RefusalKind { self == .busy ? .conflict : .unavailable }

    package var key: String {
        switch self {
        case .unknownAddress: "database.unknown-address"
        case .cannotOpen: "database.cannot-open"
        case .newerVersion: "database.newer-version"
        case .lost: "database.lost"
        case .busy: "database.busy"
        }
    }

    package var details: [String] {
        switch self {
        case .unknownAddress(let text), .cannotOpen(let text), .newerVersion(let text), .lost(let text): [text]
        case .busy: []
        }
    }
}
