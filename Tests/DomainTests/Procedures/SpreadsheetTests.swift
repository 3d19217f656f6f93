// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Comma-separated values that a spreadsheet takes for texts.
@Suite struct SpreadsheetTests {
    /// Anything that makes a program reckon, run or fetch where it stands at the beginning of a cell, or behind what it skips.
    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\r\n=1", "\r", "\t", "＝1", "'=1", "''\r=1"])
    func `a cell that begins like a formula goes out behind an apostrophe and comes back without`(_ cell: String) throws {
        let sheet = Spreadsheet(rows: [["a", cell, "b"]])
        let field = try #require(sheet.csv.dropFirst().split(separator: ",", maxSplits: 1).last)
        #expect(field.hasPrefix("'") || field.hasPrefix("\"'"), "\(field)")
        // A line break within a cell is one however it was written.
        #expect(try Spreadsheet(csv: sheet.csv).rows == [["a", cell.replacing("\r\n", with: "\n"), "b"]])
    }

    @Test(arguments: ["a=1", "", "1-2", " =1", "Điều 5", "'a"])
    func `any other cell goes out as it is`(_ cell: String) throws {
        let sheet = Spreadsheet(rows: [["a", cell]])
        #expect(sheet.csv == "\u{FEFF}a,\(cell)\r\n")
        #expect(try Spreadsheet(csv: sheet.csv) == sheet)
    }
}
