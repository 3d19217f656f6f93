// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Compares every quote byte for byte with the text in force on the day, read again from the corpus; a sentence that fails is dropped.
struct CheckCitations: Step {
    let documents: any LegalDocuments

    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard let proposal = draft.proposal else { return nil }
        var kept: [Sentence] = []
        for sentence in proposal.sentences {
            if let checked = try await checked(sentence, draft.question) { kept.append(checked) }
        }
        let isAnswer = proposal.action == .answer
        draft.proposal = Answer(
            question: proposal.question, action: proposal.action, reason: proposal.reason, sentences: kept, competence: proposal.competence,
            clarification: proposal.clarification, ticket: proposal.ticket, nearby: draft.nearby
        )
        if isAnswer, !kept.isEmpty { return draft.proposal }
        if isAnswer { draft.handoff = .quoteFailed }
        return nil
    }

    private func checked(_ sentence: Sentence, _ question: Question) async throws -> Sentence? {
        var citations: [Citation] = []
        for citation in sentence.citations {
            guard let checked = try await CitationCheck(documents).checked(citation, on: question.on, known: question.known) else { return nil }
            citations.append(checked)
        }
        // A sentence of the law without a quote has no proof.
        if sentence.layer == .norm, !citations.contains(where: { $0.quote != nil }) { return nil }
        return Sentence(text: sentence.text, layer: sentence.layer, citations: citations, marked: sentence.marked)
    }
}
