// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A handbook that somebody has put forward as it was made on a day. Once another has released it, it is never changed.
package struct HandbookEdition: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<HandbookEdition>

    package let id: ID
    /// Every entry tells what held on this day, as it was known when the edition was made.
    package let on: Day
    /// Of all that is in the book: whoever releases it releases this and nothing else.
    package let digest: String
    package let entries: Int
    /// Why there is one.
    package let note: String
    package let proposed: Step
    package private(set) var released: Step?

    package init(id: ID, on: Day, digest: String, entries: Int, note: String, proposed: Step, released: Step? = nil) {
        self.id = id
        self.on = on
        self.digest = digest
        self.entries = entries
        self.note = note
        self.proposed = proposed
        self.released = released
    }

    /// Who did it, and when.
    package struct Step: Hashable, Codable, Sendable {
        package let by: Hand
        package let at: Date

        package init(by: Hand, at: Date) {
            self.by = by
            self.at = at
        }
    }

    /// Puts a handbook forward, to be released by somebody else.
    package static func propose(
        _ book: Handbook, id: ID, digest: String, because note: String, by rights: Rights, at now: Date
    ) throws -> HandbookEdition {
        try rights.require(.draft, Thing.common, on: Day(now))
        let note = note.singleLine
        guard !note.isEmpty else { throw HandbookEditionError.noReason }
        return HandbookEdition(
            id: id, on: book.on, digest: digest, entries: book.entries.count, note: note, proposed: Step(by: rights.hand(on: Day(now)), at: now))
    }

    /// Makes it the Ministry's, exactly as it was looked at.
    package mutating func release(digest: String, by rights: Rights, at now: Date) throws {
        try rights.require(.approve, Thing(Scope.wholeCountry, owners: proposed.by.circle), on: Day(now))
        guard digest == self.digest else { throw HandbookEditionError.otherDigest }
        guard released == nil else { throw HandbookEditionError.released(id) }
        released = Step(by: rights.hand(on: Day(now)), at: now)
    }
}

/// Every edition, and what is in it.
package protocol HandbookEditions: Sendable {
    /// The newest first, those that wait among them.
    func editions() async throws -> [HandbookEdition]

    func edition(_ id: HandbookEdition.ID) async throws -> (edition: HandbookEdition, book: Handbook)

    func propose(_ book: Handbook, because note: String, by person: Person.ID, at now: Date) async throws -> HandbookEdition

    func release(_ id: HandbookEdition.ID, digest: String, by person: Person.ID, at now: Date) async throws
}

/// Why an edition cannot be made or released.
package enum HandbookEditionError: Refusal, Equatable {
    case notFound(HandbookEdition.ID)
    case noReason
    /// Something else was looked at than what waits.
    case otherDigest
    case released(HandbookEdition.ID)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noReason: .invalid
        case .otherDigest, .released: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "handbook.no-such-edition"
        case .noReason: "handbook.no-reason"
        case .otherDigest: "handbook.other-digest"
        case .released: "handbook.released"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound(let id), .released(let id): [id.text]
        case .noReason, .otherDigest: []
        }
    }
}
