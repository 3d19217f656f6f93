// SPDX-License-Identifier: Apache-2.0
import Domain

/// An act with its contents: headings only, so that a code of 500 articles opens at once.
struct DocumentView: Sendable {
    let name: String
    let title: String
    let issuer: String?
    let issued: String?
    let effect: String?
    let isNotYet: Bool
    let address: String?
    let count: String
    let groups: [Group]
    let background: KnownDocumentView?
    let changes: ChangesOfAct?

    struct Group: Sendable {
        let title: String?
        let articles: [Article]
    }

    struct Article: Sendable {
        let name: String
        let heading: String
        let link: String
    }

    init(_ document: LegalDocument, _ contents: [Provision], _ registry: Registry, _ changes: ChangesOfAct?, _ visit: Visit) {
        let language = visit.language
        self.changes = changes
        name = document.name
        title = document.title
        issuer = document.issuer
        issued = document.issued?.text(in: language)
        effect = document.effect.from?.text(in: language)
        isNotYet = document.effect.from.map { visit.day < $0 } ?? false
        address = document.address
        count = contents.count.text(in: language)
        groups = Self.groups(contents, visit)
        background = registry.facts.documents.first { $0.number == document.number && !document.number.isEmpty }
            .map { KnownDocumentView($0, registry, visit) }
    }

    /// Articles under their part, chapter and section; the codification's own subject comes first and is not the act's.
    private static func groups(_ contents: [Provision], _ visit: Visit) -> [Group] {
        var groups: [(title: String, articles: [Article])] = []
        for provision in contents {
            let title = provision.context.dropFirst().joined(separator: " – ")
            let article = Article(name: provision.path.citation, heading: provision.heading, link: visit.urls.provision(provision.id))
            if groups.last?.title == title, let last = groups.indices.last {
                groups[last].articles.append(article)
            } else {
                groups.append((title, [article]))
            }
        }
        return groups.map { Group(title: $0.title.isEmpty ? nil : $0.title, articles: $0.articles) }
    }
}

/// An act that the registry knows of, whose text is not held.
struct KnownDocumentView: Sendable {
    let number: String
    let kind: String
    let title: String
    let summary: String?
    let issuer: String?
    let issued: String
    let effect: String
    let status: String?
    let relations: [RelationView]
    let notes: [String]
    let confidence: String
    let sources: [SourceView]
    let duties: [CompetenceView.DutyLink]
    let hasDuties: Bool
    let registry: String

    init(_ document: KnownDocument, _ registry: Registry, _ visit: Visit) {
        let language = visit.language
        number = document.number
        kind = document.kind
        title = document.title
        summary = document.summary?[language]
        issuer = document.issuer
        issued = document.issued.text(in: language)
        effect = Period.text(from: document.from, until: document.until, in: language)
        status = document.status
        relations = document.relations.map { RelationView($0, language) }
        notes = document.notes.map { $0[language] }
        confidence = document.confidence.words[language]
        sources = document.sources.map(SourceView.init)
        let resting = Set(registry.facts.competences.filter { $0.basis?.document == document.number }.map(\.duty))
        duties = resting.sorted().compactMap(registry.duty).filter { !$0.isDraft }.map {
            .init(id: $0.id.text, title: $0.title[language], link: visit.urls.duty($0.id))
        }
        hasDuties = !duties.isEmpty
        self.registry = visit.urls.registry
    }
}
