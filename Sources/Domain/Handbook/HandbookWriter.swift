// SPDX-License-Identifier: Apache-2.0

/// Writes the entries of a handbook for one day from what the registry records.
struct HandbookWriter {
    let registry: Registry
    let day: Day
    let place: Place?
    var clauses = HandbookClauses.none
    private let procedures: [Duty.ID: [Procedure]]
    /// What people have recorded of each procedure, the nation's first.
    let records: [Procedure.ID: [ProcedureRecord]]
    /// What people have answered of an entry and others approved.
    let knowledge: [HandbookEntry.ID: [KnowledgeEntry]]
    private let changes: [Duty.ID: [ProcedureChange]]
    private let practice: [Duty.ID: [PracticeQuestion]]
    private let claims: [Duty.ID: [RejectedClaim]]
    /// What each duty has taken over.
    let takenOver: [Duty.ID: [Duty.ID]]
    /// Places that have given any authorisation; only these can have a signer.
    let signingPlaces: [Place]

    init(registry: Registry, day: Day, place: Place?) {
        self.registry = registry
        self.day = day
        self.place = place
        let facts = registry.facts
        procedures = Self.byDuty(facts.procedures, \.duties)
        changes = Self.byDuty(facts.changes, \.duties)
        practice = Self.byDuty(facts.practice, \.duties)
        claims = Self.byDuty(facts.rejectedClaims, \.duties)
        records = Dictionary(grouping: facts.procedureRecords.filter { $0.place == nil || place == nil || $0.place == place?.id }, by: \.procedure)
            .mapValues { $0.sorted { ($0.place?.text ?? "", $0.id) < ($1.place?.text ?? "", $1.id) } }
        knowledge = Dictionary(grouping: facts.knowledge.filter { $0.entry != nil }.sorted { $0.id < $1.id }) { $0.entry ?? .init("") }
        takenOver = Self.byDuty(facts.duties, \.overtakenBy).mapValues { $0.map(\.id) }
        let giving = Set(facts.competences.filter { $0.kind == .authorisation }.compactMap(\.place))
        signingPlaces = place.map { [$0] } ?? giving.sorted().compactMap(registry.place)
    }

    private static func byDuty<Fact>(_ facts: [Fact], _ duties: (Fact) -> [Duty.ID]) -> [Duty.ID: [Fact]] {
        var found: [Duty.ID: [Fact]] = [:]
        for fact in facts { for duty in duties(fact) { found[duty, default: []].append(fact) } }
        return found
    }

    func entry(_ item: HandbookPlan.Item) -> HandbookEntry? {
        switch item {
        case .duty(let duty): entry(duty)
        case .procedure(let procedure): entry(procedure)
        }
    }

    /// What a clerk needs of an entry and nobody has recorded, told without writing the entry.
    func missing(_ item: HandbookPlan.Item) -> [HandbookPart.Kind] {
        func empty(_ parts: [HandbookPart]) -> [HandbookPart.Kind] { parts.filter { $0.kind.isNeeded && $0.lines.isEmpty }.map(\.kind) }
        switch item {
        case .duty(let duty):
            let seen = procedures[duty.id, default: []]
            return empty(handling(duty, seen)) + (seen.isEmpty ? [.procedures] : [])
        // Nobody has found who decides.
        case .procedure(let procedure): return [.competence] + empty(handling(procedure))
        }
    }

    private func entry(_ duty: Duty) -> HandbookEntry? {
        guard let finding = try? registry.competence(of: duty.id, at: place, on: day) else { return nil }
        let seen = procedures[duty.id, default: []]
        let parts =
            [
                HandbookPart(.competence, competence(finding)), HandbookPart(.signing, signing(duty, finding) + recordedSigners(seen)),
                HandbookPart(.central, duty.remainingCentral.map { [HandbookLine(Words(vi: $0))] } ?? []),
            ] + handling(duty, seen) + [
                HandbookPart(.procedures, seen.map(published)),
                HandbookPart(.changes, changes[duty.id, default: []].flatMap(changed)),
                HandbookPart(.transition, transition(duty)),
                HandbookPart(.guidance, guidance(.init(duty.id.text))),
                HandbookPart(
                    .pitfalls,
                    claims[duty.id, default: []].map {
                        HandbookLine(label: $0.claim, $0.correction, sources: $0.sources)
                    } + writtenPitfalls(.init(duty.id.text)) + approved(.init(duty.id.text), pitfalls: true)),
                HandbookPart(.questions, practice[duty.id, default: []].map(answered) + approved(.init(duty.id.text), pitfalls: false)),
                HandbookPart(.doubts, doubts(duty, finding)), HandbookPart(.timeline, finding.timeline.map(stretch)),
                HandbookPart(.related, related(duty, finding)), HandbookPart(.notes, duty.notes.map { HandbookLine($0) }),
                HandbookPart(.sources, duty.sources.map { HandbookLine(Words(vi: $0)) }),
            ]
        return HandbookEntry(
            id: .init(duty.id.text), title: duty.title, result: finding.result, holders: finding.holders.map(\.competence.authority.name),
            expires: finding.expires, parts: parts)
    }

    /// A procedure that no duty claims tells what its portal told, and that nobody has found who decides.
    private func entry(_ procedure: Procedure) -> HandbookEntry {
        HandbookEntry(
            id: .init(procedure.id.text), title: procedure.name, result: nil, holders: [], expires: nil,
            parts: [HandbookPart(.competence, []), HandbookPart(.signing, recordedSigners([procedure]))] + handling(procedure) + [
                HandbookPart(.procedures, [published(procedure)]),
                HandbookPart(.guidance, guidance(.init(procedure.id.text))),
                HandbookPart(.pitfalls, writtenPitfalls(.init(procedure.id.text)) + approved(.init(procedure.id.text), pitfalls: true)),
                HandbookPart(.questions, approved(.init(procedure.id.text), pitfalls: false)),
                HandbookPart(.notes, procedure.notes.map { HandbookLine($0) }),
                HandbookPart(.sources, procedure.sources.map { HandbookLine(Words(vi: $0)) }),
            ])
    }

    static let local = Words(vi: "Tại địa phương", en: "Locally")
    static let nation = Words(vi: "Cả nước", en: "The whole country")
}
