// SPDX-License-Identifier: Apache-2.0
import Domain

/// Says again what a person has answered and another approved, to the same question and to one that is much like it, as long as all that it rests
/// on reads as it did.
struct RecallKnowledge: Step {
    private let turn: Turn
    private let documents: any LegalDocuments

    init(_ turn: Turn, documents: any LegalDocuments) {
        self.turn = turn
        self.documents = documents
    }

    enum Turn {
        /// What the law says of a procedure goes before all that looks for it: people have looked already.
        case beforeRegistry
        /// Who is competent is for the registry to say; a person's word counts where that leaves it open.
        case afterRegistry
    }

    func advance(_ draft: inout Draft) async throws -> Answer? {
        guard isWanted(draft) else { return nil }
        for entry in Self.alike(draft, among: draft.registry.facts.knowledge)
        where try await entry.stands(on: draft.question.on, known: draft.question.known, in: documents) {
            let unit = draft.registry.facts.units.first { $0.id == entry.unit }.map { draft.phrases.text($0.name) } ?? entry.unit.text
            // One sentence over all its grounds: where one of them fails the check, nothing is said.
            let sentence = Sentence(
                text: entry.oneLine + " " + draft.phrases.answeredBefore(by: unit, entry.span), layer: .guidance, citations: entry.citations)
            draft.handoff = nil
            draft.proposal = draft.answer(.answer, .answeredBefore, [sentence], competence: draft.proposal?.competence)
            return nil
        }
        return nil
    }

    private func isWanted(_ draft: Draft) -> Bool {
        let isOpen = draft.proposal == nil && draft.handoff == nil
        return switch turn {
        case .beforeRegistry: isOpen && (draft.reading.kind == .law || draft.reading.kind.isProcedure)
        case .afterRegistry: isOpen || [.contested, .unsettled, .unverifiedOnly].contains(draft.handoff)
        }
    }

    /// Those that ask the same, the likest first.
    static func alike(_ draft: Draft, among entries: [KnowledgeEntry]) -> [KnowledgeEntry] {
        let sense = Sense(draft.question.text)
        let asked = [draft.question.text, draft.reading.subject].compactMap { SameQuestion($0, in: sense) }
        guard !asked.isEmpty else { return [] }
        return
            entries
            .filter { $0.place == nil || $0.place == draft.reading.place?.id }
            .filter { draft.registry.staleness.grounds(of: $0.subject, on: draft.question.on).isEmpty }
            .compactMap { entry -> (KnowledgeEntry, Double)? in
                let share = ([entry.question] + entry.paraphrases).flatMap { text in asked.map { $0.share(of: text) } }.max() ?? 0
                return share > 0 ? (entry, share) : nil
            }
            .sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
    }
}
