// SPDX-License-Identifier: Apache-2.0

/// An entry of the handbook that some words may mean, and how well they fit it.
package struct HandbookMatch: Hashable, Sendable {
    package let id: HandbookEntry.ID
    /// 0 to 1; higher is closer.
    package let score: Double
    /// The share of what the words ask about that the entry speaks of.
    package let coverage: Double
    package let isNamed: Bool

    /// Near enough to be proposed to a person.
    package var isLikely: Bool { isNamed || (coverage >= 0.6 && score >= 0.5) }

    init(_ match: DutyMatch) {
        id = .init(match.duty.id.text)
        (score, coverage, isNamed) = (match.score, match.coverage, match.isNamed)
    }
}

extension Registry {
    /// Entries of the handbook that the words may mean, best first: duties, by their names and by those of their procedures, and procedures that no duty
    /// claims. Marks are not looked at: two lists are weighed against each other here, and the same words without marks must find the same.
    package func handbookEntries(matching text: String, limit: Int) -> [HandbookMatch] {
        let text = Vietnamese.folded(text)
        let found = (dutyIndex.matches(text, limit: limit) + strayIndex.matches(text, limit: limit)).map(HandbookMatch.init)
        return Array(found.sorted { ($0.isNamed ? 2 : $0.score, $1.id) > ($1.isNamed ? 2 : $1.score, $0.id) }.prefix(max(0, limit)))
    }
}

extension RegistryFacts {
    package func hasHandbookEntry(_ id: HandbookEntry.ID) -> Bool {
        duties.contains { $0.id.text == id.text && !$0.isDraft } || procedures.contains { $0.id.text == id.text && $0.duties.isEmpty }
    }

    /// Procedures that no duty claims, as things to be looked for by the same rules as duties are.
    var strays: RegistryFacts {
        var facts = RegistryFacts()
        facts.fields = fields
        facts.duties = procedures.filter(\.duties.isEmpty).map { procedure in
            Duty(
                id: .init(procedure.id.text), field: field(named: procedure.field)?.id ?? .init(""), title: procedure.name,
                aliases: [procedure.code].compactMap { $0 }, sources: procedure.sources, confidence: procedure.confidence)
        }
        return facts
    }
}
