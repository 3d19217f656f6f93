// SPDX-License-Identifier: Apache-2.0
import Domain

/// Shows what is known of a question that officials asked before, where nothing firmer answers it. That is guidance: a person still answers.
struct RecallPractice: Step {
    private let closeness: Closeness

    init(_ closeness: Closeness) { self.closeness = closeness }

    enum Closeness {
        /// The same question goes before what the words of the law may happen to fit.
        case wordForWord
        /// One that is alike helps where nothing else did.
        case alike
    }

    func advance(_ draft: inout Draft) async throws -> Answer? {
        let isWanted = closeness == .wordForWord ? draft.handoff == nil : draft.handoff == .noGround
        guard draft.proposal == nil, isWanted else { return nil }
        let asked = SearchWords(question: closeness == .wordForWord ? draft.question.text : draft.reading.subject)
        guard asked.terms.count >= leastTerms else { return nil }
        let scan = TermScan(asked)
        let rated = draft.registry.facts.practice.map { ($0, likeness($0, asked, scan)) }
        guard let (practice, likeness) = rated.max(by: { $0.1 < $1.1 }), likeness >= leastLikeness else { return nil }
        let sentences = practice.facts.map { fact in
            let citation = Citation(
                document: Citation.registry, path: practice.id.text, isVerified: practice.confidence == .high, sources: practice.sources
            )
            return Sentence(text: draft.phrases.text(fact), layer: .guidance, citations: [citation])
        }
        draft.handoff = .guidanceOnly
        draft.proposal = draft.answer(.handoff, .guidanceOnly, sentences)
        draft.nearby = practice.duties.compactMap(draft.registry.duty).map { Nearby(title: draft.phrases.text($0.title), duty: $0.id) } + draft.nearby
        return nil
    }

    /// The share of terms that both have, of all that either has, in the language that fits better.
    private func likeness(_ practice: PracticeQuestion, _ asked: SearchWords, _ scan: TermScan) -> Double {
        let texts = [practice.question.vi, practice.question.en].compactMap { $0 }
        // Without half of what is asked no text is alike enough; a scan tells so sooner than the words do.
        return texts.filter { Double(scan.present(in: $0).count) >= leastLikeness * Double(asked.terms.count) }.map { text in
            let terms = SearchWords(question: text).terms
            let common = Double(terms.intersection(asked.terms).count)
            return common / max(1, Double(terms.union(asked.terms).count))
        }
        .max() ?? 0
    }

    private var leastTerms: Int { closeness == .wordForWord ? 4 : 6 }
    private var leastLikeness: Double { closeness == .wordForWord ? 0.8 : 0.5 }
}
