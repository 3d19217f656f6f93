// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The desk of staff: what waits for whom, one ticket, and everything that can be done with it.
struct DeskRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("desk", .may(.viewDesk), use: list)
        routes.get("desk/:id", .may(.viewTicket), use: show)
        routes.post("desk/next", .may(.answerTicket), use: takeNext)
        routes.post("desk/:id/take", .may(.answerTicket), use: take)
        routes.post("desk/:id/ask-back", .may(.answerTicket), use: askBack)
        routes.post("desk/:id/resume", .may(.answerTicket), use: resume)
        routes.post("desk/:id/urgency", .may(.answerTicket), use: markUrgency)
        routes.post("desk/:id/take-over", .may(.answerTicket), use: takeOver)
        routes.post("desk/:id/put-back", .may(.answerTicket), use: putBack)
        routes.post("desk/:id/answer", .may(.answerTicket), use: answer)
        routes.post("desk/:id/notes", .may(.answerTicket), use: note)
        routes.post("desk/:id/close", .may(.answerTicket), use: close)
        routes.post("desk/:id/reopen", .may(.answerTicket), use: reopen)
        routes.post("desk/:id/kind", .may(.answerTicket), use: classify)
        routes.post("desk/:id/team", .may(.forwardTicket), use: assign)
        routes.post("desk/:id/forward", .may(.forwardTicket), use: forward)
        routes.post("desk/:id/return", .may(.forwardTicket), use: giveBack)
        addTies(to: routes)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let staff = try visit.someone()
        let fields = Fields(of: request)
        // Before the list is read, so that nothing falls between the two.
        let last = try await site.events.last()
        let narrowing = DeskNarrowing(
            fields["list"].flatMap(DeskNarrowing.List.init) ?? .open, unit: fields["unit"].map { Identifier($0) },
            kind: fields["kind"].flatMap(TicketKind.init))
        let number = try PageNumber(request)
        let event = AuditEvent(
            .ticketsViewed, by: .person(staff.person.id), AuditThing(.tickets),
            facts: ["list": narrowing.list.rawValue, "page": String(number.number)])
        try await site.audit.record(event, at: site.settings.now())
        let found = try await site.tickets.queue(
            narrowing, for: staff.person.id, on: visit.today, limit: PageNumber.size, offset: number.offset)
        let now = site.settings.now()
        try await site.noteOpen(to: staff, visit)
        let desk = try await site.desk(at: now)
        let names = try await site.people.names(of: Set(found.elements.compactMap(\.handler)).union(desk.persons(at: now)))
        let facts = try await site.registries.registry(known: nil).facts
        let overtaken = try await site.lawChanges.touched(.reply, among: Set(found.elements.map(\.id.text)))
        let view = DeskView(
            found, narrowing, number, names, facts, visit, try await site.deskTimes(), OnDutyView(desk, names, staff, visit, on: "desk", at: now),
            now: now,
            isEmptyHanded: fields["next"] == "none", mayTake: staff.rights.verbs(on: visit.today).contains(.answerTicket),
            mayReview: staff.rights.verbs(on: visit.today).contains(.reviewAnswer),
            done: fields["done"].flatMap(Handling.Step.Action.init), overtaken: overtaken,
            teams: found.elements.contains { $0.team != nil } ? try await teamNames(visit.language) : [:],
            away: desk.away, last: last)
        return Page("hotline/desk", view, headers: TicketRoutes.private)
    }

    /// That somebody looks at it is remembered before it is shown.
    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        // Before the ticket is read, so that nothing falls between the two.
        let last = try await site.events.last()
        let handling = try await site.tickets.handling(visit.id())
        let staff = try visit.someone(who: .viewTicket, handling.thing)
        try await site.audit.record(
            AuditEvent(.ticketViewed, by: .person(staff.person.id), AuditThing(.ticket, handling.id.text)), at: site.settings.now())
        try await site.noteOpen(to: staff, visit)
        let begun = try await site.unsent.form(on: DeskForm.page(of: handling.id), of: staff.person.id, at: site.settings.now())
        let done = Fields(of: request)["done"].flatMap(Handling.Step.Action.init)
        return try await page(
            of: handling, visit, DeskForm(begun.map(Fields.init)), words: Fields(of: request)["q"], last: last, begun: begun, done: done)
    }

    @Sendable func take(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.take(revision: form.revision, by: $1, at: now) }
        }
    }

    /// Whose turn it is, is not for whoever takes it to choose.
    @Sendable func takeNext(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        guard let taken = try await site.tickets.takeNext(by: staff.person.id, at: site.settings.now()) else {
            return .redirect(to: visit.urls.address(["desk"], [("next", "none")]))
        }
        return .redirect(to: visit.urls.desk(taken.id, [("done", Handling.Step.Action.taken.rawValue)]))
    }

    @Sendable func askBack(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.askBack(form.reason, revision: form.revision, by: $1, at: now) }
        }
    }

    @Sendable func resume(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.resume(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func markUrgency(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.mark(urgent: form.isUrgent, revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func classify(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            guard let kind = TicketKind(rawValue: form.kind) else { throw TicketError.noSuchKind(form.kind) }
            return { try $0.classify(as: kind, revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    /// To a team of its unit, or to all of the unit again where none is named.
    @Sendable func assign(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.forwardTicket, request, visit) { form, handling, now in
            guard !form.team.isEmpty else { return { try $0.unassign(revision: form.revision, because: form.reason, by: $1, at: now) } }
            guard let team = try await site.teams.teams(of: handling.unit).first(where: { $0.id.text == form.team }) else {
                throw TicketError.noSuchTeam(form.team)
            }
            let candidates = try await site.teams.candidates(for: [team.unit], on: visit.today)[team.unit] ?? []
            return { try $0.assign(to: team, among: candidates, revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    private func teamNames(_ language: Language) async throws -> [DeskTeam.ID: String] {
        Dictionary(
            try await site.teams.teams(of: nil).map { ($0.id, $0.charter?.name[language] ?? $0.id.text) }, uniquingKeysWith: { first, _ in first })
    }

    @Sendable func takeOver(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.takeOver(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func putBack(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.putBack(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    /// Every quote is held against the law before the answer is kept, by the check that the assistant's quotes pass.
    @Sendable func answer(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, handling, now in
            var citations: [Citation] = []
            for typed in form.citations { citations.append(try await typed.citation(in: site.documents, on: handling.ticket.question.on)) }
            let reply = try Reply(text: form.text, citations: citations)
            return { try $0.answer(reply, revision: form.revision, by: $1, at: now) }
        }
    }

    @Sendable func note(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, handling, now in
            let called = try Mentions.persons(in: form.note, among: try await site.tickets.readers(of: handling.thing, on: visit.today))
            return { try $0.note(form.note, calling: called, by: $1, at: now) }
        }
    }

    @Sendable func close(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.close(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func reopen(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.answerTicket, request, visit) { form, _, now in
            { try $0.reopen(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func forward(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.forwardTicket, request, visit) { form, _, now in
            let facts = try await site.registries.registry(known: nil).facts
            guard let unit = facts.units.first(where: { $0.id.text == form.unit })?.id else { throw TicketError.noSuchUnit(form.unit) }
            return { try $0.forward(to: unit, revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    @Sendable func giveBack(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(.forwardTicket, request, visit) { form, _, now in
            { try $0.return(revision: form.revision, because: form.reason, by: $1, at: now) }
        }
    }

    private typealias Step = @Sendable (inout Handling, Rights) throws -> Void

    private func act(
        _ verb: Verb, _ request: Request, _ visit: Visit, _ step: (DeskForm, Handling, Date) async throws -> Step
    ) async throws -> Response {
        try await perform(verb, request, visit) { form, seen, staff, now in
            try await site.tickets.change(seen.id, by: staff.person.id, step(form, seen, now))
        }
    }

    /// Does what a form asks for, and leads to what became of it; what is refused is told on the page, with all that was typed.
    func perform(
        _ verb: Verb, _ request: Request, _ visit: Visit, _ work: (DeskForm, Handling, Staff, Date) async throws -> Handling
    ) async throws -> Response {
        let form = DeskForm(try await visit.staffForm(from: request))
        let seen = try await site.tickets.handling(visit.id())
        let staff = try visit.someone(who: verb, seen.thing)
        do {
            let handling = try await work(form, seen, staff, site.settings.now())
            let action = handling.history.last?.action ?? .taken
            if action == .answered { try await site.unsent.forget(DeskForm.page(of: seen.id), of: staff.person.id) }
            // What has gone to another unit may be out of sight.
            let isHere = staff.rights.may(.viewTicket, handling.thing, on: visit.today)
            let done = [("done", action.rawValue)]
            return .redirect(to: isHere ? visit.urls.desk(handling.id, done) : visit.urls.address(["desk"], done))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(of: try await site.tickets.handling(seen.id), visit, form, refusal: refusal)
                .response(from: request, context: visit)
        }
    }

    /// - Parameters:
    ///   - words: What is looked for beside the ticket; `nil` for its question.
    ///   - last: The latest event that the page knows of; `nil` for the latest there is.
    func page(
        of handling: Handling, _ visit: Visit, _ form: DeskForm, words: String? = nil, last: Int? = nil,
        begun: UnsentForm? = nil,
        done: Handling.Step.Action? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let staff = try visit.someone(who: .viewTicket, handling.thing)
        let now = site.settings.now()
        let facts = try await site.registries.registry(known: nil).facts
        let looks = try await site.tickets.look(at: handling.id, by: staff.person.id, at: now)
        let away = try await site.absences.away(from: now, until: now.addingTimeInterval(1))
        let standIn = handling.handler.flatMap { away.standIn(for: $0, at: now) }
        let persons = handling.history.compactMap(\.by?.person) + looks.map(\.person) + [standIn].compactMap { $0 }
        let names = try await site.people.names(of: Set(persons))
        let tied = try await site.tickets.handlings([handling.mergedInto].compactMap { $0 } + handling.related).filter {
            staff.rights.may(.viewTicket, $0.thing, on: visit.today)
        }
        let teams = try await site.teams.teams(of: handling.unit)
        let mayCall = staff.rights.may(.answerTicket, handling.thing, on: visit.today)
        let around = DeskTicketView.Around(
            tied: tied, looks: looks, beside: try await DeskBeside(site).found(for: handling, words, staff, visit),
            readers: mayCall ? try await readers(of: handling, away, staff, visit) : [],
            away: away,
            files: try await site.attachments.attachments(of: handling.id), teams: teams,
            candidates: teams.isEmpty ? [] : try await site.teams.candidates(for: [handling.unit], on: visit.today)[handling.unit] ?? [],
            asker: staff.rights.may(.viewPersonalData, handling.thing, on: visit.today) ? try await site.calls.asker(of: handling.id) : nil,
            mail: try await site.outside.received?.mail(of: handling.id))
        let view = DeskTicketView(
            handling, form, around, names, facts, staff, visit, try await site.deskTimes(), now: now, begun: begun, done: done, refusal: refusal,
            changed: try await site.changes(under: handling),
            live: LiveView("/desk/events", after: try await last.asyncOr { try await site.events.last() }, handling.id, visit))
        return Page("hotline/work", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    /// Whom a note may call: of those who may see the ticket the others, as far as they are there.
    private func readers(of handling: Handling, _ away: AwayList, _ staff: Staff, _ visit: Visit) async throws -> [String] {
        let now = site.settings.now()
        let absent = away.absences.map(\.person).filter { away.isAway($0, at: now) }
        return try await site.tickets.readerNames(
            of: handling.thing, on: visit.today, without: Set(absent + [staff.person.id]), limit: DeskTicketView.mostReaders + 1)
    }
}
