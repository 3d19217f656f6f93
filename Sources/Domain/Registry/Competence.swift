// SPDX-License-Identifier: Apache-2.0

/// That an authority holds a duty, from a day to a day, by a kind, on a legal basis, perhaps under a condition.
package struct Competence: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Competence>

    /// The duty's id and a running letter: "VT-01/b".
    package let id: ID
    package let duty: Duty.ID
    package let authority: Authority
    /// `nil` for who held the duty before it moved.
    package let kind: Kind?
    /// The source's own words for the kind.
    package let kindAsPublished: String?
    package let from: DoubtfulDay
    /// The first day without; `nil` where the source names no end.
    package let until: DoubtfulDay?
    package let basis: Basis?
    /// The rule that splits the duty between several holders.
    package let condition: String?
    /// Only there; for authorisations by a province.
    package let place: Place.ID?
    /// Fields whose duties an authorisation is known to take in; empty where the source does not say.
    package let covers: [Field.ID]
    /// Duties that an authorisation names.
    package let coversDuties: [Duty.ID]
    /// Whose powers an authorisation passes on: "UBND cấp tỉnh".
    package let coversHolders: [String]
    package let notes: [String]
    package let sources: [String]
    package let confidence: Confidence

    package init(
        id: ID, duty: Duty.ID, authority: Authority, kind: Kind?, kindAsPublished: String? = nil, from: DoubtfulDay,
        until: DoubtfulDay?, basis: Basis?, condition: String? = nil, place: Place.ID? = nil, covers: [Field.ID] = [],
        coversDuties: [Duty.ID] = [], coversHolders: [String] = [], notes: [String] = [], sources: [String], confidence: Confidence
    ) {
        self.id = id
        self.duty = duty
        self.authority = authority
        self.kind = kind
        self.kindAsPublished = kindAsPublished
        self.from = from
        self.until = until
        self.basis = basis
        self.condition = condition
        self.place = place
        self.covers = covers
        self.coversDuties = coversDuties
        self.coversHolders = coversHolders
        self.notes = notes
        self.sources = sources
        self.confidence = confidence
    }

    /// How the duty came to its holder.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case devolution, decentralisation, delineation, authorisation
        /// Kept at the centre; provincial before the reform; by a law of its own; inside the Ministry; no longer a duty.
        case retained, existing, statute, `internal`, abolished
        /// The source leaves open by which of two ways.
        case unverified
    }

    /// Where the law says so, and whether anybody has read it there.
    package struct Basis: Hashable, Codable, Sendable {
        /// Number of the document, as recorded.
        package let document: String
        /// Place in the document, as recorded: "Điều 4 khoản 1; trình tự tại Phụ lục I mục V".
        package let path: String?
        package let isVerified: Bool
        package let confidence: Confidence
        /// The rules that it moves.
        package let underlying: String?
        /// The words that whoever verified it read there; `nil` where they were not written down.
        package let proof: Proof?

        package init(
            document: String, path: String?, isVerified: Bool, confidence: Confidence, underlying: String? = nil, proof: Proof? = nil
        ) {
            self.document = document
            self.path = path
            self.isVerified = isVerified
            self.confidence = confidence
            self.underlying = underlying
            self.proof = proof
        }
    }

    /// What somebody read in a document.
    package struct Proof: Hashable, Codable, Sendable {
        package let quote: String
        /// Where the quote was found byte for byte, and the digest of that version; `nil` where the text is not held.
        package let provision: Provision.ID?
        package let version: String?

        package init(quote: String, provision: Provision.ID? = nil, version: String? = nil) {
            self.quote = quote
            self.provision = provision
            self.version = version
        }

        /// A machine has compared it with the text.
        package var isCompared: Bool { provision != nil }
    }
}

extension Competence {
    /// Who is competent for a duty, at a place, on a day: exactly one of five results.
    package struct Finding: Hashable, Codable, Sendable {
        package let duty: Duty
        package let place: Place?
        package let on: Day
        package let result: Result
        /// The holders on that day; for `none` and `unsettled`, those in question.
        package let holders: [Holder]
        /// The rule that splits them, or why it is contested, unsettled or nobody's; each with its sources.
        package let reasons: [Reason]
        /// Every competence of the duty in order of time, for the line of time.
        package let timeline: [Competence]
        /// The first day on which the present basis no longer carries, where one is set.
        package let expires: Day?
        /// Duties that have taken this one over by that day, whole or in part.
        package let successors: [Duty.ID]

        package init(
            duty: Duty, place: Place?, on: Day, result: Result, holders: [Holder], reasons: [Reason],
            timeline: [Competence], expires: Day?, successors: [Duty.ID] = []
        ) {
            self.duty = duty
            self.place = place
            self.on = on
            self.result = result
            self.holders = holders
            self.reasons = reasons
            self.timeline = timeline
            self.expires = expires
            self.successors = successors
        }
    }

    package enum Result: String, Codable, Sendable, CaseIterable {
        case one, split, none, contested, unsettled
    }

    /// A competence on the day asked about, with who signs by local authorisation.
    package struct Holder: Hashable, Codable, Sendable {
        package let competence: Competence
        package let signer: Signer?

        package init(competence: Competence, signer: Signer?) {
            self.competence = competence
            self.signer = signer
        }
    }

    /// Who signs in one province on behalf of the holder.
    package struct Signer: Hashable, Codable, Sendable {
        package let name: String
        package let from: DoubtfulDay
        package let until: DoubtfulDay?
        package let basis: Basis?
        /// Whether the act names this duty, or only a field or a number of procedures.
        package let coversDuty: Bool
        package let sources: [String]

        package init(name: String, from: DoubtfulDay, until: DoubtfulDay?, basis: Basis?, coversDuty: Bool, sources: [String]) {
            self.name = name
            self.from = from
            self.until = until
            self.basis = basis
            self.coversDuty = coversDuty
            self.sources = sources
        }
    }

    /// A sentence on why the result is what it is, and where it comes from.
    package struct Reason: Hashable, Codable, Sendable {
        package let text: Words
        package let sources: [String]

        package init(text: Words, sources: [String]) {
            self.text = text
            self.sources = sources
        }
    }
}
