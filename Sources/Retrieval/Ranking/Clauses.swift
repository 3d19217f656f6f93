// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The clauses of an article, a line each, and the one that has most of the question.
struct Clauses {
    private(set) var count = 0
    /// Shares of the question in the best clause; a share of syllables and one of pairs count alike.
    private(set) var syllables = 0.0
    private(set) var pairs = 0.0
    private(set) var length = 0
    private(set) var first = 0.0
    /// The most of the question that one clause has together with the heading.
    private(set) var withHeading = 0.0
    /// The most of the question that a clause has for its length.
    private(set) var density = 0.0

    init(_ body: FieldWords, _ asked: AskedWords, inHeading: [Float]) {
        let heading = asked.units.indices.reduce(0.0) { $0 + (inHeading[$1] > 0 ? asked.units[$1].share : 0) }
        var seen = [Int](repeating: -1, count: asked.units.count)
        var at = 0
        var line = 0
        while at < body.slots.count {
            let end = body.slots[at...].firstIndex(of: FieldWords.lineEnd) ?? body.slots.endIndex
            if at < end { take(body.slots[at..<end], line, &seen, asked, inHeading, heading) }
            line += 1
            at = end + 1
        }
    }

    private mutating func take(
        _ words: ArraySlice<Int16>, _ line: Int, _ seen: inout [Int], _ asked: AskedWords, _ inHeading: [Float], _ heading: Double
    ) {
        var (ofSyllables, ofPairs, together) = (0.0, 0.0, heading)
        func meet(_ unit: Int) {
            guard seen[unit] != line else { return }
            seen[unit] = line
            let share = asked.units[unit].share
            if asked.units[unit].isPair { ofPairs += share } else { ofSyllables += share }
            if inHeading[unit] == 0 { together += share }
        }
        var before = FieldWords.other
        for slot in words {
            if slot >= 0 {
                meet(asked.unitOf[Int(slot)])
                if before >= 0, case let pair = asked.pair(before, slot), pair >= 0 { meet(pair) }
            }
            before = slot
        }
        count += 1
        let sum = ofSyllables + ofPairs
        if sum > syllables + pairs { (syllables, pairs, length) = (ofSyllables, ofPairs, words.count) }
        if count == 1 { first = sum }
        withHeading = max(withHeading, together)
        // A clause of twenty words is an ordinary one.
        density = max(density, sum / (1 + 0.5 * log(1 + Double(words.count) / 20)))
    }
}
