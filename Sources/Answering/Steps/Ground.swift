// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether what was found is ground enough: a text that speaks of most of what was asked, and clearly more than the others.
struct Ground {
    let best: Evidence?
    let isGuidanceOnly: Bool

    init(_ draft: Draft) {
        let asked = SearchWords(question: draft.reading.subject)
        let evidence = draft.evidence
        if let named = evidence.first, named.hit.isNamed, named.layer == .norm {
            (best, isGuidanceOnly) = (named, false)
            return
        }
        let texts = evidence.map { Self.terms(of: $0) }
        let weights = Self.weights(asked, in: texts)
        let top = max(evidence.first?.hit.score ?? 0, .leastNonzeroMagnitude)
        let rated = zip(evidence, texts).map { found, terms in
            let coverage = UnitChoice.share(of: asked, in: terms, weights: weights)
            return (found: found, coverage: coverage, score: found.hit.score / top * 0.5 + coverage * 0.5)
        }
        .sorted { $0.score > $1.score }
        let enough = rated.filter { $0.coverage >= Self.leastCoverage && asked.terms.count >= Self.leastTerms }
        best = enough.first { $0.found.layer == .norm && $0.score >= (rated.first?.score ?? 0) }?.found
        isGuidanceOnly = best == nil && !enough.isEmpty && enough.allSatisfy { $0.found.layer == .guidance }
    }

    private static func terms(of found: Evidence) -> Set<String> {
        let around = ([found.document.title, found.provision.heading] + found.provision.context.suffix(2)).joined(separator: " . ")
        return SearchWords(found.provision.text).terms.union(SearchWords(around).terms)
    }

    /// A word that every text found bears tells them apart less than one that few do.
    private static func weights(_ asked: SearchWords, in texts: [Set<String>]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: asked.terms.map { term in
            let bearing = Double(texts.filter { $0.contains(term) }.count)
            return (term, 1 + 1 / (1 + bearing))
        })
    }

    private static let leastCoverage = 0.7
    private static let leastTerms = 3
}
