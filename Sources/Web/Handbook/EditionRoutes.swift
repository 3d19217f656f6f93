// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// Editions of the handbook: put forward by one person, released by another, and then there for everybody, unchanged.
struct EditionRoutes {
    let editions: any HandbookEditions
    let registries: any Registries
    let documents: any LegalDocuments
    let people: any People
    let publisher: any HandbookPublisher
    let lawChanges: any LawChanges
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("handbook/editions", .open, use: list)
        routes.get("handbook/editions/:id", .open, use: show)
        routes.get("handbook/editions/:id/files/:format", .open, use: file)
        routes.post("handbook/editions", .may(.draft), use: propose)
        routes.post("handbook/editions/:id/release", .may(.approve), use: release)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page { try await list(visit) }

    private func list(_ visit: Visit, refusal: (any Refusal)? = nil) async throws -> Page {
        let all = try await editions.editions().filter { $0.released != nil || visit.staff != nil }
        var overtaken: [HandbookEdition.ID: Int] = [:]
        for edition in all.filter({ $0.released != nil }).prefix(Self.mostWatched) {
            overtaken[edition.id] = try await self.overtaken(edition, try await editions.edition(edition.id).book).entries.count
        }
        let view = EditionListView(all, try await names(all), visit, overtaken: overtaken, refusal: refusal)
        return Page("handbook/editions", view, status: refusal?.kind.status ?? .ok)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await show(visit, since: Fields(of: request)["since"])
    }

    private func show(_ visit: Visit, since: String? = nil, refusal: (any Refusal)? = nil) async throws -> Page {
        let (edition, book) = try await readable(visit)
        let all = try await editions.editions().filter { $0.id != edition.id && ($0.released != nil || visit.staff != nil) }
        // The one before it, where none is asked for.
        let base = since.map { wanted in all.first { $0.id.text == wanted } } ?? all.first { $0.proposed.at <= edition.proposed.at }
        let earlier = if let base { try await editions.edition(base.id).book } else { nil as Handbook? }
        let view = EditionView(
            edition, book, try await overtaken(edition, book), others: all, since: base, earlier.map { HandbookDifference(from: $0, to: book) },
            try await names([edition]), visit,
            refusal: refusal)
        return Page("handbook/edition", view, status: refusal?.kind.status ?? .ok)
    }

    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let format = HandbookFormat(rawValue: try visit.parameter("format")) else { throw Fault.noSuchPage(request.uri.path) }
        let (edition, book) = try await readable(visit)
        return HandbookRoutes.file(
            try await publisher.file(book, as: format, in: visit.language), named: "dong-hanh-\(edition.id.text)", format)
    }

    @Sendable func propose(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let day = form["day"].flatMap { Day(typed: $0) } ?? visit.today
        let registry = try await registries.registry(known: nil)
        let book = Handbook(registry, on: day, quoting: try await HandbookClauses(registry, on: day, from: documents))
        do {
            let edition = try await editions.propose(book, because: form["note"] ?? "", by: staff.person.id, at: settings.now())
            return .redirect(to: visit.urls.edition(edition.id))
        } catch let refusal as any Refusal where refusal.kind == .invalid {
            return try await list(visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    @Sendable func release(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let id: HandbookEdition.ID = try visit.id()
        do {
            try await editions.release(id, digest: form["digest"] ?? "", by: staff.person.id, at: settings.now())
            return .redirect(to: visit.urls.edition(id))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await show(visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    /// A book stays as it was made, so its page tells under which entries the law has changed since.
    private func overtaken(_ edition: HandbookEdition, _ book: Handbook) async throws -> OvertakenEntries {
        let registry = try await registries.registry(known: edition.proposed.at)
        let watch = try await lawChanges.watch(registry.facts, known: nil)
        return OvertakenEntries(of: book, made: edition.proposed.at, from: registry, watch.changes)
    }

    /// Whoever works by an older edition than these has a newer one to work by.
    private static let mostWatched = 3

    /// What waits is for staff; a stranger learns not even that it is there.
    private func readable(_ visit: Visit) async throws -> (HandbookEdition, Handbook) {
        let id: HandbookEdition.ID = try visit.id()
        let (edition, book) = try await editions.edition(id)
        guard edition.released != nil || visit.staff != nil else { throw HandbookEditionError.notFound(id) }
        return (edition, book)
    }

    private func names(_ editions: [HandbookEdition]) async throws -> [Person.ID: String] {
        try await people.names(of: Set(editions.flatMap { [$0.proposed.by.person, $0.released?.by.person].compactMap { $0 } }))
    }
}

extension SiteURL {
    func edition(_ id: HandbookEdition.ID) -> String { address(["handbook", "editions", id.text]) }
}
