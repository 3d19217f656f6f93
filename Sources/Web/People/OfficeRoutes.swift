// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The offices in provinces and communes that the installation serves: looked through, pasted in as a list, ended.
struct OfficeRoutes {
    let offices: any Offices
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("offices", .may(.keepOffices), use: list)
        routes.post("offices", .may(.keepOffices), use: keep)
        routes.post("offices/end", .may(.keepOffices), use: end)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(Fields(of: request), PageNumber(request), visit)
    }

    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let registry = try await registries.registry(known: nil)
        do {
            let list = try OfficeList(form.raw("list") ?? "") { name in
                if case .one(let place) = registry.place(named: name, on: visit.today) { place.id } else { nil }
            }
            guard list.faults.isEmpty else { return try await page(form, nil, visit, faults: list.faults).response(from: request, context: visit) }
            let added = try await offices.keep(list.offices, by: staff.person.id, at: settings.now())
            return try await page(form, nil, visit, added: (added, list.offices.count)).response(from: request, context: visit)
        } catch let refusal as any Refusal {
            return try await page(form, nil, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    @Sendable func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        do {
            try await offices.end(Unit.ID(form["office"] ?? ""), on: visit.today, by: staff.person.id, at: settings.now())
            return .redirect(to: visit.urls.address(["offices"]))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(form, nil, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(
        _ form: Fields, _ number: PageNumber?, _ visit: Visit, faults: [OfficeList.Fault] = [], added: (new: Int, all: Int)? = nil,
        refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let facts = try await registries.registry(known: nil).facts
        let province = form["in"].map { Place.ID($0) }
        let found = try await offices.offices(matching: form["q"], in: province, limit: PageNumber.size, offset: number?.offset ?? 0)
        let outcome = OfficesView.Outcome(faults: faults, added: added, refusal: refusal, typed: form.raw("list"))
        let view = OfficesView(found, number?.number ?? 1, form, outcome, facts, visit)
        let status: HTTPResponse.Status = refusal?.kind.status ?? (faults.isEmpty ? .ok : .unprocessableContent)
        return Page("people/offices", view, status: status, headers: TicketRoutes.private)
    }
}

extension Offices {
    /// The offices that some scopes name.
    func named(by scopes: [Scope]) async throws -> [Unit.ID: Office] { try await offices(Set(scopes.compactMap(\.unit))) }
}
