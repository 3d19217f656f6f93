// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// That somebody of the desk is away from when until when, and who stands in for him.
///
/// It says when, so that nobody waits for him; of why no more than a choice, and not to everybody.
package struct Absence: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Absence>

    package let id: ID
    package let person: Person.ID
    package let kind: Kind
    package let from: Date
    /// Its first moment without; earlier than was said where it was ended.
    package private(set) var until: Date
    package let deputy: Person.ID?
    package private(set) var isCancelled = false
    /// Oldest first.
    package private(set) var history: [Step]

    package enum Kind: String, Codable, CaseIterable, Sendable { case leave, trip, training, other }

    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        package let by: Hand
        package let at: Date

        package enum Action: String, Codable, CaseIterable, Sendable { case said, ended }
    }

    package static let longestDays = 400

    init(id: ID, person: Person.ID, kind: Kind, from: Date, until: Date, deputy: Person.ID?, by hand: Hand, at now: Date) {
        self.id = id
        self.person = person
        self.kind = kind
        self.from = from
        self.until = until
        self.deputy = deputy
        history = [Step(action: .said, by: hand, at: now)]
    }

    package var revision: Int { history.count }

    package func isOn(at now: Date) -> Bool { !isCancelled && from <= now && now < until }

    package func overlaps(_ from: Date, _ until: Date) -> Bool { !isCancelled && self.from < until && from < self.until }

    /// Takes it back before it has begun, or ends it now.
    mutating func end(by hand: Hand, at now: Date) {
        if now <= from { isCancelled = true } else { until = now }
        history.append(Step(action: .ended, by: hand, at: now))
    }
}

/// Who is away when, over a stretch of time, and who stands in.
package struct AwayList: Hashable, Sendable {
    /// By their beginning.
    package private(set) var absences: [Absence]
    private var byPerson: [Person.ID: [Absence]]

    package init(_ absences: some Sequence<Absence> = []) {
        self.absences = absences.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        byPerson = Dictionary(grouping: self.absences, by: \.person)
    }

    package static let nobody = AwayList()

    package func absence(of person: Person.ID, at now: Date) -> Absence? { byPerson[person]?.first { $0.isOn(at: now) } }

    package func isAway(_ person: Person.ID, at now: Date) -> Bool { absence(of: person, at: now) != nil }

    /// Whether somebody is away at any moment of a stretch of time.
    package func touches(_ person: Person.ID, _ from: Date, _ until: Date) -> Bool {
        byPerson[person]?.contains { $0.overlaps(from, until) } ?? false
    }

    /// Absences of others, in any part of a stretch of time, in which somebody has said that he stands in.
    package func promised(by deputy: Person.ID, _ from: Date, _ until: Date) -> [Absence] {
        absences.filter { $0.deputy == deputy && $0.overlaps(from, until) }
    }

    /// Whoever answers in somebody's place: himself while he is there, otherwise his deputy, or that one's; `nil` where nobody does.
    package func standIn(for person: Person.ID, at now: Date) -> Person.ID? {
        var (at, seen) = (person, Set<Person.ID>())
        while let absence = absence(of: at, at: now) {
            guard seen.insert(at).inserted, let deputy = absence.deputy else { return nil }
            at = deputy
        }
        return at
    }

    /// Moments at which somebody goes or comes back, inside a stretch of time.
    func turns(from start: Date, until end: Date) -> [Date] {
        Set(absences.filter { $0.overlaps(start, end) }.flatMap { [$0.from, $0.until] }).filter { $0 > start && $0 < end }.sorted()
    }

    /// The same, where only those stand in who may.
    package func admitting(_ mayStandIn: (Person.ID) -> Bool) -> AwayList {
        AwayList(
            absences.map { one in
                guard let deputy = one.deputy, !mayStandIn(deputy) else { return one }
                return one.withoutDeputy
            })
    }
}

extension Absence {
    fileprivate var withoutDeputy: Absence {
        var one = Absence(
            id: id, person: person, kind: kind, from: from, until: until, deputy: nil, by: history[0].by, at: history[0].at)
        one.isCancelled = isCancelled
        one.history = history
        return one
    }
}

extension Rota {
    /// Who answers at a moment: whoever is on duty, or stands in for one who is.
    package func answering(at now: Date, _ away: AwayList) -> [Person.ID] {
        Set(onDuty(at: now).compactMap { away.standIn(for: $0.person, at: now) }).sorted()
    }

    /// The times between two moments in which nobody answers: no shift is planned, or whoever has it is away and nobody stands in.
    package func gaps(from start: Date, until end: Date, _ away: AwayList = .nobody) -> [Range<Date>] {
        let manned = shifts.filter { !$0.isCancelled && $0.until > start && $0.from < end }.flatMap { self.manned($0, away) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        var (gaps, covered) = ([Range<Date>](), start)
        for part in manned where part.upperBound > start && part.lowerBound < end {
            if part.lowerBound > covered { gaps.append(covered..<part.lowerBound) }
            covered = max(covered, part.upperBound)
        }
        if covered < end { gaps.append(covered..<end) }
        return gaps
    }

    /// The parts of a shift in which its holder is away; who stands in then, if anybody.
    package func replaced(_ shift: Shift, _ away: AwayList) -> [(part: Range<Date>, by: Person.ID?)] {
        parts(of: shift, away).filter { away.isAway(shift.person, at: $0.lowerBound) }.map {
            ($0, away.standIn(for: shift.person, at: $0.lowerBound))
        }
    }

    /// Who is on call next: whoever has the next shift, or stands in for him now; somebody who does not answer already where there is one.
    package func next(after now: Date, _ away: AwayList) -> Person.ID? {
        let answering = Set(answering(at: now, away))
        let later = shifts.filter { !$0.isCancelled && $0.from > now }.compactMap { away.standIn(for: $0.person, at: now) }
        return later.first { !answering.contains($0) } ?? later.first
    }

    private func manned(_ shift: Shift, _ away: AwayList) -> [Range<Date>] {
        parts(of: shift, away).filter { away.standIn(for: shift.person, at: $0.lowerBound) != nil }
    }

    private func parts(of shift: Shift, _ away: AwayList) -> [Range<Date>] {
        let turns = [shift.from] + away.turns(from: shift.from, until: shift.until) + [shift.until]
        return zip(turns, turns.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
    }
}
