// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// How likely the text that the ranking puts first answers the question: a logistic regression over how it stands beside the others.
struct Assurance: Equatable, Codable, Sendable {
    /// By sign: its mean and spread where it was learnt, and its weight.
    let means: [Double]
    let spreads: [Double]
    let weights: [Double]
    let bias: Double
    /// From which probability on a text is quoted.
    let needed: Double
    /// What silence buys, on questions that were kept out in turn.
    let curve: RiskCurve

    /// What it looks at.
    enum Sign: Int, CaseIterable {
        case score, margin, marginToNextFour, crowd
        case leadOfScore, isFirstByScore
        case shareOfPairs, headingAsked, hasNoHeading, leadOfClause, shareWithPointers
        case length
    }

    func probability(_ signs: [Double]) -> Double {
        let sum = signs.indices.reduce(bias) { $0 + weights[$1] * (signs[$1] - means[$1]) / spreads[$1] }
        return 1 / (1 + exp(-sum))
    }

    func trust(_ signs: [Double]) -> Trust { Trust(probability: probability(signs), needed: needed) }
}

extension Assurance {
    /// The signs of the candidate at a place of the order, as if those before it were not held.
    ///
    /// - Parameters:
    ///   - order: Rows of the matrix, best first.
    ///   - scores: The ranking's, by row.
    static func signs(at place: Int, of order: [Int], scores: [Float], _ matrix: FeatureMatrix, syllables: Int) -> [Double] {
        let rows = order[place...].prefix(depth).map { $0 }
        let best = rows[0]
        let mine = Double(scores[best])
        let others = rows.dropFirst().map { Double(scores[$0]) }
        let next = others.first ?? mine - loneMargin
        let near = rows.dropFirst().prefix(5)
        func most(_ feature: Feature, _ rows: ArraySlice<Int>) -> Double { rows.map { Double(matrix[$0, feature]) }.max() ?? 0 }
        var signs = [Double](repeating: 0, count: Sign.allCases.count)
        func set(_ sign: Sign, _ value: Double) { signs[sign.rawValue] = value }
        let nextFour = others.prefix(4)
        set(.score, mine)
        set(.margin, mine - next)
        set(.marginToNextFour, nextFour.isEmpty ? loneMargin : mine - nextFour.reduce(0, +) / Double(nextFour.count))
        set(.crowd, log(1e-3 + others.reduce(0) { $0 + exp($1 - mine) }))
        set(
            .leadOfScore, log(max(0.3, Double(matrix[best, .scoreOfFirst]) / max(0.05, others.isEmpty ? 0.5 : most(.scoreOfFirst, rows.dropFirst()))))
        )
        set(.isFirstByScore, matrix[best, .rank] == 0 ? 1 : 0)
        set(.shareOfPairs, Double(matrix[best, .shareOfPairsWithContext]))
        set(.headingAsked, max(0, Double(matrix[best, .headingAsked])))
        set(.hasNoHeading, matrix[best, .headingAsked] < 0 ? 1 : 0)
        set(.leadOfClause, Double(matrix[best, .clauseWithHeading]) - most(.clauseWithHeading, near))
        set(.shareWithPointers, Double(matrix[best, .shareOfPairsWithPointers]))
        set(.length, log(1 + Double(syllables)))
        return signs
    }

    private static let depth = 10
    /// What a candidate without any other counts as ahead by.
    private static let loneMargin = 3.0

    private enum CodingKeys: String, CodingKey { case signs, bias, needed, curve }

    private struct Stored: Codable {
        let mean: Double
        let spread: Double
        let weight: Double
    }

    /// - Throws: ``RankingError/otherFeatures`` when it was learnt with signs that this program does not have.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let stored = try values.decode([String: Stored].self, forKey: .signs)
        let all = Sign.allCases.compactMap { stored[String(describing: $0)] }
        guard all.count == Sign.allCases.count, stored.count == all.count, all.allSatisfy({ $0.spread > 0 }) else { throw RankingError.otherFeatures }
        means = all.map(\.mean)
        spreads = all.map(\.spread)
        weights = all.map(\.weight)
        bias = try values.decode(Double.self, forKey: .bias)
        needed = try values.decode(Double.self, forKey: .needed)
        curve = try values.decode(RiskCurve.self, forKey: .curve)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        let stored = Sign.allCases.map { sign in
            (String(describing: sign), Stored(mean: means[sign.rawValue], spread: spreads[sign.rawValue], weight: weights[sign.rawValue]))
        }
        try values.encode(Dictionary(uniqueKeysWithValues: stored), forKey: .signs)
        try values.encode(bias, forKey: .bias)
        try values.encode(needed, forKey: .needed)
        try values.encode(curve, forKey: .curve)
    }
}
