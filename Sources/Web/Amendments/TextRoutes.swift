// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The whole text of an act as of a day, and what differs between two days.
struct TextRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("texts/:id", .open, use: text)
        routes.get("differences/:id", .open, use: difference)
    }

    @Sendable func text(_ request: Request, _ visit: Visit) async throws -> Page {
        let id: LegalDocument.ID = try visit.id()
        let act = try await site.acts.text(of: id)
        let known = try await site.amendments.known(of: id)
        return Page("amendments/text", TextView(ActOnDay(act, on: visit.day, amendedBy: known.confirmed), known, visit))
    }

    @Sendable func difference(_ request: Request, _ visit: Visit) async throws -> Page {
        let id: LegalDocument.ID = try visit.id()
        let fields = Fields(of: request)
        let act = try await site.acts.text(of: id)
        let known = try await site.amendments.known(of: id)
        let first = act.document.effect.from ?? known.confirmed.compactMap(\.effect.from).min()?.advanced(by: -1) ?? visit.day
        let from = fields["from"].flatMap { Day(iso: $0) } ?? first
        let to = fields["to"].flatMap { Day(iso: $0) } ?? visit.day
        let texts = [from, to].map { ActOnDay(act, on: $0, amendedBy: known.confirmed) }
        return Page("amendments/difference", DayDifferenceView(act.document, from, texts[0], to, texts[1], visit))
    }
}
