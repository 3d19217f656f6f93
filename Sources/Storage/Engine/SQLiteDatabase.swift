// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import GRDB
import Synchronization

/// SQLite: one file, one writer, readers that see one state and wait for nobody.
struct SQLiteDatabase: SQLDatabase {
    private let writer: any DatabaseWriter
    private let writes: SQLiteWrites
    private let readers = Readers()
    private let connections: Int

    /// How many read at this moment.
    private final class Readers: Sendable {
        private let count = Atomic(0)

        var now: Int { count.load(ordering: .relaxed) }

        func come() { count.add(1, ordering: .relaxed) }

        func go() { count.subtract(1, ordering: .relaxed) }
    }

    /// - Parameter path: A file, which is made where there is none, or `:memory:`.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(20)
        configuration.foreignKeysEnabled = true
        // A reader for every thread that may read at once, so that none waits for another.
        configuration.maximumReaderCount = max(5, ProcessInfo.processInfo.activeProcessorCount + 1)
        // Acknowledged means durable: each commit is on the disk before it returns.
        // What is erased is overwritten, and not merely forgotten by the index.
        // Two megabytes a connection, as SQLite has it, do not hold the upper pages of the trees of a desk of years; eight do.
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192")
        }
        do {
            writer =
                path == ":memory:"
                ? try DatabaseQueue(configuration: configuration)
                : try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw DatabaseError.cannotOpen("\(path): \(error)")
        }
        writes = SQLiteWrites(writer)
        connections = configuration.maximumReaderCount + 1
    }

    var load: DatabaseLoad {
        let (isWriting, waiting) = writes.load
        return DatabaseLoad(connections: connections, busy: min(connections, readers.now + (isWriting ? 1 : 0)), waiting: waiting)
    }

    func read<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try readHere(work)
    }

    /// On the thread of who asks: pages are read in microseconds, and waking another thread takes longer than most reads. Whoever reads much reads
    /// page by page.
    private func readHere<Result>(_ work: (any SQLSession) throws -> Result) throws -> Result {
        readers.come()
        defer { readers.go() }
        return try writer.read { try work(SQLiteSession(database: $0)) }
    }

    func write<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        do {
            return try await writes.run(work)
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw DatabaseError.busy
        }
    }

    func emptyJournal() async throws {
        do {
            _ = try await writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody reads a state from before; whatever is erased next empties it.
        }
    }

    func close() async throws { try writer.close() }
}

struct SQLiteSession: SQLSession {
    private let database: Database
    private let onlyLane = Lane(0)
    let dialect = SQLDialect.sqlite

    init(database: Database) { self.database = database }

    func rows(_ statement: Statement) throws -> [SQLRow] {
        let prepared = try prepared(statement)
        let columns = SQLColumns(prepared.columnNames)
        let cursor = try Row.fetchCursor(prepared)
        var rows: [SQLRow] = []
        while let row = try cursor.next() {
            rows.append(SQLRow(columns: columns, values: row.databaseValues.map(\.sql)))
        }
        return rows
    }

    func run(_ statement: Statement) throws -> Int {
        let before = database.totalChangesCount
        try prepared(statement).execute()
        return database.totalChangesCount - before
    }

    /// The transaction of a write holds the only writer already.
    func lockForMigration() throws {}

    func lane() throws -> Lane { onlyLane }

    private func prepared(_ statement: Statement) throws -> GRDB.Statement {
        let text = statement.text { _ in "?" }
        // A long statement is a bulk insert, whose text hardly comes twice; kept, a few hundred of them take much memory.
        let prepared = text.utf8.count < 4_000 ? try database.cachedStatement(sql: text) : try database.makeStatement(sql: text)
        let values = try statement.keepableValues()
        if !values.isEmpty { try prepared.setArguments(StatementArguments(values.map(\.databaseValue))) }
        return prepared
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}

extension DatabaseValue {
    fileprivate var sql: SQLValue {
        switch storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .text(String(decoding: data, as: UTF8.self))
        }
    }
}
