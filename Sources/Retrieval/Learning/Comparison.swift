// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Two rankings measured on the same questions: mean nDCG@10 of each, and how sure the difference is.
package struct Comparison: Codable, Equatable, Sendable {
    package let questions: Int
    package let before: Double
    package let after: Double
    /// 95 % of bootstrap samples of the questions lie between these differences.
    package let low: Double
    package let high: Double

    package var gain: Double { after - before }

    package init(before: [Double], after: [Double]) {
        questions = before.count
        self.before = Bootstrap.mean(before)
        self.after = Bootstrap.mean(after)
        (low, high) = Bootstrap.interval(zip(before, after).map { $1 - $0 })
    }
}

/// Confidence by drawing the questions anew, again and again (Efron 1979); the same draws on every run.
package enum Bootstrap {
    private static let rounds = 2_000

    /// The interval that holds 95 % of the means of samples.
    package static func interval(_ values: [Double]) -> (low: Double, high: Double) {
        guard !values.isEmpty else { return (0, 0) }
        var source = RandomNumbers(state: 1)
        let means = (0..<rounds).map { _ in
            values.indices.reduce(0.0) { sum, _ in sum + values[Int.random(in: values.indices, using: &source)] } / Double(values.count)
        }
        .sorted()
        return (means[rounds / 40], means[rounds - 1 - rounds / 40])
    }

    static func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
}

/// Random numbers that are the same on every run. After Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct RandomNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
