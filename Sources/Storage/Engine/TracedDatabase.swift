// SPDX-License-Identifier: Apache-2.0
package import Domain

/// A database whose units of work are told to the trace at hand, waiting for a connection included; no statement and no value of one is.
package struct TracedDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let attributes: [String: Span.Value]

    package init(_ database: any SQLDatabase, dialect: SQLDialect) {
        self.database = database
        attributes = ["db.system.name": .text(dialect == .sqlite ? "sqlite" : "postgresql")]
    }

    package func read<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await Tracing.span("database read", .client, attributes: attributes) { try await database.read(work) }
    }

    package func write<Result: Sendable>(_ work: @escaping @Sendable (any SQLSession) throws -> Result) async throws -> Result {
        try await Tracing.span("database write", .client, attributes: attributes) { try await database.write(work) }
    }

    package var load: DatabaseLoad { database.load }

    package func emptyJournal() async throws { try await database.emptyJournal() }

    package func close() async throws { try await database.close() }
}
