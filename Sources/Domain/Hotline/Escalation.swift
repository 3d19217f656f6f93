// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Who is called to a ticket and when: whoever is on duty, then the next, then the head of its unit, then the Legal Department.
///
/// At night nobody is called who is not on duty; what is due then is held until he is, or until a working day begins.
package struct Escalation: Sendable {
    package let times: DeskTimes
    package let rota: Rota
    /// The heads of a ticket's unit, and the Legal Department: by their rights to that very ticket.
    package let heads: [Person.ID]
    package let legal: [Person.ID]
    /// Of the team that the ticket was handed to: those of them who are on duty are called before others who are.
    package let team: Set<Person.ID>
    /// Nobody who is away is called; whoever stands in is, where he may see the ticket.
    package let away: AwayList

    package init(
        times: DeskTimes, rota: Rota, heads: [Person.ID], legal: [Person.ID], team: Set<Person.ID> = [], away: AwayList = .nobody
    ) {
        self.times = times
        self.rota = rota
        self.heads = heads
        self.legal = legal
        self.team = team
        self.away = away
    }

    /// How far up a call goes.
    package enum Rung: String, Codable, CaseIterable, Sendable { case duty, next, head, legal }

    /// Seconds after a clock's due time at which each rung is reached: goals of the desk, which no law asks for.
    /// What has little time is called for half and a quarter of it beforehand, so that nobody hears of it before it has begun.
    package static func rungs(of clock: DeskClock) -> [(rung: Rung, seconds: Double)] {
        let length = clock.due.timeIntervalSince(clock.started)
        return switch clock.kind {
        case .firstResponse: [(.duty, -length), (.next, 0), (.head, 600), (.legal, 1_500)]
        case .forward: [(.duty, -min(4 * 3_600, length / 2)), (.next, 0), (.head, 0), (.legal, 86_400)]
        case .answer: [(.duty, -min(3 * 86_400, length / 2)), (.next, -min(86_400, length / 4)), (.head, 0), (.legal, 86_400)]
        }
    }

    /// Who must be called by now, and may be.
    package func calls(for handling: Handling, at now: Date) -> [DeskCall] {
        reached(handling, at: now).flatMap { clock, rung in
            persons(rung, clock, handling, at: now).filter { mayBeCalled($0, at: now) }.map {
                DeskCall(ticket: handling.id, since: clock.started, clock: clock.kind, rung: rung, person: $0)
            }
        }
    }

    /// When to look at it again; `nil` where nothing will be due.
    package func next(for handling: Handling, after now: Date) -> Date? {
        let clocks = handling.clocks(times).filter(\.isRunning)
        guard !clocks.isEmpty else { return nil }
        let coming = clocks.flatMap { clock in Self.rungs(of: clock).map { clock.due.addingTimeInterval($0.seconds) } }.filter { $0 > now }.min()
        // Who may be called, and who is on duty, changes with the hour and with the rota.
        let again = reached(handling, at: now).isEmpty ? nil : now.addingTimeInterval(Self.againSeconds)
        return [coming, again].compactMap { $0 }.min()
    }

    package func mayBeCalled(_ person: Person.ID, at now: Date) -> Bool {
        rota.answering(at: now, away).contains(person) || (times.isOffice(at: now) && !away.isAway(person, at: now))
    }

    private static let againSeconds = 60.0

    private func reached(_ handling: Handling, at now: Date) -> [(DeskClock, Rung)] {
        handling.clocks(times).filter(\.isRunning).flatMap { clock in
            Self.rungs(of: clock).filter { clock.due.addingTimeInterval($0.seconds) <= now }.map { (clock, $0.rung) }
        }
    }

    private func persons(_ rung: Rung, _ clock: DeskClock, _ handling: Handling, at now: Date) -> [Person.ID] {
        switch rung {
        case .duty:
            // What somebody has in hand is his; what nobody has is for whoever is on duty, never for whoever had it once.
            if clock.kind == .answer, let handler = handling.handler, let there = away.standIn(for: handler, at: now) { return [there] }
            let onDuty = rota.answering(at: now, away)
            let members = onDuty.filter(team.contains)
            return members.isEmpty ? onDuty : members
        case .next: return [rota.next(after: now, away)].compactMap { $0 }
        case .head: return there(heads, at: now)
        case .legal: return there(legal, at: now)
        }
    }

    /// Those of them who are there, and whoever stands in for the rest; each once.
    private func there(_ persons: [Person.ID], at now: Date) -> [Person.ID] {
        persons.compactMap { away.standIn(for: $0, at: now) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// That somebody is called to a ticket, once for each clock and rung since it was last asked.
package struct DeskCall: Hashable, Sendable {
    package let ticket: Ticket.ID
    /// When the clock began: a ticket that was handed on has a new one.
    package let since: Date
    package let clock: DeskClock.Kind
    package let rung: Escalation.Rung
    package let person: Person.ID

    /// The same however often it is asked for.
    package var key: String {
        let parts = [ticket.text, String(Int(since.timeIntervalSince1970)), clock.rawValue, rung.rawValue, person.text]
        return parts.joined(separator: "/")
    }
}

/// Calls people, and sounds the alarm where nobody will be on duty.
package protocol DeskCalls: Sendable {
    /// Makes every call that is due, each once whoever asks and however often.
    ///
    /// - Returns: How many were made.
    @discardableResult func raise(at now: Date) async throws -> Int
}
