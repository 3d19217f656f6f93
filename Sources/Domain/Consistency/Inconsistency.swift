// SPDX-License-Identifier: Apache-2.0

/// Something recorded that cannot be as it is recorded, or disagrees with what is recorded elsewhere.
package struct Inconsistency: Hashable, Codable, Sendable {
    package let rule: ConsistencyRule
    /// The fact that a person looks at first.
    package let at: Subject
    /// What it disagrees with; `nil` where it is at odds with itself.
    package let against: Subject?
    package let sentence: Words
    /// What would settle it; somebody must decide that it does.
    package let mend: Words

    package init(_ rule: ConsistencyRule, at: Subject, against: Subject? = nil, _ sentence: Words, mend: Words) {
        self.rule = rule
        self.at = at
        self.against = against
        self.sentence = sentence
        self.mend = mend
    }
}

/// The rules by which the registry is looked through; each is decided by data alone.
package enum ConsistencyRule: String, Codable, Sendable, CaseIterable {
    // Time
    case twoHolders = "two-holders"
    case gapInTime = "gap-in-time"
    case spanReversed = "span-reversed"
    case documentDays = "document-days"
    // Basis
    case basisMissing = "basis-missing"
    case basisNotBegun = "basis-not-begun"
    case basisEnded = "basis-ended"
    case basisTooLow = "basis-too-low"
    case verifiedWithoutArticle = "verified-without-article"
    // Succession
    case circular
    case overtakenStillLive = "overtaken-still-live"
    // Local acts
    case authorisationBeyondGiver = "authorisation-beyond-giver"
    case authorisationOutlivesGiver = "authorisation-outlives-giver"
    // Who and where
    case authorityEnded = "authority-ended"
    case placeNotThere = "place-not-there"
    // Handling
    case timeLimitDiffers = "time-limit-differs"
    case feeDiffers = "fee-differs"
    case codeReused = "code-reused"
    // References and counts
    case deadReference = "dead-reference"
    case draftReferred = "draft-referred"
    case countDoesNotReconcile = "count-does-not-reconcile"
    case sameTitle = "same-title"
    case noHolder = "no-holder"
}

/// Everything about the facts that contradicts something, in one order for equal facts.
package struct ConsistencyCheck: Sendable {
    /// Everything, for what a rule must look up.
    let facts: RegistryFacts
    let index: FactIndex
    /// What the rules look at: all of the facts, or those of ``focus``.
    let looked: RegistryFacts
    /// What is reported of; `nil` for everything.
    private let focus: Set<Subject>?

    package init(_ facts: RegistryFacts) {
        self.facts = facts
        looked = facts
        focus = nil
        index = FactIndex(facts)
    }

    /// Only what contradicts at those facts: every rule finds there what it would find by looking at all of them.
    package init(_ facts: RegistryFacts, about focus: Set<Subject>) {
        self.facts = facts
        self.focus = focus
        looked = facts.narrowed(to: focus)
        index = FactIndex(facts)
    }

    package var inconsistencies: [Inconsistency] {
        let found = time + basis + succession + local + whoAndWhere + handling + references + counts
        return Self.sorted(focus.map { focus in found.filter { focus.contains($0.at) } } ?? found)
    }

    /// One order for equal facts, in whatever order they come.
    static func sorted(_ found: [Inconsistency]) -> [Inconsistency] { found.sorted(by: isEarlier) }

    /// Looks no farther than the first that differs: there may be very many.
    private static func isEarlier(_ one: Inconsistency, _ other: Inconsistency) -> Bool {
        if one.rule != other.rule { return one.rule.rawValue < other.rule.rawValue }
        if one.at.kind != other.at.kind { return one.at.kind < other.at.kind }
        if one.at.key != other.at.key { return one.at.key < other.at.key }
        if one.against != other.against {
            return (one.against?.key ?? "", one.against?.kind ?? "") < (other.against?.key ?? "", other.against?.kind ?? "")
        }
        return one.sentence.vi < other.sentence.vi
    }
}

/// Facts by what names them.
struct FactIndex: Sendable {
    let duties: [Duty.ID: Duty]
    let competences: [Competence.ID: Competence]
    let timelines: [Duty.ID: [Competence]]
    let documents: [String: KnownDocument]
    let places: [Place.ID: Place]
    let fields: Set<Field.ID>
    let units: Set<Unit.ID>
    let authorities: [String: KnownAuthority]
    /// How many procedures serve each duty.
    let procedureCounts: [Duty.ID: Int]

    init(_ facts: RegistryFacts) {
        func first<Key: Hashable, Value>(_ pairs: [(Key, Value)]) -> [Key: Value] { Dictionary(pairs, uniquingKeysWith: { first, _ in first }) }
        duties = first(facts.duties.map { ($0.id, $0) })
        competences = first(facts.competences.map { ($0.id, $0) })
        timelines = Dictionary(grouping: facts.competences, by: \.duty).mapValues { $0.sorted(by: Competence.isEarlier) }
        documents = first(facts.documents.map { ($0.number, $0) })
        places = first(facts.places.map { ($0.id, $0) })
        fields = Set(facts.fields.map(\.id))
        units = Set(facts.units.map(\.id))
        authorities = first(facts.authorities.map { ($0.authority.name.vi, $0) })
        procedureCounts = Dictionary(facts.procedures.flatMap { Set($0.duties) }.map { ($0, 1) }, uniquingKeysWith: +)
    }
}

extension Subject {
    static func competence(_ row: Competence) -> Subject { .fact("competence", row.id.text) }

    static func duty(_ id: Duty.ID) -> Subject { .fact("duty", id.text) }

    static func document(_ document: KnownDocument) -> Subject { .fact("document", document.id.text) }

    static func procedure(_ procedure: Procedure) -> Subject { .fact("procedure", procedure.id.text) }

    static func place(_ place: Place) -> Subject { .fact("place", place.id.text) }
}
