// SPDX-License-Identifier: Apache-2.0
import Domain

/// The part of an article that speaks most of what was asked.
struct UnitChoice {
    /// A quote is never longer; a longer part is opened in its document instead.
    static let longest = 4_000
    /// An article up to this long is quoted whole: cutting it would lose what belongs together.
    static let short = 900

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

    /// What to quote, in the order of the text: the whole of a short article or of a list, else the best clause,
    /// and of a long clause its lead and its best point.
    func quotes(wantsList: Bool) -> [Range<Int>] {
        let whole = 0..<text.text.utf8.count
        if whole.count <= Self.short || text.parts.isEmpty || (wantsList && whole.count <= Self.longest / 2) {
            return whole.count <= Self.longest ? [whole] : [text.lead].filter { $0.count <= Self.longest }
        }
        guard let best = telling(tops) else { return [] }
        let points = text.parts.filter { best.range.contains($0.range.lowerBound) && $0.range != best.range }
        if points.isEmpty || wantsList || best.range.count <= Self.short { return [fitting(best)] }
        guard let point = telling(points), share(of: point.range) > share(of: best.lead) else { return [fitting(best)] }
        return [best.lead, point.range].filter { !$0.isEmpty && $0.count <= Self.longest }
    }

    /// Parts that stand under no other.
    private var tops: [ProvisionText.Part] {
        text.parts.filter { part in
            !text.parts.contains {
                $0.range != part.range && $0.range.lowerBound <= part.range.lowerBound && $0.range.upperBound >= part.range.upperBound
            }
        }
    }

    /// The part with most of the words that its neighbours lack; words that all of them have tell none apart. The first of equals.
    private func telling(_ parts: [ProvisionText.Part]) -> ProvisionText.Part? {
        let found = parts.map { scan.present(in: text[$0.range]) }
        let weights = found.map { terms in
            terms.sorted().reduce(0.0) { sum, term in sum + 1 / Double(found.count { $0.contains(term) }) }
        }
        return weights.max().flatMap(weights.firstIndex).map { parts[$0] }
    }

    private func fitting(_ part: ProvisionText.Part) -> Range<Int> { part.range.count <= Self.longest ? part.range : part.lead }

    func share(of range: Range<Int>) -> Double { Self.share(of: asked, in: scan.present(in: text[range]), weights: weights) }

    static func share(of asked: SearchWords, in terms: Set<String>, weights: [String: Double]) -> Double {
        let whole = asked.sorted.reduce(0) { $0 + (weights[$1] ?? 1) }
        guard whole > 0 else { return 0 }
        return asked.sorted.filter(terms.contains).reduce(0) { $0 + (weights[$1] ?? 1) } / whole
    }
}
