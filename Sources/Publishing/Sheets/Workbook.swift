// SPDX-License-Identifier: Apache-2.0
package import Domain

/// A workbook of one sheet (Office Open XML, ECMA-376) in which every cell is a text; the same sheet gives the same bytes.
package enum Workbook {
    package static func file(of sheet: Spreadsheet) -> [UInt8] {
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", contentTypes)
        archive.add("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
        archive.add("xl/workbook.xml", workbook)
        archive.add("xl/_rels/workbook.xml.rels", workbookRelations)
        archive.add("xl/styles.xml", styles)
        archive.add("xl/worksheets/sheet1.xml", worksheet(sheet))
        return archive.bytes
    }

    private static func worksheet(_ sheet: Spreadsheet) -> String {
        let rows = sheet.rows.enumerated().map { at, cells in
            let texts = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
                "<c r=\"\(Spreadsheet.address(row: at, column: column))\" t=\"inlineStr\" s=\"\(at == 0 ? 2 : 1)\"><is><t xml:space=\"preserve\">"
                    + "\(escaped(text))</t></is></c>"
            }
            return "<row r=\"\(at + 1)\">\(texts.joined())</row>"
        }
        let width = max(1, sheet.rows.first?.count ?? 1)
        return head + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
            + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"\(width)\" width=\"28\" "
            + "customWidth=\"1\"/></cols><sheetData>\(rows.joined())</sheetData></worksheet>"
    }

    /// What XML has no way to say is left out.
    private static func escaped(_ text: String) -> String {
        let keepable = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }.filter { !(0xFFFE...0xFFFF).contains($0.value) }
        return String(String.UnicodeScalarView(keepable)).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"

    private static func relations(_ type: String, _ target: String) -> String {
        head + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"r1\" Type=\"\(officeRelations)/\(type)\" Target=\"\(target)\"/>"
            + "</Relationships>"
    }

    private static let workbookRelations =
        head + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"r1\" Type=\"\(officeRelations)/worksheet\" "
        + "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"\(officeRelations)/styles\" Target=\"styles.xml\"/></Relationships>"

    private static let workbook =
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(officeRelations)\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
        + "</workbook>"

    /// Texts, so that codes such as 1.010902 stay codes: wrapped in the body, bold in the first row.
    private static let styles =
        head + "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/>"
        + "<name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
        + "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\">"
        + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">"
        + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">"
        + "<alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs></styleSheet>"

    private static let contentTypes =
        head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
}
