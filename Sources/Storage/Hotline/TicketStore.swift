// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Tickets in SQL that SQLite and PostgreSQL both read; `AnswerStore` opens them.
package struct TicketStore: Tickets {
    let database: any SQLDatabase
    let pinned: PinnedSettings
    private let lists: TicketQueue

    /// - Parameter counted: How far a list is counted, beyond what was looked through.
    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings(), counted: Int = 1_000) {
        self.database = database
        self.pinned = pinned
        lists = TicketQueue(counted: counted)
    }

    package func handling(_ id: Ticket.ID) async throws -> Handling {
        try await database.read { try TicketRows.one("id = \(id)", in: $0) }
    }

    package func handling(secretDigest: String) async throws -> Handling {
        try await database.read { try TicketRows.one("secret_digest = \(secretDigest)", in: $0) }
    }

    package func waiting(limit: Int, offset: Int) async throws -> Listing<Handling> {
        try await database.read { session in
            try lists.list(TicketQueue.filter(of: .open), by: "opened_at, id", limit: limit, offset: offset, in: session)
        }
    }

    package func queue(
        _ narrowing: DeskNarrowing, for person: Person.ID, on day: Day, limit: Int, offset: Int
    ) async throws -> Listing<Handling> {
        try await database.read { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            var filter = TicketQueue.filter(of: narrowing.list)
            if narrowing.list == .mine { filter.append(" AND handler = \(rights.person)") }
            if narrowing.list == .team {
                filter.append(" AND team IN (\(list: try TeamRows.teams(of: rights, on: day, in: session).map(\.text)))")
            }
            if narrowing.list == .called { filter.append(" AND id IN (SELECT ticket FROM desk_call WHERE person = \(rights.person))") }
            if let unit = narrowing.unit { filter.append(" AND unit = \(unit)") }
            if let kind = narrowing.kind { filter.append(" AND kind = \(kind.rawValue)") }
            filter.append(TicketRows.within(rights.scopes(of: .viewTicket, on: day), try PeopleRows.places(in: session)))
            let order = narrowing.list == .done ? TicketQueue.latest : TicketQueue.turn
            return try lists.list(filter, by: order, limit: limit, offset: offset, in: session)
        }
    }

    package func takeNext(by person: Person.ID, at now: Date) async throws -> Handling? {
        let pinned = pinned
        return try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            var filter = TicketQueue.filter(of: .open)
            filter.append(" AND state = 'waiting'")
            filter.append(TicketRows.within(rights.scopes(of: .answerTicket, on: Day(now)), try PeopleRows.places(in: session)))
            // What lies with a team is for those who are of it; what lies with one of which nobody is any more is for all.
            let teams = try TeamRows.teams(of: rights, on: Day(now), in: session) + TeamRows.deserted(on: Day(now), in: session)
            filter.append(" AND (team IS NULL OR team IN (\(list: teams.map(\.text))))")
            guard var handling = try TicketQueue.page(filter, by: TicketQueue.turn, limit: 1, offset: 0, in: session).first else { return nil }
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
}
