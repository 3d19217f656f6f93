// SPDX-License-Identifier: Apache-2.0

/// The place of a text in a Vietnamese dictionary: syllable by syllable, by its letters first (a, ă, â, b, … d, đ, e, ê, …) and only then by its
/// tone (ngang, huyền, sắc, hỏi, ngã, nặng); letters are not told apart by size.
package struct VietnameseOrder: Hashable, Comparable, Sendable {
    private let places: [UInt8]
    /// Texts that read alike to a dictionary still have one order.
    private let text: String

    package init(_ text: String) {
        self.text = text
        var places: [UInt8] = []
        var tone = 0
        var isInside = false
        func close() {
            if isInside { places.append(UInt8(1 + tone)) }
            (tone, isInside) = (0, false)
        }
        for scalar in Vietnamese.composed(text.lowercased()).unicodeScalars {
            let parts = Vietnamese.parts(of: scalar)
            guard let place = Self.alphabet[parts?.toneless ?? scalar] else {
                close()
                continue
            }
            places.append(place)
            tone = max(tone, parts?.tone ?? 0)
            isInside = true
        }
        close()
        self.places = places
    }

    package static func < (one: VietnameseOrder, other: VietnameseOrder) -> Bool {
        if one.places == other.places { return one.text < other.text }
        return one.places.lexicographicallyPrecedes(other.places)
    }

    /// Behind the places of the tones, so that a syllable goes before all that it begins.
    private static let alphabet: [Unicode.Scalar: UInt8] = {
        let letters = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars
        return Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, UInt8(10 + $0)) })
    }()
}
