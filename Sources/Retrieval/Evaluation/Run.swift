// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What one question found, beside what it should have found. Measures as trec_eval defines them, with gains of one.
struct Run {
    let gold: Set<String>
    let found: [String]
    let seconds: Double

    func recall(at depth: Int) -> Double {
        Double(found.prefix(depth).count { gold.contains($0) }) / Double(gold.count)
    }

    func nDCG(at depth: Int) -> Double { Self.nDCG(found, gold, at: depth) }

    static func nDCG<Name: Hashable>(_ found: [Name], _ gold: Set<Name>, at depth: Int) -> Double {
        func discount(_ rank: Int) -> Double { 1 / log2(Double(rank) + 2) }
        let gained = found.prefix(depth).enumerated().reduce(0.0) { $0 + (gold.contains($1.element) ? discount($1.offset) : 0) }
        let ideal = (0..<min(depth, gold.count)).reduce(0.0) { $0 + discount($1) }
        return gained / ideal
    }

    func reciprocalRank(at depth: Int) -> Double {
        found.prefix(depth).firstIndex { gold.contains($0) }.map { 1 / Double($0 + 1) } ?? 0
    }
}
