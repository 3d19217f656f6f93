// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// Readings of one act from several files: where they differ, and which one is used.
struct ReadingRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("readings/:id", .mayEverywhere(.importLaw), use: show)
        routes.post("readings/:id/choose", .mayEverywhere(.importLaw), use: choose)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(of: try visit.id(), visit, isDone: Fields(of: request)["done"] != nil)
    }

    @Sendable func choose(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (staff, id): (Staff, LegalDocument.ID) = (try visit.someone(who: .importLaw, .common), try visit.id())
        do {
            try await site.acts.choose(
                form["digest"] ?? "", over: form["seen"] ?? "", of: id, proposing: site.readings.proposing, by: staff.person.id,
                at: site.settings.now())
            return .redirect(to: visit.urls.address(["readings", id.text], [("done", "1")]))
        } catch let refusal as any Refusal where refusal.kind == .conflict {
            return try await page(of: id, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(of id: LegalDocument.ID, _ visit: Visit, isDone: Bool = false, refusal: (any Refusal)? = nil) async throws -> Page {
        let readings = try await site.acts.readings(of: id)
        guard let inUse = readings.first(where: \.isInUse) else { throw ActError.noSuchReading(id) }
        let document = try await site.documents.document(id)
        let view = ReadingsView(document, inUse, readings.filter { !$0.isInUse }, isDone: isDone, refusal, visit)
        return Page("imports/readings", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}
