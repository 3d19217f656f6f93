// SPDX-License-Identifier: Apache-2.0

/// What a verb is about, as far as rights look at it.
package struct Thing: Hashable, Sendable {
    package let scope: Scope
    /// Whose own it is: the asker of a ticket, everyone who had a hand in a draft, the person whom a role is given.
    package let owners: Set<Person.ID>

    package init(_ scope: Scope, owners: Set<Person.ID> = []) {
        self.scope = scope
        self.owners = owners
    }

    /// What belongs to all: settings, the audit log, the body of law.
    package static let common = Thing(.wholeCountry)
}

extension Thing {
    /// A ticket: its unit's, and the place's that its asker named, where that is one on the day asked about.
    package init(_ ticket: Ticket, owners: Set<Person.ID> = [], in registry: Registry) {
        self.init(Scope(unit: ticket.unit, place: registry.place(of: ticket.question)), owners: owners)
    }
}

extension Registry {
    /// The place that a question names, where that is one on the day asked about.
    package func place(of question: Question) -> Place.ID? {
        guard let name = question.place, case .one(let place) = place(named: name, on: question.on) else { return nil }
        return place.id
    }
}
