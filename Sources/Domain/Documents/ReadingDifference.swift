// SPDX-License-Identifier: Apache-2.0

/// Where two readings of one act say different things. White space is each format's own and counts for nothing.
package struct ReadingDifference: Hashable, Sendable {
    /// Units whose own words differ, or that one of the two lacks.
    package let units: [UnitDifference]
    /// What stands in no unit: letterhead, title, legal bases, signature, recipients. Empty where both say the same.
    package let outside: [WordDifference]
    /// Units that differ in their footnotes alone.
    package let footnotes: [ProvisionPath]

    package init(from before: Act, to after: Act) {
        let found = Set(before.differences(from: after))
        units = ActDifference(from: before, to: after).units.filter { found.contains($0.path.eId) && Self.solid($0.before) != Self.solid($0.after) }
        outside = found.contains("") ? WordDifference.between(before.wordsOutside, after.wordsOutside) : []
        let shown = Set(units.map(\.path.eId))
        footnotes = found.subtracting(shown).subtracting([""]).sorted().compactMap(ProvisionPath.init(eId:))
    }

    package var isEmpty: Bool { units.isEmpty && outside.isEmpty && footnotes.isEmpty }

    private static func solid(_ text: String?) -> String? { text?.filter { !$0.isWhitespace } }
}

extension Act {
    fileprivate var wordsOutside: String {
        elements.compactMap { if case .block(let block) = $0 { block.lines.joined(separator: "\n") } else { nil } }.joined(separator: "\n")
    }
}
