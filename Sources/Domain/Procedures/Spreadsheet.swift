// SPDX-License-Identifier: Apache-2.0

/// Rows of texts, as a spreadsheet holds them.
package struct Spreadsheet: Hashable, Codable, Sendable {
    package var rows: [[String]]

    package init(rows: [[String]]) { self.rows = rows }

    package static let mostRows = 5_000
    package static let mostColumns = 60

    /// "B7" for the second cell of the seventh row.
    package static func address(row: Int, column: Int) -> String {
        var (letters, rest) = ("", column)
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters + String(row + 1)
    }

    /// Comma-separated values of RFC 4180, with a mark of UTF-8 in front by which spreadsheets know it.
    package var csv: String {
        "\u{FEFF}" + rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let text = guarded(text)
        return text.contains { "\",;\r\n".contains($0) || $0.isNewline } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// Spreadsheets reckon with what begins like a formula; behind an apostrophe it stays a text.
    private static func guarded(_ text: String) -> String { isLikeFormula(text) ? "'" + text : text }

    private static func unguarded(_ text: String) -> String { text.first == "'" && isLikeFormula(text) ? String(text.dropFirst()) : text }

    private static func isLikeFormula(_ text: String) -> Bool { text.drop { $0 == "'" }.first.map(beginnings.contains) ?? false }

    /// The signs of a formula, wide ones too, and what a spreadsheet may skip to find one.
    private static let beginnings: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\r\n"]

    /// Reads what ``csv`` writes, and what spreadsheets save: semicolons or tabs where they stand in the first row and commas do not.
    ///
    /// - Throws: ``SheetError`` where a quotation has no end, or the sheet is too large.
    package init(csv text: String) throws(SheetError) {
        var scan = CSVScan(text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...])
        rows = try scan.rows().map { $0.map(Self.unguarded) }
    }
}

/// Walks over the letters of comma-separated values.
private struct CSVScan {
    private let text: Substring
    private let separator: Character

    init(_ text: Substring) {
        self.text = text
        let head = text.prefix { !$0.isNewline }
        separator = [",", ";", "\t"].max { one, other in head.count { $0 == one } < head.count { $0 == other } } ?? ","
    }

    mutating func rows() throws(SheetError) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var (isQuoted, wasQuoted) = (false, false)
        var at = text.startIndex
        while at < text.endIndex {
            let letter = text[at]
            let next = text.index(after: at)
            if isQuoted {
                if letter == "\"", next < text.endIndex, text[next] == "\"" {
                    cell.append("\"")
                    at = text.index(after: next)
                    continue
                }
                if letter == "\"" { (isQuoted, wasQuoted) = (false, true) } else { cell.append(letter == "\r\n" ? "\n" : letter) }
            } else if letter == "\"", cell.isEmpty, !wasQuoted {
                isQuoted = true
            } else if letter == separator {
                row.append(cell)
                (cell, wasQuoted) = ("", false)
            } else if letter.isNewline {
                rows.append(row + [cell])
                (row, cell, wasQuoted) = ([], "", false)
                guard rows.count <= Spreadsheet.mostRows else { throw .tooManyRows(limit: Spreadsheet.mostRows) }
            } else {
                cell.append(letter)
            }
            guard row.count <= Spreadsheet.mostColumns else { throw .tooManyColumns(limit: Spreadsheet.mostColumns) }
            at = next
        }
        guard !isQuoted else { throw .openQuotation(row: rows.count + 1) }
        if !row.isEmpty || !cell.isEmpty || wasQuoted { rows.append(row + [cell]) }
        return rows
    }
}

/// Why a file is no sheet.
package enum SheetError: Refusal, Equatable {
    case openQuotation(row: Int)
    case tooManyRows(limit: Int)
    case tooManyColumns(limit: Int)
    case unreadable(String)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .openQuotation: "sheet.open-quotation"
        case .tooManyRows: "sheet.too-many-rows"
        case .tooManyColumns: "sheet.too-many-columns"
        case .unreadable: "sheet.unreadable"
        }
    }

    package var details: [String] {
        switch self {
        case .openQuotation(let number), .tooManyRows(let number), .tooManyColumns(let number): [String(number)]
        case .unreadable(let name): [name]
        }
    }
}

/// Sheets of spreadsheet programs.
package protocol Workbooks: Sendable {
    /// The first sheet of a workbook (XLSX), or the only one of a text (CSV), read apart from whoever serves pages.
    ///
    /// - Throws: a ``Refusal`` that says why nothing of the file can be taken.
    func sheet(of bytes: [UInt8], named name: String) async throws -> Spreadsheet

    /// A workbook of one sheet; equal sheets give equal bytes.
    func workbook(of sheet: Spreadsheet) -> [UInt8]
}
