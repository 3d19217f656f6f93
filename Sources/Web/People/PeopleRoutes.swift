// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Who works with the system and as what: for administrators of a unit, a place or the whole country.
struct PeopleRoutes {
    let people: any People
    let signIns: any SignIns
    let registries: any Registries
    let offices: any Offices
    let audit: any AuditLog
    let settings: SiteSettings

    /// How long an invitation may lie unopened.
    private static let invitationSeconds = 7.0 * 86_400

    func add(to routes: Routes) {
        routes.get("people", .may(.viewPeople), use: list)
        routes.post("people/invitations", .may(.invite), use: invite)
        routes.get("people/:id", .may(.viewPeople), use: show)
        routes.post("people/:id/appointments", .may(.giveRole), use: appoint)
        routes.post("people/:id/appointments/:appointment/end", .may(.takeRole), use: end)
        routes.post("people/:id/sessions/end", .may(.endSessions), use: endSessions)
        routes.post("people/:id/password-link", .may(.giveRole), use: passwordLink)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let fields = Fields(of: request)
        return try await list(visit, PageNumber(request), words: fields["q"], office: try await office(fields["office"]))
    }

    @Sendable func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let secret = settings.newID() + settings.newID()
        do {
            let asked = try await RoleForm(form, facts(), office: office(form["office"]))
            guard let email = form["email"] else { throw InvitationError.addressWanted }
            let invitation = Invitation(
                id: Invitation.ID(settings.newID()), secretDigest: Secret.digest(secret), role: asked.role, scope: asked.scope, until: asked.until,
                invitedBy: staff.person.id, expires: settings.now().addingTimeInterval(Self.invitationSeconds),
                email: try EmailAddress(email)
            )
            let isMailed = try await people.invite(invitation, mailedIn: visit.language, at: settings.now())
            return try await list(visit, nil, link: isMailed ? nil : "/welcome/\(secret)", mailedTo: isMailed ? invitation.email?.text : nil)
                .response(from: request, context: visit)
        } catch let refusal as any Refusal {
            return try await list(visit, nil, office: try? await office(form["office"]), typed: form, refusal: refusal).response(
                from: request, context: visit)
        }
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let asked = Fields(of: request)
        return try await page(of: try visit.id(), visit, office: try await office(asked["office"]), done: PersonDone(asked))
    }

    @Sendable func appoint(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { form, staff, person in
            let asked = try await RoleForm(form, facts(), office: office(form["office"]))
            let appointment = try Appointment(
                id: Appointment.ID(settings.newID()), person: person, role: asked.role, scope: asked.scope,
                span: DaySpan(from: asked.from ?? visit.today, until: asked.until)
            )
            try await people.appoint(appointment, by: staff.person.id, at: settings.now())
            return .done(.given)
        }
    }

    @Sendable func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let id: Appointment.ID = try visit.id("appointment")
        return try await act(request, visit) { form, staff, person in
            let day = try form["day"].map { text in
                guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
                return day
            }
            let before = try await people.rights(of: person).appointments.first { $0.id == id }
            try await people.end(id, on: day ?? visit.today, by: staff.person.id, at: settings.now())
            return .done(.taken(before.flatMap { $0.onBehalfOf == nil ? $0 : nil }))
        }
    }

    @Sendable func endSessions(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _, staff, person in
            try await signIns.endAll(of: person, but: nil, by: staff.person.id, at: settings.now())
            return .done(.sessions)
        }
    }

    @Sendable func passwordLink(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit) { _, staff, person in
            .link("/new-password/" + (try await signIns.makePasswordLink(for: person, by: staff.person.id, at: settings.now())))
        }
    }

    private enum Outcome {
        case done(PersonDone)
        /// To hand out; it is shown once.
        case link(String)
    }

    /// Does what a form asks for; shows the person again: what was done, a link to hand out, or why not.
    private func act(
        _ request: Request, _ visit: Visit, _ work: (Fields, Staff, Person.ID) async throws -> Outcome
    ) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone()
        let person: Person.ID = try visit.id()
        _ = try await visible(person, visit)
        do {
            switch try await work(form, staff, person) {
            case .link(let link): return try await page(of: person, visit, link: link).response(from: request, context: visit)
            case .done(let done): return .redirect(to: visit.urls.address(["people", person.text], done.query))
            }
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await page(of: person, visit, office: try? await office(form["office"]), typed: form, refusal: refusal).response(
                from: request, context: visit)
        }
    }

    private func office(_ id: String?) async throws -> Office? {
        guard let id else { return nil }
        return try await offices.office(Unit.ID(id))
    }

    private func list(
        _ visit: Visit, _ number: PageNumber?, words: String? = nil, office: Office? = nil, typed: Fields? = nil, link: String? = nil,
        mailedTo: String? = nil,
        refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let event = AuditEvent(
            .peopleViewed, by: .person(try visit.someone().person.id), AuditThing(.people), facts: ["page": number.map { String($0.number) }],
            // Who is looked for is a name as a rule.
            details: ["words": words.map { String($0.prefix(200)) }]
        )
        try await audit.record(event, at: settings.now())
        let found = try await people.people(
            seenBy: visit.someone().person.id, matching: words ?? "", on: visit.today, limit: PageNumber.size, offset: number?.offset ?? 0)
        let choices = RoleChoices(try await facts(), office: office, typed: typed, visit)
        let view = PeopleView(found, number, choices, visit, words: words, link: link, mailedTo: mailedTo, refusal: refusal)
        return Page("people/list", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    private func page(
        of id: Person.ID, _ visit: Visit, office: Office? = nil, typed: Fields? = nil, done: PersonDone? = nil, link: String? = nil,
        refusal: (any Refusal)? = nil
    ) async throws -> Page {
        let rights = try await visible(id, visit)
        try await audit.record(AuditEvent(.personViewed, by: .person(try visit.someone().person.id), .person(rights.person)), at: settings.now())
        let view = PersonView(
            try await people.person(id), rights, try await facts(), offices: try await offices.named(by: rights.appointments.map(\.scope)),
            chosen: office, visit,
            sessions: try await signIns.sessions(of: id, at: settings.now()), typed: typed, done: done, link: link, refusal: refusal
        )
        return Page("people/person", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }

    /// The rights of a person whom whoever is signed in may look at.
    ///
    /// - Throws: ``RightsError`` for anybody else, also where there is no such person: a guessed address tells nothing.
    private func visible(_ id: Person.ID, _ visit: Visit) async throws -> Rights {
        let his = try await people.rights(of: id)
        guard try visit.someone().rights.may(.viewPeople, over: his, on: visit.today) else { throw RightsError.notAllowed }
        return his
    }

    private func facts() async throws -> RegistryFacts { try await registries.registry(known: nil).facts }
}

/// A role as a form names it.
private struct RoleForm {
    let role: Role
    let scope: Scope
    let from: Day?
    let until: Day?

    init(_ form: Fields, _ facts: RegistryFacts, office: Office?) throws {
        guard let role = form["role"].flatMap(Role.init) else { throw Fault.wrongField("role", form["role"] ?? "") }
        self.role = role
        let unit = try form["unit"].map { id in
            guard let unit = facts.units.first(where: { $0.id.text == id }) else { throw Fault.wrongField("unit", id) }
            return unit.id
        }
        let place = try form["where"].map { id in
            guard let place = facts.places.first(where: { $0.id.text == id }) else { throw Fault.wrongField("where", id) }
            return place.id
        }
        scope = office?.scope ?? Scope(unit: unit, place: place)
        from = try Self.day(form["from"])
        until = try Self.day(form["until"])
    }

    private static func day(_ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
        return day
    }
}
