// SPDX-License-Identifier: Apache-2.0
import Domain

struct PeopleView: Sendable {
    let people: [Row]
    let isEmpty: Bool
    let total: String
    let next: String?
    let previous: String?
    let words: String?
    let choices: RoleChoices
    /// An invitation just made; it is shown now and never again.
    let link: String?
    /// The address to which an invitation is on its way.
    let mailedTo: String?
    let refusal: String?

    struct Row: Sendable {
        let name: String
        let email: String
        let link: String
    }

    init(
        _ found: Listing<Person>, _ number: PageNumber?, _ choices: RoleChoices, _ visit: Visit, words: String?, link: String?, mailedTo: String?,
        refusal: (any Refusal)?
    ) {
        people = found.elements.map { Row(name: $0.name, email: $0.email.text, link: visit.urls.address(["people", $0.id.text])) }
        isEmpty = people.isEmpty
        total = String(found.total)
        let page = number?.number ?? 1
        let asked = words.map { [("q", $0)] } ?? []
        next = page * PageNumber.size < found.total ? visit.urls.address(["people"], asked + [("page", String(page + 1))]) : nil
        previous = page > 1 ? visit.urls.address(["people"], asked + [("page", String(page - 1))]) : nil
        self.words = words
        self.choices = choices
        self.link = link
        self.mailedTo = mailedTo
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
    }
}

/// What a role may be given as, and where.
struct RoleChoices: Sendable {
    /// The office that was chosen; it takes the place of the lists.
    let office: Choice?
    /// Where offices are chosen from.
    let officesLink: String
    let roles: [Choice]
    let units: [Choice]
    let places: [Choice]
    let today: String
    /// What was typed and refused.
    let from: String
    let until: String
    let email: String

    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    /// - Parameters:
    ///   - person: For whom; `nil` for whoever is invited.
    ///   - typed: A form that was refused; it comes back as it was.
    init(_ facts: RegistryFacts, office: Office?, for person: Person.ID? = nil, typed: Fields? = nil, _ visit: Visit) {
        let language = visit.language
        let choice = { (field: String, value: String, name: String) in Choice(value: value, name: name, isChosen: typed?[field] == value) }
        self.office = office.map { choice("office", $0.id.text, ScopeName.text($0.scope, facts, offices: [$0.id: $0], language)) }
        officesLink = visit.urls.address(["offices"], person.map { [("for", $0.text)] } ?? [])
        roles = Role.allCases.map { choice("role", $0.rawValue, $0.words[language]) }
        units = facts.units.map { choice("unit", $0.id.text, $0.name[language]) }
        places = facts.places.filter { $0.existence.contains(visit.today) }
            .map { choice("where", $0.id.text, $0.name[language]) }
            .sorted { (Vietnamese.folded($0.name), $0.name) < (Vietnamese.folded($1.name), $1.name) }
        today = visit.today.iso
        from = typed?["from"] ?? today
        until = typed?["until"] ?? ""
        email = typed?["email"] ?? ""
    }
}

struct PersonView: Sendable {
    /// Named so, since the rows of the page have ids of their own.
    let personId: String
    let name: String
    let email: String
    let roles: [AppointmentView]
    let hasRoles: Bool
    let sessions: [SessionView]
    let hasSessions: Bool
    let choices: RoleChoices
    let done: PersonDoneView?
    /// A link for a new password, just made.
    let link: String?
    let refusal: String?

    init(
        _ person: Person, _ rights: Rights, _ facts: RegistryFacts, offices: [Unit.ID: Office], chosen: Office?, _ visit: Visit,
        sessions: [Session], typed: Fields?, done: PersonDone?, link: String?, refusal: (any Refusal)?
    ) {
        self.done = done.map { PersonDoneView($0, visit.language) }
        personId = person.id.text
        name = person.name
        email = person.email.text
        roles = rights.appointments.map { AppointmentView($0, facts, offices: offices, visit) }
        hasRoles = !roles.isEmpty
        self.sessions = sessions.map { SessionView($0, isThis: false, visit.language) }
        hasSessions = !sessions.isEmpty
        choices = RoleChoices(facts, office: chosen, for: person.id, typed: typed, visit)
        self.link = link
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
    }
}
