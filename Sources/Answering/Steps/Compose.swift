// SPDX-License-Identifier: Apache-2.0
import Domain

/// Answers in the words of the law, where what was found speaks of enough of the question; otherwise says why not.
struct Compose: Step {
    let model: ClauseModel?

    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard draft.proposal == nil, draft.handoff == nil else { return nil }
        if draft.isOutsideField {
            let sentence = Sentence(text: draft.phrases.outsideField(), layer: .registry, citations: [])
            return draft.answer(.refuse, .outsideField, [sentence])
        }
        // Words of the law behind a claim about it would seem to confirm it.
        guard !draft.reading.restsOnLaw else {
            draft.handoff = .noGround
            return nil
        }
        let ground = Ground(draft)
        guard let best = ground.best else {
            draft.handoff = ground.isGuidanceOnly ? .guidanceOnly : .noGround
            return nil
        }
        guard let sentences = answering(best, draft) ?? ground.next.flatMap({ answering($0, draft) }) else {
            draft.handoff = .noGround
            return nil
        }
        draft.proposal = draft.answer(.answer, .law, sentences)
        return nil
    }

    private func answering(_ evidence: Evidence, _ draft: Draft) -> [Sentence]? {
        sentences(from: evidence, draft).flatMap { evidence.hit.path != nil || Self.tells($0, draft.reading.kind) ? $0 : nil }
    }

    /// Whether a time, a sum or a paper that was asked for is in the words quoted: what only speaks of the same thing does not answer.
    static func tells(_ sentences: [Sentence], _ kind: QuestionKind) -> Bool {
        guard let wanted = telling[kind] else { return true }
        // With their marks: "giỏ" is no hour, and "quy định" no quarter.
        let words = Vietnamese.composed(sentences.map(\.text).joined(separator: " ")).lowercased().split { !$0.isLetter }
        let said = " " + words.joined(separator: " ") + " "
        return wanted.contains { said.has(words: $0) }
    }

    private static let telling: [QuestionKind: [String]] = [
        .timeLimit: ["ngày", "tháng", "năm", "giờ", "tuần", "quý"], .fee: ["phí", "miễn"],
        .dossier: ["hồ sơ", "giấy", "đơn", "văn bản", "tài liệu", "bản sao"],
    ]

    /// `nil` where it is not clear which words of the text answer, or whether they say yes or no.
    private func sentences(from evidence: Evidence, _ draft: Draft) -> [Sentence]? {
        let text = ProvisionText(evidence.provision.text, under: evidence.provision.path)
        guard let answer = answer(from: evidence, in: text, draft.reading.subject) else { return nil }
        let quotes = answer.quotes.map { Self.sentence($0.range, marked: $0.marked, of: evidence, in: text) }
        guard let isSo = answer.isSo, let last = quotes.last else { return quotes }
        let verdict = isSo ? draft.phrases.yes() : draft.phrases.no()
        return [Sentence(text: verdict, layer: evidence.layer, citations: last.citations)] + quotes
    }

    /// A clause that was chosen among those offered, with the words over it where it is a point.
    static func sentences(_ clause: OfferedClauses.Clause) -> [Sentence] {
        let text = ProvisionText(clause.evidence.provision.text, under: clause.evidence.provision.path)
        return [clause.lead, clause.range].compactMap { $0 }.filter { !$0.isEmpty }.map { sentence($0, marked: nil, of: clause.evidence, in: text) }
    }

    private static func sentence(_ range: Range<Int>, marked: Range<Int>?, of evidence: Evidence, in text: ProvisionText) -> Sentence {
        let path = text.parts.first { $0.range == range || $0.lead == range }?.path ?? evidence.provision.path
        let words = text[range]
        let citation = Citation(
            document: evidence.document.citedAs, path: path.citation, provision: evidence.provision.id, quote: words, isVerified: false,
            version: evidence.version.digest, sources: [evidence.provision.address ?? evidence.document.address].compactMap { $0 }
        )
        return Sentence(text: words, layer: evidence.layer, citations: [citation], marked: marked)
    }

    private func answer(from evidence: Evidence, in text: ProvisionText, _ subject: String) -> ClauseAnswer? {
        let heading = evidence.provision.heading
        guard let path = evidence.hit.path else { return model.flatMap { ClauseAnswer(to: subject, heading: heading, in: text, by: $0) } }
        let named = text.part(at: path).map(\.range).flatMap { $0.count <= ClauseChoice.longest ? [$0] : nil } ?? whole(text)
        return ClauseAnswer(ClauseQuestion(subject), heading, text, named, .named)
    }

    /// "What does Article 5 say?": all of it, a clause a sentence, as far as a quote may go.
    private func whole(_ text: ProvisionText) -> [Range<Int>] {
        let all = 0..<text.text.utf8.count
        if all.count <= ClauseChoice.short || text.parts.isEmpty { return all.count <= ClauseChoice.longest ? [all] : [] }
        let clauses = text.parts.filter { $0.path.steps.last?.unit == .clause }
        var left = ClauseChoice.longest
        let parts = [text.lead].filter { !$0.isEmpty } + (clauses.isEmpty ? text.parts : clauses).map(\.range)
        return Array(
            parts.prefix { range in
                left -= range.count
                return left >= 0
            })
    }
}
