// SPDX-License-Identifier: Apache-2.0
import Domain

/// Answers in the words of the law, where what was found speaks of enough of the question; otherwise says why not.
struct Compose: Step {
    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard draft.proposal == nil, draft.handoff == nil else { return nil }
        if draft.isOutsideField {
            let sentence = Sentence(text: draft.phrases.outsideField(), layer: .registry, citations: [])
            return draft.answer(.refuse, .outsideField, [sentence])
        }
        let ground = Ground(draft)
        guard let best = ground.best else {
            draft.handoff = ground.isGuidanceOnly ? .guidanceOnly : .noGround
            return nil
        }
        let sentences = sentences(from: best, draft)
        guard best.hit.path != nil || Self.tells(sentences, draft.reading.kind) else {
            draft.handoff = .noGround
            return nil
        }
        draft.proposal = draft.answer(.answer, .law, sentences)
        return nil
    }

    /// Whether a time, a sum or a paper that was asked for is in the words quoted: what only speaks of the same thing does not answer.
    private static func tells(_ sentences: [Sentence], _ kind: QuestionKind) -> Bool {
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

    private func sentences(from evidence: Evidence, _ draft: Draft) -> [Sentence] {
        let text = ProvisionText(evidence.provision.text, under: evidence.provision.path)
        return ranges(of: evidence, in: text, draft).map { range in
            let path = text.parts.first { $0.range == range || $0.lead == range }?.path ?? evidence.provision.path
            let quote = text[range]
            let citation = Citation(
                document: evidence.document.citedAs, path: path.citation, provision: evidence.provision.id, quote: quote, isVerified: false,
                version: evidence.version.digest, sources: [evidence.provision.address ?? evidence.document.address].compactMap { $0 }
            )
            return Sentence(text: quote, layer: evidence.layer, citations: [citation])
        }
    }

    private func ranges(of evidence: Evidence, in text: ProvisionText, _ draft: Draft) -> [Range<Int>] {
        if let path = evidence.hit.path, let part = text.part(at: path), part.range.count <= UnitChoice.longest { return [part.range] }
        let wantsList = Self.listing.contains { draft.reading.folded.has(words: $0) }
        if evidence.hit.path != nil { return whole(text) }
        // All its words: "thời hạn", "hồ sơ" choose no article, but they choose the clause.
        return UnitChoice(text, for: SearchWords(draft.reading.subject)).quotes(wantsList: wantsList)
    }

    /// "What does Article 5 say?": all of it, a clause a sentence, as far as a quote may go.
    private func whole(_ text: ProvisionText) -> [Range<Int>] {
        let all = 0..<text.text.utf8.count
        if all.count <= UnitChoice.short || text.parts.isEmpty { return all.count <= UnitChoice.longest ? [all] : [] }
        let clauses = text.parts.filter { $0.path.steps.last?.unit == .clause }
        var left = UnitChoice.longest
        let parts = [text.lead].filter { !$0.isEmpty } + (clauses.isEmpty ? text.parts : clauses).map(\.range)
        return Array(
            parts.prefix { range in
                left -= range.count
                return left >= 0
            })
    }

    private static let listing = [
        "gom nhung gi", "bao gom", "nhung gi", "dieu kien", "nhung truong hop", "cac truong hop", "truong hop nao", "giay to gi", "nghia vu",
        "nhung ai",
        "doi tuong nao", "may loai", "nguyen tac", "trach nhiem gi", "quyen gi", "nhu the nao", "the nao", "trinh tu",
    ]
}
