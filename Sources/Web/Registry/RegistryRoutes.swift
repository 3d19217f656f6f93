// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The registry: its duties narrowed by field, level, state and words, and one duty whole.
struct RegistryRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("registry", .open, use: list)
        routes.get("duties/:id", .open, use: duty)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await site.registries.registry(known: visit.known)
        let fields = Fields(of: request)
        return Page("registry/list", try RegistryView(registry, Narrowing(fields), page: fields["page"], visit))
    }

    @Sendable func duty(_ request: Request, _ visit: Visit) async throws -> Page {
        let id: Duty.ID = try visit.id()
        let registry = try await site.registries.registry(known: visit.known)
        guard let duty = registry.duty(id) else { throw RegistryError.noSuchDuty(id) }
        return Page("registry/duty", DutyView(duty, try registry.competence(of: id, at: visit.place, on: visit.day), registry, visit))
    }
}
