// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A step of the schema's history. A released one is never edited.
struct Migration: Sendable {
    /// `NNNN-noun`.
    let name: String
    let statements: [Statement]
    /// What must be said to one of the databases only, after the rest: they agree on no language for triggers.
    private let sqlite: [Statement]
    private let postgres: [Statement]

    init(_ name: String, _ statements: [Statement], sqlite: [Statement] = [], postgres: [Statement] = []) {
        self.name = name
        self.statements = statements
        self.sqlite = sqlite
        self.postgres = postgres
    }

    func statements(for dialect: SQLDialect) -> [Statement] {
        switch dialect {
        case .sqlite: statements + sqlite
        case .postgres: statements + postgres
        }
    }
}

/// The schema and its history.
package enum Schema {
    /// Oldest first; the list is the history.
    static let history: [Migration] = [
        .documents, .editions, .facts, .answers, .people, .governance, .signIn, .audit, .offices, .unsentForms, .changeList, .acts,
        .settings, .mail, .identity, .formTokens, .confirmedAccounts, .answerVotes, .quality, .amendments, .uploads, .desk,
        .handbookEditions, .proposals, .lawChanges, .answerDuty, .rota, .settledDoubts, .changeBatches, .sunsetNotices,
        .modelUse, .ticketTies, .savedReplies, .attachments, .phoneCalls, .deskEvents, .operation, .retention, .secondAskings,
        .mailbox, .lostLetters, .mailQueue, .teams, .absences, .deskPresences, .answerReviews, .knowledgeTrials, .ticketQueue,
        .nodes, .unreachedAskers,
    ]

    /// Brings a database to the newest version; safe when two nodes start at once.
    ///
    /// - Throws: ``DatabaseError/newerVersion(unknown:)`` when a newer program has been here; the database stays untouched.
    package static func migrate(_ database: any SQLDatabase) async throws {
        for migration in try await waiting(in: database) {
            try await database.write { session in
                try session.lockForMigration()
                // The other node may have been faster.
                guard try session.rows("SELECT name FROM schema_migration WHERE name = \(migration.name)").isEmpty else { return }
                for statement in migration.statements(for: session.dialect) { try session.run(statement) }
                try session.run("INSERT INTO schema_migration (name, applied_at) VALUES (\(migration.name), \(Date()))")
            }
        }
    }

    /// Names of the migrations that have yet to run here.
    package static func pending(in database: any SQLDatabase) async throws -> [String] {
        try await waiting(in: database).map(\.name)
    }

    private static func waiting(in database: any SQLDatabase) async throws -> [Migration] {
        let applied = try await appliedNames(in: database)
        let known = Set(history.map(\.name))
        if let unknown = applied.subtracting(known).sorted().first { throw DatabaseError.newerVersion(unknown: unknown) }
        return history.filter { !applied.contains($0.name) }
    }

    private static func appliedNames(in database: any SQLDatabase) async throws -> Set<String> {
        // Of two nodes that make the table at once one fails; the next statement tells that from real trouble.
        _ = try? await database.write { session in
            try session.run("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)")
        }
        return try await database.read { session in
            Set(try session.rows("SELECT name FROM schema_migration").map { try $0.get("name") as String })
        }
    }
}
