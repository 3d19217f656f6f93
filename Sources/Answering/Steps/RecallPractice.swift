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
        let likeness = Likeness(asked, least: leastLikeness)
        // In the language that fits better.
        let rated = draft.registry.facts.practice.map { one in
            (one, [one.question.vi, one.question.en].compactMap { $0 }.map(likeness.share).max() ?? 0)
        }
        guard let (practice, share) = rated.max(by: { $0.1 < $1.1 }), share > 0 else { return nil }
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

    private var leastTerms: Int { closeness == .wordForWord ? 4 : 6 }
    private var leastLikeness: Double { closeness == .wordForWord ? 0.8 : 0.5 }
}
