// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A link that makes whoever opens it first a person with a role.
package struct Invitation: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Invitation>

    package let id: ID
    /// SHA-256 of the link's secret, in hexadecimal: a look-up by digest takes the same time for any guess.
    package let secretDigest: String
    package let role: Role
    package let scope: Scope
    /// The first day on which the role is gone again.
    package let until: Day?
    /// `nil` for the invitation of the first administrator, which nobody could give.
    package let invitedBy: Person.ID?
    package let expires: Date
    /// The only address that may take it up; `nil` where it was handed over by hand.
    package let email: EmailAddress?
    package private(set) var used: Use?

    /// Who opened the link, and when.
    package struct Use: Hashable, Codable, Sendable {
        package let by: Person.ID
        package let at: Date

        package init(by: Person.ID, at: Date) {
            self.by = by
            self.at = at
        }
    }

    package init(
        id: ID, secretDigest: String, role: Role, scope: Scope, until: Day? = nil, invitedBy: Person.ID?, expires: Date,
        email: EmailAddress? = nil, used: Use? = nil
    ) {
        self.id = id
        self.secretDigest = secretDigest
        self.role = role
        self.scope = scope
        self.until = until
        self.invitedBy = invitedBy
        self.expires = expires
        self.email = email
        self.used = used
    }

    /// The invitation of an installation without people: an administrator for the whole country.
    package static func ofFirstAdministrator(id: ID, secretDigest: String, expires: Date) -> Invitation {
        Invitation(id: id, secretDigest: secretDigest, role: .administrator, scope: .wholeCountry, invitedBy: nil, expires: expires)
    }

    /// Uses the link up, and gives what it promised, from that day on.
    package mutating func accept(by person: Person.ID, appointment id: Appointment.ID, at now: Date) throws -> Appointment {
        try checkOpen(at: now)
        let appointment = try Appointment(id: id, person: person, role: role, scope: scope, span: DaySpan(from: Day(now), until: until))
        used = Use(by: person, at: now)
        return appointment
    }

    /// - Throws: ``InvitationError`` where the link opens nothing any more.
    package func checkOpen(at now: Date) throws(InvitationError) {
        guard used == nil else { throw .used }
        guard now < expires else { throw .expired }
    }
}

/// Why a link does not open.
package enum InvitationError: Refusal, Equatable {
    case notFound
    case expired
    case used
    /// Whoever gave it may no longer invite.
    case lapsed
    /// It was sent to somebody else's address.
    case otherAddress
    /// A link that is good for any address would tell its holder which ones are known here.
    case addressWanted

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .otherAddress, .addressWanted: .invalid
        case .expired, .used, .lapsed: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "invitation.not-found"
        case .expired: "invitation.expired"
        case .used: "invitation.used"
        case .lapsed: "invitation.lapsed"
        case .otherAddress: "invitation.other-address"
        case .addressWanted: "invitation.address-wanted"
        }
    }
}
