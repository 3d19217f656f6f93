// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// Everybody who refers to an article.
struct ReferenceRoutes {
    let site: Site

    static let pageLength = 30
    /// For programs, which take no pages.
    static let longestList = 500

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) { routes.get("documents/:id/:eid/references", .open, use: list) }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let id = Provision.ID("\(try visit.parameter("id"))/\(try visit.parameter("eid"))")
        let page = max(1, min(Fields(of: request)["page"].flatMap { Int($0) } ?? 1, 100_000))
        let version = try await site.documents.provision(id, known: visit.known)
        let document = try await site.documents.document(version.provision.document)
        let list = try await ReferenceListView.of(version, in: site, visit, shown: Self.pageLength, offset: (page - 1) * Self.pageLength)
        return Page("documents/references", ReferencePageView(version.provision, of: document, list, page: page, visit))
    }
}

/// A page of the list.
struct ReferencePageView: Sendable {
    let citation: String
    let document: String
    let documentTitle: String
    let link: String
    let list: ReferenceListView
    let previous: String?
    let next: String?

    init(_ provision: Provision, of document: LegalDocument, _ list: ReferenceListView, page: Int, _ visit: Visit) {
        citation = provision.path.citation
        self.document = document.name
        documentTitle = document.title
        link = visit.urls.provision(provision.id)
        self.list = list
        previous = page > 1 ? visit.urls.references(to: provision.id, page: page - 1) : nil
        next = list.hasMore ? visit.urls.references(to: provision.id, page: page + 1) : nil
    }
}
