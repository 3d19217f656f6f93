// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The rota of the standing team, as it is kept.
package protocol Rotas: Sendable {
    /// Every shift that touches a stretch of time.
    func rota(from: Date, until: Date) async throws -> Rota

    /// The rota around a shift.
    func rota(around id: Shift.ID) async throws -> Rota

    /// Who may be put on it on a day, by name.
    func team(on day: Day) async throws -> [Person]

    /// Reads, changes and keeps all that is not long past in one transaction.
    ///
    /// `step` runs again when another node got there first, so it must touch nothing but the rota.
    func change(by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout Rota, Rota.Team) throws -> Void) async throws

    /// Lets a calendar read somebody's shifts by a secret; an earlier one ends.
    func keepFeed(of person: Person.ID, secretDigest: String, at now: Date) async throws

    /// Whose feed it is, with all shifts that are or were his; by the digest, so that a guess takes as long as any other.
    func feed(secretDigest: String, at now: Date) async throws -> (person: Person, shifts: [Shift])
}

/// Writes shifts as a file that calendars read.
package protocol RotaPublisher: Sendable {
    /// - Parameter host: Of the site: names of events are the same wherever they are read.
    func calendar(_ shifts: [Shift], of person: Person, host: String) -> String
}
