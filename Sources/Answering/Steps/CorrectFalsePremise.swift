// SPDX-License-Identifier: Apache-2.0
import Domain

/// Corrects a question that rests on a claim known to be wrong, and then says what holds.
struct CorrectFalsePremise: Step {
    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard draft.proposal == nil, draft.handoff == nil, let claim = claim(in: draft) else { return nil }
        let phrases = draft.phrases
        var sentences = [
            Sentence(
                text: phrases.text(claim.correction), layer: .registry,
                citations: [Citation(document: Citation.registry, path: claim.id.text, isVerified: false, sources: claim.sources)]
            )
        ]
        var finding: Competence.Finding?
        if let duty = claim.duties.first, draft.registry.duty(duty) != nil {
            let found = try draft.registry.competence(of: duty, at: draft.reading.place, on: draft.question.on)
            sentences += CompetenceSentences(found, draft).holding
            finding = found
        }
        draft.proposal = draft.answer(.answer, .falsePremise, sentences, competence: finding)
        return nil
    }

    /// The first claim whose signs all stand in the question, as beginnings of words.
    private func claim(in draft: Draft) -> RejectedClaim? {
        let text = SearchWords.plain(draft.question.text)
        return draft.registry.facts.rejectedClaims.first { claim in
            claim.signs.contains { group in
                !group.isEmpty && group.allSatisfy { text.contains(" " + Vietnamese.folded($0)) }
            }
        }
    }
}

extension Citation {
    /// What a sentence cites that rests on a row of the registry and on no act.
    static let registry = "Sổ thẩm quyền"
}
