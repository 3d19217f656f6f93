// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// The offices in provinces and communes that this installation serves.
package protocol Offices: Sendable {
    func office(_ id: Unit.ID) async throws -> Office

    /// Those of the ids that are offices here; a unit of the Ministry is none.
    func offices(_ ids: Set<Unit.ID>) async throws -> [Unit.ID: Office]

    /// By province and name; those that have ended come too.
    ///
    /// - Parameter words: What the name of the office or its commune must hold, with marks or without.
    func offices(matching words: String?, in province: Place.ID?, limit: Int, offset: Int) async throws -> Listing<Office>

    /// Keeps those that are not there yet, all or none; needs the right to in each one's province.
    ///
    /// - Returns: How many are new.
    func keep(_ offices: [Office], by actor: Person.ID, at now: Date) async throws -> Int

    /// Ends an office on a day; roles in it are ended apart, person by person.
    func end(_ id: Unit.ID, on day: Day, by actor: Person.ID, at now: Date) async throws
}
