// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// Sheets of either form, told apart by their bytes and not by their names.
@Suite struct SheetFileTests {
    private static let cells = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>"

    @Test func `a workbook and a text are read, whatever they are called`() throws {
        #expect(try SheetFile.read(Zip.packed(["xl/worksheets/sheet1.xml": Self.cells]), name: "bịa.csv").rows == [["7"]])
        let decomposed = "tên;số\nKhe\u{302}\u{301};7\n"
        #expect(try SheetFile.read(Array(decomposed.utf8), name: "bịa.xlsx").rows == [["tên", "số"], ["Khế", "7"]])
    }

    @Test func `what is neither is refused by its name`() {
        #expect(throws: SheetError.unreadable("x")) { try SheetFile.read([0xFF, 0xFE, 0x41], name: "x") }
        #expect(throws: (any Error).self) { try SheetFile.read(Array("PK\u{3}\u{4}hỏng".utf8), name: "x") }
    }
}
