// SPDX-License-Identifier: Apache-2.0
import Domain

/// Puts paragraphs, line breaks and tables of a marked-up format together to lines of text.
///
/// A table that only arranges the page (the letterhead, the signature) is taken as lines; any other keeps its rows and cells.
final class BlockGatherer {
    private(set) var text: SourceText
    private var current = ""
    private var line = 1
    private var tables: [Table] = []
    private var tableCount = 0
    /// Of the paragraph or table at hand; they stand behind it.
    private var notes: [(words: String, line: Int)] = []

    private struct Table {
        var rows: [[[String]]] = []
        let line: Int
    }

    init(into text: SourceText = SourceText()) { self.text = text }

    /// Whatever is open ends here, as at the end of the file.
    func finish() -> SourceText {
        while !tables.isEmpty { closeTable() }
        breakLine()
        placeNotes()
        return text
    }

    func add(_ words: String, line: Int) {
        if current.isEmpty { self.line = line }
        current += words
    }

    func breakLine() {
        let words = current
        current = ""
        guard words.contains(where: { !$0.isWhitespace }) else { return }
        if let last = tables.indices.last, let row = tables[last].rows.indices.last, let cell = tables[last].rows[row].indices.last {
            tables[last].rows[row][cell].append(words)
        } else {
            text.add(words, number: line)
        }
    }

    func addNote(_ words: String, line: Int) { notes.append((words, line)) }

    /// Where a paragraph has come to its end, which a line has not.
    func endParagraph() {
        breakLine()
        if tables.isEmpty { placeNotes() }
    }

    private func placeNotes() {
        for note in notes { text.add(note.words, number: note.line, isNote: true) }
        notes = []
    }

    func openTable(line: Int) {
        breakLine()
        tables.append(Table(line: line))
    }

    func openRow() {
        breakLine()
        if let last = tables.indices.last { tables[last].rows.append([]) }
    }

    func openCell() {
        breakLine()
        guard let last = tables.indices.last else { return }
        if tables[last].rows.isEmpty { tables[last].rows.append([]) }
        tables[last].rows[tables[last].rows.count - 1].append([])
    }

    func closeTable() {
        breakLine()
        guard let table = tables.popLast() else { return }
        let lines = table.rows.joined().joined()
        if let outer = tables.indices.last {
            // A table in a cell is part of the cell's words.
            if let row = tables[outer].rows.indices.last, let cell = tables[outer].rows[row].indices.last { tables[outer].rows[row][cell] += lines }
        } else if Layout.isOnly(table.rows) {
            text.addBlank()
            for words in lines { text.add(words, number: table.line) }
            text.addBlank()
        } else {
            tableCount += 1
            for row in table.rows {
                let cells = row.map { $0.map(Self.tidy).joined(separator: " ") }
                text.add(cells.joined(separator: "\t"), number: table.line, table: tableCount)
            }
        }
    }

    private static func tidy(_ text: String) -> String { text.singleSpaced() }
}

/// Tells a table of facts from one that only puts words side by side.
enum Layout {
    private static let signs = ["cong hoa xa hoi chu nghia", "doc lap - tu do", "noi nhan", "tm. ", "kt. ", "thu truong co quan"]

    static func isOnly(_ rows: [[[String]]]) -> Bool {
        let columns = rows.map(\.count).max() ?? 0
        if columns < 2 { return true }
        guard rows.count <= 6 else { return false }
        let words = Vietnamese.folded(rows.joined().joined().joined(separator: " "))
        return signs.contains { words.contains($0) } && columns <= 3
    }
}
