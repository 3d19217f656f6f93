// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Retrieval

@Suite struct BoostingTests {
    /// Questions of a few random features; only the answer has more than half of one of them.
    static func questions(_ count: Int, candidates: Int = 12, seed: UInt64, telling: Int = 3) -> [LearningQuestion] {
        var source = SplitMix(state: seed)
        return (0..<count).map { number in
            var matrix = FeatureMatrix(rows: candidates)
            for row in 0..<candidates { for feature in 0..<6 { matrix[row, feature] = Float.random(in: 0...1, using: &source) } }
            let best = Int.random(in: 0..<candidates, using: &source)
            for row in 0..<candidates { matrix[row, telling] *= 0.5 }
            matrix[best, telling] += 0.5
            return LearningQuestion(
                set: 0, isUndiacritic: false, key: UInt64(number), matrix: matrix, isGold: (0..<candidates).map { $0 == best }, golds: 1
            )
        }
    }

    static var quick: Boosting.Parameters {
        var parameters = Boosting.Parameters()
        (parameters.forests, parameters.trees, parameters.leaves, parameters.leastRows, parameters.rate, parameters.share) = (1, 40, 6, 5, 0.2, 1)
        return parameters
    }

    static func ranking(_ forest: Forest) -> Ranking { Ranking(forest: forest, provenance: .none) }

    @Test func `what tells the answer is learnt, and holds for questions not seen`() {
        let ranking = Self.ranking(Boosting.learn(Self.questions(60, seed: 1), Self.quick))
        let others = Self.questions(40, seed: 2)
        let learnt = others.reduce(0.0) { $0 + $1.gain(ranking.order($1.matrix)) } / 40
        let unlearnt = others.reduce(0.0) { $0 + $1.gain(nil) } / 40
        // Noise is half of what they are made of: nothing orders them all.
        #expect(learnt > 0.7)
        #expect(learnt > unlearnt + 0.3)
    }

    @Test func `the same questions make the same forest`() throws {
        let forests = (1...2).map { _ in Boosting.learn(Self.questions(30, seed: 4), Self.quick) }
        #expect(forests[0] == forests[1])
        #expect(forests[0] != Boosting.learn(Self.questions(30, seed: 5), Self.quick))
    }

    @Test func `questions without an answer teach nothing`() {
        let none = Self.questions(5, seed: 1).map {
            LearningQuestion(
                set: 0, isUndiacritic: false, key: $0.key, matrix: $0.matrix, isGold: $0.isGold.map { _ in false }, golds: 1
            )
        }
        #expect(Boosting.learn(none, Self.quick) == Forest())
        #expect(Boosting.learn([], Self.quick) == Forest())
    }

    /// Each pair by itself, as the paper has it.
    static func pairwise(_ isGold: [Bool], _ scores: [Double], depth: Int) -> [Double] {
        let order = isGold.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        func discount(_ at: Int) -> Double { 1 / log2(Double(rank[at] ?? 0) + 2) }
        let ideal = (0..<min(depth, isGold.count { $0 })).reduce(0.0) { $0 + 1 / log2(Double($1) + 2) }
        var pulls = [Double](repeating: 0, count: isGold.count)
        var sum = 0.0
        for answer in isGold.indices where isGold[answer] {
            for other in isGold.indices where !isGold[other] && min(rank[answer] ?? 0, rank[other] ?? 0) < depth {
                let lead = scores[answer] - scores[other]
                let isSpread = Set(scores).count > 1
                let swap = abs(discount(answer) - discount(other)) / ideal / (isSpread ? 0.01 + abs(lead) : 1)
                let pull = swap / (1 + exp(lead))
                pulls[answer] -= pull
                pulls[other] += pull
                sum += 2 * pull
            }
        }
        return pulls.map { $0 * log2(1 + sum) / sum }
    }

