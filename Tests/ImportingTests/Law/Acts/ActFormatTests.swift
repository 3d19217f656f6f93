// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// The formats that acts come in, and what is refused of them.
@Suite struct ActFormatTests {
    static let body = "Điều 1. Phạm vi\nNghị định này quy định chuyện bịa.\nĐiều 2. Hiệu lực\n1. Từ ngày mai.\n2. Đến ngày kia."

    static func refusal(_ bytes: [UInt8], _ name: String = "bịa.docx") -> ImportError? {
        do {
            _ = try ActFile.read(bytes, name: name)
            return nil
        } catch {
            return error as? ImportError
        }
    }

    @Test func `a web page gives the act and nothing of the site around it`() throws {
        let lines = MadeUpAct.text(Self.body).split(separator: "\n").map { "<p>\($0.replacing("chuyện", with: "<b>chuyện</b>"))</p>" }.joined(
            separator: "\n")
        let page = """
            <html><head><title>Trang bịa</title><script>var a = "Điều 9. Không phải luật"</script></head><body>
            <div id="menu"><ul><li><a href="/1">Điều 1. Phạm vi</a></li><li><a href="/2">Văn bản mới của ngày hôm nay</a></li></ul></div>
            <div id="trang"><div class="noi-dung">
            \(lines)
            <table><tr><td>Số chuyện</td><td>Giá</td></tr><tr><td>1</td><td>2<br>đồng</td></tr></table>
            </div></div>
            <div id="chan">Bản quyền của những người bịa đặt chuyện này đã lâu lắm rồi</div></body></html>
            """
        let reading = try ActFile.read(Array(page.utf8), name: "a.txt")
        #expect(reading.report.format == .html)
        #expect(ActStructureTests.paths(reading) == ["art_1", "art_2", "art_2__cl_1", "art_2__cl_2"])
        #expect(!reading.act.plainText.contains("Bản quyền"))
        #expect(!reading.act.plainText.contains("Điều 9"))
        #expect(reading.act.plainText.contains("1\t2 đồng"))
        #expect(reading.report.leftOut.contains { $0.reason == .chrome })
        #expect(reading.report.coverage == 1)
    }

    @Test func `a DOCX gives its text with the numbers that its lists count`() throws {
        let paragraphs = MadeUpAct.text("Điều 1. Phạm vi\n#Bịa một.\n#Bịa hai.\nĐiều 2. Hết\nHết.").split(separator: "\n").map { line in
            line.hasPrefix("#")
                ? "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>\(line.dropFirst())</w:t></w:r></w:p>"
                : "<w:p><w:r><w:t xml:space=\"preserve\">\(line)</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
        }
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let files = [
            "word/document.xml": "<w:document \(space)><w:body>\(paragraphs.joined())</w:body></w:document>",
            "word/numbering.xml": """
            <w:numbering \(space)><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
            <w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num></w:numbering>
            """,
        ]
        let reading = try ActFile.read(Zip.packed(files), name: "bịa.pdf")
        #expect(reading.report.format == .docx)
        #expect(ActStructureTests.paths(reading) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"])
        #expect(!reading.act.plainText.contains("bỏ"))
    }

    @Test func `footnotes of a DOCX stay beside the words that call for them`() throws {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let mark = "</w:t><w:footnoteReference w:id=\"2\"/><w:t>"
        let paragraphs = MadeUpAct.text("Điều 1. Phạm vi\n1. Bịa một.\n2. Bịa@ hai.\nĐiều 2. Hết\nHết.").split(separator: "\n").map { line in
            "<w:p><w:r><w:t xml:space=\"preserve\">\(line.replacing("@", with: mark))</w:t></w:r></w:p>"
        }
        let files = [
            "word/document.xml": "<w:document \(space)><w:body>\(paragraphs.joined())</w:body></w:document>",
            "word/footnotes.xml": """
            <w:footnotes \(space)><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
            <w:footnote w:id="2"><w:p><w:r><w:t>Điều 9 nói</w:t></w:r></w:p><w:p><w:r><w:t>chuyện khác.</w:t></w:r></w:p></w:footnote></w:footnotes>
            """,
        ]
        let reading = try ActFile.read(Zip.packed(files), name: "bịa.docx")
        #expect(ActStructureTests.paths(reading) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"])
        #expect(reading.act.plainText.contains("2. Bịa hai.\n1 Điều 9 nói chuyện khác.\n"))
        #expect(reading.report.coverage == 1)
        let broken = Zip.packed(files.merging(["word/footnotes.xml": "<w:footnotes>"]) { $1 })
        #expect(Self.refusal(broken) == .broken("bịa.docx"))
    }

