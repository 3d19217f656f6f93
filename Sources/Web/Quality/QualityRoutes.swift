// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// How well questions are answered, for the Legal Department.
struct QualityRoutes {
    let reports: any QualityReports
    let answers: any Answers

    func add(to routes: Routes) { routes.get("quality", .may(.viewQuality), use: show) }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewQuality, .common)
        let latest = try await reports.latest(limit: 2)
        let unanswered = try await answers.unanswered(limit: Self.mostUnanswered)
        return Page("quality/quality", QualityView(latest, unanswered, visit), headers: TicketRoutes.private)
    }

    /// The newest; grouping compares each with the others.
    private static let mostUnanswered = 200
}
