// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension PeopleStore {
    package func invite(_ invitation: Invitation, at now: Date) async throws {
        try await database.write { try Self.invite(invitation, at: now, in: $0) }
    }

    package func invite(_ invitation: Invitation, mailedIn language: Language, at now: Date) async throws -> Bool {
        let pinned = pinned
        return try await database.write { session in
            try Self.invite(invitation, at: now, in: session)
            let setup = try SettingRows.setup(pinned, in: session)
            guard let email = invitation.email, setup.mail != nil else { return false }
            try OutboxRows.add(.invitation(invitation.id, to: email, language: language), setup, at: now, in: session)
            return true
        }
    }

    private static func invite(_ invitation: Invitation, at now: Date, in session: any SQLSession) throws {
        guard let inviter = invitation.invitedBy else { throw RightsError.notAllowed }
        try PeopleRows.rights(of: inviter, in: session).require(.invite, Thing(invitation.scope), on: Day(now))
        try insert(invitation, in: session)
        try AuditStore.append(.invited(invitation), at: now, in: session)
    }

    package func inviteFirstAdministrator(_ invitation: Invitation, at now: Date) async throws -> Bool {
        try await database.write { session in
            guard try Self.administrators(from: Day(now), in: session) == 0 else { return false }
            try session.run("DELETE FROM invitation WHERE invited_by IS NULL AND used_by IS NULL")
            try Self.insert(invitation, in: session)
            try AuditStore.append(.invited(invitation), at: now, in: session)
            return true
        }
    }

    package func invitation(secretDigest: String) async throws -> Invitation {
        try await database.read { try Self.invitation(secretDigest, in: $0) }
    }

    package func accept(
        secretDigest: String, as person: Person, account: Account, appointment: Appointment.ID, at now: Date
    ) async throws -> Person {
        try await database.write { session in
            var invitation = try Self.invitation(secretDigest, in: session)
            if let email = invitation.email, account != .email(email) { throw InvitationError.otherAddress }
            let holder = try PeopleRows.holder(of: account, in: session).map { try PeopleRows.person($0, in: session) }
            if holder == nil {
                try Self.insert(person, in: session)
                try Self.add(account, to: person.id, in: session)
            }
            try Self.use(&invitation, by: holder ?? person, appointment, isNew: holder == nil, at: now, in: session)
            return holder ?? person
        }
    }

    package func accept(secretDigest: String, by person: Person.ID, appointment: Appointment.ID, at now: Date) async throws {
        try await database.write { session in
            var invitation = try Self.invitation(secretDigest, in: session)
            let taker = try PeopleRows.person(person, in: session)
            if let email = invitation.email, email != taker.email { throw InvitationError.otherAddress }
            try Self.use(&invitation, by: taker, appointment, isNew: false, at: now, in: session)
        }
    }

    private static func use(
        _ invitation: inout Invitation, by person: Person, _ appointment: Appointment.ID, isNew: Bool, at now: Date, in session: any SQLSession
    ) throws {
        let given = try invitation.accept(by: person.id, appointment: appointment, at: now)
        try checkInviter(of: invitation, giving: given, at: now, in: session)
        try AppointmentRows.insert(given, in: session)
        try SessionRows.rotate(of: given.person, in: session)
        try session.run(
            "UPDATE invitation SET used_by = \(invitation.used?.by), used_at = \(invitation.used?.at) WHERE id = \(invitation.id)"
        )
        try AuditStore.append(.accepted(invitation, by: person, given, isNew: isNew), at: now, in: session)
    }

    /// A link is worth what its giver may still do on the day it is opened, and gives him nothing himself.
    private static func checkInviter(of invitation: Invitation, giving given: Appointment, at now: Date, in session: any SQLSession) throws {
        guard let inviter = invitation.invitedBy else {
            guard try administrators(from: Day(now), in: session) == 0 else { throw InvitationError.lapsed }
            return
        }
        do {
            let rights = try PeopleRows.rights(of: inviter, in: session)
            try rights.require(.invite, Thing(given.scope), on: Day(now))
            try rights.require(.giveRole, Thing(given.scope, owners: [given.person]), on: Day(now))
        } catch RightsError.notAllowed { throw InvitationError.lapsed }
    }

    private static func invitation(_ secretDigest: String, in session: any SQLSession) throws -> Invitation {
        guard let row = try session.rows("SELECT * FROM invitation WHERE secret_digest = \(secretDigest)").first else {
            throw InvitationError.notFound
        }
        return try Invitation(row)
    }

    private static func insert(_ one: Invitation, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO invitation (id, secret_digest, role, unit, place, until_day, invited_by, expires_at, email)
            VALUES (\(one.id), \(one.secretDigest), \(one.role.rawValue), \(one.scope.unit), \(one.scope.place), \(one.until),
                    \(one.invitedBy), \(one.expires), \(one.email?.text))
            """
        )
    }

    static func insert(_ person: Person, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO person (id, name, search, email, language, notices_at)
            VALUES (\(person.id), \(person.name), \(Vietnamese.folded(person.name)), \(person.email.text), \(person.language.rawValue),
                    \(person.notices.minutes))
            """
        )
    }
}
