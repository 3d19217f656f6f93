// SPDX-License-Identifier: Apache-2.0

/// One thing a state authority must or may do: "grant the licence to provide telecom services without a network".
package struct Duty: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Duty>

    /// As in the sources: "VT-01".
    package let id: ID
    package let field: Field.ID
    package let title: Words
    /// "cấp", "gia hạn", "thu hồi" …
    package let acts: [String]
    /// Other words people use for it.
    package let aliases: [String]
    /// What stayed with the Ministry, in the source's words.
    package let remainingCentral: String?
    package let timeLimit: String?
    package let dossier: [String]
    package let fee: String?
    package let output: String?
    package let procedureCodes: [String]
    /// How a file reaches its desk.
    package let filing: String?
    /// What becomes of files received before the move, as a source has it.
    package let transition: Words?
    /// Why a later act may have changed it.
    package let supersession: Words?
    /// Duties that took it over, in whole or in part.
    package let overtakenBy: [ID]
    package let notes: [Words]
    package let sources: [String]
    package let confidence: Confidence
    /// A draft answers nobody.
    package let isDraft: Bool

    package init(
        id: ID, field: Field.ID, title: Words, acts: [String] = [], aliases: [String] = [], remainingCentral: String? = nil,
        timeLimit: String? = nil, dossier: [String] = [], fee: String? = nil, output: String? = nil,
        procedureCodes: [String] = [], filing: String? = nil, transition: Words? = nil, supersession: Words? = nil,
        overtakenBy: [ID] = [], notes: [Words] = [], sources: [String], confidence: Confidence, isDraft: Bool = false
    ) {
        self.id = id
        self.field = field
        self.title = title
        self.acts = acts
        self.aliases = aliases
        self.remainingCentral = remainingCentral
        self.timeLimit = timeLimit
        self.dossier = dossier
        self.fee = fee
        self.output = output
        self.procedureCodes = procedureCodes
        self.filing = filing
        self.transition = transition
        self.supersession = supersession
        self.overtakenBy = overtakenBy
        self.notes = notes
        self.sources = sources
        self.confidence = confidence
        self.isDraft = isDraft
    }
}

/// A field of the Ministry's work, and the unit whose substance it is.
package struct Field: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Field>

    package let id: ID
    package let name: Words
    package let unit: Unit.ID
    package let aliases: [String]

    package init(id: ID, name: Words, unit: Unit.ID, aliases: [String] = []) {
        self.id = id
        self.name = name
        self.unit = unit
        self.aliases = aliases
    }
}

/// A unit of the Ministry that answers questions.
package struct Unit: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Unit>

    package let id: ID
    package let name: Words
    package let sources: [String]

    package init(id: ID, name: Words, sources: [String]) {
        self.id = id
        self.name = name
        self.sources = sources
    }

    /// Answers where no field tells who does.
    package static let legalDepartment = ID("vu-phap-che")
}
