// SPDX-License-Identifier: Apache-2.0

// What people have answered at the desk and a second person has approved, under the entry that they named for it.
extension HandbookWriter {
    /// Nothing that is not of this day and place, and nothing whose ground has changed since: a person must look first.
    func approved(_ id: HandbookEntry.ID, pitfalls: Bool) -> [HandbookLine] {
        knowledge[id, default: []]
            .filter { $0.isPitfall == pitfalls && $0.span.contains(day) && (place == nil || $0.place == nil || $0.place == place?.id) }
            .filter { registry.staleness.grounds(of: $0.subject, on: day).isEmpty }
            .flatMap(lines)
    }

    private func lines(_ known: KnowledgeEntry) -> [HandbookLine] {
        let unit = registry.facts.units.first { $0.id == known.unit }?.name ?? Words(vi: known.unit.text)
        let local = known.place.flatMap(registry.place).map { " (\($0.name.vi))" } ?? ""
        let answer = HandbookLine(
            label: Words(vi: known.question + local), Words(vi: known.answer.split(separator: "\n").joined(separator: " ")), mark: .guidance,
            document: known.citations.first?.document, sources: [unit.vi])
        return [answer]
            + known.citations.compactMap { citation in
                citation.quote.map { quote in
                    let place = [citation.path, citation.document].compactMap { $0 }.joined(separator: ", ")
                    return HandbookLine(label: Words(vi: place), Words(vi: quote), mark: .identified, document: citation.document)
                }
            }
    }
}
