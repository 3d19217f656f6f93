// SPDX-License-Identifier: Apache-2.0

/// What loses its basis before long, in short: how much within each alert, and the soonest by name.
package struct LapseDigest: Hashable, Codable, Sendable {
    /// The nearest alert first; each lapse counts once.
    package let counts: [Count]
    package let named: [Named]
    /// How many are not named.
    package let more: Int

    package struct Count: Hashable, Codable, Sendable {
        package let alert: SunsetRadar.Alert
        package let count: Int
        package let soonest: Day
    }

    package struct Named: Hashable, Codable, Sendable {
        package let duty: Duty.ID
        package let title: Words
        /// The first day without.
        package let ends: Day
    }

    /// As many as are read in a letter.
    private static let mostNamed = 10

    /// - Parameter lapses: The soonest first, as ``SunsetRadar`` gives them; what is farther than all alerts is left out.
    package init(_ lapses: [Lapse]) {
        let near = lapses.filter { $0.alert != nil }
        counts = SunsetRadar.Alert.allCases.compactMap { alert in
            let within = near.filter { $0.alert == alert }
            return within.first.map { Count(alert: alert, count: within.count, soonest: $0.ends) }
        }
        named = near.prefix(Self.mostNamed).map { Named(duty: $0.duty.id, title: $0.duty.title, ends: $0.ends) }
        more = max(0, near.count - Self.mostNamed)
    }

    package var count: Int { counts.reduce(0) { $0 + $1.count } }
}
