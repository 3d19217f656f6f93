// SPDX-License-Identifier: Apache-2.0
import Domain

/// Tells of an act what the registry has recorded of it, where the question is about the act as a whole: from when to when it holds, what it is about.
struct TellAboutAct: Step {
    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard draft.proposal == nil, draft.handoff == nil else { return nil }
        let references = LegalReference.all(in: draft.question.text)
        guard references.count == 1, let reference = references.first, reference.path == nil, Self.asksOnlyOfIt(draft),
            let act = draft.registry.facts.document(named: reference)
        else { return nil }
        let sentences = ActSentences(act, draft).all
        draft.proposal = draft.answer(.answer, .act, sentences)
        return nil
    }

    /// Nothing but the name of the act and words that ask when it holds or what it is.
    private static func asksOnlyOfIt(_ draft: Draft) -> Bool {
        let words = draft.question.text.split(separator: " ").filter { !$0.contains("/") }
        var rest = SearchWords.plain(words.joined(separator: " "))
        for phrase in asking { while rest.has(words: phrase) { rest = rest.replacing(" \(phrase) ", with: " ") } }
        return rest.split(separator: " ").allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    /// Longest first.
    private static let asking = [
        "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "bo luat", "luat", "phap lenh", "chi thi", "cong van", "decree", "resolution", "law",
        "circular", "decision", "nd", "nq", "qd", "tt", "so", "con hieu luc", "het hieu luc", "co hieu luc", "hieu luc thi hanh", "hieu luc",
        "thoi han hieu luc", "ap dung", "thi hanh", "ban hanh", "tu ngay nao", "den ngay nao", "ngay nao", "khi nao", "bao gio", "the nao",
        "tu bao gio", "den bao gio", "het han", "het", "con", "khong", "chua", "da", "hay", "tu", "den", "co", "la gi", "gi", "quy dinh", "noi",
        "ve viec", "ve", "noi dung", "tom tat", "hien nay", "nay", "cho hoi", "cho biet", "xin hoi", "thi", "duoc", "la", "luc nao", "what", "is",
        "the", "about", "in", "force", "when", "does", "doe", "expire", "end", "start", "say", "still", "valid", "until", "from", "of", "it", "ngay",
    ]
}

/// What is recorded of an act, each with its source.
struct ActSentences {
    private let act: KnownDocument
    private let draft: Draft

    init(_ act: KnownDocument, _ draft: Draft) {
        self.act = act
        self.draft = draft
    }

    var all: [Sentence] {
        let phrases = draft.phrases
        var texts = [phrases.effect(of: act, on: draft.question.on), phrases.title(of: act)]
        if let summary = act.summary { texts.append(phrases.text(summary)) }
        if let next = draft.registry.facts.successor(of: act.number, on: draft.question.on) {
            texts.append(phrases.overtaken(name(act), by: name(next)))
        }
        if let status = act.status { texts.append(phrases.status(status)) }
        let citation = Citation(document: act.number, path: nil, isVerified: false, sources: act.sources)
        return texts.map { Sentence(text: $0, layer: .registry, citations: [citation]) }
    }

    private func name(_ act: KnownDocument) -> String { "\(act.kind) \(act.number)" }
}
