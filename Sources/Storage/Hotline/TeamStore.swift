// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// What a ticket is about, with which team it lies, and who is of which team.
    static let teams = Migration(
        "0310-teams",
        [
            "ALTER TABLE ticket ADD COLUMN kind TEXT NOT NULL DEFAULT 'guidance'",
            "ALTER TABLE ticket ADD COLUMN team TEXT",
            "CREATE INDEX ticket_done_kind ON ticket (kind, due_at DESC, id, unit, place) WHERE state NOT IN ('waiting', 'taken', 'asking', 'merged')",
            "CREATE INDEX ticket_team ON ticket (team, state, id) WHERE team IS NOT NULL",
            """
            CREATE TABLE desk_team (
                id        TEXT PRIMARY KEY,
                unit      TEXT NOT NULL,
                is_closed INTEGER NOT NULL DEFAULT 0,
                history   TEXT NOT NULL
            )
            """,
            "CREATE INDEX desk_team_unit ON desk_team (unit)",
            """
            CREATE TABLE desk_team_member (
                team   TEXT NOT NULL REFERENCES desk_team (id),
                person TEXT NOT NULL REFERENCES person (id),
                PRIMARY KEY (team, person)
            )
            """,
            "CREATE INDEX desk_team_member_person ON desk_team_member (person)",
        ]
    )
}

/// Teams inside a transaction. Whoever's appointment to the unit has ended is of none of its teams any more, whatever was kept.
enum TeamRows {
    static func teams(of rights: Rights, on day: Day, in session: any SQLSession) throws -> [DeskTeam.ID] {
        try session.rows(
            """
            SELECT id, unit FROM desk_team JOIN desk_team_member ON team = id
            WHERE person IN (\(list: rights.selfNames)) AND is_closed = 0 ORDER BY id
            """
        ).filter { rights.answers(in: try $0.get("unit"), on: day) }.map { try $0.get("id") }
    }

    /// Teams with which something waits and of which nobody is on that day: closed, or all their appointments have ended.
    static func deserted(on day: Day, in session: any SQLSession) throws -> [DeskTeam.ID] {
        let waited: [DeskTeam.ID] = try session.rows(
            "SELECT id FROM desk_team WHERE EXISTS (SELECT 1 FROM ticket WHERE ticket.team = desk_team.id AND ticket.state = 'waiting') ORDER BY id"
        ).map { try $0.get("id") }
        guard !waited.isEmpty else { return [] }
        let rows = try session.rows(
            "SELECT id, unit, person FROM desk_team JOIN desk_team_member ON team = id WHERE id IN (\(list: waited)) AND is_closed = 0")
        let rights = try PeopleRows.rightsOfAll(in: session)
        let manned = Set(
            try rows.filter { rights(try $0.get("person")).answers(in: try $0.get("unit"), on: day) }.map { try $0.get("id") as DeskTeam.ID })
        return waited.filter { !manned.contains($0) }
    }

    static func members(of id: DeskTeam.ID, on day: Day, in session: any SQLSession) throws -> [Person.ID] {
        let rows = try session.rows(
            "SELECT unit, person FROM desk_team JOIN desk_team_member ON team = id WHERE id = \(id) AND is_closed = 0 ORDER BY person")
        guard !rows.isEmpty else { return [] }
        let rights = try PeopleRows.rightsOfAll(in: session)
        return try rows.filter { rights(try $0.get("person")).answers(in: try $0.get("unit"), on: day) }.map { rights(try $0.get("person")).person }
    }
}

