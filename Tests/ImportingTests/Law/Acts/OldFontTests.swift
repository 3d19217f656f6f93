// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// Acts from before Unicode, whose letters only a font of their own showed as Vietnamese.
@Suite struct OldFontTests {
    /// Each letter with its byte, as TCVN 5712:1993 has them; written down apart from the code, and held against another converter's table.
    private static let tcvn3 = """
        Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7 ă A8 â A9 ê AA ô AB ơ AC ư AD đ AE à B5 ả B6 ã B7 á B8 ạ B9 ằ BB ẳ BC ẵ BD ắ BE ặ C6 ầ C7 ẩ C8 ẫ C9 ấ CA ậ CB \
        è CC ẻ CE ẽ CF é D0 ẹ D1 ề D2 ể D3 ễ D4 ế D5 ệ D6 ì D7 ỉ D8 ĩ DC í DD ị DE ò DF ỏ E1 õ E2 ó E3 ọ E4 ồ E5 ổ E6 ỗ E7 ố E8 ộ E9 ờ EA ở EB ỡ EC ớ ED \
        ợ EE ù EF ủ F1 ũ F2 ú F3 ụ F4 ừ F5 ử F6 ữ F7 ứ F8 ự F9 ỳ FA ỷ FB ỹ FC ý FD ỵ FE
        """

    /// Marks behind a letter, and letters with one of their own.
    private static let vni: [Character: String] = {
        var table: [Character: String] = [
            "đ": "ñ", "Đ": "Ñ", "ơ": "ô", "Ơ": "Ô", "ư": "ö", "Ư": "Ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "Í": "Í", "Ì": "Ì",
            "Ỉ": "Æ",
            "Ĩ": "Ó", "Ị": "Ò", "ỵ": "î", "Ỵ": "Î",
        ]
        for (letters, marks) in [
            ("áàảãạ", "aù aø aû aõ aï"), ("âấầẩẫậ", "aâ aá aà aå aã aä"), ("ăắằẳẵặ", "aê aé aè aú aü aë"), ("éèẻẽẹ", "eù eø eû eõ eï"),
            ("êếềểễệ", "eâ eá eà eå eã eä"), ("óòỏõọ", "où oø oû oõ oï"), ("ôốồổỗộ", "oâ oá oà oå oã oä"), ("ớờởỡợ", "ôù ôø ôû ôõ ôï"),
            ("úùủũụ", "uù uø uû uõ uï"), ("ứừửữự", "öù öø öû öõ öï"), ("ýỳỷỹ", "yù yø yû yõ"),
        ] {
            for (letter, code) in zip(letters, marks.split(separator: " ")) {
                table[letter] = String(code)
                table[Character(letter.uppercased())] = code.uppercased()
            }
        }
        return table
    }()

    private static func inTCVN3(_ text: String) -> String {
        let parts = tcvn3.split(separator: " ")
        var table: [Character: Unicode.Scalar] = [:]
        for at in stride(from: 0, to: parts.count, by: 2) {
            table[Character(String(parts[at]))] = UInt8(parts[at + 1], radix: 16).map { Unicode.Scalar($0) }
        }
        // A capital with a tone is written small.
        return String(
            String.UnicodeScalarView(
                text.flatMap { letter in (table[letter] ?? table[Character(letter.lowercased())]).map { [$0] } ?? Array(letter.unicodeScalars) }))
    }

    private static func inVNI(_ text: String) -> String { text.map { vni[$0] ?? String($0) }.joined() }

    private static let body = """
        Điều 1. Phạm vi điều chỉnh
        1. Nghị định này quy định chuyện bịa của những người được giao trồng khế, ổi, xoài và bưởi ở vùng núi, ngoài đảo.
        2. Thông tin về ngày trồng, quyết định hỗ trợ giống, tỷ lệ sống của cây, mỗi kỳ, mọi lúc; khoản này không áp dụng ở Việt Nam.
        Chương II
        QUY ĐỊNH CỤ THỂ VỀ KHẾ
        Điều 2. Những chữ hiếm
        Nghĩa ẩn, ngoằn ngoèo, khuỷu tay, quỹ, thuở, ngữ, chữ, sẵn, ẵm, ỡm ờ, kỹ, xã, ý, ở, Ơn, Ưu, Ăn, Âu, Ông, Êm.
        """

