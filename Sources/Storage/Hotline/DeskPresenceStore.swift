// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// One row a person, which the next moment writes over: nobody can read from it when somebody was there before.
    static let deskPresences = Migration(
        "0312-desk-presences",
        [
            """
            CREATE TABLE desk_presence (
                person  TEXT PRIMARY KEY REFERENCES person (id),
                seen_at BIGINT,
                said    TEXT,
                said_at BIGINT
            )
            """
        ]
    )
}

/// Who is at the desk, in SQL that SQLite and PostgreSQL both read.
package struct DeskPresenceStore: DeskPresences {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func note(_ person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            try rights.require(.takeShift, .common, on: Day(now))
            try session.run(
                """
                INSERT INTO desk_presence (person, seen_at) VALUES (\(rights.person), \(now))
                ON CONFLICT (person) DO UPDATE SET seen_at = excluded.seen_at
                """
            )
        }
    }

    package func say(_ said: DeskPresence.Said, by person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            try rights.require(.takeShift, .common, on: Day(now))
            try session.run(
                """
                INSERT INTO desk_presence (person, said, said_at) VALUES (\(rights.person), \(said.rawValue), \(now))
                ON CONFLICT (person) DO UPDATE SET said = excluded.said, said_at = excluded.said_at
                """
            )
        }
    }

    package func present(at now: Date) async throws -> [DeskPresence] {
        try await database.read { session in
            try session.rows(
                "SELECT desk_presence.* FROM desk_presence JOIN person ON person.id = desk_presence.person ORDER BY person.name, person.id"
            ).map(DeskPresence.init).filter { $0.state(at: now) != nil }
        }
    }

    /// Moments that say nothing any more, and rows that hold none.
    static func forget(at now: Date, in session: any SQLSession) throws {
        let (page, said) = (now.addingTimeInterval(-DeskPresence.pageSeconds), now.addingTimeInterval(-DeskPresence.leftSeconds))
        try session.run("UPDATE desk_presence SET seen_at = NULL WHERE seen_at <= \(page)")
        try session.run("UPDATE desk_presence SET said = NULL, said_at = NULL WHERE said_at <= \(said)")
        try session.run("DELETE FROM desk_presence WHERE seen_at IS NULL AND said_at IS NULL")
    }
}

extension DeskPresence {
    fileprivate init(_ row: SQLRow) throws {
        let said: String? = try row.optional("said")
        self.init(
            person: try row.get("person"), seen: try row.optional("seen_at"), said: said.flatMap(Said.init), saidAt: try row.optional("said_at"))
    }
}