    @Test func `a DOCX that declares entities, is no XML, or is cut short is refused`() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><w:document><w:body>&c;</w:body></w:document>"
        #expect(Self.refusal(Zip.packed(["word/document.xml": bomb])) == .broken("bịa.docx"))
        #expect(Self.refusal(Zip.packed(["word/document.xml": "<w:document><w:body>"])) == .broken("bịa.docx"))
        #expect(Self.refusal(Zip.packed(["word/other.xml": "<a/>"])) == .unknownFormat("bịa.docx"))
        let whole = Zip.packed(["word/document.xml": String(repeating: "<a>", count: 2_000)])
        for length in [4, 30, 100, whole.count / 2] { #expect(Self.refusal(Array(whole.prefix(length))) != nil) }
    }

    @Test func `bytes in no known letters, pictures and nothing at all are refused`() {
        #expect(Self.refusal(Array(repeating: 0xFF, count: 500)) == .notUTF8(name: "bịa.docx"))
        #expect(Self.refusal(Array("a\0b".utf8)) == .unknownFormat("bịa.docx"))
        #expect(Self.refusal([]) == .notAnAct("bịa.docx"))
        #expect(Self.refusal(Array("Chỉ một câu.".utf8)) == .notAnAct("bịa.docx"))
        let pages = (1...40).map { "CÔNG BÁO/Số 9/Ngày 09-09-1901\n\($0)\n" }.joined(separator: "\n")
        #expect(Self.refusal(Array(pages.utf8)) == .scan("bịa.docx"))
    }

    @Test func `a PDF or a DOC that no program can read is refused, or the program named that is missing`() {
        let refusals = [
            Self.refusal(Array("%PDF-1.7\nbịa".utf8)),
            Self.refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 7, count: 600)),
        ]
        for refusal in refusals {
            switch refusal {
            case .broken, .converterMissing, .scan, .notAnAct, .oldFont, .notUTF8: continue
            default: Issue.record("\(String(describing: refusal))")
            }
        }
    }

    @Test func `text in UTF-16, with marks apart, reads as the same act`() throws {
        let text = MadeUpAct.text(Self.body)
        let plain = try ActFile.read(Array(text.utf8), name: "a")
        let wide = try ActFile.read([0xFF, 0xFE] + Array(try #require(text.data(using: .utf16LittleEndian))), name: "a")
        let apart = try ActFile.read(Array(text.decomposedStringWithCanonicalMapping.replacing("\n", with: "\r\n").utf8), name: "a")
        #expect(wide.act == plain.act)
        #expect(apart.act == plain.act)
    }

    @Test(arguments: 0..<300)
    func `no damage to a file brings the reader down`(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed) &* 7_919)
        let act = RandomAct(seed: UInt64(seed % 7 + 1))
        var bytes = Array(
            seed % 2 == 0
                ? act.onPages(width: 80, lines: 30).utf8
                : ("<html><body><div>" + act.text.split(separator: "\n").map { "<p>\($0)</p>" }.joined() + "</div>").utf8)
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...60, using: &random)))
            case 2:
                bytes.insert(
                    contentsOf: Array(
                        ["\n", "“", "”", "Điều 1.", "1.", "a)", "Phụ lục", "(", "\"", "Chương I", "<p>", "</div>"].randomElement(using: &random)!.utf8
                    ), at: at)
            default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
            }
            if bytes.isEmpty { return }
        }
        guard let reading = try? ActFile.read(bytes, name: "hỏng") else { return }
        #expect(reading.report.coverage > 0.99 && reading.report.coverage < 1.01)
    }
}

/// Files packed as a zip without compression, which is all that a test needs of one.
enum Zip {
    static func packed(_ files: [String: String]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files.sorted(by: { $0.key < $1.key }) {
            let (name, data, offset) = (Array(name.utf8), Array(content.utf8), out.count)
            let shared =
                word(20) + word(0) + word(0) + word(0) + word(0) + long(crc(data)) + long(UInt32(data.count)) + long(UInt32(data.count))
                + word(name.count) + word(0)
            out += [0x50, 0x4B, 3, 4] + shared + name + data
            directory += [0x50, 0x4B, 1, 2] + word(20) + shared + word(0) + word(0) + word(0) + long(0) + long(UInt32(offset)) + name
        }
        let start = out.count
        return out + directory + [0x50, 0x4B, 5, 6] + word(0) + word(0) + word(files.count) + word(files.count) + long(UInt32(directory.count))
            + long(UInt32(start)) + word(0)
    }

    private static func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }

    private static func long(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) } }

    private static func crc(_ data: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
