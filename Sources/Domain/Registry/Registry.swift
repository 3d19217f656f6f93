// SPDX-License-Identifier: Apache-2.0

/// All that is known of duties, holders, procedures and places at one instant of known time; asked, never guessed.
package struct Registry: Sendable {
    package let facts: RegistryFacts
    /// Of the facts as they are kept; empty for facts that are not.
    package let generation: String
    /// What in it rests on words of the law that have changed, and nobody has looked at again.
    package let staleness: Staleness

    private let duties: [Duty.ID: Duty]
    private let competences: [Duty.ID: [Competence]]
    private let competencesByID: [Competence.ID: Competence]
    private let doubts: [Duty.ID: [Doubt]]
    private let fileRules: [Duty.ID: [FileRule]]
    /// Those that name the duties they pass on, by each of these; and those that do not, by their place.
    private let namedAuthorisations: [Duty.ID: [Competence]]
    private let generalAuthorisations: [Place.ID: [Competence]]
    private let fieldsByID: [Field.ID: Field]
    private let placeIndex: PlaceIndex
    private let authorityIndex: AuthorityIndex
    let dutyIndex: DutyIndex
    /// Of procedures that no duty claims.
    let strayIndex: DutyIndex

    /// - Parameter earlier: One made before; what would be made of equal facts once more is taken from it.
    package init(_ facts: RegistryFacts, generation: String = "", staleness: Staleness = .none, reusing earlier: Registry? = nil) {
        self.facts = facts
        self.generation = generation
        self.staleness = staleness
        duties = Self.first(facts.duties)
        competences = Dictionary(grouping: facts.competences, by: \.duty).mapValues { $0.sorted(by: Competence.isEarlier) }
        competencesByID = Self.first(facts.competences)
        fieldsByID = Self.first(facts.fields)
        let acts = facts.competences.filter { $0.kind == .authorisation }.sorted { $0.id < $1.id }
        generalAuthorisations = Dictionary(grouping: acts.filter(\.coversDuties.isEmpty)) { $0.place ?? Place.ID("") }
        var byDuty: [Duty.ID: [Competence]] = [:]
        for act in acts { for duty in Set(act.coversDuties) { byDuty[duty, default: []].append(act) } }
        namedAuthorisations = byDuty
        placeIndex = PlaceIndex(facts.places)
        authorityIndex = AuthorityIndex(facts.authorities)
        let named = earlier.flatMap { $0.facts.namesDuties(as: facts) ? $0 : nil }
        dutyIndex = named?.dutyIndex ?? DutyIndex(facts)
        strayIndex = named?.strayIndex ?? DutyIndex(facts.strays)

        var doubts: [Duty.ID: [Doubt]] = [:]
        let doubted = Set(facts.doubts.compactMap(\.basis))
        let onDoubted = Dictionary(grouping: facts.competences.filter { $0.basis.map { doubted.contains($0.document) } ?? false }) {
            $0.basis?.document ?? ""
        }
        for doubt in facts.doubts {
            let resting = doubt.basis.map { onDoubted[$0, default: []].map(\.duty) } ?? []
            for duty in Set(doubt.duties + resting) { doubts[duty, default: []].append(doubt) }
        }
        self.doubts = doubts
        var fileRules: [Duty.ID: [FileRule]] = [:]
        for rule in facts.fileRules { for duty in rule.duties { fileRules[duty, default: []].append(rule) } }
        self.fileRules = fileRules
    }

    private static func first<Value: Identifiable>(_ values: [Value]) -> [Value.ID: Value] {
        Dictionary(values.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func duty(_ id: Duty.ID) -> Duty? { duties[id] }

    package func field(_ id: Field.ID) -> Field? { fieldsByID[id] }

    package func place(_ id: Place.ID) -> Place? { placeIndex.place(id) }

    /// The name in Vietnamese of the place, of any time, that is spelled so: letters and digits only, without marks.
    package func placeName(spelled compact: String) -> String? { placeIndex.name(spelled: compact) }

    /// The provinces and cities of a day, in the order of their ids.
    package func provinces(on day: Day) -> [Place] {
        facts.places.filter { $0.existence.contains(day) && !$0.id.text.contains(Place.stroke) }.sorted { $0.id < $1.id }
    }

    /// What a name of a place, old or new, with or without marks, stands for on a day.
    package func place(named name: String, on day: Day) -> PlaceMatch { placeIndex.place(named: name, on: day) }

    /// The place that a name meant before it became part of another; `nil` where the name still stands on that day.
    package func formerPlace(named name: String, on day: Day) -> Place? { placeIndex.formerPlace(named: name, on: day) }

    /// An office by any of its names, and the one in its place on a day.
    package func authority(named name: String, on day: Day) -> AuthorityMatch? { authorityIndex.authority(named: name, on: day) }

    /// Everything recorded on who holds a duty, in order of time.
    package func timeline(of id: Duty.ID) -> [Competence] { competences[id, default: []] }

    package func competence(_ id: Competence.ID) -> Competence? { competencesByID[id] }

    /// The doubts about a duty, on any day.
    package func doubts(about id: Duty.ID) -> [Doubt] { doubts[id, default: []] }

    func fileRules(for id: Duty.ID) -> [FileRule] { fileRules[id, default: []] }

    /// The acts of a place that may pass a duty on.
    func authorisations(at place: Place.ID, of duty: Duty.ID) -> [Competence] {
        namedAuthorisations[duty, default: []].filter { $0.place == place } + generalAuthorisations[place, default: []]
    }
}

/// The content as values, one list a kind.
package struct RegistryFacts: Hashable, Sendable {
    package var duties: [Duty] = []
    package var competences: [Competence] = []
    package var procedures: [Procedure] = []
    package var changes: [ProcedureChange] = []
    package var fields: [Field] = []
    package var units: [Unit] = []
    package var places: [Place] = []
    package var rules: [TransitionRule] = []
    package var documents: [KnownDocument] = []
    package var counts: [PublishedCount] = []
    package var gaps: [KnownGap] = []
    package var rejectedClaims: [RejectedClaim] = []
    package var practice: [PracticeQuestion] = []
    package var doubts: [Doubt] = []
    package var hotlines: [HotlineNumber] = []
    package var authorities: [KnownAuthority] = []
    package var fileRules: [FileRule] = []
    package var remarks: [Remark] = []
    /// What people have answered and others approved; none of it comes from files.
    package var knowledge: [KnowledgeEntry] = []
    /// What people have recorded of each procedure, for the nation and for places; none of it comes from files.
    package var procedureRecords: [ProcedureRecord] = []
    /// Days off and swapped days, a year at a time; none of it comes from files.
    package var calendarYears: [CalendarYear] = []
    /// What people have written for entries of the handbook; none of it comes from files.
    package var guidance: [Guidance] = []

    package init() {}

    /// Whether everything that the search for duties reads is the same in another.
    fileprivate func namesDuties(as other: RegistryFacts) -> Bool {
        duties == other.duties && fields == other.fields && procedures == other.procedures
    }
}
