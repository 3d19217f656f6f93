// SPDX-License-Identifier: Apache-2.0
import Foundation

/// LambdaMART's gradients: each pair of an answer and another text pulls apart by what its swap would change of nDCG.
/// After Burges, "From RankNet to LambdaRank to LambdaMART" (2010), with the pull of each question evened out by its logarithm.
struct Lambdas {
    private(set) var gradients: [Double]
    private(set) var hessians: [Double]
    /// Each question's candidates, best first, as places behind its first; kept, since one tree moves few of them.
    private var orders: [Int32]
    private static let discounts = (0..<1_024).map { 1 / log2(Double($0) + 2) }

    init(rows: Int) {
        gradients = Array(repeating: 0, count: rows)
        hessians = Array(repeating: 0, count: rows)
        orders = Array(repeating: -1, count: rows)
    }

    /// - Parameters:
    ///   - first: Row of the question's first candidate.
    ///   - depth: Only pairs with one of the first so many candidates count.
    mutating func pull(_ isGold: [Bool], from first: Int, scores: [Double], depth: Int) {
        let count = isGold.count
        guard count > 0 else { return }
        for at in first..<first + count { (gradients[at], hessians[at]) = (0, 0) }
        sort(first, count, scores)
        let order = orders[first..<first + count].map { Int($0) }
        let isSpread = scores[first + order[0]] != scores[first + order[count - 1]]
        let golds = order.indices.filter { isGold[order[$0]] }
        let ideal = (0..<min(depth, golds.count)).reduce(0.0) { $0 + Self.discounts[$1] }
        guard ideal > 0 else { return }
        var sum = 0.0
        for high in 0..<min(depth, count) {
            // An answer is paired with every text below it that is none, another text with every answer below it.
            let lows = isGold[order[high]] ? Array(high + 1..<max(high + 1, count)).filter { !isGold[order[$0]] } : golds.filter { $0 > high }
            for low in lows {
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

    /// By insertion: all but in order already.
    private mutating func sort(_ first: Int, _ count: Int, _ scores: [Double]) {
        if orders[first] < 0 { for at in 0..<count { orders[first + at] = Int32(at) } }
        orders.withUnsafeMutableBufferPointer { orders in
            scores.withUnsafeBufferPointer { scores in
                for place in 1..<max(1, count) {
                    let moved = orders[first + place]
                    let score = scores[first + Int(moved)]
                    var at = place
                    while at > 0, case let other = orders[first + at - 1], case let rival = scores[first + Int(other)],
                        rival < score || rival == score && other > moved
                    {
                        orders[first + at] = other
                        at -= 1
                    }
                    orders[first + at] = moved
                }
            }
        }
    }
}
