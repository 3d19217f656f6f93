// SPDX-License-Identifier: Apache-2.0

/// Which duties are answered otherwise on one day than on another: what a reform moves, and what a lapse takes away.
package struct Movement: Sendable {
    package let from: Day
    package let to: Day
    package let rows: [Row]

    /// - Parameters:
    ///   - from: The earlier day; for what changes on a day, the one before it.
    ///   - level: Only duties that somebody of this level holds on either day.
    package init(_ registry: Registry, from: Day, to: Day, at place: Place?, level: Authority.Level? = nil) {
        self.from = from
        self.to = to
        // Where no words of the law have changed, an answer becomes another on the days of its own rows alone.
        let isQuiet = registry.staleness.touches.isEmpty
        func mayMove(_ duty: Duty) -> Bool { !isQuiet || registry.turns(of: duty, at: place).contains { from < $0 && $0 <= to } }
        rows = registry.facts.duties.filter { !$0.isDraft && mayMove($0) }.sorted { $0.id < $1.id }.compactMap { duty in
            guard let row = Row(duty, registry, from: from, to: to, at: place), row.isMove else { return nil }
            guard let level else { return row }
            return (row.before.holders + row.after.holders).contains { $0.level == level } ? row : nil
        }
    }

    /// One duty on both days.
    package struct Row: Hashable, Sendable {
        package let duty: Duty
        package let before: State
        package let after: State

        /// - Parameter known: The state on the earlier day, where it has been found already.
        init?(_ duty: Duty, _ registry: Registry, from: Day, to: Day, at place: Place?, before known: State? = nil) {
            guard let before = known ?? State(duty, registry, on: from, at: place), let after = State(duty, registry, on: to, at: place) else {
                return nil
            }
            self.duty = duty
            self.before = before
            self.after = after
        }

        package var isMove: Bool { before != after }

        /// Somebody held it, and nobody does any more. What has become doubtful is not lost.
        package var isLoss: Bool { before.isHeld && after.result == .none }
    }

    /// Who holds a duty on a day, and who signs there.
    package struct State: Hashable, Sendable {
        package let result: Competence.Result
        package let holders: [Authority]
        package let signers: [String]

        init?(_ duty: Duty, _ registry: Registry, on day: Day, at place: Place?) {
            guard let finding = try? registry.competence(of: duty.id, at: place, on: day) else { return nil }
            result = finding.result
            holders = finding.holders.map(\.competence.authority)
            signers = finding.holders.compactMap { $0.signer?.name }
        }

        package var isHeld: Bool { result == .one || result == .split }
    }

    /// A day on which anything moves.
    package struct Turn: Hashable, Sendable {
        package let day: Day
        package let moved: Int
        /// Of these, how many nobody holds from then on.
        package let lost: Int
    }

    /// Every day on which the answer about any duty becomes another, in order.
    package static func turns(_ registry: Registry, at place: Place?) -> [Turn] {
        var rows: [Day: [Row]] = [:]
        for duty in registry.facts.duties where !duty.isDraft {
            // From one turn to the next the answer stays, so that each day is asked about once; changed words of the law keep no such order.
            var last: State?
            for day in registry.turns(of: duty, at: place).sorted() {
                let before = registry.staleness.touches.isEmpty ? last : nil
                guard let row = Row(duty, registry, from: day.advanced(by: -1), to: day, at: place, before: before) else { continue }
                last = row.after
                if row.isMove { rows[day, default: []].append(row) }
            }
        }
        return rows.keys.sorted().map { day in
            Turn(day: day, moved: rows[day, default: []].count, lost: rows[day, default: []].count(where: \.isLoss))
        }
    }
}

extension Registry {
    /// The days on which the answer about a duty may become another: where a row, a local act, a doubt, or one of those that took it over begins or ends,
    /// and where the words change that a row rests on.
    fileprivate func turns(of duty: Duty, at place: Place?) -> Set<Day> {
        let own = ([duty.id] + duty.overtakenBy).flatMap(timeline)
        let local = place.map { authorisations(at: $0.id, of: duty.id) } ?? []
        let days =
            (own + local).flatMap { [$0.from.earliest, $0.from.latest, $0.until?.earliest, $0.until?.latest] }
            + doubts(about: duty.id).flatMap { [$0.from, $0.until] }
            + own.flatMap { staleness.touches(of: .competence($0)).map(\.change.from) }
        return Set(days.compactMap { $0 })
    }
}
