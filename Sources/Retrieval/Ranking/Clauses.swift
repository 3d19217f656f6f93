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

    /// Which clause a unit was last met in, counted over all articles; used over and over.
    struct Scratch {
        fileprivate var seen: [Int] = []
        fileprivate var clause = 0

        fileprivate mutating func begin(_ units: Int) {
            if seen.count != units { seen = Array(repeating: -1, count: units) }
        }
    }

    init(_ body: FieldWords, _ asked: AskedWords, inHeading: [Float], _ scratch: inout Scratch) {
        scratch.begin(asked.units.count)
        let heading = asked.units.indices.reduce(0.0) { $0 + (inHeading[$1] > 0 ? asked.units[$1].share : 0) }
        var at = 0
        for (line, words) in body.lines.enumerated() {
            let start = at
            while at < body.met.count, Int(body.met[at].line) == line { at += 1 }
            if words > 0 { take(body.met[start..<at], Int(words), &scratch, asked, inHeading, heading) }
        }
    }

    private mutating func take(
        _ met: ArraySlice<FieldWords.Met>, _ words: Int, _ scratch: inout Scratch, _ asked: AskedWords, _ inHeading: [Float], _ heading: Double
    ) {
        scratch.clause += 1
        var (ofSyllables, ofPairs, together) = (0.0, 0.0, heading)
        func isNew(_ unit: Int) -> Bool {
            guard scratch.seen[unit] != scratch.clause else { return false }
            scratch.seen[unit] = scratch.clause
            if inHeading[unit] == 0 { together += asked.units[unit].share }
            return true
        }
        var before: FieldWords.Met?
        for word in met {
            if isNew(Int(word.slot)) { ofSyllables += asked.units[Int(word.slot)].share }
            if let before, before.place + 1 == word.place, case let pair = Int(asked.pair(before.slot, word.slot)), pair >= 0, isNew(pair) {
                ofPairs += asked.units[pair].share
            }
            before = word
        }
        count += 1
        let sum = ofSyllables + ofPairs
        if sum > syllables + pairs { (syllables, pairs, length) = (ofSyllables, ofPairs, words) }
        if count == 1 { first = sum }
        withHeading = max(withHeading, together)
        // A clause of twenty words is an ordinary one.
        density = max(density, sum / (1 + 0.5 * log(1 + Double(words) / 20)))
    }
}
