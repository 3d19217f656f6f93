// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Calls to tickets, in SQL that SQLite and PostgreSQL both read; however many nodes ask, each call is made once.
package struct DeskCallStore: DeskCalls {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    private static let mostAtOnce = 200
    /// So long beforehand whoever keeps the rota hears that nobody will be on duty.
    private static let gapSeconds = 3 * 86_400.0
    /// A shift is no longer than that, so what came before says nothing of now.
    private static let pastSeconds = 2 * 86_400.0

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    @discardableResult package func raise(at now: Date) async throws -> Int {
        let due: [Ticket.ID] = try await database.read { session in
            try session.rows("SELECT id FROM ticket WHERE call_at <= \(now) ORDER BY call_at, id LIMIT \(Self.mostAtOnce)").map { try $0.get("id") }
        }
        try await database.write { session in
            try DeskEventStore.forget(at: now, in: session)
            try AbsenceStore.forget(at: now, in: session)
            try DeskPresenceStore.forget(at: now, in: session)
        }
        var (made, fault) = (0, (any Error)?.none)
        for id in due {
            // A ticket that cannot be read keeps nobody from being called to another.
            do { made += try await raise(id, at: now) } catch is CancellationError { throw CancellationError() } catch { fault = fault ?? error }
        }
        made += try await warnOfGaps(at: now)
        if let fault { throw fault }
        return made
    }

    private func raise(_ id: Ticket.ID, at now: Date) async throws -> Int {
        let pinned = pinned
        return try await database.write { session in
            let handling = try TicketRows.one("id = \(id)", in: session)
            let setup = try SettingRows.setup(pinned, in: session)
            let escalation = try Self.escalation(for: handling, setup, at: now, in: session)
            var made = 0
            for call in handling.isOpen ? escalation.calls(for: handling, at: now) : [] {
                guard try Self.keep(call.key, call.ticket, call.person, at: now, in: session) else { continue }
                made += 1
                try OutboxRows.add(
                    .deskCall(call.person, ticket: call.ticket, clock: call.clock, rung: call.rung), setup, at: now, in: session)
            }
            if made > 0 { try DeskEventRows.add(.clock, of: id, at: now, in: session) }
            let next = handling.isOpen ? escalation.next(for: handling, after: now) : nil
            try session.run("UPDATE ticket SET call_at = \(next) WHERE id = \(id)")
            return made
        }
    }

    private static func escalation(for handling: Handling, _ setup: Setup, at now: Date, in session: any SQLSession) throws -> Escalation {
        let rota = try RotaStore.rota(
            from: now.addingTimeInterval(-pastSeconds), until: now.addingTimeInterval(pastSeconds * 7), in: session)
        let rights = try everybody(in: session)
        // Few are away with somebody who stands in: only those are asked about.
        let away = try AbsenceStore.away(from: now, until: now.addingTimeInterval(1), in: session).admitting { id in
            rights.contains { $0.person == id && $0.may(.viewTicket, handling.thing, on: Day(now)) }
        }
        let holders = { (role: Role) in rights.filter { $0.holds(role, over: handling.thing, on: Day(now)) }.map(\.person) }
        let team = try handling.team.map { try TeamRows.members(of: $0, on: Day(now), in: session) } ?? []
        return Escalation(
            times: try times(setup, in: session), rota: rota, heads: holders(.approver), legal: holders(.legal), team: Set(team),
            away: away)
    }

    /// By the calendar of the registry, and what the desk adds to it.
    private static func times(_ setup: Setup, in session: any SQLSession) throws -> DeskTimes {
        DeskTimes(calendar: try FactStore.workCalendar(in: session).adding(setup.calendar), goals: setup.goals)
    }

    private static func everybody(in session: any SQLSession) throws -> [Rights] {
        let rights = try PeopleRows.rightsOfAll(in: session)
        let people: [Person.ID] = try session.rows("SELECT id FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY id")
            .map { try $0.get("id") }
        return people.map(rights)
    }

    /// - Returns: `false` where it was made already.
    private static func keep(_ key: String, _ ticket: Ticket.ID?, _ person: Person.ID, at now: Date, in session: any SQLSession) throws -> Bool {
        try session.run(
            """
            INSERT INTO desk_call (key, ticket, person, called_at) VALUES (\(key), \(ticket), \(person), \(now))
            ON CONFLICT (key) DO NOTHING
            """
        ) == 1
    }

    /// Tells whoever keeps the rota of each gap once, and once a day of one that began too long ago to know when.
    private func warnOfGaps(at now: Date) async throws -> Int {
        let (from, until) = (now.addingTimeInterval(-Self.pastSeconds), now.addingTimeInterval(Self.gapSeconds))
        let gaps = try await database.read { session in
            try RotaStore.rota(from: from, until: until, in: session).gaps(
                from: from, until: until, AbsenceStore.away(from: from, until: until, in: session))
        }.filter { $0.upperBound > now }
        guard !gaps.isEmpty else { return 0 }
        let pinned = pinned
        return try await database.write { session in
            let setup = try SettingRows.setup(pinned, in: session)
            let rota = try RotaStore.rota(from: from, until: until, in: session)
            let escalation = Escalation(
                times: try Self.times(setup, in: session), rota: rota, heads: [], legal: [],
                away: try AbsenceStore.away(from: now, until: now.addingTimeInterval(1), in: session))
            var made = 0
            for rights in try Self.everybody(in: session)
            where rights.may(.planRota, .common, on: Day(now)) && escalation.mayBeCalled(rights.person, at: now) {
                for gap in gaps {
                    let begun = gap.lowerBound > from ? String(Int(gap.lowerBound.timeIntervalSince1970)) : Day(now).iso
                    let key = "gap/\(begun)/\(rights.person.text)"
                    guard try Self.keep(key, nil, rights.person, at: now, in: session) else { continue }
                    made += 1
                    try OutboxRows.add(
                        .rotaGap(rights.person, from: max(gap.lowerBound, now), until: gap.upperBound), setup, at: now, in: session)
                }
            }
            return made
        }
    }
}
