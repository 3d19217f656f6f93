// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The handbook as pages to be printed: its texts as data, beside the layout that sets them.
struct HandbookPDF {
    let book: Handbook
    let language: Language

    var sheet: TypesetSheet {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let texts = String(decoding: try encoder.encode(texts), as: UTF8.self)
            return TypesetSheet(layout: HandbookLayout.book, texts: texts, date: date)
        }
    }

    private var date: [Int] {
        let (year, month, day) = book.on.components
        return [year, month, day]
    }

    private func text(_ words: Words) -> String { PrintedText.printable(words.text(in: language)) }
    private func text(_ vi: String, _ en: String) -> String { language == .en ? en : vi }

    private struct Texts: Encodable {
        let language: String
        let date: [Int]
        let title: String
        let short: String
        let scope: String
        let caution: String
        let words: [String: String]
        let figures: Figures
        let preface: [Part]
        let sections: [Section]
        let indexes: [Index]
    }

    private struct Figures: Encodable {
        let heading: String
        let head: [String]
        let rows: [[String]]
        let note: String
    }

    private struct Section: Encodable {
        let heading: String
        let unit: String?
        let entries: [Entry]
    }

    private struct Entry: Encodable {
        let id: String
        let key: String
        let title: String
        let english: String?
        let parts: [Part]
    }

    private struct Part: Encodable {
        let heading: String
        let lines: [Line]
    }

    private struct Line: Encodable {
        let label: String?
        let text: String
        let mark: Mark?
        /// The entry that the line leads to.
        let refers: String?
        let sources: [Source]
    }

    private struct Mark: Encodable {
        let kind: String
        let word: String
    }

    private struct Source: Encodable {
        let text: String
        let address: String?
    }

    private struct Index: Encodable {
        let heading: String
        let terms: [Term]
    }

    private struct Term: Encodable {
        let text: String
        let entries: [String]
    }

    private var texts: Texts {
        // By place: names of entries may hold what no label may.
        let keys = Dictionary(book.entries.enumerated().map { ($1.id.text, "e\($0)") }, uniquingKeysWith: { first, _ in first })
        return Texts(
            language: language.rawValue, date: date, title: text(Handbook.title), short: text("Cẩm nang", "Handbook"), scope: text(book.scope),
            caution: text(Handbook.caution),
            words: [
                "contents": text("Mục lục", "Contents"), "missing": text(Handbook.notRecorded), "page": text("trang", "page"),
                "of": text("trên", "of"),
                "unit": text("Đơn vị trả lời", "Unit that answers"),
            ],
            figures: figures, preface: preface,
            sections: book.sections.map { section in
                Section(
                    heading: text("Phần", "Section") + " \(section.number). " + text(section.title), unit: section.unit.map(text),
                    entries: section.entries.map { entry($0, keys) })
            },
            indexes: indexes(keys))
    }

    private var figures: Figures {
        Figures(
            heading: text("Số liệu", "Figures"),
            head: [text("Trong bản này", "Here"), text("Đếm gì", "What is counted"), text("Đã công bố", "Published")],
            rows: book.figures.map { figure in
                let published = figure.published.map { "\($0.number) \(text($0.text))" }.joined(separator: "\n")
                return [String(figure.ours), text(figure.text), published.isEmpty ? "–" : published]
            },
            note: text(HandbookMarkup.bases))
    }

    private var preface: [Part] {
        [
            Part(heading: text("Điều chưa biết", "What is not known"), lines: book.gaps.map { line($0) }),
            Part(heading: text("Dữ kiện ghi nhận", "When the facts were gathered"), lines: book.gathered.map { line($0) }),
        ].filter { !$0.lines.isEmpty }
    }

    private func entry(_ entry: HandbookEntry, _ keys: [String: String]) -> Entry {
        Entry(
            id: PrintedText.printable(entry.id.text), key: keys[entry.id.text] ?? "", title: text(entry.title),
            english: language == .vi ? entry.title.en.map(PrintedText.printable) : nil,
            parts: entry.parts.filter { !$0.lines.isEmpty || $0.kind.isNeeded }.map { part in
                Part(
                    heading: text(part.kind.words),
                    lines: part.lines.map { line in
                        let target = part.kind == .related ? line.label?.vi : nil
                        return self.line(line, isSource: part.kind == .sources, refers: target.flatMap { keys[$0] })
                    })
            })
    }

    private func line(_ line: HandbookLine, isSource: Bool = false, refers: String? = nil) -> Line {
        Line(
            label: line.label.map(text), text: isSource ? "" : text(line.text), mark: line.mark.map { Mark(kind: $0.rawValue, word: text($0.words)) },
            refers: refers, sources: (isSource ? [line.text.vi] : line.sources).map(source))
    }

    private func source(_ recorded: String) -> Source {
        let source = RecordedSource(recorded)
        return Source(
            text: PrintedText.printable(source.text),
            address: source.address.map(Markup.encoded).flatMap { $0.utf8.count <= Self.longestAddress ? $0 : nil })
    }

    /// More than that no program that sets pages takes.
    private static let longestAddress = 2_000

    private func indexes(_ keys: [String: String]) -> [Index] {
        let index = HandbookIndex(book, in: language)
        func made(_ heading: String, _ terms: [HandbookIndex.Term]) -> Index {
            Index(heading: heading, terms: terms.map { Term(text: PrintedText.printable($0.text), entries: $0.entries.compactMap { keys[$0.text] }) })
        }
        return [
            made(text("Tra theo việc", "Index of matters"), index.matters), made(text("Tra theo cơ quan", "Index of authorities"), index.holders),
            made(text("Tra theo văn bản", "Index of documents"), index.documents.filter { $0.text.contains("/") }),
        ].filter { !$0.terms.isEmpty }
    }
}
