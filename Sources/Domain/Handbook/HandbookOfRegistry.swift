// SPDX-License-Identifier: Apache-2.0

extension Handbook {
    /// Made from what the registry records. A field is a section: the titles of the thirteen published sections are not known, and are not made up.
    package init(_ registry: Registry, on day: Day, at place: Place? = nil) {
        let facts = registry.facts
        let writer = HandbookWriter(registry: registry, day: day, place: place)
        let duties = Dictionary(grouping: facts.duties.filter { !$0.isDraft }, by: \.field)
        let unclaimed = Dictionary(grouping: facts.procedures.filter { $0.duties.isEmpty }, by: { facts.field(named: $0.field)?.id })
        var sections: [HandbookSection] = []
        for field in facts.fields.sorted(by: { $0.id < $1.id }) {
            let entries = writer.entries(duties[field.id, default: []], unclaimed[field.id, default: []])
            if entries.isEmpty { continue }
            sections.append(
                HandbookSection(
                    id: .init(field.id.text), number: sections.count + 1, title: field.name.capitalised,
                    unit: facts.units.first { $0.id == field.unit }?.name, entries: entries))
        }
        let strays = writer.entries([], unclaimed[nil, default: []])
        if !strays.isEmpty {
            sections.append(HandbookSection(id: .init("khac"), number: sections.count + 1, title: Self.other, unit: nil, entries: strays))
        }
        self.init(
            on: day, place: place?.name, sections: sections, figures: Self.figures(sections, registry),
            gaps: facts.gaps.map { HandbookLine(label: $0.subject, $0.text) },
            gathered: facts.remarks.filter { $0.subject == "as-of" }.map { remark in
                HandbookLine(label: remark.day.map(\.words), remark.text, sources: remark.sources)
            })
    }

    private static let other = Words(vi: "Lĩnh vực khác", en: "Other fields")

    private static func figures(_ sections: [HandbookSection], _ registry: Registry) -> [HandbookFigure] {
        let entries = sections.flatMap(\.entries)
        let counts = Dictionary(grouping: registry.facts.counts.sorted { $0.number < $1.number }, by: \.subject)
        func published(_ subject: PublishedCount.Subject) -> [PublishedCount] { counts[subject, default: []] }
        return [
            HandbookFigure(
                ours: entries.count, text: Words(vi: "mục trong cẩm nang này", en: "entries of this handbook"), published: published(.handbook)),
            HandbookFigure(
                ours: sections.count, text: Words(vi: "phần, theo lĩnh vực trong sổ", en: "sections, by the fields of the registry"), published: []),
            HandbookFigure(
                ours: registry.facts.duties.count { !$0.isDraft },
                text: Words(vi: "nhiệm vụ trong sổ, kể cả việc Bộ giữ lại", en: "duties of the registry, with those that stayed central"),
                published: published(.duties)),
            HandbookFigure(
                ours: registry.facts.procedures.count,
                text: Words(vi: "thủ tục đã thấy trên các cổng", en: "procedures seen on portals"), published: published(.procedures)),
            HandbookFigure(
                ours: entries.count { !$0.missing.isEmpty },
                text: Words(vi: "mục còn thiếu ít nhất một nội dung", en: "entries that lack at least one part"), published: []),
        ]
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
