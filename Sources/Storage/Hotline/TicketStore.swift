// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Tickets in SQL that SQLite and PostgreSQL both read; `AnswerStore` opens them.
package struct TicketStore: Tickets {
    let database: any SQLDatabase
    let pinned: PinnedSettings

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func handling(_ id: Ticket.ID) async throws -> Handling {
        try await database.read { try TicketRows.one("id = \(id)", in: $0) }
    }

    package func handling(secretDigest: String) async throws -> Handling {
        try await database.read { try TicketRows.one("secret_digest = \(secretDigest)", in: $0) }
    }

    package func waiting(limit: Int, offset: Int) async throws -> Listing<Handling> {
        try await database.read { session in
            try Self.list(" WHERE state IN (\(list: Self.states(.open)))", by: "opened_at, id", limit: limit, offset: offset, in: session)
        }
    }

    package func queue(
        _ narrowing: DeskNarrowing, for person: Person.ID, on day: Day, limit: Int, offset: Int
    ) async throws -> Listing<Handling> {
        try await database.read { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            var filter: Statement = " WHERE state IN (\(list: Self.states(narrowing.list)))"
            if narrowing.list == .mine { filter.append(" AND handler = \(rights.person)") }
            if narrowing.list == .team {
                filter.append(" AND team IN (\(list: try TeamRows.teams(of: rights, on: day, in: session).map(\.text)))")
            }
            if narrowing.list == .called { filter.append(" AND id IN (SELECT ticket FROM desk_call WHERE person = \(rights.person))") }
            if narrowing.list == .call { filter.append(" AND to_call = 1") }
            if let unit = narrowing.unit { filter.append(" AND unit = \(unit)") }
            if let kind = narrowing.kind { filter.append(" AND kind = \(kind.rawValue)") }
            filter.append(TicketRows.within(rights.scopes(of: .viewTicket, on: day), try PeopleRows.places(in: session)))
            let order: Statement = narrowing.list == .done ? "due_at DESC, id" : Self.turn
            return try Self.list(filter, by: order, limit: limit, offset: offset, in: session)
        }
    }

    package func takeNext(by person: Person.ID, at now: Date) async throws -> Handling? {
        let pinned = pinned
        return try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            var filter: Statement = "SELECT body, history FROM ticket WHERE state = \(Handling.State.waiting.rawValue)"
            filter.append(TicketRows.within(rights.scopes(of: .answerTicket, on: Day(now)), try PeopleRows.places(in: session)))
            // What lies with a team is for those who are of it.
            let teams = try TeamRows.teams(of: rights, on: Day(now), in: session).map(\.text)
            if teams.isEmpty { filter.append(" AND team IS NULL") } else { filter.append(" AND (team IS NULL OR team IN (\(list: teams)))") }
            filter.append(" ORDER BY ")
            filter.append(Self.turn)
            filter.append(" LIMIT 1")
            guard let row = try session.rows(filter).first else { return nil }
            var handling = try Handling(row)
            let told = handling.revision
            try handling.take(revision: told, by: rights, at: now)
            try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
            return handling
        }
    }

    /// Looks at those alone that were opened before the migration that brought places.
    package func findPlaces(_ place: @escaping @Sendable (Question) -> Place.ID?) async throws -> Int {
        let old: [Ticket] = try await database.read { session in
            try session.rows(
                """
                SELECT body FROM ticket WHERE place IS NULL
                    AND opened_at <= (SELECT applied_at FROM schema_migration WHERE name = \(Migration.desk.name))
                """
            ).map { try JSON.value(try $0.get("body")) }
        }
        let found = old.compactMap { ticket in place(ticket.question).map { ticket.of($0) } }
        for ticket in found {
            let body = try JSON.text(ticket)
            try await database.write { try $0.run("UPDATE ticket SET place = \(ticket.place), body = \(body) WHERE id = \(ticket.id)") }
        }
        return found.count
    }

    /// First come, first served, the urgent before the rest; what is in hand behind what waits.
    private static let turn: Statement = "CASE state WHEN 'waiting' THEN 0 ELSE 1 END, urgent DESC, asked_at, id"

    package func change(
        _ id: Ticket.ID, by person: Person.ID, _ step: @escaping @Sendable (inout Handling, Rights) throws -> Void
    ) async throws -> Handling {
        let pinned = pinned
        return try await database.write { session in
            var handling = try TicketRows.one("id = \(id)", in: session)
            let told = handling.revision
            try step(&handling, try PeopleRows.rights(of: person, in: session))
            try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
            return handling
        }
    }

    package func change(secretDigest: String, _ step: @escaping @Sendable (inout Handling) throws -> Void) async throws -> Handling {
        let pinned = pinned
        return try await database.write { session in
            var handling = try TicketRows.one("secret_digest = \(secretDigest)", in: session)
            let told = handling.revision
            try step(&handling)
            try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
            return handling
        }
    }

    private static func list(
        _ filter: Statement, by order: Statement, limit: Int, offset: Int, in session: any SQLSession
    ) throws -> Listing<Handling> {
        var count: Statement = "SELECT COUNT(*) AS n FROM ticket"
        count.append(filter)
        var page: Statement = "SELECT body, history FROM ticket"
        page.append(filter)
        page.append(" ORDER BY ")
        page.append(order)
        page.append(" LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
        return Listing(elements: try session.rows(page).map(Handling.init), total: try session.rows(count).first?.get("n") ?? 0)
    }

    private static func states(_ list: DeskNarrowing.List) -> [String] {
        Handling.State.allCases.filter { state in
            switch list {
            // What waits for another ticket's answer is beside that one, and in nobody's way.
            case .open, .mine, .team: state.isOpen && state != .merged
            case .called: state.isOpen
            case .done: !state.isOpen
            case .call: true
            }
        }.map(\.rawValue)
    }
}
