// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// A question, its answer, and the way to a person.
struct AskRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("/", .open, use: form)
        routes.get("questions", .open, use: backToForm)
        routes.post("questions", .open, use: ask)
        routes.post("questions/:id/person", .open, use: askPerson)
        routes.get("answers/:id", .open, use: answer)
        routes.post("answers/:id/vote", .open, use: vote)
        routes.get("person", .open, use: personForm)
    }

    @Sendable func form(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await site.registries.registry(known: nil)
        return Page(
            "ask/ask", AskView(visit, text: Fields(of: request).raw("question") ?? "", examples: Examples(registry.facts, visit.language).list))
    }

    /// A page that showed a refused question has no address of its own.
    @Sendable func backToForm(_ request: Request, _ visit: Visit) -> Response { .redirect(to: visit.urls.home) }

    /// Asks, and leads to the answer; a question that cannot be asked comes back as it was typed, with the reason.
    @Sendable func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.form(from: request)
        let wantsPerson = form["person"] != nil
        do {
            // Whoever wants a person to answer may leave a name and a number instead of keeping a link.
            let asker = wantsPerson ? try form["phone"].map { try Asker(name: form["name"] ?? "", phone: $0) } : nil
            let question = try QuestionForm(form, visit).question(id: site.settings.newID(), asked: site.settings.now(), wantsPerson: wantsPerson)
            let record = try await site.assistant.answer(question)
            if let asker, let ticket = record.answer.ticket { try await site.calls.keep(asker, of: ticket.id, at: site.settings.now()) }
            var response = Response.redirect(to: visit.urls.answer(record.answer.question.id))
            Keepsakes.keep(try await settled(visit, on: question.on, place: question.place), form, in: &response)
            return response
        } catch let refusal as any Refusal where refusal is QuestionError || refusal is CallError {
            let registry = try await site.registries.registry(known: nil)
            var view = AskView(visit, text: form.raw("question") ?? "", examples: Examples(registry.facts, visit.language).list)
            view.refuse(refusal, form, visit.language)
            return try Page(wantsPerson ? "ask/person" : "ask/ask", view, status: refusal.kind.status).response(from: request, context: visit)
        }
    }

    @Sendable func askPerson(_ request: Request, _ visit: Visit) async throws -> Response {
        let before = try await site.answers.record(try visit.id()).answer.question
        let question = try Question(
            id: Identifier(site.settings.newID()), text: before.text, on: before.on, known: before.known, place: before.place,
            language: before.language, asked: site.settings.now(), wantsPerson: true
        )
        let record = try await site.assistant.answer(question)
        return .redirect(to: visit.urls.answer(record.answer.question.id))
    }

    @Sendable func answer(_ request: Request, _ visit: Visit) async throws -> Page {
        let record = try await site.answers.record(try visit.id())
        let question = record.answer.question
        let visit = try await settled(visit, on: question.on, place: question.place)
        let changed = try await site.changes(since: record)
        // The page bears the private link of its ticket.
        let headers = record.answer.ticket == nil ? [] : TicketRoutes.private
        return Page(
            "ask/answer",
            AnswerView(record, visit, host: request.head.authority, isVoted: Fields(of: request)["voted"] != nil, changed: changed),
            headers: headers, question: question)
    }

    /// Whether the answer was right, as its reader sees it.
    @Sendable func vote(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.form(from: request)
        let id: Question.ID = try visit.id()
        guard let said = form["right"], ["yes", "no"].contains(said) else { throw Fault.wrongField("right", form["right"] ?? "") }
        let vote = AnswerVote(answer: id, isRight: said == "yes", reason: form["reason"] ?? "", cast: site.settings.now())
        let answer = try await site.answers.record(id).answer
        let matter = AnswerReview.Matter(of: answer, in: try await site.registries.registry(known: nil))
        try await site.reviews.keep(vote, of: matter, opening: .init(site.settings.newID()))
        return .redirect(to: visit.urls.address(["answers", id.text], [("voted", "1")]) + "#y-kien")
    }

    @Sendable func personForm(_ request: Request, _ visit: Visit) async throws -> Page {
        var text = ""
        if let id = Fields(of: request)["answer"] { text = try await site.answers.record(Identifier(id)).answer.question.text }
        return Page("ask/person", AskView(visit, text: text, examples: []))
    }

    /// The visit as it is for a question's day and place, so that every link on its answer leads to the same day and place.
    private func settled(_ visit: Visit, on day: Day, place: String?) async throws -> Visit {
        var visit = visit
        visit.day = day
        visit.placeName = place
        return visit
    }
}

/// The fields of a question as posted; day and place fall back on those of the visit.
struct QuestionForm {
    private let form: Fields
    private let visit: Visit

    init(_ form: Fields, _ visit: Visit) {
        self.form = form
        self.visit = visit
    }

    func question(id: String, asked: Date, wantsPerson: Bool) throws -> Question {
        var day = visit.day
        if let text = form["on"] {
            guard let typed = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
            day = typed
        }
        let kind = wantsPerson ? TicketKind(rawValue: form["kind"] ?? "") : nil
        return try Question(
            id: Identifier(id), text: form.raw("question") ?? "", on: day, known: visit.known,
            place: form.raw("place") == nil ? visit.placeName : form["place"], language: visit.language, asked: asked,
            wantsPerson: wantsPerson, kind: kind
        )
    }
}
