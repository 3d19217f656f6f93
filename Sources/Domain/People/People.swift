// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Everybody who works with the system, and what each is appointed to.
///
/// Whatever changes somebody's rights names who does it, and is decided by his own rights in the same transaction.
package protocol People: Sendable {
    /// The person, or the one he was found to be.
    func person(_ id: Person.ID) async throws -> Person

    /// What those persons are called, in one look; who is not there is left out.
    func names(of persons: Set<Person.ID>) async throws -> [Person.ID: String]

    /// Who signs in by that account; `nil` where nobody does.
    func person(by account: Account) async throws -> Person?

    /// By name; persons that were joined into another are left out.
    func people(limit: Int, offset: Int) async throws -> Listing<Person>

    /// Those whom a person may look at, by name; all of them where no words are given.
    ///
    /// - Parameter words: Looked for in names and addresses, without regard to case and marks.
    func people(seenBy person: Person.ID, matching words: String, on day: Day, limit: Int, offset: Int) async throws -> Listing<Person>

    /// What a person may do, with all that it takes to decide it.
    func rights(of person: Person.ID) async throws -> Rights

    /// Keeps what a person may change of himself: name, language, time of notices. His address stays: a new one must first prove to be his.
    func keep(_ person: Person, at now: Date) async throws

    /// Adds a way to sign in.
    func add(_ account: Account, to person: Person.ID, at now: Date) async throws

    /// Keeps an invitation that its giver has the right to give.
    func invite(_ invitation: Invitation, at now: Date) async throws

    /// The same, and has it sent to its address in the same transaction; its secret is then made when it is sent.
    ///
    /// - Returns: `false` where it has no address or no mail is set; then it must be handed over.
    func invite(_ invitation: Invitation, mailedIn language: Language, at now: Date) async throws -> Bool

    /// Puts the only open invitation of the first administrator in the place of an earlier one.
    ///
    /// - Returns: `false` where an administrator for the whole country stands; then nothing is kept.
    func inviteFirstAdministrator(_ invitation: Invitation, at now: Date) async throws -> Bool

    /// The invitation behind a link, open or not.
    func invitation(secretDigest: String) async throws -> Invitation

    /// Uses an invitation up: keeps the person, where the account is new, and the appointment, in one transaction.
    ///
    /// - Returns: Who has the role now: the holder of the account, where it has one.
    func accept(secretDigest: String, as person: Person, account: Account, appointment: Appointment.ID, at now: Date) async throws -> Person

    /// Uses an invitation up for somebody who is signed in.
    func accept(secretDigest: String, by person: Person.ID, appointment: Appointment.ID, at now: Date) async throws

    /// Gives a role, or passes one on where the appointment is on somebody's behalf.
    func appoint(_ appointment: Appointment, by actor: Person.ID, at now: Date) async throws

    /// Ends an appointment, and what was delegated from it, so that `day` is the first without.
    func end(_ appointment: Appointment.ID, on day: Day, by actor: Person.ID, at now: Date) async throws

    /// Records that two persons are one human; neither approves what is the other's from then on.
    func join(_ person: Person.ID, into other: Person.ID, by actor: Person.ID, at now: Date) async throws
}
