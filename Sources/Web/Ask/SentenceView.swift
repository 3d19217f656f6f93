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
    /// The proof is that of the sentence above, and need not be read twice.
    let isSameProof: Bool
    /// The sentence is the text of the law itself, and need not stand twice.
    let isLaw: Bool

    struct Part: Sendable {
        let text: String
        let isAuthority: Bool
        /// The words that answer who, when, how long or how much.
        var isAnswer = false
    }

    static func list(_ answer: Answer, _ visit: Visit) -> [SentenceView] {
        let holders = answer.competence?.holders ?? []
        let names = Set(holders.flatMap { [$0.competence.authority.name.vi, $0.competence.authority.name[answer.question.language]] })
        let proved = answer.sentences.filter { !$0.citations.isEmpty }
        return proved.enumerated().map { number, sentence in
            let above = number > 0 ? proved[number - 1] : nil
            return SentenceView(
                number: number + 1, parts: parts(of: sentence, bold: names), text: sentence.text, layer: sentence.layer.rawValue,
                layerName: sentence.layer.words[visit.language], citations: sentence.citations.map { CitationView($0, answer, visit) },
                isSameProof: above?.citations == sentence.citations && above?.layer == sentence.layer,
                isLaw: sentence.citations.count == 1 && sentence.citations[0].quote == sentence.text
            )
        }
    }

    private static func parts(of sentence: Sentence, bold names: Set<String>) -> [Part] {
        let bytes = Array(sentence.text.utf8)
        guard let marked = sentence.marked, marked.upperBound <= bytes.count else { return parts(of: sentence.text, bold: names) }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return parts(of: text(0..<marked.lowerBound), bold: names) + [Part(text: text(marked), isAuthority: false, isAnswer: true)]
            + parts(of: text(marked.upperBound..<bytes.count), bold: names)
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
    let link: String
    let quote: String?
    let isWordForWord: Bool
    let isRead: Bool
    let isUnverified: Bool
    let sources: [SourceView]
    let hasSources: Bool
    /// What has changed since in the words that it names.
    let changes: [String]

    init(_ citation: Citation, _ answer: Answer, _ visit: Visit) { self.init(citation, link: Self.link(citation, answer, visit)) }

    /// Of a person's reply.
    init(_ citation: Citation, _ visit: Visit, changed: [LawChange] = []) {
        let provision = citation.provision.map { visit.urls.provision($0) }
        let changes = changed.prefix(Self.mostChanges).map(\.sentence[visit.language])
        self.init(citation, link: provision ?? visit.urls.address(["documents"], [("q", citation.document)]), changes)
    }

    private static let mostChanges = 5

    private init(_ citation: Citation, link: String, _ changes: [String] = []) {
        self.changes = changes
        // A row of the registry is named from large to small, an act from small to large.
        let parts =
            citation.document.first?.isNumber == true || citation.provision != nil
            ? [citation.path, DocumentName.full(citation.document, of: citation.provision)] : [citation.document, citation.path]
        text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        self.link = link
        quote = citation.quote
        isWordForWord = citation.isVerified && citation.quote != nil
        isRead = citation.isVerified && citation.quote == nil
        isUnverified = !citation.isVerified
        sources = citation.sources.map(SourceView.init)
        hasSources = !citation.sources.isEmpty
    }

    /// To the clause in its context; for a row of the registry, to its duty; otherwise to the act, if the corpus has it.
    private static func link(_ citation: Citation, _ answer: Answer, _ visit: Visit) -> String {
        if let provision = citation.provision {
            return visit.urls.provision(provision, quotedBy: citation.quote == nil ? nil : answer.question.id)
        }
        if let duty = answer.competence?.duty.id, citation.path?.hasPrefix(duty.text) ?? false { return visit.urls.duty(duty) }
        return visit.urls.address(["documents"], [("q", citation.document)])
    }
}
