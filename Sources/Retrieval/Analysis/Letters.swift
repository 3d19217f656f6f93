// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a code point is to the index: nothing, or a letter in two forms.
struct Letters: Sendable {
    struct Entry: Sendable {
        /// Lower case without tone: "ấ" → "â"; 0 where it ends a syllable.
        let toneless: UInt16
        /// 0 for level, 1 to 5 for the tones.
        let tone: UInt8
        /// Lower case without any mark.
        let plain: UInt16
    }

    /// One entry for each code point of the scripts that hold Vietnamese.
    private let entries: [Entry]
    private static let breaking = Entry(toneless: 0, tone: 0, plain: 0)

    static let table = Letters()

    private init() {
        entries = (0..<0x1F00).map { Unicode.Scalar($0).map(Self.entry) ?? Self.breaking }
    }

    @inline(__always)
    func entry(_ scalar: Unicode.Scalar) -> Entry {
        scalar.value < 0x1F00 ? entries[Int(scalar.value)] : Self.breaking
    }

    private static func entry(_ scalar: Unicode.Scalar) -> Entry {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal else { return breaking }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        guard let parts = Vietnamese.parts(of: lower) else {
            let code = UInt16(truncatingIfNeeded: lower.value)
            return Entry(toneless: code, tone: 0, plain: code)
        }
        return Entry(
            toneless: UInt16(truncatingIfNeeded: parts.toneless.value), tone: UInt8(parts.tone),
            plain: UInt16(truncatingIfNeeded: parts.plain.value)
        )
    }
}
