// SPDX-License-Identifier: Apache-2.0
package import Domain

/// The first sheet of an XLSX workbook: the texts of its cells; formulas, formats and pictures are not looked at.
package enum WorkbookFile {
    /// - Throws: ``SheetError`` or ``ImportError`` where the bytes are no workbook that can be read.
    package static func read(_ bytes: [UInt8], name: String) throws -> Spreadsheet {
        let lists = try ZipEntries.read(bytes, named: ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"], of: name)
        let part = firstSheet(lists["xl/workbook.xml"], lists["xl/_rels/workbook.xml.rels"]) ?? "xl/worksheets/sheet1.xml"
        guard let body = try ZipEntries.read(bytes, named: [part], of: name)[part] else { throw SheetError.unreadable(name) }
        let strings = SharedStrings()
        if let list = lists["xl/sharedStrings.xml"], !XMLWalk.walk(list, strings) { throw SheetError.unreadable(name) }
        let cells = SheetCells(strings.texts)
        guard XMLWalk.walk(body, cells) else { throw SheetError.unreadable(name) }
        if let error = cells.error { throw error }
        return cells.sheet
    }

    /// The part that holds the first sheet, by the relation that the workbook names.
    private static func firstSheet(_ workbook: [UInt8]?, _ relations: [UInt8]?) -> String? {
        guard let workbook, let relations else { return nil }
        let (names, targets) = (FirstSheet(), Relations())
        guard XMLWalk.walk(workbook, names), XMLWalk.walk(relations, targets), let target = names.relation.flatMap({ targets.targets[$0] })
        else { return nil }
        return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
}

private final class FirstSheet: HTMLVisitor {
    private(set) var relation: String?

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        if name == "sheet", relation == nil { relation = attributes["r:id"] }
    }

    func close(_ name: String, line: Int) {}
    func text(_ text: String, line: Int) {}
}

private final class Relations: HTMLVisitor {
    private(set) var targets: [String: String] = [:]

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        if name == "Relationship", let id = attributes["Id"] { targets[id] = attributes["Target"] }
    }

    func close(_ name: String, line: Int) {}
    func text(_ text: String, line: Int) {}
}

/// The texts that cells share; how they are read aloud in Japanese is not part of them.
private final class SharedStrings: HTMLVisitor {
    private(set) var texts: [String] = []
    private var current: String?
    private var isText = false
    private var isPhonetic = false

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        switch name {
        case "si": current = ""
        case "t": isText = true
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        switch name {
        case "si":
            texts.append(current ?? "")
            current = nil
        case "t": isText = false
        case "rPh": isPhonetic = false
        default: break
        }
    }

    func text(_ text: String, line: Int) {
        if isText, !isPhonetic { current?.append(text) }
    }
}

private final class SheetCells: HTMLVisitor {
    private(set) var error: SheetError?
    private let shared: [String]
    private var rows: [[String]] = []
    private var at: (row: Int, column: Int) = (-1, -1)
    private var kind = ""
    private var value = ""
    private var isValue = false

    init(_ shared: [String]) { self.shared = shared }

    var sheet: Spreadsheet { Spreadsheet(rows: rows) }

    func open(_ name: String, _ attributes: [String: String], line: Int) {
        switch name {
        case "row": at = (attributes["r"].flatMap { Int($0) }.map(Self.row) ?? at.row + 1, -1)
        case "c":
            at.column = attributes["r"].flatMap(Self.column) ?? at.column + 1
            (kind, value) = (attributes["t"] ?? "n", "")
        case "v", "t": isValue = true
        default: break
        }
    }

    func close(_ name: String, line: Int) {
        switch name {
        case "v", "t": isValue = false
        case "c": keep(kind == "s" ? Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" : value)
        default: break
        }
    }

    func text(_ text: String, line: Int) {
        if isValue { value += text }
    }

    private func keep(_ text: String) {
        guard !text.isEmpty else { return }
        guard (0..<Spreadsheet.mostRows + 1).contains(at.row) else {
            error = .tooManyRows(limit: Spreadsheet.mostRows)
            return
        }
        guard (0..<Spreadsheet.mostColumns).contains(at.column) else {
            error = .tooManyColumns(limit: Spreadsheet.mostColumns)
            return
        }
        while rows.count <= at.row { rows.append([]) }
        while rows[at.row].count <= at.column { rows[at.row].append("") }
        rows[at.row][at.column] = text
    }

    /// One that no sheet may have stands for all of those, since a file may claim any number.
    private static func row(_ number: Int) -> Int { min(max(number, 0), Spreadsheet.mostRows + 2) - 1 }

    /// The column of "AB7".
    private static func column(_ address: String) -> Int? {
        let letters = address.utf8.prefix { (0x41...0x5A).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1 - 0x40) } - 1
    }
}
