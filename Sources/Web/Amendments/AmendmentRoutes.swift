// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The queue of changes that were read from amending acts: each is confirmed, corrected or rejected by a person.
struct AmendmentRoutes {
    let amendments: any Amendments
    let acts: any Acts
    let people: any People
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("amendments", .may(.confirmAmendment), use: list)
        routes.get("amendments/:basis/:ordinal", .may(.confirmAmendment), use: show)
        routes.post("amendments/:basis/:ordinal/confirm", .may(.confirmAmendment), use: confirm)
        routes.post("amendments/:basis/:ordinal/correct", .may(.correctAmendment), use: correct)
        routes.post("amendments/:basis/:ordinal/reject", .may(.confirmAmendment), use: reject)
        routes.post("amendments/:basis/:ordinal/reopen", .may(.confirmAmendment), use: reopen)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let narrowing = AmendmentNarrowing(
            state: fields["state"].flatMap(AmendmentReview.State.init) ?? .waiting, basis: fields["basis"].map { Identifier($0) },
            target: fields["target"].map { Identifier($0) })
        let number = try PageNumber(request)
        let found = try await amendments.reviews(narrowing, limit: PageNumber.size, offset: number.offset)
        return Page("amendments/list", AmendmentListView(found, narrowing, number, visit), headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(of: try await amendments.review(visit.amendment()), visit, isDone: Fields(of: request)["done"] != nil)
    }

    @Sendable func confirm(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = settings.now()
        return try await act(request, visit) { _, revision in { try $0.confirm(revision: revision, by: $1, at: now) } }
    }

    @Sendable func reject(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = settings.now()
        return try await act(request, visit) { form, revision in
            let reason = form["reason"] ?? ""
            return { try $0.reject(revision: revision, because: reason, by: $1, at: now) }
        }
    }

    @Sendable func reopen(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = settings.now()
        return try await act(request, visit) { form, revision in
            let reason = form["reason"] ?? ""
            return { try $0.reopen(revision: revision, because: reason, by: $1, at: now) }
        }
    }

    @Sendable func correct(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = settings.now()
        return try await act(request, visit) { form, revision in
            let correction = AmendmentCorrection(form)
            return { try $0.correct(try correction.applied(to: $0.amendment), revision: revision, because: correction.reason, by: $1, at: now) }
        }
    }

    /// The next one that waits follows on a decision, so that a queue is worked off without going back to its list.
    private func act(
        _ request: Request, _ visit: Visit, _ step: (Fields, Int) -> @Sendable (inout AmendmentReview, Rights) throws -> Void
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let id = try visit.amendment()
        do {
            let review = try await amendments.change(
                id, by: staff.person.id, at: settings.now(), step(form, form["revision"].flatMap { Int($0) } ?? -1))
            let next = try await amendments.reviews(
                AmendmentNarrowing(state: .waiting, basis: review.amendment.basis.document), limit: 1, offset: 0
            ).elements.first
            let goesOn = review.state == .confirmed || review.state == .rejected
            return .redirect(to: visit.urls.amendment(goesOn ? next?.id ?? id : id, [("done", "1")]))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: try await amendments.review(id), visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(of review: AmendmentReview, _ visit: Visit, isDone: Bool = false, refusal: (any Refusal)? = nil) async throws -> Page {
        let staff = try visit.someone(who: .confirmAmendment, Thing.common)
        let target = try? await acts.text(of: review.amendment.target)
        let known = try await amendments.known(of: review.amendment.target)
        let names = try await people.names(of: Set(review.history.map(\.by.person)))
        let view = AmendmentView(
            review, source: try? await acts.text(of: review.amendment.basis.document), target: target, known, names, staff, visit, isDone: isDone,
            refusal: refusal)
        return Page("amendments/review", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

extension Visit {
    /// The proposal that an address names: the amending act, and its count there.
    func amendment() throws -> Amendment.ID { Amendment.ID("\(try parameter("basis"))/\(try parameter("ordinal"))") }
}

extension SiteURL {
    func amendment(_ id: Amendment.ID, _ query: [(String, String)] = []) -> String {
        address(["amendments"] + id.text.split(separator: "/").map(String.init), query)
    }
}

/// What a person puts right in a proposal: the act that is changed, the unit, the day, or the words exchanged.
struct AmendmentCorrection: Sendable {
    let target: String?
    let path: String?
    let from: String?
    let words: String?
    let others: String?
    let reason: String

    init(_ form: Fields) {
        target = form["target"]
        path = form["path"]
        from = form["from"]
        words = form["words"]
        others = form["others"]
        reason = form["reason"] ?? ""
    }

    /// - Throws: ``AmendmentError/unreadable`` where a day or an address cannot be read.
    func applied(to amendment: Amendment) throws(AmendmentError) -> Amendment {
        var next = amendment
        if let target { next.target = LegalDocument.ID(target) }
        if let from {
            guard let day = Day(iso: from) else { throw .unreadable }
            next.effect = DaySpan(from: day, until: amendment.effect.until)
        }
        if let path, path != amendment.operation.paths.first?.citation {
            guard let wanted = LegalReference.all(in: path).first?.path ?? ProvisionPath(eId: path), !wanted.steps.isEmpty else { throw .unreadable }
            next.operation = amendment.operation.moved(to: wanted)
        }
        if case .replaceWords(let old, let new, let parts) = next.operation {
            next.operation = .replaceWords(words ?? old, with: others ?? (words == nil ? new : ""), in: parts)
        }
        return next
    }
}
