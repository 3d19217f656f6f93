// SPDX-License-Identifier: Apache-2.0
import Domain

/// What is published on how a duty's file is handled, as far as it was asked for: the second layer, below the norm.
struct ProcedureSentences {
    private let duty: Duty
    private let reading: Reading
    private let day: Day
    private let phrases: Phrases
    private let facts: RegistryFacts
    private let procedures: [Procedure]
    private let changes: [ProcedureChange]
    private let warnings: [Procedure.ID: [LawChange]]

    init(_ duty: Duty, _ draft: Draft) {
        self.duty = duty
        reading = draft.reading
        self.day = draft.question.on
        phrases = draft.phrases
        facts = draft.registry.facts
        let (stale, day, facts) = (draft.registry.staleness, draft.question.on, facts)
        procedures = facts.procedures.filter { procedure in
            let bases = Self.areIssued(after: day, in: [procedure.basis, procedure.announcedBy].compactMap { $0 }.joined(separator: "; "), facts)
            return procedure.duties.contains(duty.id) && stale.grounds(of: .fact("procedure", procedure.id.text), on: day).isEmpty
                && (bases.isEmpty || bases.contains(false))
        }
        warnings = Dictionary(
            procedures.map { ($0.id, stale.warnings(of: .fact("procedure", $0.id.text), on: day)) }, uniquingKeysWith: { first, _ in first })
        changes = draft.registry.facts.changes.filter {
            $0.duties.contains(duty.id) && stale.grounds(of: .fact("change", $0.id.text), on: day).isEmpty
        }
    }

    /// Nothing that names an act which had not been issued on the day, and nothing of a procedure that rests on none but such acts.
    var all: [Sentence] {
        switch reading.kind {
        case .timeLimit:
            issued([duty.timeLimit].compactMap { $0 }.map { own(phrases.timeLimit($0)) }) + procedures.flatMap(timeLimits) + changed
        case .dossier:
            issued(duty.dossier.map { own(phrases.dossier($0)) }) + published(\.dossier, phrases.dossier) + changed
        case .fee: issued([duty.fee].compactMap { $0 }.map { own(phrases.fee($0)) }) + published(\.fee, phrases.fee)
        default: []
        }
    }

    private func issued(_ said: [Sentence]) -> [Sentence] { said.filter { !Self.areIssued(after: day, in: $0.text, facts).contains(true) } }

    /// Of each act that a text names and whose day is known, whether it was issued after a day.
    private static func areIssued(after day: Day, in text: String, _ facts: RegistryFacts) -> [Bool] {
        LegalReference.all(in: text).compactMap { facts.document(named: $0)?.issued.earliest.map { $0 > day } }
    }

    /// The national limit, and the local one of the place asked about.
    private func timeLimits(_ procedure: Procedure) -> [Sentence] {
        let national = procedure.nationalTimeLimit.map { sentence(phrases.timeLimit($0), procedure) }
        let local = procedure.localTimeLimits.filter { limit in
            reading.place.map { Vietnamese.folded(limit).contains(Vietnamese.folded($0.name.vi)) } ?? false
        }
        return warned([national].compactMap { $0 } + local.map { sentence(phrases.localTimeLimit($0), procedure) }, procedure)
    }

    private func published(_ part: (Procedure) -> String?, _ say: (String) -> String) -> [Sentence] {
        procedures.flatMap { procedure in warned(part(procedure).map { [sentence(say($0), procedure)] } ?? [], procedure) }
    }

    /// Behind what is said of a procedure, that an act which it names as a whole has changed somewhere and nobody has looked.
    private func warned(_ said: [Sentence], _ procedure: Procedure) -> [Sentence] {
        let (said, changes) = (issued(said), warnings[procedure.id, default: []])
        guard !said.isEmpty, !changes.isEmpty else { return said }
        return said + [sentence(phrases.groundChanged(changes), procedure)]
    }

    /// Changes that have begun, and those of which it is not known whether they have.
    private var changed: [Sentence] {
        changes.filter { $0.until?.earliest.map { day < $0 } ?? true }.flatMap { change -> [Sentence] in
            let hasBegun = change.from.latest.map { $0 <= day } ?? false
            let mayHaveBegun = change.from.earliest.map { $0 <= day } ?? true
            guard hasBegun || mayHaveBegun, !Self.areIssued(after: day, in: change.document, facts).contains(true) else { return [] }
            let citation = Citation(document: change.document, path: change.path, isVerified: hasBegun, sources: change.sources)
            let said = Sentence(text: phrases.changed(change.procedure, change.after), layer: .procedure, citations: [citation])
            return hasBegun ? [said] : [said, Sentence(text: phrases.changeUnstarted(), layer: .procedure, citations: [citation])]
        }
    }

    private func own(_ text: String) -> Sentence {
        let citation = Citation(document: Citation.registry, path: duty.id.text, isVerified: false, sources: duty.sources)
        return Sentence(text: text, layer: .procedure, citations: [citation])
    }

    private func sentence(_ text: String, _ procedure: Procedure) -> Sentence {
        let citation = Citation(
            document: procedure.announcedBy ?? procedure.basis ?? procedure.name.vi, path: procedure.code, isVerified: false,
            sources: procedure.sources
        )
        return Sentence(text: text, layer: .procedure, citations: [citation])
    }
}
