// SPDX-License-Identifier: Apache-2.0

/// What one person may do: the only place where that is decided.
package struct Rights: Sendable {
    package let person: Person.ID
    package let appointments: [Appointment]
    private let selves: Set<Person.ID>
    private let ties: Ties
    private let places: PlaceTree

    /// - Parameter appointments: Those of the person and of every other self of his, of all days.
    package init(of person: Person.ID, _ appointments: [Appointment], ties: Ties = Ties(), places: PlaceTree) {
        self.person = ties.human(person)
        selves = ties.selves(of: person)
        self.appointments = appointments.filter { [selves] in selves.contains($0.person) }
        self.ties = ties
        self.places = places
    }

    /// Whether the person may do that to the thing on a day. What no appointment of that day allows is refused.
    package func may(_ verb: Verb, _ thing: Thing, on day: Day) -> Bool { refusal(of: verb, thing, on: day) == nil }

    /// - Throws: ``RightsError`` where the person may not.
    package func require(_ verb: Verb, _ thing: Thing, on day: Day) throws(RightsError) {
        if let refusal = refusal(of: verb, thing, on: day) { throw refusal }
    }

    /// Whether the person may do that to somebody: in any scope in which that one has a role on the day or later, or had the last.
    package func may(_ verb: Verb, over other: Rights, on day: Day) -> Bool {
        other.things(on: day).contains { may(verb, $0, on: day) }
    }

    /// Asks that the person may do that to all that somebody is: what opens another's account opens everything that he may do.
    package func require(_ verb: Verb, overAllOf other: Rights, on day: Day) throws(RightsError) {
        for thing in other.things(on: day) { try require(verb, thing, on: day) }
    }

    /// The person as others' rights look at him. Where nothing has been given to him yet, he is the whole country's.
    private func things(on day: Day) -> [Thing] {
        let present = appointments.filter { one in one.span.until.map { day < $0 } ?? true }
        let scopes = Set((present.isEmpty ? appointments : present).map(\.scope))
        return (scopes.isEmpty ? [.wholeCountry] : scopes).map { Thing($0, owners: [person]) }
    }

    /// Names under which his things were kept, before his persons were joined and since.
    package var selfNames: [Person.ID] { selves.sorted() }

    /// The person with all who count as one with him on a day.
    package func hand(on day: Day) -> Hand { ties.hand(of: person, on: day) }

    /// The verbs that the person may do to anything at all on a day: what navigation shows.
    package func verbs(on day: Day) -> Set<Verb> {
        Set(appointments.filter { $0.span.contains(day) }.flatMap { one in Verb.allCases.filter { one.role.reach(of: $0) != .never } })
    }

    /// Whether the person has a role by which he sees a ticket on a day: the head of its unit, the Legal Department.
    package func holds(_ role: Role, over ticket: Thing, on day: Day) -> Bool {
        appointments.contains { $0.role == role && $0.span.contains(day) && reaches($0, .viewTicket, ticket) }
    }

    /// Where the person may do that to what is not his own: a list is narrowed to it before it is read.
    package func scopes(of verb: Verb, on day: Day) -> [Scope] {
        appointments.filter { $0.span.contains(day) }.compactMap { one in
            switch one.role.reach(of: verb) {
            case .never, .own: nil
            case .unit: one.scope
            case .place: Scope(place: one.scope.place)
            case .anywhere: .wholeCountry
            }
        }
    }

    private func refusal(of verb: Verb, _ thing: Thing, on day: Day) -> RightsError? {
        guard appointments.contains(where: { $0.span.contains(day) && reaches($0, verb, thing) }) else { return .notAllowed }
        guard verb.needsSecondPerson, !thing.owners.isEmpty else { return nil }
        return hand(on: day).circle.isDisjoint(with: thing.owners) ? nil : .needsSecondPerson
    }

    private func reaches(_ appointment: Appointment, _ verb: Verb, _ thing: Thing) -> Bool {
        switch appointment.role.reach(of: verb) {
        case .never: false
        case .own: !selves.isDisjoint(with: thing.owners)
        case .unit: appointment.scope.contains(thing.scope, in: places)
        case .place: appointment.scope.contains(place: thing.scope.place, in: places)
        case .anywhere: true
        }
    }
}

/// Why somebody may not do what he asked for.
package enum RightsError: Refusal, Equatable {
    case notAllowed
    /// He may do it, but not to what is his own.
    case needsSecondPerson

    package var kind: RefusalKind { .forbidden }

    package var key: String {
        switch self {
        case .notAllowed: "rights.not-allowed"
        case .needsSecondPerson: "rights.needs-second-person"
        }
    }
}
