// SPDX-License-Identifier: Apache-2.0
import Foundation

/// LambdaMART's gradients: each pair of an answer and another text pulls apart by what its swap would change of nDCG.
/// After Burges, "From RankNet to LambdaRank to LambdaMART" (2010), with the pull of each question evened out by its logarithm.
struct Lambdas {
    private(set) var gradients: [Double]
    private(set) var hessians: [Double]
    private static let discounts = (0..<1_024).map { 1 / log2(Double($0) + 2) }

    init(rows: Int) {
        gradients = Array(repeating: 0, count: rows)
        hessians = Array(repeating: 0, count: rows)
    }

    /// - Parameters:
    ///   - first: Row of the question's first candidate.
    ///   - depth: Only pairs with one of the first so many candidates count.
    mutating func pull(_ isGold: [Bool], from first: Int, scores: [Double], depth: Int) {
        let count = isGold.count
        for at in first..<first + count { (gradients[at], hessians[at]) = (0, 0) }
        let order = (0..<count).sorted { (scores[first + $1], $0) < (scores[first + $0], $1) }
        guard let best = order.first, let worst = order.last else { return }
        let isSpread = scores[first + best] != scores[first + worst]
        let ideal = (0..<min(depth, isGold.count { $0 })).reduce(0.0) { $0 + Self.discounts[$1] }
        guard ideal > 0 else { return }
        var sum = 0.0
        for high in 0..<min(depth, count) {
            for low in high + 1..<max(high + 1, count) where isGold[order[high]] != isGold[order[low]] {
                let (answer, other) = isGold[order[high]] ? (order[high], order[low]) : (order[low], order[high])
                let lead = scores[first + answer] - scores[first + other]
                var swap = abs(Self.discounts[high] - Self.discounts[low]) / ideal
                if isSpread { swap /= 0.01 + abs(lead) }
                let chance = 1 / (1 + exp(lead))
                let (pull, bend) = (chance * swap, chance * (1 - chance) * swap)
                gradients[first + answer] -= pull
                gradients[first + other] += pull
                hessians[first + answer] += bend
                hessians[first + other] += bend
                sum += 2 * pull
            }
        }
        guard sum > 0 else { return }
        let even = log2(1 + sum) / sum
        for at in first..<first + count {
            gradients[at] *= even
            hessians[at] *= even
        }
    }
}
