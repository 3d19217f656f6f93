// SPDX-License-Identifier: Apache-2.0

/// For which unit and which place; the whole country where neither is named.
package struct Scope: Hashable, Codable, Sendable {
    package let unit: Unit.ID?
    package let place: Place.ID?

    package init(unit: Unit.ID? = nil, place: Place.ID? = nil) {
        self.unit = unit
        self.place = place
    }

    package static let wholeCountry = Scope()

    /// Whether a thing of one unit and place lies within; what belongs to no unit or no place lies only in an unbounded scope.
    package func contains(_ other: Scope, in places: PlaceTree) -> Bool {
        contains(unit: other.unit) && contains(place: other.place, in: places)
    }

    func contains(unit other: Unit.ID?) -> Bool { unit == nil || unit == other }

    func contains(place other: Place.ID?, in places: PlaceTree) -> Bool {
        guard let place else { return true }
        return other.map { places.contains($0, within: place) } ?? false
    }
}
