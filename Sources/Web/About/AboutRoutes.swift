// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What the system is, what it holds and as of when, and why published counts differ.
struct AboutRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) { routes.get("about", .open, use: about) }

    @Sendable func about(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await site.registries.registry(known: visit.known)
        return Page(
            "about/about",
            AboutView(registry.facts, try await site.documents.holdings(), await site.index.riskCurve, version: site.settings.version, visit))
    }
}
