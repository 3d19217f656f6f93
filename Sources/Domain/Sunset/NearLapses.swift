// SPDX-License-Identifier: Apache-2.0

/// What loses its basis within the farthest alert, told to each who answers for it; looked for once in the whole country, and once in each place.
package struct NearLapses {
    private let registry: Registry
    private let day: Day
    private var found: [Place.ID?: [Lapse]] = [:]

    package init(_ registry: Registry, on day: Day) {
        self.registry = registry
        self.day = day
    }

    /// What somebody may draft for the whole country, in the unit whose field it is; and, where he drafts for one place alone, what is held there.
    package mutating func answered(by rights: Rights) -> [Lapse] {
        var told: Set<Mark> = []
        var answered: [Lapse] = []
        for place in rights.scopes(of: .draft, on: day).map(\.place).uniqued {
            for lapse in lapses(at: place) where rights.may(.draft, Thing(scope(of: lapse, at: place)), on: day) {
                if told.insert(Mark(duty: lapse.duty.id, ends: lapse.ends)).inserted { answered.append(lapse) }
            }
        }
        return answered.sorted { ($0.ends, $0.duty.id) < ($1.ends, $1.duty.id) }
    }

    private struct Mark: Hashable {
        let duty: Duty.ID
        let ends: Day
    }

    private func scope(of lapse: Lapse, at place: Place.ID?) -> Scope { Scope(unit: registry.field(lapse.duty.field)?.unit, place: place) }

    private mutating func lapses(at id: Place.ID?) -> [Lapse] {
        if let known = found[id] { return known }
        let lapses = id.map(lapsesThere) ?? radar(at: nil)
        found[id] = lapses
        return lapses
    }

    private func radar(at place: Place?) -> [Lapse] {
        SunsetRadar(registry, on: day, at: place, within: SunsetRadar.Alert.halfYear.rawValue).lapses
    }

    /// What its own offices hold, by the law or by an act of the place. Acts are of whole provinces, and hold in their communes.
    private func lapsesThere(_ id: Place.ID) -> [Lapse] {
        let parts = id.text.split(separator: Place.stroke)
        guard let province = parts.first.flatMap({ registry.place(.init(String($0))) }) else { return [] }
        let levels: Set<Authority.Level> = parts.count > 1 ? [.commune] : [.province, .department, .district, .commune]
        return radar(at: province).filter { lapse in lapse.holders.contains { $0.place == id || levels.contains($0.authority.level) } }
    }
}
