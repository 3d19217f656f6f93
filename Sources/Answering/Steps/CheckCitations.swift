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
            guard let checked = try await checked(citation, question) else { return nil }
            citations.append(checked)
        }
        // A sentence of the law without a quote has no proof.
        if sentence.layer == .norm, !citations.contains(where: { $0.quote != nil }) { return nil }
        return Sentence(text: sentence.text, layer: sentence.layer, citations: citations, marked: sentence.marked)
    }

    private func checked(_ citation: Citation, _ question: Question) async throws -> Citation? {
        guard let quote = citation.quote else { return citation }
        guard let id = citation.provision, !quote.isEmpty else { return nil }
        let version: ProvisionVersion
        do { version = try await documents.provision(id, known: question.known) } catch is DocumentError { return nil }
        guard version.provision.effect.contains(question.on), Self.holds(Array(version.provision.text.utf8), Array(quote.utf8)) else { return nil }
        return Citation(
            document: citation.document, path: citation.path, provision: id, quote: quote, isVerified: true, version: version.digest,
            sources: citation.sources
        )
    }

    /// Whether the bytes of the quote stand in the text, one after another: no folding, no trimming, no canonical equality.
    static func holds(_ text: [UInt8], _ quote: [UInt8]) -> Bool {
        guard let first = quote.first, quote.count <= text.count else { return false }
        var at = 0
        while let start = text[at...(text.count - quote.count)].firstIndex(of: first) {
            if text[start..<(start + quote.count)].elementsEqual(quote) { return true }
            at = start + 1
            if at > text.count - quote.count { return false }
        }
        return false
    }
}
