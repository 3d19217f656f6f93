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
            let chosen = try Chosen(form, in: registry)
            let change = Change.ID(site.settings.newID())
            let review = try await site.proposals.review(id)
            let drafting = ProposedRow(review.proposal, registry, reads: try await site.acts.source(of: review.proposal))
            let drafted = try await site.proposals.draft(
                id, as: chosen.row, of: chosen.duty, change: change, by: staff.person.id, at: site.settings.now()
            ) { review, row, here in try drafting.change(change, as: row, of: chosen.duty, in: here) }
            let parts = ["competences"] + drafted.subject.key.split(separator: "/").map(String.init) + ["edit"]
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
        let view = ProposalView(review, source, registry, names, refusal, visit)
        return Page("proposals/proposal", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    /// What a person chose: a row that rests on the place already, or a duty that gets a new one.
    private struct Chosen {
        let duty: Duty.ID
        let row: Competence.ID?

        init(_ form: Fields, in registry: Registry) throws {
            // What is typed goes before what stood in the list.
            let typed = form["other"] ?? form["duty"] ?? ""
            if let held = registry.competence(Competence.ID(typed)) {
                (duty, row) = (held.duty, held.id)
            } else {
                guard registry.duty(Duty.ID(typed)) != nil else { throw ProposalError.noSuchDuty(String(typed.prefix(60))) }
                (duty, row) = (Duty.ID(typed), nil)
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

/// The draft that is made of a proposal.
struct ProposedRow: Sendable {
    private let proposal: CompetenceProposal
    private let registry: Registry
    private let isRead: Bool

    init(_ proposal: CompetenceProposal, _ registry: Registry, reads source: [String]) {
        self.proposal = proposal
        self.registry = registry
        isRead = !source.isEmpty
    }

    func change(_ id: Change.ID, as row: Competence.ID, of duty: Duty.ID, in here: Circumstances) throws -> Change {
        let json = String(decoding: try JSONEncoder().encode(competence(row, duty)), as: UTF8.self)
        let subject = Subject.fact("competence", row.text)
        let cited = "\(proposal.basis.path.citation) \(proposal.basis.number)"
        let draft = try Draft(
            of: subject, base: here.current, content: json, reason: "“\(proposal.sentence.prefix(Self.longestQuote))”", source: cited, from: here.day,
            scope: registry.scope(of: subject, content: json), hash: here.hash)
        return try Change(id: id, draft, in: here)
    }

    /// Whoever approves sees the words themselves beside the row.
    private static let longestQuote = 1_000

    /// What the act says goes before what stood there; what it does not speak of stays.
    private func competence(_ row: Competence.ID, _ duty: Duty.ID) -> Competence {
        let held = registry.competence(row)
        let known = registry.authority(named: proposal.holder, on: proposal.effect.from ?? Day(number: 0))?.named.authority
        let place = held?.basis.flatMap { $0.document == proposal.basis.number ? $0.path : nil } ?? proposal.basis.path.registryWords
        return Competence(
            id: row, duty: duty, authority: known ?? held?.authority ?? Authority(name: Words(vi: proposal.holder), level: proposal.level),
            kind: proposal.kind, kindAsPublished: held?.kindAsPublished, from: proposal.effect.from.map { DoubtfulDay($0) } ?? held?.from ?? .unknown,
            until: proposal.effect.until.map { DoubtfulDay($0) } ?? held?.until,
            basis: .init(
                document: proposal.basis.number, path: place, isVerified: isRead, confidence: .high,
                underlying: proposal.underlying.first ?? held?.basis?.underlying),
            condition: held?.condition, place: held?.place, covers: held?.covers ?? [],
            coversDuties: held?.coversDuties ?? [], coversHolders: held?.coversHolders ?? [],
            notes: held?.notes ?? [proposal.condition].compactMap { $0 },
            sources: held?.sources ?? ["\(proposal.basis.path.citation) \(proposal.basis.number)"], confidence: held?.confidence ?? .medium)
    }
}
