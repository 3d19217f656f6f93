// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Whom tickets may call at a moment: what is the same for all of them, read once however many are looked at.
struct CallRoster {
    let times: DeskTimes
    private let rota: Rota
    private let rights: [Person.ID: Rights]
    private let heads, legal: [Rights]
    private let away: AwayList
    private let now: Date

    /// A shift is no longer than that, so what came before says nothing of now.
    static let pastSeconds = 2 * 86_400.0

    init(_ setup: Setup, at now: Date, in session: any SQLSession) throws {
        times = try Self.times(setup, in: session)
        rota = try RotaStore.rota(
            from: now.addingTimeInterval(-Self.pastSeconds), until: now.addingTimeInterval(Self.pastSeconds * 7), in: session)
        let everybody = try Self.everybody(in: session)
        rights = Dictionary(everybody.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        // Of five hundred few are heads: the rest are not asked about each ticket.
        heads = everybody.filter { $0.appointments.contains { $0.role == .approver } }
        legal = everybody.filter { $0.appointments.contains { $0.role == .legal } }
        away = try AbsenceStore.away(from: now, until: now.addingTimeInterval(1), in: session)
        self.now = now
    }

    func escalation(for handling: Handling, in session: any SQLSession) throws -> Escalation {
        let day = Day(now)
        let holders = { (role: Role, among: [Rights]) in among.filter { $0.holds(role, over: handling.thing, on: day) }.map(\.person) }
        let team = try handling.team.map { try TeamRows.members(of: $0, on: day, in: session) } ?? []
        return Escalation(
            times: times, rota: rota, heads: holders(.approver, heads), legal: holders(.legal, legal), team: Set(team),
            away: away.admitting { rights[$0]?.may(.viewTicket, handling.thing, on: day) ?? false })
    }

    /// By the calendar of the registry, and what the desk adds to it.
    static func times(_ setup: Setup, in session: any SQLSession) throws -> DeskTimes {
        DeskTimes(calendar: try FactStore.workCalendar(in: session).adding(setup.calendar), goals: setup.goals)
    }

    static func everybody(in session: any SQLSession) throws -> [Rights] {
        let rights = try PeopleRows.rightsOfAll(in: session)
        let people: [Person.ID] = try session.rows("SELECT id FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY id")
            .map { try $0.get("id") }
        return people.map(rights)
    }
}
