// SPDX-License-Identifier: Apache-2.0
import Domain

/// One article with its clauses and points as places of their own, and the words that an answer quoted marked in it.
struct ProvisionView: Sendable {
    let citation: String
    let heading: String
    let context: [String]
    let document: String
    let documentTitle: String
    let documentLink: String
    let paragraphs: [Paragraph]
    let effect: String?
    let isInForce: Bool
    let day: String
    let note: String?
    let relations: [String]
    let hasRelations: Bool
    let address: String?
    let code: String?
    let version: String
    let known: String
    let isOld: Bool
    let previous: Neighbour?
    let next: Neighbour?
    let answer: String?
    let hasMissingQuote: Bool

    struct Paragraph: Sendable {
        /// eId of the clause or point that begins here.
        let anchor: String?
        let link: String?
        let isPoint: Bool
        let runs: [Run]
    }

    struct Run: Sendable {
        let text: String
        let isMarked: Bool
        /// The first quote, to which an answer's link leads.
        let anchor: String?
    }

    struct Neighbour: Sendable {
        let name: String
        let link: String
    }

    init(_ version: ProvisionVersion, of document: LegalDocument, among contents: [Provision], quoting: AnswerRecord?, _ visit: Visit) {
        let (provision, language) = (version.provision, visit.language)
        citation = provision.path.citation
        heading = provision.heading
        context = provision.context
        self.document = document.name
        documentTitle = document.title
        documentLink = visit.urls.document(document.id)
        let quotes = quoting?.answer.sentences.flatMap(\.citations).filter { $0.provision == provision.id }.compactMap(\.quote) ?? []
        let marking = Marking(provision, quotes: quotes)
        paragraphs = marking.paragraphs(visit)
        hasMissingQuote = marking.isMissing
        effect = provision.effect.from?.text(in: language)
        isInForce = provision.effect.contains(visit.day)
        day = visit.day.text(in: language)
        note = provision.note
        relations = provision.relations?.split(separator: "\n").map(String.init) ?? []
        hasRelations = !relations.isEmpty
        address = provision.address
        code = provision.code
        self.version = String(version.digest.prefix(12))
        known = version.known.from.text(in: language)
        isOld = version.known.until != nil
        let at = contents.firstIndex { $0.id == provision.id }
        previous = at.flatMap { $0 > 0 ? Neighbour(name: contents[$0 - 1].path.citation, link: visit.urls.provision(contents[$0 - 1].id)) : nil }
        next = at.flatMap {
            $0 + 1 < contents.count ? Neighbour(name: contents[$0 + 1].path.citation, link: visit.urls.provision(contents[$0 + 1].id)) : nil
        }
        answer = quoting.map { visit.urls.answer($0.answer.question.id) }
    }
}

/// Divides a text at its paragraphs and at the quotes in it, by bytes.
private struct Marking {
    private let bytes: [UInt8]
    private let parts: [ProvisionText.Part]
    private let quotes: [Range<Int>]
    private let id: Provision.ID
    /// A quote is not in this text: the clause has changed since the answer was given.
    let isMissing: Bool

    init(_ provision: Provision, quotes: [String]) {
        id = provision.id
        bytes = Array(provision.text.utf8)
        parts = ProvisionText(provision.text, under: provision.path).parts
        var found: [Range<Int>] = []
        var isMissing = false
        for quote in quotes {
            if let range = Self.range(of: Array(quote.utf8), in: bytes) { found.append(range) } else { isMissing = true }
        }
        self.quotes = Self.joined(found)
        self.isMissing = isMissing
    }

    func paragraphs(_ visit: Visit) -> [ProvisionView.Paragraph] {
        var paragraphs: [ProvisionView.Paragraph] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if start < end { paragraphs.append(paragraph(start..<end, visit)) }
            start = end + 1
        }
        return paragraphs
    }

    private func paragraph(_ range: Range<Int>, _ visit: Visit) -> ProvisionView.Paragraph {
        let part = parts.first { range.contains($0.range.lowerBound) }
        return ProvisionView.Paragraph(
            anchor: part?.path.eId, link: part.map { visit.urls.provision(id, at: $0.path) },
            isPoint: part?.path.steps.last?.unit == .point, runs: runs(range)
        )
    }

    private func runs(_ range: Range<Int>) -> [ProvisionView.Run] {
        var runs: [ProvisionView.Run] = []
        var at = range.lowerBound
        for (number, quote) in quotes.enumerated() where quote.overlaps(range) {
            let cut = quote.clamped(to: range)
            if at < cut.lowerBound { runs.append(run(at..<cut.lowerBound, isMarked: false)) }
            let isFirst = number == 0 && cut.lowerBound == quote.lowerBound
            runs.append(run(cut, isMarked: true, anchor: isFirst ? SiteURL.quoteAnchor : nil))
            at = cut.upperBound
        }
        if at < range.upperBound { runs.append(run(at..<range.upperBound, isMarked: false)) }
        return runs
    }

    private func run(_ range: Range<Int>, isMarked: Bool, anchor: String? = nil) -> ProvisionView.Run {
        ProvisionView.Run(text: String(decoding: bytes[range], as: UTF8.self), isMarked: isMarked, anchor: anchor)
    }

    private static func range(of quote: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        guard let first = quote.first, quote.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - quote.count) where bytes[start] == first && bytes[start..<start + quote.count].elementsEqual(quote) {
            return start..<start + quote.count
        }
        return nil
    }

    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
    }
}
