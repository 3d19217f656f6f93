// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    static let handbookEditions = Migration(
        "0130-handbook-editions",
        [
            // The book stands apart from what becomes of it: nothing ever writes to a body again.
            """
            CREATE TABLE handbook_edition (
                id          TEXT PRIMARY KEY,
                proposed_at BIGINT NOT NULL,
                edition     TEXT NOT NULL,
                body        TEXT NOT NULL
            )
            """
        ]
    )
}

/// Editions of the handbook, in SQL that SQLite and PostgreSQL both read.
package struct HandbookEditionStore: HandbookEditions {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func editions() async throws -> [HandbookEdition] {
        try await database.read { session in
            try session.rows("SELECT edition FROM handbook_edition ORDER BY proposed_at DESC, id DESC").map { try JSON.value(try $0.get("edition")) }
        }
    }

    package func edition(_ id: HandbookEdition.ID) async throws -> (edition: HandbookEdition, book: Handbook) {
        try await database.read { session in
            guard let row = try session.rows("SELECT edition, body FROM handbook_edition WHERE id = \(id)").first else {
                throw HandbookEditionError.notFound(id)
            }
            return (try JSON.value(try row.get("edition")), try JSON.value(try row.get("body")))
        }
    }

    /// Named after its day; a second one of the same day has a number behind it.
    package func propose(_ book: Handbook, because note: String, by person: Person.ID, at now: Date) async throws -> HandbookEdition {
        let body = try JSON.text(book)
        return try await database.write { session in
            let count: Int =
                try session.rows("SELECT COUNT(*) AS n FROM handbook_edition WHERE id = \(book.on.iso) OR id LIKE \(book.on.iso + ".%")")
                .first?.get("n") ?? 0
            let edition = try HandbookEdition.propose(
                book, id: .init(count == 0 ? book.on.iso : "\(book.on.iso).\(count + 1)"), digest: Digest.plain(body), because: note,
                by: try PeopleRows.rights(of: person, in: session), at: now)
            try session.run(
                "INSERT INTO handbook_edition (id, proposed_at, edition, body) VALUES (\(edition.id), \(now), \(try JSON.text(edition)), \(body))")
            try AuditStore.append(.proposed(edition, by: person), at: now, in: session)
            return edition
        }
    }

    package func release(_ id: HandbookEdition.ID, digest: String, by person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            guard let row = try session.rows("SELECT edition FROM handbook_edition WHERE id = \(id)").first else {
                throw HandbookEditionError.notFound(id)
            }
            var edition: HandbookEdition = try JSON.value(try row.get("edition"))
            try edition.release(digest: digest, by: try PeopleRows.rights(of: person, in: session), at: now)
            try session.run("UPDATE handbook_edition SET edition = \(try JSON.text(edition)) WHERE id = \(id)")
            try AuditStore.append(.released(edition, by: person), at: now, in: session)
        }
    }
}

extension AuditEvent {
    static func proposed(_ edition: HandbookEdition, by person: Person.ID) -> AuditEvent {
        AuditEvent(.handbookProposed, by: .person(person), AuditThing(.handbook, edition.id.text), facts: ["digest": edition.digest])
    }

    static func released(_ edition: HandbookEdition, by person: Person.ID) -> AuditEvent {
        AuditEvent(.handbookReleased, by: .person(person), AuditThing(.handbook, edition.id.text), facts: ["digest": edition.digest])
    }
}
