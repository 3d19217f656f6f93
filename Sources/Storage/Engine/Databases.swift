// SPDX-License-Identifier: Apache-2.0

/// Chooses a database by its address.
package enum Databases {
    /// Opens `sqlite:/path/file.db`, `sqlite::memory:` or `postgres://user:password@host:port/name?sslmode=require`.
    ///
    /// - Parameter connections: To PostgreSQL, at most; each is opened when it is first needed.
    /// - Throws: ``DatabaseError`` when the address is of no known form or nothing answers there.
    package static func open(_ url: String, connections: Int = 8) async throws -> any SQLDatabase {
        // Without a name SQLite would keep all in a file that is gone after the last use.
        if url.hasPrefix("sqlite:"), url != "sqlite:" {
            return try SQLiteDatabase(path: String(url.dropFirst("sqlite:".count)))
        }
        if url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") {
            let database = PostgresDatabase(address: url, connections: connections)
            _ = try await database.read { try $0.rows("SELECT 1 AS one") }
            return database
        }
        // An address may hold a password, so only its beginning is repeated.
        throw DatabaseError.unknownAddress(String(url.prefix { $0 != ":" }))
    }
}
