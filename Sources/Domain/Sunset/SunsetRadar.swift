// SPDX-License-Identifier: Apache-2.0

/// What loses its basis, and when, as seen from a day.
package struct SunsetRadar: Sendable {
    package let on: Day
    /// The soonest first.
    package let lapses: [Lapse]

    /// Every duty that somebody holds on the day and whose basis has an end.
    ///
    /// - Parameter days: Only ends that are no farther; `nil` for all of them.
    package init(_ registry: Registry, on day: Day, at place: Place? = nil, within days: Int? = nil) {
        on = day
        let last = days.map(day.advanced)
        // Nothing loses its basis but by the end of a row of its own.
        let near = last.map { last in
            Set(registry.facts.competences.filter { $0.until?.earliest.map { $0 > day && $0 <= last } ?? false }.map(\.duty))
        }
        lapses = registry.facts.duties.filter { duty in !duty.isDraft && near.map { $0.contains(duty.id) } ?? true }.compactMap {
            Lapse($0, registry, on: day, at: place)
        }
        .filter { lapse in last.map { lapse.ends <= $0 } ?? true }.sorted { ($0.ends, $0.duty.id) < ($1.ends, $1.duty.id) }
    }

    /// How near an end is, by the days of the alerts.
    package enum Alert: Int, Codable, Sendable, CaseIterable, Comparable {
        case week = 7
        case month = 30
        case quarter = 90
        case halfYear = 180

        /// The nearest alert that has gone off; `nil` while the end is farther than all of them.
        package init?(daysLeft: Int) {
            guard let alert = Self.allCases.first(where: { daysLeft <= $0.rawValue }) else { return nil }
            self = alert
        }

        package static func < (one: Alert, other: Alert) -> Bool { one.rawValue < other.rawValue }
    }
}

/// One duty that loses its present basis on a day, and what is recorded for that day.
package struct Lapse: Hashable, Codable, Sendable {
    package let duty: Duty
    /// Those who hold it until then.
    package let holders: [Competence]
    /// The first day without.
    package let ends: Day
    package let daysLeft: Int
    /// No source says for certain that it ends on that day.
    package let isDoubtful: Bool
    /// What is found on the first day without.
    package let then: Competence.Result
    package let successors: [Authority]

    /// Somebody is recorded to hold it from that day on.
    package var isCarriedOn: Bool { then == .one || then == .split }

    package var alert: SunsetRadar.Alert? { SunsetRadar.Alert(daysLeft: daysLeft) }

    /// The documents that its holders rest on.
    package var documents: [String] { holders.compactMap(\.basis?.document).uniqued }

    init?(_ duty: Duty, _ registry: Registry, on day: Day, at place: Place?) {
        guard let present = try? registry.competence(of: duty.id, at: place, on: day), let ends = present.expires,
            let after = try? registry.competence(of: duty.id, at: place, on: ends)
        else { return nil }
        self.duty = duty
        self.ends = ends
        holders = present.holders.map(\.competence)
        daysLeft = day.days(until: ends)
        isDoubtful = holders.contains { $0.until != nil && $0.until?.exact == nil }
        then = after.result
        successors = after.result == .one || after.result == .split ? after.holders.map(\.competence.authority) : []
    }
}
