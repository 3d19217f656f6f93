// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether what was found is ground enough: a text that stands out from the others by score, by what it speaks of, and by its heading.
struct Ground {
    let best: Evidence?
    let isGuidanceOnly: Bool

    init(_ draft: Draft) {
        if let named = draft.evidence.first, named.hit.isNamed, named.hit.path != nil, named.layer == .norm {
            (best, isGuidanceOnly) = (named, false)
            return
        }
        let asked = SearchWords(question: draft.reading.subject)
        let firm = Self.rated(draft.evidence, asked).filter {
            $0.trust >= Self.leastTrust && $0.coverage >= Self.leastCoverage && $0.missing <= Self.mostMissing
        }
        best = asked.terms.count < Self.leastTerms ? nil : firm.first { $0.evidence.layer == .norm }?.evidence
        isGuidanceOnly = best == nil && !firm.isEmpty
    }

    private struct Rated {
        let evidence: Evidence
        let coverage: Double
        let trust: Double
        /// The share of what is asked that neither the text nor the names over it speak of.
        let missing: Double
    }

    /// The first few texts, the most trusted first.
    private static func rated(_ evidence: [Evidence], _ asked: SearchWords) -> [Rated] {
        let scan = TermScan(asked)
        let texts = evidence.map { scan.present(in: $0.provision.text).union(scan.present(in: $0.provision.heading)) }
        let weights = weights(asked, in: texts)
        let compared = Array(evidence.prefix(Self.compared))
        let headings = compared.map { SearchWords($0.provision.heading).terms }
        let coverages = compared.indices.map { UnitChoice.share(of: asked, in: texts[$0], weights: weights) }
        return compared.indices.map { at in
            let others = compared.indices.filter { $0 != at }
            let next = max(others.map { compared[$0].hit.score }.max() ?? compared[at].hit.score / 2, .leastNormalMagnitude)
            let lead = coverages[at] - (others.map { coverages[$0] }.max() ?? 0)
            let heading = Double(headings[at].intersection(asked.terms).count) / Double(max(headings[at].count, 1))
            let trust = bias + ofScore * logarithm(compared[at].hit.score / next) + ofLead * lead + ofHeading * heading
            let spoken = texts[at].union(scan.present(in: compared[at].document.title))
            let missing = Double(asked.terms.count { !spoken.contains($0) }) / Double(max(asked.terms.count, 1))
            return Rated(evidence: compared[at], coverage: coverages[at], trust: trust, missing: missing)
        }
        .sorted { ($0.trust, $1.evidence.provision.id) > ($1.trust, $0.evidence.provision.id) }
    }

    /// Close enough to the natural one between a half and two, where the scores lie; a name that was found is far beyond and stays so.
    private static func logarithm(_ ratio: Double) -> Double { 2 * (ratio - 1) / (ratio + 1) }

    /// A word that every text found bears tells them apart less than one that few do.
    private static func weights(_ asked: SearchWords, in texts: [Set<String>]) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: asked.terms.map { term in
                let bearing = Double(texts.filter { $0.contains(term) }.count)
                return (term, 1 + 1 / (1 + bearing))
            })
    }

    // A logistic regression over the first five texts of 503 judged questions on the whole codified law. At this trust nine of ten
    // texts chosen are the one that the judges name (five-fold cross-validated). Of those that miss no more than one term in seven it is
    // nineteen of twenty, and a quarter of the questions is answered: a wrong clause harms more than a ticket does.
    private static let compared = 5
    private static let ofScore = 7.8
    private static let ofLead = 4.7
    private static let ofHeading = 3.1
    private static let bias = -2.5
    private static let leastTrust = 0.75
    private static let leastCoverage = 0.5
    private static let leastTerms = 3
    private static let mostMissing = 0.15
}
