// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Who of the standing team answers when, over a stretch of time.
package struct Rota: Hashable, Sendable {
    /// By their beginning; those that were cancelled among them.
    package private(set) var shifts: [Shift]

    package static let mostAtOnce = 200

    package init(_ shifts: [Shift]) { self.shifts = Self.ordered(shifts) }

    private static func ordered(_ shifts: [Shift]) -> [Shift] { shifts.sorted { ($0.from, $0.id.text) < ($1.from, $1.id.text) } }

    package func onDuty(at now: Date) -> [Shift] { shifts.filter { $0.isOn(at: now) } }

    package func isOnDuty(_ person: Person.ID, at now: Date) -> Bool { shifts.contains { $0.isOn(at: now) && $0.person == person } }

    /// The shift that begins next, of somebody who is not on duty now where there is one.
    package func next(after now: Date) -> Shift? {
        let later = shifts.filter { !$0.isCancelled && $0.from > now }
        return later.first { !isOnDuty($0.person, at: now) } ?? later.first
    }

    /// What the last who were on duty left for those who are now, the latest first.
    package func notes(at now: Date, seconds: Double = 86_400) -> [Shift] {
        shifts.filter { $0.note != nil && !$0.isCancelled && $0.from <= now && $0.until > now.addingTimeInterval(-seconds) }
            .sorted { $0.until > $1.until }
    }

    package func shift(_ id: Shift.ID) throws(RotaError) -> Shift {
        guard let shift = shifts.first(where: { $0.id == id }) else { throw .notFound }
        return shift
    }

    /// Puts somebody on the rota, as often as the plan says.
    package mutating func plan(_ plan: ShiftPlan, by team: Team, newID: () -> String, at now: Date) throws {
        try team.rights.require(.planRota, .common, on: Day(now))
        try team.check(plan.person)
        let times = try plan.times(now)
        for (from, until) in times { try checkFree(plan.person, from, until) }
        let hand = team.rights.hand(on: Day(now))
        shifts = Self.ordered(
            shifts + times.map { Shift(id: .init(newID()), from: $0.from, until: $0.until, person: plan.person, by: hand, at: now) })
    }

    package mutating func cancel(_ id: Shift.ID, revision: Int, because reason: String, by team: Team, at now: Date) throws {
        try team.rights.require(.planRota, .common, on: Day(now))
        let reason = try Self.reason(reason)
        try change(id, revision, now) { $0.cancel(because: reason, by: team.rights.hand(on: Day(now)), at: now) }
    }

    /// Gives it to somebody else, as whoever keeps the rota may.
    package mutating func assign(_ id: Shift.ID, to person: Person.ID, revision: Int, because reason: String, by team: Team, at now: Date) throws {
        try team.rights.require(.planRota, .common, on: Day(now))
        try team.check(person)
        let reason = try Self.reason(reason)
        try checkFree(person, for: try shift(id))
        try change(id, revision, now) { $0.give(to: person, .assigned, because: reason, by: team.rights.hand(on: Day(now)), at: now) }
    }

    /// Its holder asks somebody to take it, and may take one of his in return.
    package mutating func offer(
        _ id: Shift.ID, to person: Person.ID, inReturn other: Shift.ID?, revision: Int, by team: Team, at now: Date
    ) throws {
        let mine = try shift(id)
        try team.checkHolder(of: mine, now)
        try team.check(person)
        guard person != mine.person else { throw RotaError.alreadyHis }
        if let other, try shift(other).person != person || shift(other).isCancelled || shift(other).from <= now { throw RotaError.notTheirs }
        guard mine.from > now else { throw RotaError.begun }
        try change(id, revision, now) { $0.offer(.init(to: person, inReturn: other), by: team.rights.hand(on: Day(now)), at: now) }
    }

    package mutating func decline(_ id: Shift.ID, revision: Int, by team: Team, at now: Date) throws {
        let offered = try shift(id)
        try team.rights.require(.takeShift, .common, on: Day(now))
        guard let offer = offered.offer, [offer.to, offered.person].contains(team.rights.person) else { throw RotaError.notOffered }
        try change(id, revision, now) { $0.offer(nil, by: team.rights.hand(on: Day(now)), at: now) }
    }

    /// Takes what was offered, and gives what was asked in return; both at once, or neither.
    package mutating func accept(_ id: Shift.ID, revision: Int, by team: Team, at now: Date) throws {
        let offered = try shift(id)
        try team.rights.require(.takeShift, .common, on: Day(now))
        guard let offer = offered.offer, offer.to == team.rights.person else { throw RotaError.notOffered }
        guard offered.from > now else { throw RotaError.begun }
        let before = self
        do {
            try swap(offered, offer, revision, team, now)
        } catch {
            self = before
            throw error
        }
    }

    private mutating func swap(_ offered: Shift, _ offer: Shift.Offer, _ revision: Int, _ team: Team, _ now: Date) throws {
        let hand = team.rights.hand(on: Day(now))
        try change(offered.id, revision, now) { $0.give(to: offer.to, .swapped, by: hand, at: now) }
        if let other = offer.inReturn {
            let given = try shift(other)
            guard given.person == offer.to, !given.isCancelled, given.from > now else { throw RotaError.notTheirs }
            try change(other, given.revision, now) { $0.give(to: offered.person, .swapped, by: hand, at: now) }
            try checkFree(offered.person, for: try shift(other))
        }
        try checkFree(offer.to, for: try shift(offered.id))
    }

    /// Takes the rest of a shift that runs out of somebody's hands.
    package mutating func takeOver(
        _ id: Shift.ID, revision: Int, because reason: String, by team: Team, newID: () -> String, at now: Date
    ) throws {
        let running = try shift(id)
        let (hand, person) = (team.rights.hand(on: Day(now)), team.rights.person)
        try team.rights.require(.takeShift, .common, on: Day(now))
        guard running.isOn(at: now) else { throw RotaError.notRunning }
        guard running.person != person else { throw RotaError.alreadyHis }
        let reason = try Self.reason(reason)
        try checkFree(person, now, running.until)
        guard running.from < now else {
            return try change(id, revision, now) { $0.give(to: person, .takenOver, because: reason, by: hand, at: now) }
        }
        try change(id, revision, now) { $0.cut(at: now, for: person, because: reason, by: hand) }
        let rest = Shift(id: .init(newID()), from: now, until: running.until, person: person, by: hand, at: now, .takenOver, text: reason)
        shifts = Self.ordered(shifts + [rest])
    }

    /// Leaves word for whoever comes next.
    package mutating func leave(_ note: String, on id: Shift.ID, by team: Team, at now: Date) throws {
        let shift = try shift(id)
        try team.checkHolder(of: shift, now)
        let note = try Handling.paragraphs(note, limit: Handling.longestText)
        guard !shift.isCancelled, shift.from <= now else { throw RotaError.notBegun }
        // The last word is often written when the shift is over.
        try change(id, shift.revision, nil) { $0.leave(note, by: team.rights.hand(on: Day(now)), at: now) }
    }

    /// - Parameter now: What is over by then is left as it was.
    private mutating func change(_ id: Shift.ID, _ revision: Int, _ now: Date?, _ step: (inout Shift) -> Void) throws(RotaError) {
        guard let at = shifts.firstIndex(where: { $0.id == id }) else { throw .notFound }
        guard shifts[at].revision == revision else { throw .changedSince }
        guard !shifts[at].isCancelled else { throw .cancelled }
        if let now, shifts[at].until <= now { throw .over }
        step(&shifts[at])
    }

    /// Nobody is on duty twice at once.
    private func checkFree(_ person: Person.ID, _ from: Date, _ until: Date, except id: Shift.ID? = nil) throws(RotaError) {
        if let other = shifts.first(where: { $0.person == person && $0.id != id && $0.overlaps(from, until) }) { throw .onDutyAlready(other.from) }
    }

    private func checkFree(_ person: Person.ID, for shift: Shift) throws(RotaError) {
        try checkFree(person, shift.from, shift.until, except: shift.id)
    }

    private static func reason(_ text: String) throws(RotaError) -> String {
        let reason = text.singleLine
        guard !reason.isEmpty else { throw .noReason }
        return String(reason.prefix(Handling.longestText))
    }

    /// Who acts, and who may be on the rota at all.
    package struct Team: Sendable {
        package let rights: Rights
        package let standing: Set<Person.ID>

        package init(rights: Rights, standing: Set<Person.ID>) {
            self.rights = rights
            self.standing = standing
        }

        func check(_ person: Person.ID) throws(RotaError) {
            guard standing.contains(person) else { throw .notOfTheTeam }
        }

        func checkHolder(of shift: Shift, _ now: Date) throws {
            try rights.require(.takeShift, .common, on: Day(now))
            guard shift.person == rights.person else { throw RotaError.notYours }
        }
    }
}
