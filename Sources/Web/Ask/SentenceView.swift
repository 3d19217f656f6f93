// SPDX-License-Identifier: Apache-2.0
import Domain

/// One sentence of an answer with its proof beside it.
struct SentenceView: Sendable {
    let number: Int
    /// The sentence cut so that the authorities in it stand in bold.
    let parts: [Part]
    let text: String
    let layer: String
    let layerName: String
    let citations: [CitationView]

    struct Part: Sendable {
        let text: String
        let isAuthority: Bool
    }

    static func list(_ answer: Answer, _ visit: Visit) -> [SentenceView] {
        let holders = answer.competence?.holders ?? []
        let names = Set(holders.flatMap { [$0.competence.authority.name.vi, $0.competence.authority.name[answer.question.language]] })
        return answer.sentences.enumerated().map { number, sentence in
            SentenceView(
                number: number + 1, parts: parts(of: sentence.text, bold: names), text: sentence.text, layer: sentence.layer.rawValue,
                layerName: sentence.layer.words[visit.language],
                citations: sentence.citations.map { CitationView($0, answer.question.id, visit) }
            )
        }
    }

    /// Cuts a text at every place where one of the names stands; of names that overlap, the longer one.
    static func parts(of text: String, bold names: Set<String>) -> [Part] {
        let names = names.filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while !rest.isEmpty {
            if let name = names.first(where: { rest.hasPrefix($0) }) {
                if !plain.isEmpty { parts.append(Part(text: plain, isAuthority: false)) }
                parts.append(Part(text: name, isAuthority: true))
                plain = ""
                rest = rest.dropFirst(name.count)
            } else {
                plain.append(rest.removeFirst())
            }
        }
        return plain.isEmpty ? parts : parts + [Part(text: plain, isAuthority: false)]
    }
}

/// A citation from small to large, its exact quote, and what was checked of it.
struct CitationView: Sendable {
    let text: String
    let link: String?
    let quote: String?
    let isWordForWord: Bool
    let isRead: Bool
    let isUnverified: Bool
    let sources: [SourceView]
    let hasSources: Bool

    init(_ citation: Citation, _ answer: Question.ID, _ visit: Visit) {
        text = [citation.path, DocumentName.full(citation.document)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        link = citation.provision.map { visit.urls.provision($0, quotedBy: citation.quote == nil ? nil : answer) }
        quote = citation.quote
        isWordForWord = citation.isVerified && citation.quote != nil
        isRead = citation.isVerified && citation.quote == nil
        isUnverified = !citation.isVerified
        sources = citation.sources.map(SourceView.init)
        hasSources = !citation.sources.isEmpty
    }
}
