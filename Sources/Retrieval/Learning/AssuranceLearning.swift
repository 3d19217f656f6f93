// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Learns how far to trust a ranking, from questions that it had not learnt from. The same examples make the same confidence.
enum AssuranceLearning {
    /// A question and the text that a ranking which does not know it puts first.
    struct Example {
        let signs: [Double]
        let isRight: Bool
        /// No text answers it.
        let isUnanswerable: Bool
        /// The texts that answer it were taken away: a question without an answer, in the asker's own words.
        var isBereft = false
        let isUndiacritic: Bool
        var role = LearningQuestion.Role.judged
        let fold: Int
        /// Which of the sets it comes from.
        var set = 0
    }

    /// - Parameters:
    ///   - wanted: The share of wrong quotes to put up with.
    ///   - rounds: Steps of the descent.
    /// - Returns: `nil` where there is nothing to tell apart.
    static func learn(_ examples: [Example], of sets: [Ranking.SourceSet] = [], wanted: Double, rounds: Int) -> Assurance? {
        guard examples.contains(where: \.isRight), examples.contains(where: { !$0.isRight }) else { return nil }
        let outcomes = (0..<5).flatMap { fold -> [Judged] in
            let held = examples.filter { $0.fold == fold && !$0.isUndiacritic && $0.role != .practice }
            guard let fit = Fit(examples.filter { $0.fold != fold }, rounds: rounds) else { return [] }
            return held.map { example in
                let (trust, weight) = (fit.probability(example.signs), weight(example))
                let outcome = RiskCurve.Outcome(trust: trust, isRight: example.isRight, isAnswerable: !example.isUnanswerable, weight: weight)
                return Judged(set: example.set, isAsked: example.role == .asked && !example.isBereft, fold: fold, outcome: outcome)
            }
        }
        guard let fit = Fit(examples, rounds: rounds) else { return nil }
        // As officials ask, and with questions among them that truly have no answer, where such are at hand.
        let asked = outcomes.filter(\.isAsked)
        var curve = RiskCurve((asked.isEmpty ? outcomes : asked).map(\.outcome), wanted: wanted)
        let bySet = sets.enumerated().map { at, set in (set.name, set.passages, outcomes.filter { $0.set == at }.map(\.outcome)) }
        curve.tellApart(bySet.filter { !$0.2.isEmpty })
        // Where nothing keeps to what is wanted nothing is quoted.
        return Assurance(
            means: fit.means, spreads: fit.spreads, weights: fit.weights, bias: fit.bias, needed: curve.chosen?.needed ?? 1.1, curve: curve)
    }

    private struct Judged {
        let set: Int
        let isAsked: Bool
        let fold: Int
        let outcome: RiskCurve.Outcome
    }

    /// One question in twenty sounds as if the law answered it, and it does not.
    static func weight(_ example: Example) -> Double { example.isBereft ? 1.0 / 19 : 1 }

    /// Weighted logistic regression by gradient descent on standardised signs; the loss is convex.
    struct Fit {
        private(set) var means: [Double]
        private(set) var spreads: [Double]
        private(set) var weights: [Double]
        private(set) var bias = 0.0

        init?(_ examples: [Example], rounds: Int) {
            guard let first = examples.first else { return nil }
            let count = Double(examples.count)
            let signs = first.signs.indices
            let means = signs.map { sign in examples.reduce(0) { $0 + $1.signs[sign] } / count }
            self.means = means
            spreads = signs.map { sign in
                let spread = (examples.reduce(0) { $0 + ($1.signs[sign] - means[sign]) * ($1.signs[sign] - means[sign]) } / count).squareRoot()
                return spread > 1e-9 ? spread : 1
            }
            weights = signs.map { _ in 0 }
            descend(examples, rounds)
        }

        func probability(_ signs: [Double]) -> Double { 1 / (1 + exp(-sum(standard(signs)))) }

        private func standard(_ signs: [Double]) -> [Double] { signs.indices.map { (signs[$0] - means[$0]) / spreads[$0] } }

        private func sum(_ standard: [Double]) -> Double { standard.indices.reduce(bias) { $0 + weights[$1] * standard[$1] } }

        private mutating func descend(_ examples: [Example], _ rounds: Int) {
            let rows = examples.map { (signs: standard($0.signs), goal: $0.isRight ? 1.0 : 0, weight: AssuranceLearning.weight($0)) }
            let all = rows.reduce(0) { $0 + $1.weight }
            for _ in 0..<rounds {
                var slope = weights.map { $0 * Self.smoothing / all }
                var slopeOfBias = 0.0
                for row in rows {
                    let pull = (1 / (1 + exp(-sum(row.signs))) - row.goal) * row.weight / all
                    for sign in slope.indices { slope[sign] += pull * row.signs[sign] }
                    slopeOfBias += pull
                }
                for sign in weights.indices { weights[sign] -= Self.rate * slope[sign] }
                bias -= Self.rate * slopeOfBias
            }
        }

        private static let rate = 0.5
        private static let smoothing = 1.0
    }
}
