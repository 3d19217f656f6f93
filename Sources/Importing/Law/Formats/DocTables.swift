// SPDX-License-Identifier: Apache-2.0

/// The tables of a DOC, as DocBook tells them: `catdoc` gives the words in their order, and loses the cells that hold more than a paragraph.
final class DocTables: HTMLVisitor {
    private var found: [FoundTable] = []
    private var rows: [[[String]]] = []
    private var isInCell = false
    private let font: OldFont?

    private init(font: OldFont?) { self.font = font }

    /// Nothing where the program that tells them is missing or cannot read the file: the words are there all the same.
    static func read(_ bytes: [UInt8], name: String, font: OldFont?) -> [FoundTable] {
        guard let book = try? Converter.docTables.convert(bytes, name: name) else { return [] }
        let tables = DocTables(font: font)
        HTMLWalk.walk(book, tables)
        return tables.found
    }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        switch name {
        case "informaltable": rows = []
        case "row": rows.append([])
        case "entry":
            if rows.isEmpty { rows.append([]) }
            rows[rows.count - 1].append([""])
            isInCell = true
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        switch name {
        case "entry": isInCell = false
        case "informaltable":
            guard !Layout.isOnly(rows) else { return }
            let cells = rows.map { row in row.map { $0.joined(separator: " ") } }
            found.append(FoundTable(rows: cells, words: cells.joined().joined(separator: " ")))
        default: break
        }
    }

    func text(_ text: String, line: Int) {
        guard isInCell, let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        rows[row][cell][0] += font?.converted(text) ?? text
    }
}
