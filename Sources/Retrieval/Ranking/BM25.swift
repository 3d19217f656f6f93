// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Okapi BM25 as Robertson and Zaragoza give it ("The Probabilistic Relevance Framework", 2009), with Lucene's idf, which never
/// falls below nought.
struct BM25: Sendable {
    let k1: Double
    let b: Double

    /// The usual values; others were tried on five sets of legal questions and gained nothing that held on all of them.
    static let usual = BM25(k1: 1.2, b: 0.75)

    func idf(passages: Int, of all: Int) -> Double {
        log(1 + (Double(all - passages) + 0.5) / (Double(passages) + 0.5))
    }

    /// What a passage's length adds to the count in the denominator.
    func norm(length: Int, mean: Double) -> Double {
        k1 * (1 - b + b * Double(length) / mean)
    }

    /// - Parameter norm: Of the passage, by ``norm(length:mean:)``.
    func weight(times: Double, norm: Double) -> Double {
        times * (k1 + 1) / (times + norm)
    }
}
