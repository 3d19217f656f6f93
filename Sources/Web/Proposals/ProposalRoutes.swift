// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Rows of the registry that acts propose: looked at beside their source, made drafts of, or rejected.
struct ProposalRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("proposals", .may(.viewChange), use: list)
        routes.get("proposals/:basis/:ordinal", .may(.viewChange), use: show)
        routes.post("proposals/:basis/:ordinal/draft", .may(.draft), use: draft)
        routes.post("proposals/:basis/:ordinal/reject", .mayEverywhere(.draft), use: reject)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let narrowing = ProposalNarrowing(
            state: fields["state"].map { ProposalReview.State(rawValue: $0) } ?? .waiting, basis: fields["basis"].map { Identifier($0) })
        let number = try PageNumber(request)
        let found = try await site.proposals.reviews(narrowing, limit: PageNumber.size, offset: number.offset)
        let registry = try await site.registries.registry(known: nil)
        return Page("proposals/list", ProposalListView(found, narrowing, number, registry, visit), headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(of: try await site.proposals.review(visit.proposal()), visit)
    }

    /// What is drafted opens in the editor: there it is put right, and submitted to whoever approves it.
    @Sendable func draft(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (staff, id) = (try visit.someone(), try visit.proposal())
        let registry = try await site.registries.registry(known: nil)
        do {
            let change = Change.ID(site.settings.newID())
            let review = try await site.proposals.review(id)
            let chosen = try Chosen(form, of: review.proposal, in: registry)
            let former = try await FormerHandling(of: review.proposal, in: site, today: visit.today)
            let drafting = try await ProposedRow(
                review.proposal, registry, over: chosen.name, former: former.text, in: site.documents, today: visit.today)
            let drafted = try await site.proposals.draft(
                id, as: chosen.name, of: chosen.duty, change: change, by: staff.person.id, at: site.settings.now()
            ) { review, subject, here in try drafting.change(change, of: subject, for: chosen.duty, in: here) }
            let parts = Editing.parts(of: drafted.subject, isWhole: review.proposal.change != nil)
            return .redirect(to: visit.urls.address(parts, [("change", change.text)]))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: try await site.proposals.review(id), visit, refusal).response(from: request, context: visit)
        }
    }

    @Sendable func reject(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let (staff, id) = (try visit.someone(who: .draft, .common), try visit.proposal())
        do {
            try await site.proposals.reject(id, because: form["reason"] ?? "", by: staff.person.id, at: site.settings.now())
            let basis = try await site.proposals.review(id).proposal.basis.document
            return .redirect(to: visit.urls.address(["proposals"], [("basis", basis.text)]))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: try await site.proposals.review(id), visit, refusal).response(from: request, context: visit)
        }
    }

    private func page(of review: ProposalReview, _ visit: Visit, _ refusal: (any Refusal)? = nil) async throws -> Page {
        let registry = try await site.registries.registry(known: nil)
        let names = try await site.people.names(of: Set([review.decision?.by].compactMap { $0 }))
        let source = try await site.acts.source(of: review.proposal)
        let former = try await FormerHandling(of: review.proposal, in: site, today: visit.today)
        let view = ProposalView(review, source, former, registry, names, refusal, visit)
        return Page("proposals/proposal", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    /// What a person chose: a row or a change that rests on the place already, or a duty that gets a new one.
    private struct Chosen {
        let duty: Duty.ID?
        let name: String?

        init(_ form: Fields, of proposal: CompetenceProposal, in registry: Registry) throws {
            // What is typed goes before what stood in the list.
            let typed = form["other"] ?? form["duty"] ?? ""
            if proposal.change != nil, let held = registry.facts.changes.first(where: { $0.id.text == typed }) {
                (duty, name) = (held.duties.first, held.id.text)
            } else if proposal.change == nil, let held = registry.competence(Competence.ID(typed)) {
                (duty, name) = (held.duty, held.id.text)
            } else {
                let duty = registry.duty(Duty.ID(typed))?.id ?? registry.competence(Competence.ID(typed))?.duty
                guard let duty else { throw ProposalError.noSuchDuty(String(typed.prefix(60))) }
                (self.duty, name) = (duty, nil)
            }
        }
    }
}

extension Visit {
    /// The proposal that an address names: the act, and its count there.
    func proposal() throws -> CompetenceProposal.ID { Identifier("\(try parameter("basis"))/\(try parameter("ordinal"))") }
}

extension Acts {
    /// The words of the unit that a proposal was read from; empty where the act is not held as a whole.
    func source(of proposal: CompetenceProposal) async throws -> [String] {
        do {
            let act = try await text(of: proposal.basis.document)
            return act.unit(at: proposal.basis.path)?.body.split(separator: "\n").map(String.init) ?? []
        } catch ActError.noSuchReading {
            return []
        }
    }
}
