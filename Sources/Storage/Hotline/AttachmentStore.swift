// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// What files there are, and apart from that their bytes, in the letters of base 64 that both databases keep alike.
    static let attachments = Migration(
        "0262-attachments",
        [
            """
            CREATE TABLE attachment (
                id        TEXT PRIMARY KEY,
                ticket    TEXT NOT NULL REFERENCES ticket (id),
                name      TEXT NOT NULL,
                kind      TEXT NOT NULL,
                size      BIGINT NOT NULL,
                digest    TEXT NOT NULL,
                for_asker INTEGER NOT NULL,
                kept_at   BIGINT NOT NULL
            )
            """,
            "CREATE INDEX attachment_ticket ON attachment (ticket, kept_at)",
            "CREATE TABLE attachment_content (attachment TEXT PRIMARY KEY REFERENCES attachment (id), content TEXT NOT NULL)",
        ]
    )
}

/// Files of tickets in SQL that SQLite and PostgreSQL both read.
package struct AttachmentStore: Attachments {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func keep(_ file: TicketFile, _ bytes: [UInt8], on ticket: Ticket.ID, by person: Person.ID, at now: Date) async throws -> Handling {
        try await keep(file, bytes, "id = \(ticket)", at: now) { handling, session in
            try handling.attach(file, by: try PeopleRows.rights(of: person, in: session), at: now)
        }
    }

    package func keep(_ file: TicketFile, _ bytes: [UInt8], secretDigest: String, at now: Date) async throws -> Handling {
        try await keep(file, bytes, "secret_digest = \(secretDigest)", at: now) { handling, _ in try handling.attach(file, at: now) }
    }

    private func keep(
        _ file: TicketFile, _ bytes: [UInt8], _ condition: Statement, at now: Date,
        _ step: @escaping @Sendable (inout Handling, any SQLSession) throws -> Void
    ) async throws -> Handling {
        let (pinned, content) = (pinned, Data(bytes).base64EncodedString())
        return try await database.write { session in
            var handling = try TicketRows.one(condition, in: session)
            let told = handling.revision
            try step(&handling, session)
            try Self.add(file, content, to: handling.id, at: now, in: session)
            try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
            return handling
        }
    }

    /// - Parameter content: In base 64.
    static func add(_ file: TicketFile, _ content: String, to ticket: Ticket.ID, at now: Date, in session: any SQLSession) throws {
        let kept: Int = try session.rows("SELECT COALESCE(SUM(size), 0) AS n FROM attachment WHERE ticket = \(ticket)").first?.get("n") ?? 0
        guard kept + file.size <= TicketFile.mostBytesOfTicket else {
            throw AttachmentError.tooMuch(megabytes: TicketFile.mostBytesOfTicket / 1_048_576)
        }
        try session.run(
            """
            INSERT INTO attachment (id, ticket, name, kind, size, digest, for_asker, kept_at)
            VALUES (\(file.id), \(ticket), \(file.name), \(file.kind.rawValue), \(file.size), \(file.digest),
                    \(file.isForAsker ? 1 : 0), \(now))
            """
        )
        try session.run("INSERT INTO attachment_content (attachment, content) VALUES (\(file.id), \(content))")
    }

    package func attachments(of ticket: Ticket.ID) async throws -> [TicketFile] {
        try await database.read { session in
            try session.rows("SELECT * FROM attachment WHERE ticket = \(ticket) ORDER BY kept_at, id").map(TicketFile.init)
        }
    }

    package func bytes(of id: TicketFile.ID, on ticket: Ticket.ID) async throws -> (file: TicketFile, bytes: [UInt8]) {
        let (file, content): (TicketFile, String) = try await database.read { session in
            let rows = try session.rows(
                "SELECT * FROM attachment JOIN attachment_content ON attachment = id WHERE id = \(id) AND ticket = \(ticket)")
            guard let row = rows.first else { throw AttachmentError.notFound }
            return (try TicketFile(row), try row.get("content"))
        }
        guard let data = Data(base64Encoded: content) else { throw AttachmentError.notFound }
        return (file, Array(data))
    }
}

extension TicketFile {
    fileprivate init(_ row: SQLRow) throws {
        let isForAsker: Int = try row.get("for_asker")
        self.init(
            id: try row.get("id"), name: try row.get("name"), kind: try row.named("kind"), size: try row.get("size"), digest: try row.get("digest"),
            isForAsker: isForAsker == 1)
    }
}
