// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What a person says of one doubt of a reading, after having compared it with the source.
package struct SettledDoubt: Hashable, Sendable {
    /// Its place among the doubts of the reading, from 0.
    package let number: Int
    package let doubt: ReadingDoubt
    package let finding: Finding
    /// What the source says, or a remark; empty where there is nothing to add.
    package let note: String
    package let by: Person.ID
    package let at: Date

    package enum Finding: String, CaseIterable, Codable, Sendable {
        /// The source says it as it was read.
        case asRead = "as-read"
        /// The source says something else, so that the act is not taken in from this reading.
        case misread
    }

    package static let longestNote = 300

    package init(number: Int, doubt: ReadingDoubt, finding: Finding, note: String, by: Person.ID, at: Date) {
        self.number = number
        self.doubt = doubt
        self.finding = finding
        self.note = note
        self.by = by
        self.at = at
    }
}

/// Which doubts a person settles at once.
package enum DoubtChoice: Hashable, Sendable {
    case one(Int)
    /// All that nobody has settled yet.
    case rest

    /// - Throws: ``UploadError/noSuchDoubt(_:)``
    package func numbers(among doubts: [ReadingDoubt], settled: Set<Int>) throws(UploadError) -> [Int] {
        switch self {
        case .one(let number):
            guard doubts.indices.contains(number) else { throw .noSuchDoubt(number + 1) }
            return [number]
        case .rest: return doubts.indices.filter { !settled.contains($0) }
        }
    }
}

extension Act {
    /// The unit that holds the words at which a doubt stands, with those around it; `nil` where no unit has them.
    package func surroundings(of doubt: ReadingDoubt) -> (before: UnitText?, unit: UnitText, after: UnitText?)? {
        let wanted = Self.letters(of: doubt.text).prefix(40)
        guard !wanted.isEmpty else { return nil }
        let units = unitTexts
        // A doubt keeps the beginning of its line; a label stands apart from the words behind it.
        guard let at = units.firstIndex(where: { Self.letters(of: $0.label + $0.text).firstRange(of: wanted) != nil }) else { return nil }
        return (at > 0 ? units[at - 1] : nil, units[at], at + 1 < units.count ? units[at + 1] : nil)
    }

    private static func letters(of text: String) -> String { String(text.unicodeScalars.filter { !$0.properties.isWhitespace }) }
}