    @Test(arguments: 1...6)
    func `gradients are those of every pair by itself`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        let isGold = (0..<15).map { $0 == 4 || Int.random(in: 0..<5, using: &source) == 0 && $0 != 0 }
        let scores = (0..<15).map { _ in (Double.random(in: -2...2, using: &source) * 4).rounded() / 4 }
        var lambdas = Lambdas(rows: 18)
        lambdas.pull(isGold, from: 3, scores: [9, 9, 9] + scores, depth: 5)
        let expected = Self.pairwise(isGold, scores, depth: 5)
        for (at, pull) in expected.enumerated() { #expect(abs(lambdas.gradients[at + 3] - pull) < 1e-9) }
        #expect(lambdas.gradients.prefix(3).allSatisfy { $0 == 0 })
        #expect(lambdas.hessians.allSatisfy { $0 >= 0 })
    }

    @Test(arguments: 1...4)
    func `gradients do not depend on what was pulled before`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        let isGold = (0..<30).map { $0 % 7 == 3 }
        var used = Lambdas(rows: 30)
        for _ in 0..<6 {
            let scores = (0..<30).map { _ in (Double.random(in: -1...1, using: &source) * 3).rounded() / 3 }
            var fresh = Lambdas(rows: 30)
            fresh.pull(isGold, from: 0, scores: scores, depth: 8)
            used.pull(isGold, from: 0, scores: scores, depth: 8)
            #expect(used.gradients == fresh.gradients && used.hessians == fresh.hessians)
        }
    }

    /// The best cut of all features at all values, tried one by one.
    @Test(arguments: 1...5)
    func `a tree's first cut is the best there is`(_ seed: UInt64) throws {
        let question = Self.questions(1, candidates: 40, seed: seed)[0]
        let bins = Bins([question.matrix])
        var lambdas = Lambdas(rows: 40)
        lambdas.pull(question.isGold, from: 0, scores: Array(repeating: 0, count: 40), depth: 20)
        var parameters = Self.quick
        parameters.leaves = 2
        let tree = TreeGrower(bins: bins, lambdas: lambdas, features: Array(0..<Feature.count), parameters: parameters).grow()
        let node = try #require(tree.nodes.first)
        func worth(_ rows: [Int]) -> Double {
            let (gradient, hessian) = rows.reduce((0.0, 0.0)) { ($0.0 + lambdas.gradients[$1], $0.1 + lambdas.hessians[$1]) }
            return gradient * gradient / (hessian + parameters.smoothing)
        }
        func gain(_ feature: Int, _ threshold: Float) -> Double? {
            let left = (0..<40).filter { question.matrix[$0, feature] <= threshold }
            let right = (0..<40).filter { question.matrix[$0, feature] > threshold }
            guard min(left.count, right.count) >= parameters.leastRows else { return nil }
            return worth(left) + worth(right)
        }
        let best = (0..<Feature.count).flatMap { feature in (0..<40).compactMap { gain(feature, question.matrix[$0, feature]) } }.max() ?? 0
        let found = try #require(gain(Int(node.feature), node.threshold))
        #expect(abs(found - best) < 1e-9)
        #expect(tree.rows.map(\.count).reduce(0, +) == 40)
        let left = Set((0..<40).filter { question.matrix[$0, Int(node.feature)] <= node.threshold })
        #expect(Set(tree.rows[Int(~node.left)].map(Int.init)) == left)
    }

    @Test(arguments: 1...4)
    func `a value lies in the bin whose thresholds enclose it`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        var matrix = FeatureMatrix(rows: 900)
        for row in 0..<900 { matrix[row, 0] = seed % 2 == 0 ? Float(Int.random(in: 0..<9, using: &source)) : .random(in: 0...1, using: &source) }
        let bins = Bins([matrix])
        for row in 0..<900 {
            let bin = Int(bins.columns[0][row])
            let thresholds = bins.thresholds[0]
            #expect(bin == 0 || matrix[row, 0] > thresholds[bin - 1])
            #expect(bin == thresholds.count || matrix[row, 0] <= thresholds[bin])
        }
    }
}
