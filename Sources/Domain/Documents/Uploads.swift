// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every file that was sent through the site.
package protocol Uploads: Sendable {
    /// Keeps a file's reading until somebody decides; the sender's right is asked in the same transaction.
    func keep(_ upload: Upload, _ reading: ActReading) async throws

    func upload(_ id: Upload.ID) async throws -> Upload

    /// What was read from the file; `nil` once it was decided on.
    func reading(of id: Upload.ID) async throws -> ActReading?

    /// What persons have said of its reading's doubts, in their order; it stays when the file is decided on.
    func settled(of id: Upload.ID) async throws -> [SettledDoubt]

    /// A person says of doubts, having compared them with the source, that they were read rightly, or what the source says instead.
    func settle(
        _ choice: DoubtChoice, of id: Upload.ID, as finding: SettledDoubt.Finding, because note: String, by person: Person.ID, at now: Date
    ) async throws

    /// Those that wait first, then the newest.
    func uploads(limit: Int, offset: Int) async throws -> Listing<Upload>

    /// Takes the act in under the name that a person gives it, with the changes of other acts that it orders as proposals: all of it, or nothing.
    /// It is refused while a doubt of its reading is said to be read wrongly.
    func take(
        _ id: Upload.ID, as given: GivenIdentity, proposing: @escaping Proposing, by person: Person.ID, at now: Date
    ) async throws -> ActTaking

    /// Decides that it is not taken in; its reading is forgotten.
    func leave(_ id: Upload.ID, by person: Person.ID, at now: Date) async throws
}

/// Makes readings of files, apart from whoever serves pages: a file that breaks its reader breaks nothing else.
package protocol ActReadings: Sendable {
    /// - Throws: a ``Refusal`` that says why nothing of the file can be taken.
    func reading(of bytes: [UInt8], named name: String) async throws -> ActReading

    /// What the act orders to be changed in others.
    var proposing: Proposing { get }
}
