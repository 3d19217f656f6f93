// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    static let secondAskings = Migration(
        "0292-second-askings",
        [
            """
            CREATE TABLE second_asking (
                ticket   TEXT PRIMARY KEY REFERENCES ticket (id),
                field    TEXT,
                first_at BIGINT NOT NULL,
                again_at BIGINT NOT NULL,
                action   TEXT NOT NULL,
                reason   TEXT NOT NULL
            )
            """,
            "CREATE INDEX second_asking_first ON second_asking (first_at)",
        ]
    )
}

/// Outcomes in SQL that SQLite and PostgreSQL both read. It holds no question.
package struct SecondAskingStore: SecondAskings {
    let database: any SQLDatabase

    /// What is older than that would tell of another month; a site that was away for long does not catch up on it.
    private static let latestDays = 45

    package init(_ database: any SQLDatabase) { self.database = database }

    package func due(at now: Date, limit: Int) async throws -> [Ticket] {
        let until = now.addingTimeInterval(-86_400 * Double(SecondAsking.days))
        let from = now.addingTimeInterval(-86_400 * Double(Self.latestDays))
        return try await database.read { session in
            try session.rows(
                """
                SELECT body FROM ticket WHERE opened_at > \(from) AND opened_at <= \(until) AND erased_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM second_asking WHERE second_asking.ticket = ticket.id)
                ORDER BY opened_at, id LIMIT \(max(0, limit))
                """
            ).map { try JSON.value(try $0.get("body")) }
        }
    }

    package func keep(_ asking: SecondAsking) async throws {
        try await database.write { session in
            try session.run(
                """
                INSERT INTO second_asking (ticket, field, first_at, again_at, action, reason)
                VALUES (\(asking.ticket), \(asking.field), \(asking.first), \(asking.again), \(asking.action.rawValue), \(asking.reason.rawValue))
                ON CONFLICT (ticket) DO NOTHING
                """
            )
        }
    }

    package func outcomes(from first: Day) async throws -> [SecondAsking] {
        try await database.read { session in
            try session.rows("SELECT * FROM second_asking WHERE first_at >= \(first.start) ORDER BY first_at, ticket").compactMap { row in
                guard let action = Answer.Action(rawValue: try row.get("action")), let reason = Answer.Reason(rawValue: try row.get("reason")) else {
                    return nil
                }
                return SecondAsking(
                    ticket: try row.get("ticket"), field: try row.optional("field"), first: try row.get("first_at"), again: try row.get("again_at"),
                    action: action, reason: reason)
            }
        }
    }
}
