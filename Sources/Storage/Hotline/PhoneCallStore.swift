// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// Calls, and apart from tickets who asked them.
    static let phoneCalls = Migration(
        "0263-phone-calls",
        [
            "ALTER TABLE ticket ADD COLUMN to_call INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX ticket_to_call ON ticket (due_at, id) WHERE to_call = 1",
            """
            CREATE TABLE asker (
                ticket  TEXT PRIMARY KEY REFERENCES ticket (id),
                name    TEXT NOT NULL,
                phone   TEXT NOT NULL,
                kept_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX asker_phone ON asker (phone, kept_at)",
            """
            CREATE TABLE phone_call (
                id       TEXT PRIMARY KEY,
                person   TEXT NOT NULL REFERENCES person (id),
                at       BIGINT NOT NULL,
                name     TEXT NOT NULL,
                phone    TEXT NOT NULL,
                question TEXT NOT NULL,
                said     TEXT,
                ticket   TEXT REFERENCES ticket (id),
                CHECK ((said IS NULL) <> (ticket IS NULL))
            )
            """,
            "CREATE INDEX phone_call_phone ON phone_call (phone, at)",
            "CREATE INDEX phone_call_person ON phone_call (person, at)",
        ]
    )
}

/// Calls in SQL that SQLite and PostgreSQL both read.
package struct PhoneCallStore: PhoneCalls {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func keep(_ call: PhoneCall, from asker: Asker) async throws {
        let pinned = pinned
        try await database.write { session in
            let rights = try PeopleRows.rights(of: call.person, in: session)
            guard rights.verbs(on: Day(call.at)).contains(.answerTicket) else { throw RightsError.notAllowed }
            var (said, ticket): (String?, Ticket.ID?) = (nil, nil)
            switch call.outcome {
            case .answered(let text): said = text
            case .ticket(let id): ticket = id
            }
            if let ticket { try Self.keep(asker, of: ticket, pinned, at: call.at, in: session) }
            try session.run(
                """
                INSERT INTO phone_call (id, person, at, name, phone, question, said, ticket)
                VALUES (\(call.id), \(rights.person), \(call.at), \(asker.name), \(asker.phone.text), \(call.question), \(said), \(ticket))
                """
            )
            // Who called and what was said stays with the call.
            let event = AuditEvent(
                .callKept, by: .person(rights.person), AuditThing(.call, call.id.text),
                facts: ["ticket": ticket?.text, "outcome": ticket == nil ? "answered" : "ticket"])
            try AuditStore.append(event, at: call.at, in: session)
        }
    }

    package func keep(_ asker: Asker, of ticket: Ticket.ID, at now: Date) async throws {
        let pinned = pinned
        try await database.write { try Self.keep(asker, of: ticket, pinned, at: now, in: $0) }
    }

    static func keep(_ asker: Asker, of ticket: Ticket.ID, _ pinned: PinnedSettings, at now: Date, in session: any SQLSession) throws {
        var handling = try TicketRows.one("id = \(ticket)", in: session)
        let told = handling.revision
        try handling.expectCall(by: nil, at: now)
        try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
        try session.run(
            """
            INSERT INTO asker (ticket, name, phone, kept_at) VALUES (\(ticket), \(asker.name), \(asker.phone.text), \(now))
            ON CONFLICT (ticket) DO UPDATE SET name = excluded.name, phone = excluded.phone, kept_at = excluded.kept_at
            """
        )
        try AuditStore.append(AuditEvent(.askerKept, by: .stranger, AuditThing(.ticket, ticket.text)), at: now, in: session)
    }

    package func asker(of ticket: Ticket.ID) async throws -> Asker? {
        try await database.read { try Self.asker(of: ticket, in: $0) }
    }

    static func asker(of ticket: Ticket.ID, in session: any SQLSession) throws -> Asker? {
        try session.rows("SELECT name, phone FROM asker WHERE ticket = \(ticket)").first.map(Asker.init)
    }

    package func caller(_ phone: PhoneNumber, seenBy person: Person.ID, at now: Date) async throws -> KnownCaller {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            guard rights.verbs(on: Day(now)).contains(.viewPersonalData) else { throw RightsError.notAllowed }
            try AuditStore.append(
                AuditEvent(.callerViewed, by: .person(rights.person), AuditThing(.people), details: ["phone": Digest.plain(phone.text)]),
                at: now, in: session)
            // His name and his tickets are for whoever may see personal data there; the calls that somebody took are his own.
            let mine = try session.rows(
                "SELECT * FROM phone_call WHERE phone = \(phone.text) AND person = \(rights.person) ORDER BY at DESC, id LIMIT \(KnownCaller.most)")
            var seen: Statement = "SELECT name, body, history FROM ticket JOIN asker ON asker.ticket = id WHERE phone = \(phone.text)"
            seen.append(TicketRows.within(rights.scopes(of: .viewPersonalData, on: Day(now)), try PeopleRows.places(in: session)))
            seen.append(" ORDER BY kept_at DESC, id LIMIT \(KnownCaller.most)")
            let tickets = try session.rows(seen)
            let names: [String] = try (mine + tickets).map { try $0.get("name") }
            return KnownCaller(
                name: names.first { !$0.isEmpty } ?? "", calls: try mine.map(PhoneCall.init), tickets: try tickets.map(Handling.init))
        }
    }

    package func calls(of person: Person.ID, on day: Day) async throws -> [PhoneCall] {
        try await database.read { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            return try session.rows(
                """
                SELECT * FROM phone_call WHERE person = \(rights.person) AND at >= \(day.start) AND at < \(day.advanced(by: 1).start)
                ORDER BY at DESC, id LIMIT 100
                """
            ).map(PhoneCall.init)
        }
    }
}

extension Asker {
    fileprivate init(_ row: SQLRow) throws {
        let phone: String = try row.get("phone")
        self.init(name: try row.get("name"), phone: try PhoneNumber(typed: phone) ?? { throw CallError.notANumber(phone) }())
    }
}

extension PhoneCall {
    fileprivate init(_ row: SQLRow) throws {
        let (said, ticket): (String?, Ticket.ID?) = (try row.optional("said"), try row.optional("ticket"))
        self.init(
            id: try row.get("id"), person: try row.get("person"), at: try row.get("at"), question: try row.get("question"),
            outcome: ticket.map { .ticket($0) } ?? .answered(said ?? ""))
    }
}
