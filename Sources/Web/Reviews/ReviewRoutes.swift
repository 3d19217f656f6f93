// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// What readers have said is wrong: looked at by a person, and ended with what has become of it.
struct ReviewRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("reviews", .may(.reviewAnswer), use: list)
        routes.get("reviews/:id", .may(.reviewAnswer), use: show)
        routes.post("reviews/:id/take", .may(.reviewAnswer), use: take)
        routes.post("reviews/:id/take-over", .may(.reviewAnswer), use: takeOver)
        routes.post("reviews/:id/put-back", .may(.reviewAnswer), use: putBack)
        routes.post("reviews/:id/end", .may(.reviewAnswer), use: end)
    }

    /// Somebody looks at what readers wrote, which may tell of them.
    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let (staff, number) = (try visit.someone(), try PageNumber(request))
        let list = Fields(of: request)["list"].flatMap(ReviewList.init) ?? .open
        let event = AuditEvent(
            .ticketsViewed, by: .person(staff.person.id), AuditThing(.tickets), facts: ["list": "reviews", "page": String(number.number)])
        try await site.audit.record(event, at: site.settings.now())
        let found = try await site.reviews.reviews(
            list, for: staff.person.id, on: visit.today, limit: PageNumber.size, offset: number.offset)
        var questions: [AnswerReview.ID: String] = [:]
        for review in found.elements {
            questions[review.id] = try await site.reviews.votes(of: review.id, limit: 1).first?.question.text
        }
        let names = try await site.people.names(of: Set(found.elements.compactMap(\.holder)))
        let facts = try await site.registries.registry(known: nil).facts
        let view = ReviewListView(
            found, list, number, questions, names, facts, try await site.deskTimes(), visit, now: site.settings.now())
        return Page("reviews/list", view, headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let review = try await site.reviews.review(visit.id())
        let staff = try visit.someone(who: .reviewAnswer, review.thing)
        try await site.audit.record(
            AuditEvent(.ticketViewed, by: .person(staff.person.id), AuditThing(.review, review.id.text)), at: site.settings.now())
        return try await page(of: review, visit, ReviewForm(nil), done: Fields(of: request)["done"].flatMap(AnswerReview.Step.Action.init))
    }

    @Sendable func take(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, now in { try $0.take(revision: form.revision, by: $1, at: now) } }
    }

    @Sendable func takeOver(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, now in { try $0.takeOver(revision: form.revision, because: form.reason, by: $1, at: now) } }
    }

    @Sendable func putBack(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, now in { try $0.putBack(revision: form.revision, because: form.reason, by: $1, at: now) } }
    }

    @Sendable func end(_ request: Request, _ visit: Visit) async throws -> Response {
        try await perform(request, visit) { form, review, staff, now in
            switch form.outcome {
            case .right: return try await site.reviews.change(review.id, by: staff.person.id) { try form.end(&$0, .right, by: $1, at: now) }
            case .knowledgeDrafted, .factDrafted:
                let change = try await draft(form, staff, visit)
                return try await site.reviews.change(review.id, by: staff.person.id) { try form.end(&$0, .drafted(change), by: $1, at: now) }
            case .judged:
                let judged = try await judged(form, review)
                return try await site.reviews.change(review.id, by: staff.person.id) { try form.end(&$0, .judged(judged), by: $1, at: now) }
            case .handedOn: return try await handOn(form, review, staff, now)
            case nil: throw ReviewError.noOutcome
            }
        }
    }

    /// The desk gets the newest of the questions, with what was found for it.
    private func handOn(_ form: ReviewForm, _ review: AnswerReview, _ staff: Staff, _ now: Date) async throws -> AnswerReview {
        let (id, secret) = (Ticket.ID(site.settings.newID()), Secret.digest(site.settings.newID()))
        let times = try await site.deskTimes()
        let registry = try await site.registries.registry(known: nil)
        guard let newest = try await site.reviews.votes(of: review.id, limit: 1).first else { throw ReviewError.erased }
        let evidence = try await site.answers.record(newest.vote.answer).answer.nearby
        return try await site.reviews.handOn(review.id, by: staff.person.id, at: now) { review, disputed, rights in
            // What was found belongs to the question that it was found for.
            guard disputed.vote.answer == newest.vote.answer else { throw ReviewError.changedSince }
            let kind = disputed.question.kind ?? .guidance
            let ticket = Ticket(
                id: id, question: disputed.question, reason: .disputed, evidence: evidence, unit: review.matter.unit,
                place: registry.place(of: disputed.question), opened: now, due: times.answerDue(now, kind), secretDigest: secret,
                kind: kind)
            try form.end(&review, .handedOn(ticket), by: rights, at: now)
            return ticket
        }
    }

    /// A draft is named by its number, or by the address of its page; whoever may not see it cannot name it.
    private func draft(_ form: ReviewForm, _ staff: Staff, _ visit: Visit) async throws -> Change {
        let name = form.change.split(separator: "?").first.flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
        guard staff.rights.verbs(on: visit.today).contains(.viewChange), !name.isEmpty else { throw ReviewError.noSuchDraft }
        do {
            let change = try await site.changes.change(.init(name))
            let isKnowledge = change.subject.factKind == KnowledgeEntry.factKind
            guard isKnowledge == (form.outcome == .knowledgeDrafted) else { throw ReviewError.noSuchDraft }
            return change
        } catch let error as ChangeError where error.kind == .notFound { throw ReviewError.noSuchDraft }
    }

    private func judged(_ form: ReviewForm, _ review: AnswerReview) async throws -> AnswerReview.Judged {
        guard let newest = try await site.reviews.votes(of: review.id, limit: 1).first, newest.question.text != Erasure.mark else {
            throw ReviewError.erased
        }
        let citation = try await TypedCitation(place: form.place, quote: form.quote).citation(in: site.documents, on: newest.question.on)
        return try AnswerReview.Judged(question: newest.question.text, citation: citation)
    }

    private typealias Step = @Sendable (inout AnswerReview, Rights) throws -> Void

    private func act(_ request: Request, _ visit: Visit, _ step: (ReviewForm, Date) -> Step) async throws -> Response {
        try await perform(request, visit) { form, review, staff, now in
            try await site.reviews.change(review.id, by: staff.person.id, step(form, now))
        }
    }

    private func perform(
        _ request: Request, _ visit: Visit, _ work: (ReviewForm, AnswerReview, Staff, Date) async throws -> AnswerReview
    ) async throws -> Response {
        let form = ReviewForm(try await visit.staffForm(from: request))
        let seen = try await site.reviews.review(visit.id())
        let staff = try visit.someone(who: .reviewAnswer, seen.thing)
        do {
            let review = try await work(form, seen, staff, site.settings.now())
            return .redirect(to: visit.urls.address(["reviews", review.id.text], [("done", review.history.last?.action.rawValue ?? "")]))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(of: try await site.reviews.review(seen.id), visit, form, refusal: refusal)
                .response(from: request, context: visit)
        }
    }

    private func page(
        of review: AnswerReview, _ visit: Visit, _ form: ReviewForm, refusal: (any Refusal)? = nil, done: AnswerReview.Step.Action? = nil
    ) async throws -> Page {
        let staff = try visit.someone(who: .reviewAnswer, review.thing)
        let names = try await site.people.names(of: Set(review.history.compactMap(\.by?.person)))
        let view = ReviewView(
            review, try await site.reviews.votes(of: review.id, limit: ReviewView.most), form, names,
            try await site.registries.registry(known: nil).facts, try await site.deskTimes(), staff, visit, now: site.settings.now(),
            refusal: refusal, done: done)
        return Page("reviews/review", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

/// What a form about a review brings.
struct ReviewForm: Sendable {
    let revision: Int
    let reason: String
    let note: String
    let outcome: AnswerReview.Outcome.Kind?
    let change: String
    let place: String
    let quote: String

    init(_ form: Fields?) {
        revision = form?["revision"].flatMap { Int($0) } ?? -1
        reason = form?["reason"] ?? ""
        note = form?["note"] ?? ""
        outcome = form?["outcome"].flatMap(AnswerReview.Outcome.Kind.init)
        change = form?["change"] ?? ""
        place = form?["place"] ?? ""
        quote = form?["quote"] ?? ""
    }

    func end(_ review: inout AnswerReview, _ ending: AnswerReview.Ending, by rights: Rights, at now: Date) throws {
        try review.end(ending, revision: revision, note: note, by: rights, at: now)
    }
}
