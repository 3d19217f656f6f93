// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// Workbooks as spreadsheet programs save them.
@Suite struct WorkbookFileTests {
    private static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

    private static func sheet(_ rows: String) -> String { "<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>" }

    /// The first sheet is the second part; texts are shared, typed in place, computed, and numbers.
    private static var parts: [String: String] {
        [
            "xl/workbook.xml": """
            <workbook \(main) xmlns:r="x"><sheets><sheet name="Một" sheetId="2" r:id="r2"/><sheet name="Hai" sheetId="1" r:id="r1"/></sheets></workbook>
            """,
            "xl/_rels/workbook.xml.rels": """
            <Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
            """,
            "xl/sharedStrings.xml": """
            <sst \(main)><si><t>Đầu</t></si><si><r><t>Hai </t></r><r><t xml:space="preserve">mẩu</t></r><rPh><t>ふ</t></rPh></si></sst>
            """,
            "xl/worksheets/sheet1.xml": sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>không phải tờ này</t></is></c></row>"),
            "xl/worksheets/sheet2.xml": sheet(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
                <row r="3"><c r="B3"><v>1.010902</v></c><c t="str"><f>A1</f><v>tính ra</v></c><c r="D3" t="inlineStr"><is><t>một&#10;hai</t></is></c>\
                <c r="E3" t="s"><v>99</v></c></row>
                """),
        ]
    }

    @Test func `the first sheet is read by its cells, wherever its part lies`() throws {
        let sheet = try WorkbookFile.read(Zip.packed(Self.parts), name: "bịa.xlsx")
        #expect(sheet.rows == [["Đầu", "", "Hai mẩu"], [], ["", "1.010902", "tính ra", "một\nhai"]])
    }

    @Test func `what is no workbook, or has no sheet, is refused`() {
        for bytes in [Array("PK\u{3}\u{4}hỏng".utf8), Array("chữ".utf8), Zip.packed(["word/document.xml": "<a/>"]), []] {
            #expect(throws: (any Error).self) { try WorkbookFile.read(bytes, name: "x") }
        }
        var parts = Self.parts
        parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData>"
        #expect(throws: SheetError.unreadable("x")) { try WorkbookFile.read(Zip.packed(parts), name: "x") }
        parts["xl/worksheets/sheet2.xml"] = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>"
        #expect(throws: SheetError.unreadable("x")) { try WorkbookFile.read(Zip.packed(parts), name: "x") }
    }

    @Test(arguments: [
        ("<row r=\"999999999\"><c r=\"A1\"><v>1</v></c></row>", SheetError.tooManyRows(limit: Spreadsheet.mostRows)),
        ("<row r=\"-5\"><c r=\"A1\"><v>1</v></c></row>", .tooManyRows(limit: Spreadsheet.mostRows)),
        ("<row r=\"\(Int.min)\"><c r=\"A1\"><v>1</v></c></row>", .tooManyRows(limit: Spreadsheet.mostRows)),
        ("<row r=\"\(Int.max)\"/><row/><row><c><v>1</v></c></row>", .tooManyRows(limit: Spreadsheet.mostRows)),
        ("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>", .tooManyColumns(limit: Spreadsheet.mostColumns)),
    ])
    func `a sheet that claims to be endless is refused, and takes no memory`(_ row: String, _ error: SheetError) {
        var parts = Self.parts
        parts["xl/worksheets/sheet2.xml"] = Self.sheet(row)
        #expect(throws: error) { try WorkbookFile.read(Zip.packed(parts), name: "x") }
    }
}
