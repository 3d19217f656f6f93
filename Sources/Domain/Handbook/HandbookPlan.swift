// SPDX-License-Identifier: Apache-2.0

/// Which entries a handbook has and in which sections they stand, before any of them is written: enough for its contents, and for one entry or one
/// page of a section without all the others.
package struct HandbookPlan: Sendable {
    package let on: Day
    package let place: Words?
    package let sections: [Section]
    /// The counts of the book beside those that were published.
    package let figures: [HandbookFigure]
    /// Entries in which a clerk looks for something that nobody has recorded, in the order of the book.
    package let lacking: [Lacking]
    private var writer: HandbookWriter

    package struct Section: Sendable {
        package let id: HandbookSection.ID
        /// From 1, as printed.
        package let number: Int
        package let title: Words
        package let unit: Words?
        package let items: [Item]
    }

    /// What an entry is to be made of.
    package enum Item: Sendable {
        case duty(Duty)
        case procedure(Procedure)

        package var id: HandbookEntry.ID {
            switch self {
            case .duty(let duty): .init(duty.id.text)
            case .procedure(let procedure): .init(procedure.id.text)
            }
        }

        package var title: Words {
            switch self {
            case .duty(let duty): duty.title
            case .procedure(let procedure): procedure.name
            }
        }
    }

    /// An entry that lacks something.
    package struct Lacking: Sendable {
        package let item: Item
        package let missing: [HandbookPart.Kind]
    }

    package init(_ registry: Registry, on day: Day, at place: Place? = nil) {
        on = day
        self.place = place?.name
        writer = HandbookWriter(registry: registry, day: day, place: place)
        let facts = registry.facts
        let duties = Dictionary(grouping: facts.duties.filter { !$0.isDraft }, by: \.field)
        let unclaimed = Dictionary(grouping: facts.procedures.filter { $0.duties.isEmpty }, by: { facts.field(named: $0.field)?.id })
        var sections: [Section] = []
        func add(_ id: String, _ title: Words, _ unit: Words?, _ duties: [Duty], _ procedures: [Procedure]) {
            let items = duties.sorted { $0.id < $1.id }.map(Item.duty) + procedures.sorted { $0.id < $1.id }.map(Item.procedure)
            if items.isEmpty { return }
            sections.append(Section(id: .init(id), number: sections.count + 1, title: title, unit: unit, items: items))
        }
        for field in facts.fields.sorted(by: { $0.id < $1.id }) {
            let unit = facts.units.first { $0.id == field.unit }?.name
            add(field.id.text, field.name.capitalised, unit, duties[field.id, default: []], unclaimed[field.id, default: []])
        }
        let named = Set(facts.fields.map(\.id))
        add("khac", Self.other, nil, duties.filter { !named.contains($0.key) }.flatMap(\.value), unclaimed[nil, default: []])
        self.sections = sections
        lacking = sections.flatMap(\.items).compactMap { [writer] item in
            let missing = writer.missing(item)
            return missing.isEmpty ? nil : Lacking(item: item, missing: missing)
        }
        figures = Self.figures(sections, lacking: lacking.count, facts)
    }

    /// The same with the words of the law under its rows.
    package func quoting(_ clauses: HandbookClauses) -> HandbookPlan {
        var plan = self
        plan.writer.clauses = clauses
        return plan
    }

    package func section(_ id: HandbookSection.ID) -> Section? { sections.first { $0.id == id } }

    /// An entry, written, with the section it stands in.
    package func entry(_ id: HandbookEntry.ID) -> (section: Section, entry: HandbookEntry)? {
        for section in sections {
            if let item = section.items.first(where: { $0.id == id }), let entry = writer.entry(item) { return (section, entry) }
        }
        return nil
    }

    package func entries(_ items: some Sequence<Item>) -> [HandbookEntry] { items.compactMap(writer.entry) }

    /// For which day and where.
    package var scope: Words { Handbook.scope(on: on, at: place) }

    private static func figures(_ sections: [Section], lacking: Int, _ facts: RegistryFacts) -> [HandbookFigure] {
        let counts = Dictionary(grouping: facts.counts.sorted { $0.number < $1.number }, by: \.subject)
        func published(_ subject: PublishedCount.Subject) -> [PublishedCount] { counts[subject, default: []] }
        return [
            HandbookFigure(
                ours: sections.reduce(0) { $0 + $1.items.count }, text: Words(vi: "mục trong cẩm nang này", en: "entries of this handbook"),
                published: published(.handbook)),
            HandbookFigure(
                ours: sections.count, text: Words(vi: "phần, theo lĩnh vực trong sổ", en: "sections, by the fields of the registry"), published: []),
            HandbookFigure(
                ours: facts.duties.count { !$0.isDraft },
                text: Words(vi: "nhiệm vụ trong sổ, kể cả việc Bộ giữ lại", en: "duties of the registry, with those that stayed central"),
                published: published(.duties)),
            HandbookFigure(
                ours: facts.procedures.count, text: Words(vi: "thủ tục đã thấy trên các cổng", en: "procedures seen on portals"),
                published: published(.procedures)),
            HandbookFigure(
                ours: lacking,
                text: Words(vi: "mục còn thiếu ít nhất một nội dung", en: "entries that lack at least one part"), published: []),
        ]
    }

    private static let other = Words(vi: "Lĩnh vực khác", en: "Other fields")
}
