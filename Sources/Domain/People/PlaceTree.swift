// SPDX-License-Identifier: Apache-2.0

/// Which place lies in which: a commune in its province, a province that has ended in what it became part of.
package struct PlaceTree: Sendable {
    private let parents: [Place.ID: Place.ID]

    package init(parents: [Place.ID: Place.ID]) { self.parents = parents }

    package init(_ places: [Place]) {
        self.init(
            parents: Dictionary(places.compactMap { place in place.mergedInto.map { (place.id, $0) } }, uniquingKeysWith: { first, _ in first }))
    }

    /// Whether a place is another or lies in it.
    package func contains(_ inner: Place.ID, within outer: Place.ID) -> Bool {
        var place = inner
        for _ in 0...Self.deepest {
            if place == outer { return true }
            guard let parent = parents[place] ?? Self.province(of: place) else { return false }
            place = parent
        }
        return false
    }

    /// A place and all that have become part of it; the communes of each tell that by their ids.
    package func merged(into outer: Place.ID) -> [Place.ID] { [outer] + parents.keys.filter { $0 != outer && contains($0, within: outer) }.sorted() }

    /// Communes are many, and each tells its province by its id.
    private static func province(of commune: Place.ID) -> Place.ID? {
        commune.text.lastIndex(of: Place.stroke).map { Place.ID(String(commune.text[..<$0])) }
    }

    /// Steps up at most, so that a ring of faulty data ends.
    private static let deepest = 8
}
