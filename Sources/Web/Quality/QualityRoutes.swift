// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// How well questions are answered, for the Legal Department.
struct QualityRoutes {
    private let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) { routes.get("quality", .may(.viewQuality), use: show) }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewQuality, .common)
        let latest = try await site.quality.latest(limit: 2)
        let unanswered = try await site.lessons.unanswered(site.answers, at: site.settings.now())
        return Page("quality/quality", QualityView(latest, unanswered, visit), headers: TicketRoutes.private)
    }
}
