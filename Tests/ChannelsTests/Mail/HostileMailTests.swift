// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// Mails that nobody means well with: each is read to its end, within limits.
@Suite struct HostileMailTests {
    private func read(_ bytes: [UInt8]) -> IncomingMail { MailReader().mail(bytes) }
    private func read(_ text: String) -> IncomingMail { read(Array(text.utf8)) }

    @Test func `parts a thousand deep are read as far as anybody needs`() {
        var text = "From: an@example.org\n"
        for depth in 0..<1_000 { text += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n" }
        let mail = read(text + "\nđáy")
        #expect(!mail.isWhole && !mail.text.contains("đáy"))
    }

    @Test func `ten thousand parts are not all read`() {
        let parts = String(repeating: "--b\nContent-Disposition: attachment\n\nx\n", count: 10_000)
        let mail = read("Content-Type: multipart/mixed; boundary=b\n\n" + parts)
        #expect(!mail.isWhole && mail.files.count <= TicketFile.mostOfTicket)
    }

    @Test func `a hundred thousand headers do not hide what stands first`() {
        let mail = read("From: an@example.org\nSubject: đầu\n" + (0..<100_000).map { "X-\($0): y\n" }.joined() + "\nthân")
        #expect(mail.subject.text == "đầu" && mail.text == "thân" && !mail.isWhole)
    }

    @Test func `a header of megabytes is cut`() {
        let mail = read("Subject: " + String(repeating: "a", count: 4_000_000) + "\n\nthân")
        #expect(mail.subject.text.count <= HeaderText.longest && mail.text == "thân" && !mail.isWhole)
    }

    @Test func `encoded words without end and without number are read within limits`() {
        let many = String(repeating: "=?utf-8?b?4buf?= ", count: 900)
        #expect(read("Subject: \(many)\n\n").subject.text == String(repeating: "ở", count: HeaderText.longest))
        let open = String(repeating: "=?utf-8?q?", count: 1_500)
        #expect(read("Subject: \(open)\n\n").subject.text.hasPrefix("=?utf-8?q?"))
    }

    @Test func `signs that are none end no line and make no header`() {
        let mail = read([UInt8]("From: an@example.org\r\nSubject: a\rBcc: b\u{0}c\r\n\r\nmột\u{0}\rhai".utf8))
        #expect(mail.subject.text == "a Bcc: b c" && mail.text == "một\nhai" && mail.senders.count == 1)
    }

    @Test func `a line of megabytes is no trouble`() {
        let mail = read("From: an@example.org\n\n" + String(repeating: "ờ ", count: 1_000_000))
        #expect(!mail.isWhole && mail.text.utf8.count <= 200_000 && mail.text.hasPrefix("ờ"))
    }

    @Test(arguments: ["us-ascii", "iso-8859-1", "utf-7", "x-khong-co", "", "windows-1252", "utf-16"])
    func `a charset that lies about UTF-8 is not believed`(_ charset: String) {
        let mail = read("Content-Type: text/plain; charset=\"\(charset)\"\n\nThủ tục đăng ký thế nào ạ?")
        #expect(mail.text == "Thủ tục đăng ký thế nào ạ?")
    }

    @Test func `what says UTF-8 and is not is read all the same`() {
        let mail = read(Array("Content-Type: text/plain; charset=utf-8\n\ncaf".utf8) + [0xE9])
        #expect(mail.text == "café")
    }

    @Test(arguments: [
        "../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "a\u{0}b.pdf", "x.pdf\r\nBcc: y", "<script>.pdf", "con", ".", "",
        String(repeating: "a", count: 5_000),
    ])
    func `no name of a file is a path or a header`(_ name: String) throws {
        let encoded = Data(name.utf8).base64EncodedString()
        let mail = read("Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"=?utf-8?b?\(encoded)?=\"\n\n%PDF-1.4 bịa")
        let sent = try #require(mail.files.first)
        #expect(sent.name.count <= 300 && !sent.name.contains("\n") && !sent.name.unicodeScalars.contains("\0"))
        let file = try TicketFile(id: .init("f"), name: sent.name, bytes: sent.bytes, digest: "d", isForAsker: true)
        #expect(
            !file.name.contains("/") && !file.name.contains("\\") && !file.name.contains("<") && file.name.hasSuffix(".pdf")
                && !file.name.hasPrefix("."))
    }

    @Test func `an archive is not unpacked, and is no file that is taken`() {
        let bomb: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 100_000)
        let mail = read("Content-Type: application/zip; name=bom.zip\nContent-Transfer-Encoding: base64\n\n" + Data(bomb).base64EncodedString())
        #expect(mail.files.first?.bytes == bomb)
        #expect(throws: AttachmentError.unknownKind) {
            try TicketFile(id: .init("f"), name: "bom.zip", bytes: bomb, digest: "d", isForAsker: true)
        }
    }

    @Test func `what is decoded is never longer than what came`() {
        for kind in ["base64", "quoted-printable", "7bit", "x-uuencode"] {
            let body = String(repeating: "A=3D", count: 50_000)
            let mail = read("Content-Type: application/pdf; name=x\nContent-Transfer-Encoding: \(kind)\n\n\(body)")
            #expect((mail.files.first?.bytes.count ?? 0) <= body.utf8.count)
        }
    }

    @Test func `a page of nothing but open brackets is read in one walk`() {
        let page = String(repeating: "<", count: 200_000) + String(repeating: "<!--", count: 100_000) + String(repeating: "<script>", count: 50_000)
        #expect(read("Content-Type: text/html\n\n" + page).senders.isEmpty)
        let blocks = String(repeating: "<blockquote><p>", count: 20_000)
        #expect(read("Content-Type: text/html\n\n\(blocks)x").text.contains("> x"))
    }

    /// No seed has brought a mail that its reader does not come out of.
    @Test(arguments: 1...20)
    func `what is broken anywhere is read to the end`(_ seed: UInt64) {
        var chance = Chance(seed)
        let seedMail = Array(
            """
            From: "An" <an@example.org>\r\nSubject: =?utf-8?b?xJHGoW4=?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
            <p>x &amp; y</p>\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--b\r\nContent-Disposition: attachment; filename*0*=utf-8''%41\r\n\
            Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n
            """.utf8)
        for _ in 0..<200 {
            var bytes = seedMail
            for _ in 0..<chance.next(12) {
                let at = chance.next(bytes.count)
                switch chance.next(4) {
                case 0: bytes[at] = UInt8(chance.next(256))
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: bytes[at...].prefix(chance.next(40)), at: at)
                default: bytes.removeLast(min(bytes.count - 1, chance.next(30)))
                }
            }
            let mail = read(bytes)
            #expect(mail.text.utf8.count <= bytes.count * 3 && mail.files.count <= 20 && !mail.subject.text.contains(where: \.isNewline))
        }
    }

    private struct Chance {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, below)))
        }
    }
}
