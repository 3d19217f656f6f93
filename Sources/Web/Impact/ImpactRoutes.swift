// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// What changed in the law's words, and what rested on them until a person has looked again.
struct ImpactRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("impact", .may(.viewChange), use: show)
        routes.get("impact/changes", .may(.viewChange), use: changes)
        routes.get("impact/kept", .may(.viewChange), use: kept)
        routes.post("impact/look", .may(.approve), use: look)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        return try await page(visit, group: fields["group"], number: fields["page"], isDone: fields["done"] != nil)
    }

    /// Every place that one thing has changed.
    @Sendable func changes(_ request: Request, _ visit: Visit) async throws -> Page {
        let cause = Fields(of: request)["cause"] ?? ""
        let number = try PageNumber(request)
        let found = try await site.lawChanges.changes(by: cause, limit: PageNumber.size, offset: number.offset)
        return Page("impact/changes", LawChangeListView(found, cause, number, visit), headers: TicketRoutes.private)
    }

    /// Answers that were given before words they rest on changed. That somebody looks at what was asked is remembered before it is shown.
    @Sendable func kept(_ request: Request, _ visit: Visit) async throws -> Page {
        let (staff, number) = (try visit.someone(), try PageNumber(request))
        let event = AuditEvent(
            .ticketsViewed, by: .person(staff.person.id), AuditThing(.tickets), facts: ["list": "touched", "page": String(number.number)])
        try await site.audit.record(event, at: site.settings.now())
        let found = try await site.lawChanges.kept(touchedBy: nil, limit: PageNumber.size, offset: number.offset)
        return Page("impact/kept", TouchedRecordsView(found, number, visit), headers: TicketRoutes.private)
    }

    /// A person answers for it that a fact still says what the law says.
    @Sendable func look(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let chosen = form.all("fact").compactMap { text -> Subject? in
            text.firstIndex(of: " ").map { Subject(kind: String(text[..<$0]), key: String(text[text.index(after: $0)...])) }
        }
        let seen = form["seen"].flatMap { Int($0) }.map { Date(timeIntervalSince1970: Double($0)) } ?? .distantPast
        do {
            try await site.lawChanges.look(
                at: Set(chosen), seen: seen, because: form["note"] ?? "", by: staff.person.id, at: site.settings.now())
            return .redirect(to: visit.urls.address(["impact"], [("done", "1")]))
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(
        _ visit: Visit, group: String? = nil, number: String? = nil, isDone: Bool = false, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let registry = try await site.registries.registry(known: nil)
        let causes = try await site.lawChanges.causes(limit: Self.mostCauses, offset: 0)
        let kept = try await site.lawChanges.kept(touchedBy: nil, limit: 0, offset: 0).total
        let view = ImpactView(registry, causes, kept: kept, visit, group: group, page: number, isDone: isDone, refusal: refusal)
        return Page("impact/list", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    private static let mostCauses = 20
}