    @Test(arguments: ["TCVN3 (ABC)", "VNI"])
    func `quotation marks and dashes in the bytes of Windows stay what they are`(_ font: String) throws {
        let plain = MadeUpAct.text(Self.body + "\nĐiều 3. Từ ngữ\nTrong Nghị định này, “khế” là quả – không phải cây…")
        let old = font == "VNI" ? Self.inVNI(plain) : Self.inTCVN3(plain)
        let signs: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "–": 0x96, "…": 0x85]
        let reading = try ActFile.read(old.unicodeScalars.compactMap { signs[$0] ?? UInt8(exactly: $0.value) }, name: "bịa.txt")
        #expect(reading.act == (try ActFile.read(Array(plain.utf8), name: "bịa.txt").act))
    }

    @Test(arguments: ["UTF-8", "Latin-1"], ["TCVN3 (ABC)", "VNI"])
    func `an act in the letters of an old font reads as the same act in Unicode, and says so`(_ bytes: String, _ font: String) throws {
        let plain = MadeUpAct.text(Self.body)
        let old = font == "VNI" ? Self.inVNI(plain) : Self.inTCVN3(plain)
        let file = bytes == "UTF-8" ? Array(old.utf8) : old.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        let reading = try ActFile.read(file, name: "bịa.txt")
        let wanted = try ActFile.read(Array(plain.utf8), name: "bịa.txt")
        for path in reading.act.differences(from: wanted.act) {
            #expect(reading.act.wording[path] == wanted.act.wording[path], "\(path)")
        }
        #expect(reading.act == wanted.act)
        #expect(reading.report.doubts.first == ReadingDoubt(.convertedFont, line: 1, text: font))
        #expect(wanted.report.doubts.allSatisfy { $0.kind != .convertedFont })
    }

    @Test func `a web page and a DOCX in such letters read as the same act`() throws {
        let plain = MadeUpAct.text(Self.body)
        let wanted = try ActFile.read(Array(plain.utf8), name: "bịa.txt").act
        func paragraphs(_ text: String, _ open: String, _ close: String) -> String {
            text.split(separator: "\n").map { open + $0 + close }.joined(separator: "\n")
        }
        let page = "<html><body><div>" + paragraphs(Self.inVNI(plain), "<p>", "</p>") + "</div></body></html>"
        #expect(try ActFile.read(Array(page.utf8), name: "bịa.html").act.wording == wanted.wording)
        let word =
            "<w:document xmlns:w=\"w\"><w:body>" + paragraphs(Self.inTCVN3(plain), "<w:p><w:r><w:t>", "</w:t></w:r></w:p>") + "</w:body></w:document>"
        #expect(try ActFile.read(Zip.packed(["word/document.xml": word]), name: "bịa.docx").act.wording == wanted.wording)
    }

    /// Made with a word processor from the made-up text: its old fonts' letters as it writes them, and as people typed them.
    @Test(arguments: [("tcvn3.doc", "TCVN3 (ABC)"), ("tcvn3-as-typed.doc", "TCVN3 (ABC)"), ("vni.doc", "VNI")])
    func `a DOC in such letters reads as the same act, with every letter`(_ name: String, _ font: String) throws {
        guard Converter.doc.path != nil else { return }
        let plain = try ActFile.read(Array(MadeUpAct.ofDoc.utf8), name: "bịa.txt")
        let reading = try ActFile.read(try HostileActTests.file(name), name: name)
        #expect(reading.report.format == .doc)
        #expect(reading.report.doubts.first == ReadingDoubt(.convertedFont, line: 1, text: font))
        for path in reading.act.differences(from: plain.act) { #expect(reading.act.wording[path] == plain.act.wording[path], "\(path)") }
        #expect(reading.act == plain.act)
    }

    @Test func `a soft hyphen of a DOCX is a letter in TCVN3 and nothing in Unicode`() throws {
        let plain = MadeUpAct.text(Self.body)
        let wanted = try ActFile.read(Array(plain.utf8), name: "bịa.txt").act
        let old = HostileActTests.word(Self.inTCVN3(plain)).replacing("\u{AD}", with: "</w:t><w:softHyphen/><w:t>")
        #expect(old.contains("softHyphen"))
        #expect(try ActFile.read(Zip.packed(["word/document.xml": old]), name: "bịa.docx").act.wording == wanted.wording)
        let modern = HostileActTests.word(plain.replacing("quyết", with: "qu@ết")).replacing("@", with: "</w:t><w:softHyphen/><w:t>y")
        #expect(try ActFile.read(Zip.packed(["word/document.xml": modern]), name: "bịa.docx").act.wording == wanted.wording)
    }

    @Test func `where two kinds of letters stand side by side nothing is taken in`() {
        let half = MadeUpAct.text(Self.body) + "\n" + Self.inTCVN3(Self.body)
        #expect(ActFormatTests.refusal(Array(half.utf8)) == .oldFont(name: "bịa.docx", font: "TCVN3 (ABC)"))
    }

    @Test func `a sign for which the page had no letter is shown as one, and a file that is full of them is no text`() throws {
        let text = MadeUpAct.text(Self.body.replacing("trồng khế", with: "\0 trồng khế"))
        let reading = try ActFile.read(Array(text.utf8), name: "bịa.txt")
        #expect(reading.report.doubts.first { $0.kind == .unreadable }?.text.contains("\u{FFFD} trồng khế") == true)
        #expect(reading.act.wording.values.contains { $0.contains("\u{FFFD}trồngkhế") })
        let wide = text.utf8.flatMap { [$0, UInt8(0)] }
        #expect(ActFormatTests.refusal(wide) == .unknownFormat("bịa.docx"))
    }
}
