// SPDX-License-Identifier: Apache-2.0

/// Whom a province has named for questions of its own officials; `place; number; office`, where the office may be left out.
package struct PlaceContact: Hashable, Sendable {
    /// As it was written: the name of the place, or its code.
    package let place: String
    /// To be called.
    package let number: String
    package let office: String?

    private static let longestNumber = 40

    /// - Returns: `nil` where the line is of another form.
    package init?(_ line: String) {
        let parts = line.split(separator: ";", omittingEmptySubsequences: false).map { String($0).singleLine }
        guard (2...3).contains(parts.count), !parts[0].isEmpty, Self.isNumber(parts[1]) else { return nil }
        place = parts[0]
        number = parts[1]
        office = parts.count > 2 && !parts[2].isEmpty ? parts[2] : nil
    }

    private static func isNumber(_ text: String) -> Bool {
        text.count <= longestNumber && text.filter(\.isNumber).count >= 3 && text.utf8.allSatisfy { "0123456789 +()-.".utf8.contains($0) }
    }

    package func isOf(_ other: Place) -> Bool { place == other.id.text || Vietnamese.folded(place) == Vietnamese.folded(other.name.vi) }
}
