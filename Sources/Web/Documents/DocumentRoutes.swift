// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// Acts, their articles, and the search in them.
struct DocumentRoutes {
    let site: Site

    static let pageLength = 30
    static let searchLength = 10

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("documents", .open, use: list)
        routes.get("documents/:id", .open, use: document)
        routes.get("documents/:id/:eid", .open, use: provision)
        routes.get("search", .open, use: search)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let words = fields["q"].map { String($0.prefix(200)) }
        let page = max(1, min(fields["page"].flatMap { Int($0) } ?? 1, 100_000))
        let registry = try await site.registries.registry(known: visit.known)
        let held = try await site.documents.documents(matching: words ?? "", limit: Self.pageLength, offset: (page - 1) * Self.pageLength)
        return Page("documents/list", DocumentListView(held, words: words, page: page, registry, visit))
    }

    @Sendable func document(_ request: Request, _ visit: Visit) async throws -> Page {
        let id: LegalDocument.ID = try visit.id()
        let registry = try await site.registries.registry(known: visit.known)
        if let known = registry.facts.documents.first(where: { $0.id.text == id.text }), try await site.documents.documents([id]).isEmpty {
            return Page("documents/known", KnownDocumentView(known, registry, visit))
        }
        let document = try await site.documents.document(id)
        return Page(
            "documents/document",
            DocumentView(
                document, try await site.documents.contents(of: id), registry, try await site.notices(of: id, visit), visit))
    }

    @Sendable func provision(_ request: Request, _ visit: Visit) async throws -> Page {
        let id = Provision.ID("\(try visit.parameter("id"))/\(try visit.parameter("eid"))")
        let quoting = try await quoting(Fields(of: request)["answer"], visit)
        let version = try await site.documents.provision(id, known: quoting?.kept ?? visit.known)
        let document = try await site.documents.document(version.provision.document)
        let neighbours = try await site.documents.contents(of: document.id)
        let references = try await ReferenceListView.of(version, in: site, visit)
        let history = try await site.documents.history(of: id, limit: Self.longestHistory)
        return Page(
            "documents/provision",
            ProvisionView(
                version, of: document, among: neighbours, references, ProvisionHistory(history, showing: version, visit), quoting: quoting,
                try await site.notices(of: document.id, visit), visit))
    }

    private static let longestHistory = 20

    /// The answer that sent the reader here; a name that is none sends nobody away.
    private func quoting(_ name: String?, _ visit: Visit) async throws -> AnswerRecord? {
        guard let name else { return nil }
        do {
            return try await site.answers.record(Identifier(name))
        } catch is AnswerError {
            return nil
        }
    }

    @Sendable func search(_ request: Request, _ visit: Visit) async throws -> Page {
        guard let text = Fields(of: request)["q"] else { return Page("documents/search", SearchView(visit)) }
        let registry = try await site.registries.registry(known: visit.known)
        var view = SearchView(visit)
        view.text = text
        view.isAsked = true
        view.take(duties: registry.duties(matching: text, limit: 5).filter { $0.coverage >= 0.5 && !$0.duty.isDraft }.map(\.duty), visit)
        do {
            switch try await site.index.search(SearchRequest(text: text, on: visit.day, limit: Self.searchLength)) {
            case .found(let hits): view.take(hits, try await PublishedSearch(hits, for: text, in: site.documents), visit)
            case .ambiguous(let number, let ids): view.take(ambiguous: number, try await site.documents.documents(ids), visit)
            }
        } catch let refusal as any Refusal where refusal.kind == .unavailable {
            view.isWithoutIndex = true
        }
        view.finish()
        return Page("documents/search", view)
    }
}
