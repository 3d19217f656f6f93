// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Forms that were begun, in SQL that SQLite and PostgreSQL both read.
package struct UnsentFormStore: UnsentForms {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func keep(_ form: UnsentForm, of person: Person.ID) async throws {
        try await database.write { session in
            let human = try PeopleRows.person(person, in: session).id
            try session.run(
                """
                INSERT INTO unsent_form (person, page, fields, kept_at) VALUES (\(human), \(form.page), \(try JSON.text(form.fields)), \(form.kept))
                ON CONFLICT (person, page) DO UPDATE SET fields = excluded.fields, kept_at = excluded.kept_at
                """
            )
            try session.run(
                """
                DELETE FROM unsent_form WHERE person = \(human) AND page NOT IN (
                    SELECT page FROM unsent_form WHERE person = \(human) ORDER BY kept_at DESC, page LIMIT \(UnsentForm.most)
                )
                """
            )
        }
    }

    package func form(on page: String, of person: Person.ID, at now: Date) async throws -> UnsentForm? {
        try await rows(of: person, at: now, " AND page = \(page)").first
    }

    package func forms(of person: Person.ID, at now: Date) async throws -> [UnsentForm] { try await rows(of: person, at: now, "") }

    package func forget(_ page: String, of person: Person.ID) async throws {
        try await database.write { session in
            let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
            try session.run("DELETE FROM unsent_form WHERE person IN (\(list: selves)) AND page = \(page)")
        }
    }

    private func rows(of person: Person.ID, at now: Date, _ condition: Statement) async throws -> [UnsentForm] {
        try await database.read { session in
            let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
            var statement: Statement = "SELECT * FROM unsent_form WHERE person IN (\(list: selves)) AND kept_at > \(Self.oldest(at: now))"
            statement.append(condition)
            statement.append(" ORDER BY kept_at DESC, page")
            return try session.rows(statement).map(UnsentForm.init)
        }
    }

    static func oldest(at now: Date) -> Date { now.addingTimeInterval(-Double(UnsentForm.keptDays) * 86_400) }
}

extension UnsentForm {
    init(_ row: SQLRow) throws {
        try self.init(page: row.get("page"), fields: JSON.value(row.get("fields")), kept: row.get("kept_at"))
    }
}

extension Migration {
    static let unsentForms = Migration(
        "0014-unsent-forms",
        [
            """
            CREATE TABLE unsent_form (
                person  TEXT   NOT NULL REFERENCES person (id),
                page    TEXT   NOT NULL,
                fields  TEXT   NOT NULL,
                kept_at BIGINT NOT NULL,
                PRIMARY KEY (person, page)
            )
            """,
            "CREATE INDEX unsent_form_age ON unsent_form (kept_at)",
        ]
    )
}
