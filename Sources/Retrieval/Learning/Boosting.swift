// SPDX-License-Identifier: Apache-2.0

/// Learns a forest from judged questions: LambdaMART. The same questions make the same forest, on every run.
package enum Boosting {
    package struct Parameters: Codable, Equatable, Sendable {
        /// Forests whose scores are added up, each grown with other draws of features: steadier than one of them.
        package var forests = 2
        package var trees = 250
        package var leaves = 15
        package var rate = 0.05
        package var leastRows = 30
        package var smoothing = 1.0
        /// Of the features, for each tree.
        package var share = 0.5
        package var depth = 20

        package init() {}
    }

    static func learn(_ questions: [LearningQuestion], _ parameters: Parameters) -> Forest {
        // A question without an answer among its candidates teaches nothing.
        let teaching = questions.filter { $0.isGold.contains(true) && $0.isGold.contains(false) }
        var forest = Forest()
        guard !teaching.isEmpty else { return forest }
        let bins = Bins(teaching.map(\.matrix))
        for seed in 1...max(1, parameters.forests) { forest.add(grow(teaching, bins, parameters, seed: UInt64(seed))) }
        return forest
    }

    private static func grow(_ questions: [LearningQuestion], _ bins: Bins, _ parameters: Parameters, seed: UInt64) -> Forest {
        var source = RandomNumbers(state: seed)
        var forest = Forest()
        var scores = [Double](repeating: 0, count: bins.rows)
        var lambdas = Lambdas(rows: bins.rows)
        // One that is the same everywhere tells nothing apart.
        let telling = (0..<Feature.count).filter { !bins.thresholds[$0].isEmpty }
        let drawn = max(1, Int(Double(telling.count) * parameters.share))
        for _ in 0..<parameters.trees {
            var first = 0
            for question in questions {
                lambdas.pull(question.isGold, from: first, scores: scores, depth: parameters.depth)
                first += question.isGold.count
            }
            let features = Array(telling.shuffled(using: &source).prefix(drawn)).sorted()
            let tree = TreeGrower(bins: bins, lambdas: lambdas, features: features, parameters: parameters).grow()
            for (rows, value) in zip(tree.rows, tree.leaves) { for row in rows { scores[Int(row)] += Double(value) } }
            forest.add(tree.nodes, leaves: tree.leaves)
        }
        return forest
    }
}
