// SPDX-License-Identifier: Apache-2.0
import Domain

/// The part of an article that speaks most of what was asked.
struct UnitChoice {
    private let text: ProvisionText
    private let asked: SearchWords
    private let scan: TermScan
    private let weights: [String: Double]

    init(_ text: ProvisionText, for asked: SearchWords, weights: [String: Double] = [:]) {
        self.text = text
        self.asked = asked
        scan = TermScan(asked)
        self.weights = weights
    }

    /// The clause or point whose own words hold at least that share of the question.
    func clause(least: Double) -> Range<Int>? {
        if text.parts.isEmpty { return share(of: text.lead) >= least ? text.lead : nil }
        let best = text.parts.filter { $0.path.steps.last?.unit == .clause || text.parts.allSatisfy { $0.isLeaf } }
            .map { ($0, share(of: $0.range)) }.max { $0.1 < $1.1 }
        guard let best, best.1 >= least else { return nil }
        return best.0.range
    }

    func share(of range: Range<Int>) -> Double { Self.share(of: asked, in: scan.present(in: text[range]), weights: weights) }

    static func share(of asked: SearchWords, in terms: Set<String>, weights: [String: Double]) -> Double {
        let whole = asked.sorted.reduce(0) { $0 + (weights[$1] ?? 1) }
        guard whole > 0 else { return 0 }
        return asked.sorted.filter(terms.contains).reduce(0) { $0 + (weights[$1] ?? 1) } / whole
    }
}
