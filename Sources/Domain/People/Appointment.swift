// SPDX-License-Identifier: Apache-2.0

/// That a person has a role somewhere, from a day to a day.
package struct Appointment: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Appointment>

    package let id: ID
    package let person: Person.ID
    package let role: Role
    package let scope: Scope
    package let span: DaySpan
    /// Whose right it is, where it is delegated.
    package let onBehalfOf: Person.ID?

    /// - Throws: ``AppointmentError`` when the span has no day or a person would stand in for himself.
    package init(
        id: ID, person: Person.ID, role: Role, scope: Scope, span: DaySpan, onBehalfOf: Person.ID? = nil
    ) throws(AppointmentError) {
        if let from = span.from, let until = span.until, until <= from { throw .noDays(from: from, until: until) }
        guard onBehalfOf != person else { throw .nothingToDelegate }
        self.id = id
        self.person = person
        self.role = role
        self.scope = scope
        self.span = span
        self.onBehalfOf = onBehalfOf
    }

    /// Whether what its holder has can be passed on like this: the same role, no wider, no longer.
    package func covers(_ delegated: Appointment, in places: PlaceTree) -> Bool {
        role == delegated.role && onBehalfOf == nil && scope.contains(delegated.scope, in: places)
            && span.contains(delegated.span)
    }
}

/// Why somebody cannot be appointed, or an appointment not ended.
package enum AppointmentError: Refusal, Equatable {
    case notFound
    case noDays(from: Day, until: Day)
    /// Nobody can pass on what he does not have himself, or pass it on to himself.
    case nothingToDelegate
    /// Without an administrator for the whole country nobody could appoint one.
    case lastAdministrator

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noDays, .nothingToDelegate: .invalid
        case .lastAdministrator: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "appointment.not-found"
        case .noDays: "appointment.no-days"
        case .nothingToDelegate: "appointment.nothing-to-delegate"
        case .lastAdministrator: "appointment.last-administrator"
        }
    }

    package var details: [String] { if case .noDays(let from, let until) = self { [from.iso, until.iso] } else { [] } }
}
