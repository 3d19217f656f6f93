// SPDX-License-Identifier: Apache-2.0
import Domain

/// Text in letters that the fonts of the book have. One that is missing in the middle of a word would pass unseen: a frame stands in its place.
enum PrintedText {
    static func printable(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in Vietnamese.composed(text).unicodeScalars {
            if covered.contains(where: { $0.contains(scalar.value) }) {
                out.append(scalar)
            } else if scalar.properties.isWhitespace {
                out.append(" ")
            } else if scalar.properties.generalCategory != .format {
                out.append(frame)
            }
        }
        return String(out)
    }

    private static let frame: Unicode.Scalar = "□"

    /// Latin with every letter of Vietnamese, Greek, Cyrillic, and the signs that texts of law use. Held against the fonts by a test.
    static let covered: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0xAC, 0xAE...0x241, 0x300...0x33F, 0x391...0x3A1, 0x3A3...0x3A9, 0x3B1...0x3C9, 0x400...0x45F, 0x1E00...0x1E9B,
        0x1EA0...0x1EF9,
        0x2010...0x2027, 0x202F...0x2037, 0x2039...0x203E, 0x2047...0x2049, 0x20AB...0x20AC, 0x2116...0x2116, 0x2122...0x2122, 0x2190...0x2193,
        0x2212...0x2212, 0x221E...0x221E, 0x2248...0x2248, 0x2260...0x2260, 0x2264...0x2265, 0x25A1...0x25A1,
    ]
}
