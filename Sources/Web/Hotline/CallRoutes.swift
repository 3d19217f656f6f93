// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The telephone: who calls, what is asked, what there is to say, and how it ended; all on one page, by keyboard.
struct CallRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("calls", .may(.answerTicket), use: show)
        routes.post("calls", .may(.answerTicket), use: keep)
        routes.post("calls/look", .may(.answerTicket), use: look)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        let named = try await fields["ticket"].asyncMap { try await site.tickets.handlings([.init($0)]) }
        let ticket = named?.first
        return try await page(visit, CallForm(nil), kept: ticket, isKept: fields["done"] != nil)
    }

    /// Shows who calls and what there is to say, and keeps nothing but that somebody looked. A script sends the form here while it is filled in.
    @Sendable func look(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(visit, CallForm(try await visit.staffForm(from: request)), isLooking: true)
    }

    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        let fields = try await visit.staffForm(from: request)
        let form = CallForm(fields)
        let (staff, now) = (try visit.someone(), site.settings.now())
        do {
            let asker = try Asker(name: form.name, phone: form.phone)
            let id = PhoneCall.ID(site.settings.newID())
            guard form.isTicket else {
                let call = try PhoneCall(answering: form.question, with: form.said, id: id, by: staff.person.id, at: now)
                try await site.calls.keep(call, from: asker)
                return .redirect(to: visit.urls.address(["calls"], [("done", "answered")]))
            }
            let question = try QuestionForm(fields, visit).question(id: site.settings.newID(), asked: now, wantsPerson: true)
            let record = try await site.assistant.answer(question)
            guard let ticket = record.answer.ticket?.id else { throw TicketError.notFound }
            try await site.calls.keep(
                PhoneCall(id: id, person: staff.person.id, at: now, question: question.text, outcome: .ticket(ticket)), from: asker)
            return .redirect(to: visit.urls.address(["calls"], [("done", "ticket"), ("ticket", ticket.text)]))
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(visit, form, isLooking: true, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(
        _ visit: Visit, _ form: CallForm, isLooking: Bool = false, kept: Handling? = nil, isKept: Bool = false, refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let (staff, now) = (try visit.someone(), site.settings.now())
        let phone = form.phone.isEmpty ? nil : PhoneNumber(typed: form.phone)
        let mayKnow = staff.rights.verbs(on: visit.today).contains(.viewPersonalData)
        let caller = isLooking && mayKnow ? try await phone.asyncMap { try await site.calls.caller($0, seenBy: staff.person.id, at: now) } : nil
        let beside = isLooking && !form.question.isEmpty ? try await DeskBeside(site).found(form.question, on: visit.day, staff, visit) : nil
        let facts = try await site.registries.registry(known: nil).facts
        try await site.noteOpen(to: staff, visit)
        let desk = try await site.desk(at: now)
        let duty = OnDutyView(desk, try await site.people.names(of: Set(desk.persons(at: now))), staff, visit, on: "calls", at: now)
        let isMine = kept.map { staff.rights.may(.viewTicket, $0.thing, on: visit.today) } ?? false
        let view = CallPage(
            form, phone, caller, beside, try await site.calls.calls(of: staff.person.id, on: visit.today), isMine ? kept : nil,
            try await site.deskTimes(), facts, duty, visit, isKept: isKept, refusal: refusal)
        return Page("hotline/calls", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}

extension Optional {
    fileprivate func asyncMap<Other>(_ change: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await change(self)
    }
}

/// What is typed while somebody is on the telephone.
struct CallForm: Sendable {
    let phone: String
    let name: String
    let question: String
    let place: String
    let said: String
    let isTicket: Bool
    let kind: TicketKind?

    init(_ form: Fields?) {
        phone = form?["phone"] ?? ""
        name = form?["name"] ?? ""
        question = form?["question"] ?? ""
        place = form?["place"] ?? ""
        said = form?["said"] ?? ""
        isTicket = form?["outcome"] == "ticket"
        kind = form?["kind"].flatMap(TicketKind.init)
    }
}
