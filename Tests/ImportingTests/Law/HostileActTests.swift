// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Importing

/// Files of acts made to burst, to run or to mislead: each is refused with what it is, or read and what is odd about it said.
@Suite struct HostileActTests {
    static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    static func word(_ text: String) -> String {
        let paragraphs = text.split(separator: "\n").map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }
        return "<w:document \(space)><w:body>\(paragraphs.joined())</w:body></w:document>"
    }

    static func file(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Acts/Files")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    @Test func `macros of a DOCX are neither run nor read, and the report says that there are some`() throws {
        let document = Self.word(MadeUpAct.text(ActFormatTests.body))
        let plain = try ActFile.read(Zip.packed(["word/document.xml": document]), name: "bịa.docx")
        let loaded = try ActFile.read(
            Zip.packed(["word/document.xml": document, "word/vbaProject.bin": "Sub AutoOpen()\nĐiều 9. Của kẻ xấu\nEnd Sub"]), name: "bịa.docx")
        #expect(loaded.act == plain.act)
        #expect(plain.report.doubts.allSatisfy { $0.kind != .macros })
        #expect(loaded.report.doubts.contains { $0.kind == .macros })
    }

    @Test func `macros of a DOC are neither run nor read, and the report says that there are some`() throws {
        guard Converter.doc.path != nil else { return }
        let bytes = try Self.file("vni.doc")
        let loaded = try ActFile.read(bytes + "_VBA_PROJECT".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, name: "bịa.doc")
        #expect(loaded.act == (try ActFile.read(bytes, name: "bịa.doc").act))
        #expect(loaded.report.doubts.contains { $0.kind == .macros })
    }

    @Test func `a DOCX that unpacks to a thousand times its size is refused`() throws {
        let folder = try SourceFolder([:] as [String: Data])
        defer { folder.remove() }
        try folder.run(
            """
            python3 -c "import zipfile; zipfile.ZipFile('\(folder.path)/a.docx', 'w', 8).writestr('word/document.xml', ' ' * 40_000_000)"
            """
        )
        let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder.path)/a.docx")))
        #expect(bytes.count < 100_000)
        #expect(ActFormatTests.refusal(bytes) == .tooLarge(name: "bịa.docx", limit: 64 * 1_048_576))
    }

    @Test func `a zip with more entries than any document has is refused`() {
        let entries = Dictionary(uniqueKeysWithValues: (0...10_000).map { ("a/\($0)", "") })
        #expect(ActFormatTests.refusal(Zip.packed(entries)) == .tooManyFiles(limit: 10_000))
    }

    /// Two lines side by side at each of two heights are columns; nothing stands beyond all pages, or nowhere.
    @Test(arguments: [("10", true), ("1e300", false), ("-1e300", false), ("nan", false), ("inf", false)])
    func `words of a PDF may claim to stand anywhere`(_ top: String, _ hasColumns: Bool) {
        let lines = [(10, top), (200, top), (10, "60"), (200, "60")].map { left, top in
            "<line xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + 90)\" yMax=\"80\"></line>"
        }
        let pages = PageWords.read(Array("<doc><page>\(lines.joined())</page></doc>".utf8), font: nil)
        #expect(pages.map(\.hasColumns) == [hasColumns])
    }

    @Test func `a PDF of ten thousand pages is refused with the limit`() {
        guard Converter.pdf.path != nil else { return }
        #expect(ActFormatTests.refusal(Self.pdf(pages: 10_000)) == .tooManyPages(name: "bịa.docx", limit: 5_000))
    }

    @Test(arguments: [9, 400, 600, 900])
    func `a PDF cut short is refused`(_ length: Int) {
        guard Converter.pdf.path != nil else { return }
        let whole = Self.pdf(pages: 3)
        switch ActFormatTests.refusal(Array(whole.prefix(length))) {
        case .broken, .scan, .notAnAct: return
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test(arguments: ["tcvn3.doc", "vni.doc"], [8, 600, 4_000, 7_000, 10_000])
    func `a DOC cut short is refused, or what is left of it is no more than was there`(_ name: String, _ length: Int) throws {
        guard Converter.doc.path != nil else { return }
        let bytes = try Self.file(name)
        let whole = try ActFile.read(bytes, name: name)
        guard let rest = try? ActFile.read(Array(bytes.prefix(length)), name: name) else { return }
        #expect(rest.report.placed <= whole.report.placed)
    }

    @Test func `lines with marks apart and lines with marks joined read as the same act`() throws {
        let text = MadeUpAct.text(ActFormatTests.body)
        let mixed = text.split(separator: "\n").enumerated().map { number, line in
            number % 2 == 0 ? String(line).decomposedStringWithCanonicalMapping : String(line)
        }
        #expect(try ActFile.read(Array(mixed.joined(separator: "\n").utf8), name: "a").act == ActFile.read(Array(text.utf8), name: "a").act)
    }

    /// As small as a PDF of so many pages can be: all show the same.
    static func pdf(pages: Int) -> [UInt8] {
        let stream = "BT /F 12 Tf 72 700 Td (Dieu 1. Bia dat chuyen bia cho het trang nay) Tj ET"
        let kids = (0..<pages).map { "\(5 + $0) 0 R" }.joined(separator: " ")
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
        let objects =
            [
                "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(pages)/Kids[\(kids)]>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                "<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream",
            ] + Array(repeating: page, count: pages)
        var out = Array("%PDF-1.4\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (number, object) in objects.enumerated() {
            let offset = String(out.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            out += Array("\(number + 1) 0 obj\(object)\nendobj\n".utf8)
        }
        let start = out.count
        return out + Array("\(table)trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF".utf8)
    }
}
