// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The registry: its duties narrowed by field, level, state and words, and one duty whole.
struct RegistryRoutes {
    let site: Site
    private let holdings = Derived<[Duty.ID: Narrowing.Holding]>()

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("registry", .open, use: list)
        routes.get("duties/:id", .open, use: duty)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await site.registries.registry(known: visit.known)
        let fields = Fields(of: request)
        let narrowing = Narrowing(fields)
        let holdings = narrowing.asksWhoHolds ? try holdings(in: registry, visit) : nil
        return Page("registry/list", try RegistryView(registry, narrowing, holdings, page: fields["page"], visit))
    }

    /// Who holds each is asked for those that are shown; for all of them only where it decides which these are.
    private func holdings(in registry: Registry, _ visit: Visit) throws -> [Duty.ID: Narrowing.Holding] {
        try holdings.value(of: registry, on: visit.day, at: visit.place) {
            try Narrowing.Holding.all(in: registry, on: visit.day, at: visit.place)
        }
    }

    @Sendable func duty(_ request: Request, _ visit: Visit) async throws -> Page {
        let id: Duty.ID = try visit.id()
        let registry = try await site.registries.registry(known: visit.known)
        guard let duty = registry.duty(id) else { throw RegistryError.noSuchDuty(id) }
        return Page("registry/duty", DutyView(duty, try registry.competence(of: id, at: visit.place, on: visit.day), registry, visit))
    }
}
