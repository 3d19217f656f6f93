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
    let references: ReferenceListView
    let changes: ChangesOfAct?
    /// Its own place on the page, for its permalink.
    let eId: String
    let permalink: String
    let history: ProvisionHistory

    struct Paragraph: Sendable {
        /// eId of the clause or point that begins here.
        let anchor: String?
        /// "khoản 1 Điều 5": what its permalink is called, and what is copied with its words.
        let citation: String?
        let link: String?
        let isPoint: Bool
        let runs: [Run]
    }

    struct Run: Sendable {
        let text: String
        let isMarked: Bool
        /// The first quote, to which an answer's link leads.
        let anchor: String?
        /// Where a reference leads.
        var link: String?
    }

    struct Neighbour: Sendable {
        let name: String
        let link: String
    }

    init(
        _ version: ProvisionVersion, of document: LegalDocument, among contents: [Provision], _ references: ReferenceListView,
        _ history: ProvisionHistory, quoting: AnswerRecord?, _ changes: ChangesOfAct?, _ visit: Visit
    ) {
        let (provision, language) = (version.provision, visit.language)
        self.changes = changes
        citation = provision.path.citation
        eId = provision.path.eId
        permalink = visit.urls.provision(provision.id, at: provision.path)
        self.history = history
        heading = provision.heading
        context = provision.context
        self.document = document.name
        documentTitle = document.title
        documentLink = visit.urls.document(document.id)
        let quotes = quoting?.answer.sentences.flatMap(\.citations).filter { $0.provision == provision.id }.compactMap(\.quote) ?? []
        let marking = Marking(provision, quotes: quotes, links: references.links)
        self.references = references
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
