// SPDX-License-Identifier: Apache-2.0

/// What the ranking looks at in a candidate. A share is of the question's words, each by its rarity; "pairs" are of neighbouring syllables.
///
/// A stored ranking names the features it was learnt with, so that a case may be added or taken away, but none renamed to mean another thing.
enum Feature: Int, CaseIterable {
    // The candidate beside the others.
    case score, scoreOfFirst, scoreOfEarlier, rank
    case bestNeighbour
    case actScores, actBest, actCandidates

    // The question's words in the whole text.
    case textPairs, bodyPairs
    case shareOfPairs, shareOfTriples, countOfSyllables
    case rarestSyllable, rarestPair
    case nearness, longestRun

    // With the titles the article stands under.
    case shareWithContext, shareOfPairsWithContext

    // The heading.
    case headingAsked, headingPairsAsked, headingRun, headingLength

    // Whether it is of the kind that is asked for.
    case thingInHeading, openingInHeading, headingOpens, headingIsThing

    // The clause that answers best, and the first.
    case clause, clausePairs, clauseWithHeading, clauseDensity, clauseLength, firstClause, clauses

    // The act as a whole.
    case actPairs, actShareOfPairs, actFrequency, actPairFrequency, actLength

    // What other articles say where they point to this one.
    case pointers, pointerPairs, shareInPointers, shareOfPairsInPointers, shareWithPointers, shareOfPairsWithPointers

    // Of the article itself.
    case bodyLength, article, rankOfAct, year

    /// Its place in a row.
    var at: Int { rawValue }

    var name: String { String(describing: self) }

    static let count = allCases.count
}

/// The features of a question's candidates, a row each.
struct FeatureMatrix {
    private(set) var values: [Float]
    let rows: Int

    init(rows: Int) {
        self.rows = rows
        values = Array(repeating: 0, count: rows * Feature.count)
    }

    func row(_ at: Int) -> ArraySlice<Float> { values[at * Feature.count..<(at + 1) * Feature.count] }

    subscript(row: Int, feature: Int) -> Float {
        get { values[row * Feature.count + feature] }
        set { values[row * Feature.count + feature] = newValue }
    }
}