/// Teams in SQL that SQLite and PostgreSQL both read.
package struct TeamStore: DeskTeams {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func teams(of unit: Unit.ID?) async throws -> [DeskTeam] {
        let all = try await database.read { session in
            guard let unit else { return try session.rows("SELECT * FROM desk_team").map(DeskTeam.init) }
            return try session.rows("SELECT * FROM desk_team WHERE unit = \(unit)").map(DeskTeam.init)
        }
        return all.sorted { (Vietnamese.folded($0.charter?.name.vi ?? ""), $0.id) < (Vietnamese.folded($1.charter?.name.vi ?? ""), $1.id) }
    }

    package func team(_ id: DeskTeam.ID) async throws -> DeskTeam {
        try await database.read { session in
            guard let row = try session.rows("SELECT * FROM desk_team WHERE id = \(id)").first else { throw DeskTeamError.notFound }
            return try DeskTeam(row)
        }
    }

    package func candidates(for units: [Unit.ID], on day: Day) async throws -> [Unit.ID: [DeskTeam.Candidate]] {
        try await database.read { session in
            let rights = try PeopleRows.rightsOfAll(in: session)
            let people = try Self.people(in: session).map { ($0, rights($0.id)) }
            return Dictionary(
                uniqueKeysWithValues: Set(units).map { unit in
                    let answering = people.filter { $0.1.answers(in: unit, on: day) }
                    return (unit, answering.map { DeskTeam.Candidate($0.0, names: Set($0.1.selfNames)) })
                })
        }
    }

    @discardableResult
    package func change(
        _ id: DeskTeam.ID, of unit: Unit.ID?, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout DeskTeam, DeskTeam.Roster) throws -> Void
    ) async throws -> DeskTeam {
        let pinned = pinned
        return try await database.write { session in
            let row = try session.rows("SELECT * FROM desk_team WHERE id = \(id)").first
            guard var team = try row.map(DeskTeam.init) ?? unit.map({ DeskTeam(id: id, unit: $0) }) else { throw DeskTeamError.notFound }
            let told = team.revision
            if row == nil { try Self.checkRoom(for: team.unit, in: session) }
            let rights = try PeopleRows.rightsOfAll(in: session)
            let ofUnit = try Self.people(in: session).map(\.id).filter { [unit = team.unit] in rights($0).answers(in: unit, on: Day(now)) }
            try step(&team, DeskTeam.Roster(rights: rights(person), ofUnit: Set(ofUnit), joined: try Self.joined(in: session)))
            try Self.keep(team, since: told, in: session)
            if team.isClosed { try Self.giveBack(ticketsOf: team, SettingRows.setup(pinned, in: session), in: session) }
            return team
        }
    }
}

extension TeamStore {
    private static func people(in session: any SQLSession) throws -> [Person] {
        try session.rows("SELECT * FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY name, id").map(Person.init)
    }

    /// Into whom each was joined.
    private static func joined(in session: any SQLSession) throws -> [Person.ID: Person.ID] {
        let ties = try PeopleRows.ties(in: session)
        let names: [Person.ID] = try session.rows("SELECT person FROM person_join").map { try $0.get("person") }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, ties.human($0)) })
    }

    private static func checkRoom(for unit: Unit.ID, in session: any SQLSession) throws {
        let count: Int = try session.rows("SELECT COUNT(*) AS n FROM desk_team WHERE unit = \(unit) AND is_closed = 0").first?.get("n") ?? 0
        guard count < DeskTeam.mostOfUnit else { throw DeskTeamError.tooMany(limit: DeskTeam.mostOfUnit) }
    }

    private static func keep(_ team: DeskTeam, since told: Int, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO desk_team (id, unit, is_closed, history)
            VALUES (\(team.id), \(team.unit), \(team.isClosed ? 1 : 0), \(try JSON.text(team.history)))
            ON CONFLICT (id) DO UPDATE SET is_closed = excluded.is_closed, history = excluded.history
            """
        )
        try session.run("DELETE FROM desk_team_member WHERE team = \(team.id)")
        for member in team.charter?.members ?? [] {
            try session.run("INSERT INTO desk_team_member (team, person) VALUES (\(team.id), \(member))")
        }
        for step in team.history.dropFirst(told) {
            let event = AuditEvent(
                step.action.act, by: .person(step.by.person), AuditThing(.team, team.id.text),
                facts: [
                    "digest": Digest.of(try JSON.text(step)), "unit": team.unit.text,
                    "members": step.charter.map { $0.members.map(\.text).joined(separator: " ") },
                ])
            try AuditStore.append(event, at: step.at, in: session)
        }
    }

    private static func giveBack(ticketsOf team: DeskTeam, _ setup: Setup, in session: any SQLSession) throws {
        let open = Handling.State.allCases.filter(\.isOpen).map(\.rawValue)
        for row in try session.rows("SELECT body, history FROM ticket WHERE team = \(team.id) AND state IN (\(list: open)) ORDER BY id") {
            var handling = try Handling(row)
            let told = handling.revision
            handling.leave(team)
            try TicketRows.keep(handling, since: told, setup, in: session)
        }
    }
}

extension DeskTeam {
    fileprivate init(_ row: SQLRow) throws {
        self.init(id: try row.get("id"), unit: try row.get("unit"), history: try JSON.value(try row.get("history")))
    }
}

extension DeskTeam.Step.Action {
    fileprivate var act: AuditAct {
        switch self {
        case .made: .teamMade
        case .changed: .teamChanged
        case .closed: .teamClosed
        }
    }
}
