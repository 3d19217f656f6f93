// SPDX-License-Identifier: Apache-2.0

/// What a name of a place stands for on a day.
package enum PlaceMatch: Hashable, Sendable {
    case one(Place)
    case several([Place])
    /// Nothing goes by that name; these are written much like it.
    case none(near: [String])
}

/// How names of places are compared: without marks, spaces, dots, and the word for their rank.
enum PlaceName {
    /// Letters and digits only: "TP.HCM" and "tphcm" are one.
    static func compact(_ text: String) -> String {
        String(Vietnamese.folded(Vietnamese.composed(text)).filter { $0.isLetter || $0.isNumber })
    }

    /// The name itself, and the name without its rank.
    static func keys(_ text: String) -> [String] {
        var words = Vietnamese.folded(Vietnamese.composed(text)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let whole = words.joined()
        for rank in ranks where words.count > rank.count && Array(words.prefix(rank.count)) == rank {
            words.removeFirst(rank.count)
        }
        if words.count > 1, let last = words.last, ["province", "city"].contains(last) { words.removeLast() }
        let bare = words.joined()
        return bare == whole ? [whole] : [whole, bare]
    }

    /// Same letters, marks and all; tells apart what folding makes one.
    static func marked(_ text: String) -> String {
        Vietnamese.composed(text).lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static let ranks = [["tinh"], ["thanh", "pho"], ["tp"]]
}

/// Places by their names of all times.
struct PlaceIndex: Sendable {
    private let byID: [Place.ID: Place]
    private let byName: [String: [Place]]
    private let parts: [Place.ID: [Place]]
    private let names: [(key: String, name: String)]
    /// The name of the place by each spelling of it; of several places the first.
    private let spelled: [String: String]

    init(_ places: [Place]) {
        byID = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        parts = Dictionary(grouping: places.filter { $0.mergedInto != nil }) { $0.mergedInto ?? $0.id }
        var byName: [String: [Place]] = [:]
        var names: [String: String] = [:]
        var spelled: [String: String] = [:]
        for place in places {
            let spellings = [place.name.vi] + [place.name.en].compactMap { $0 } + place.aliases
            for key in spellings.map(PlaceName.compact) where spelled[key] == nil { spelled[key] = place.name.vi }
            for key in Set(spellings.flatMap(PlaceName.keys)) { byName[key, default: []].append(place) }
            names[PlaceName.compact(place.name.vi)] = place.name.vi
        }
        self.byName = byName
        self.spelled = spelled
        self.names = names.map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
    }

    func place(_ id: Place.ID) -> Place? { byID[id] }

    func name(spelled compact: String) -> String? { spelled[compact] }

    func place(named name: String, on day: Day) -> PlaceMatch {
        let named = places(named: name)
        guard !named.isEmpty else { return .none(near: near(name)) }
        let standing = named.filter { $0.existence.contains(day) }
        let found = standing.isEmpty ? unique(named.flatMap { counterparts(of: $0, on: day) }) : standing
        if let only = found.first, found.count == 1 { return .one(only) }
        return found.isEmpty ? .none(near: near(name)) : .several(found)
    }

    /// The place that a name meant before it became part of another.
    func formerPlace(named name: String, on day: Day) -> Place? {
        let named = places(named: name)
        guard !named.contains(where: { $0.existence.contains(day) }) else { return nil }
        return named.first { place in place.existence.until.map { $0 <= day } ?? false }
    }

    private func places(named name: String) -> [Place] {
        let keys = PlaceName.keys(name)
        guard let found = keys.lazy.compactMap({ byName[$0] }).first else { return [] }
        let marked = PlaceName.keys(name).count > 1 ? [] : found.filter { PlaceName.marked($0.name.vi) == PlaceName.marked(name) }
        return Vietnamese.hasMarks(name) && !marked.isEmpty ? marked : found
    }

    /// What stands on the day in the stead of a place that does not: its successor after its end, its parts before its start.
    private func counterparts(of place: Place, on day: Day) -> [Place] {
        var next = place
        var seen: Set<Place.ID> = []
        while seen.insert(next.id).inserted, let until = next.existence.until, until <= day, let into = next.mergedInto.flatMap({ byID[$0] }) {
            next = into
        }
        if next.existence.contains(day) { return [next] }
        return parts[place.id, default: []].filter { $0.existence.contains(day) }
    }

    private func unique(_ places: [Place]) -> [Place] {
        var seen: Set<Place.ID> = []
        return places.filter { seen.insert($0.id).inserted }
    }

    private func near(_ name: String) -> [String] {
        let key = Array((PlaceName.keys(name).last ?? "").utf8)
        guard !key.isEmpty, key.count <= Self.longestName else { return [] }
        let limit = max(2, key.count / 3)
        return names.map { (distance: Self.distance(key, Array($0.key.utf8)), name: $0.name) }
            .filter { $0.distance <= limit }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }

    /// No name is longer; a longer text is no name, and comparing it would cost.
    private static let longestName = 60

    /// Letters to add, drop or swap to make one text of the other (Levenshtein).
    static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, a) in one.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for (j, b) in other.enumerated() {
                let swapped = corner + (a == b ? 0 : 1)
                corner = row[j + 1]
                row[j + 1] = min(swapped, row[j] + 1, corner + 1)
            }
        }
        return row[other.count]
    }
}
