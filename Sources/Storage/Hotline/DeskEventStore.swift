// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

extension Migration {
    /// What pages that are open are told of.
    static let deskEvents = Migration(
        "0264-desk-events", [],
        sqlite: [
            """
            CREATE TABLE desk_event (
                id        INTEGER PRIMARY KEY AUTOINCREMENT,
                ticket    TEXT NOT NULL REFERENCES ticket (id),
                kind      TEXT NOT NULL,
                for_asker INTEGER NOT NULL,
                at        BIGINT NOT NULL
            )
            """,
            "CREATE INDEX desk_event_at ON desk_event (at)",
        ],
        postgres: [
            """
            CREATE TABLE desk_event (
                id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                ticket    TEXT NOT NULL REFERENCES ticket (id),
                kind      TEXT NOT NULL,
                for_asker INTEGER NOT NULL,
                at        BIGINT NOT NULL
            )
            """,
            "CREATE INDEX desk_event_at ON desk_event (at)",
        ]
    )
}

/// Events inside a transaction.
enum DeskEventRows {
    /// - Parameter isForAsker: Whether whoever asked hears of it as well.
    static func add(_ kind: DeskEvent.Kind, of ticket: Ticket.ID, isForAsker: Bool = false, at now: Date, in session: any SQLSession) throws {
        // Whoever has read an event must have read all before it: numbers are given in the order in which transactions end.
        if session.dialect == .postgres { _ = try session.rows("SELECT pg_advisory_xact_lock(0264)") }
        try session.run("INSERT INTO desk_event (ticket, kind, for_asker, at) VALUES (\(ticket), \(kind.rawValue), \(isForAsker ? 1 : 0), \(now))")
    }
}

/// What was done at the desk, in SQL that SQLite and PostgreSQL both read.
package struct DeskEventStore: DeskEvents {
    let database: any SQLDatabase

    private static let most = 200

    package init(_ database: any SQLDatabase) { self.database = database }

    package func last() async throws -> Int { try await database.read { try Self.last(in: $0) } }

    package func events(after id: Int, for person: Person.ID, on day: Day) async throws -> [DeskEvent]? {
        try await database.read { session in
            guard try Self.last(in: session) != id else { return [] }
            let rights = try PeopleRows.rights(of: person, in: session)
            let sight = TicketRows.within(rights.scopes(of: .viewTicket, on: day), try PeopleRows.places(in: session))
            return try Self.news(after: id, sight, in: session)?.map(\.event)
        }
    }

    package func news(after id: Int) async throws -> [DeskNews]? { try await database.read { try Self.news(after: id, "", in: $0) } }

    package func events(after id: Int, secretDigest: String) async throws -> [DeskEvent]? {
        try await database.read {
            try Self.news(after: id, " AND for_asker = 1 AND secret_digest = \(secretDigest)", in: $0)?.map(\.event)
        }
    }

    private static func last(in session: any SQLSession) throws -> Int {
        try session.rows("SELECT COALESCE(MAX(id), 0) AS n FROM desk_event").first?.get("n") ?? 0
    }

    private static func news(after id: Int, _ filter: Statement, in session: any SQLSession) throws -> [DeskNews]? {
        let first: Int = try session.rows("SELECT COALESCE(MIN(id), 0) AS n FROM desk_event").first?.get("n") ?? 0
        // Whoever has heard of more than there is has been there before the database was put back from a copy.
        guard id >= first - 1, id <= (try last(in: session)) else { return nil }
        var statement: Statement =
            """
            SELECT desk_event.id AS event, ticket, desk_event.kind, for_asker, unit, place
            FROM desk_event JOIN ticket ON ticket.id = desk_event.ticket WHERE desk_event.id > \(id)
            """
        statement.append(filter)
        statement.append(" ORDER BY desk_event.id LIMIT \(most)")
        return try session.rows(statement).map { row in
            let event = DeskEvent(id: try row.get("event"), ticket: try row.get("ticket"), kind: try row.named("kind"))
            return DeskNews(event: event, scope: try Scope(row), isForAsker: try row.get("for_asker") as Int == 1)
        }
    }

    /// Leaves out what nobody who is still there has missed.
    static func forget(at now: Date, in session: any SQLSession) throws {
        try session.run(
            "DELETE FROM desk_event WHERE at < \(now.addingTimeInterval(-DeskEvent.keptSeconds)) AND id < (SELECT MAX(id) FROM desk_event)")
    }
}
