// SPDX-License-Identifier: Apache-2.0
import Domain

/// One entry of the handbook, whole or as the card of one page.
struct HandbookEntryView: Sendable {
    let id: String
    let title: String
    let english: String?
    let section: String
    let sectionLink: String
    let scope: String
    let isSettled: Bool
    let parts: [Part]
    let missing: String?
    let link: String
    let card: String
    /// Where the registry has more: the line of time, edits.
    let duty: String?
    let place: String

    struct Part: Sendable {
        let key: String
        let heading: String
        let plain: [Line]
        let rows: [Line]
        let hasRows: Bool
        let isEmpty: Bool
        /// How many lines a card has no room for.
        let more: String?
    }

    struct Line: Sendable {
        let label: String
        /// The label takes a line of its own.
        let isLong: Bool
        let words: String
        let mark: Mark?
        let target: String?
        let sources: [SourceView]
    }

    struct Mark: Sendable {
        let kind: String
        let word: String
    }

    init(
        _ entry: HandbookEntry, in section: HandbookPlan.Section, of plan: HandbookPlan, parts: [HandbookPart], room: Int = .max, _ visit: Visit
    ) {
        let (language, urls) = (visit.language, visit.urls)
        id = entry.id.text
        title = entry.title[language]
        english = language == .vi ? entry.title.en : nil
        self.section = section.title[language]
        sectionLink = urls.address(["handbook", "sections", section.id.text])
        scope = plan.scope[language]
        isSettled = entry.result == .one || entry.result == .split
        self.parts = parts.filter { !$0.lines.isEmpty || $0.kind.isNeeded }.map { Part($0, room: room, visit) }
        missing = entry.missing.isEmpty ? nil : entry.missing.map { $0.words[language] }.joined(separator: ", ")
        link = urls.address(["handbook", "entries", id])
        card = urls.address(["handbook", "entries", id, "card"])
        duty = entry.result == nil ? nil : urls.duty(.init(id))
        place = visit.origin + urls.address(["handbook", "entries", id])
    }
}

extension HandbookEntryView.Part {
    /// - Parameter room: Letters that may stand under the heading; the first line stands there however long it is.
    init(_ part: HandbookPart, room: Int, _ visit: Visit) {
        var left = room
        let shown = part.lines.enumerated().prefix { at, line in
            defer { left -= line.text.vi.count + (line.label?.vi.count ?? 0) }
            return at == 0 || line.text.vi.count + (line.label?.vi.count ?? 0) <= left
        }.map(\.element)
        key = "muc-" + part.kind.rawValue
        heading = part.kind.words[visit.language]
        plain = shown.filter { $0.label == nil }.map { HandbookEntryView.Line($0, of: part.kind, visit) }
        rows = shown.filter { $0.label != nil }.map { HandbookEntryView.Line($0, of: part.kind, visit) }
        hasRows = !rows.isEmpty
        isEmpty = part.lines.isEmpty
        more = shown.count == part.lines.count ? nil : (part.lines.count - shown.count).text(in: visit.language)
    }
}

extension HandbookEntryView.Line {
    /// Letters of a label that stands beside its text; the name of a procedure stands above it.
    private static let widestLabel = 36

    init(_ line: HandbookLine, of kind: HandbookPart.Kind, _ visit: Visit) {
        let language = visit.language
        label = line.label?[language] ?? ""
        isLong = label.count > Self.widestLabel
        let isSource = kind == .sources
        words = isSource ? "" : line.text[language]
        mark = line.mark.map { HandbookEntryView.Mark(kind: $0.style, word: $0.words[language]) }
        target =
            switch kind {
            case .related: visit.urls.address(["handbook", "entries", line.label?.vi ?? ""])
            default: line.document.map { visit.urls.address(["documents"], [("q", $0)]) }
            }
        sources = (isSource ? [line.text.vi] : line.sources).map(SourceView.init)
    }
}

extension HandbookLine.Mark {
    /// As the style sheet calls it.
    var style: String {
        switch self {
        case .identified: "ok"
        case .unverified: "unverified"
        case .lapsing: "lapsed"
        case .guidance: "aside"
        }
    }
}
