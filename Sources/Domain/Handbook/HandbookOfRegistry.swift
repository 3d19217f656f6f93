// SPDX-License-Identifier: Apache-2.0

extension Handbook {
    /// Made from what the registry records. A field is a section: the titles of the thirteen published sections are not known, and are not made up.
    package init(_ registry: Registry, on day: Day, at place: Place? = nil, quoting clauses: HandbookClauses = .none) {
        let plan = HandbookPlan(registry, on: day, at: place).quoting(clauses)
        let facts = registry.facts
        self.init(
            on: day, place: place?.name,
            sections: plan.sections.map { section in
                HandbookSection(
                    id: section.id, number: section.number, title: section.title, unit: section.unit, entries: plan.entries(section.items))
            },
            figures: plan.figures, gaps: facts.gaps.map { HandbookLine(label: $0.subject, $0.text) },
            gathered: facts.remarks.filter { $0.subject == "as-of" }.map { remark in
                HandbookLine(label: remark.day.map(\.words), remark.text, sources: remark.sources)
            })
    }
}

extension RegistryFacts {
    /// A field by its name or another of its names.
    func field(named name: String) -> Field? { fields.first { $0.name.vi == name || $0.aliases.contains(name) } }
}

extension Words {
    /// The first letter large, as a heading has it.
    var capitalised: Words { Words(vi: Self.capitalised(vi), en: en.map(Self.capitalised)) }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
