// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// Mails as they come in, from well-meaning programs and from others.
@Suite struct MailReaderTests {
    private func read(_ lines: String) -> IncomingMail { MailReader().mail(Array(lines.replacing("\n", with: "\r\n").utf8)) }

    private struct Written: Decodable {
        let mail: Data
        let subject: String
        let sender: String
        let text: String
        let files: [File]

        struct File: Decodable {
            let name: String
            let bytes: Data
        }
    }

    /// The library of another language writes, this reads.
    @Test(arguments: 1...8)
    func `what another library writes is read as it was meant`(_ seed: Int) async throws {
        let lines = try await Oracle.run(["write", String(seed), "60"]).split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 60)
        for line in lines {
            let written = try JSONDecoder().decode(Written.self, from: Data(line))
            let mail = MailReader().mail(Array(written.mail))
            #expect(mail.subject == HeaderText(written.subject), "\(String(decoding: written.mail, as: UTF8.self))")
            #expect(mail.senders == [try EmailAddress(written.sender)])
            #expect(lines_(mail.text) == lines_(written.text), "\(String(decoding: written.mail, as: UTF8.self))")
            #expect(mail.files.map(\.name) == written.files.map { $0.name.singleLine })
            #expect(mail.files.map { Data($0.bytes) } == written.files.map(\.bytes))
            #expect(mail.isWhole && mail.nature == .byPerson)
        }
    }

    private func lines_(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map { String($0).singleLine }.filter { !$0.isEmpty } }

    @Test func `of several forms the plain one is taken, with files beside the page`() {
        let mail = read(
            """
            From: An <an@example.org>
            Subject: Hai dạng
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=utf-8

            chữ thường
            --a
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/html

            <p>chữ đẹp</p>
            --b
            Content-Type: application/pdf; name="x.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQ=
            --b--
            --a--
            """)
        #expect(mail.text == "chữ thường")
        #expect(mail.files == [IncomingMail.File(name: "x.pdf", bytes: Array("%PDF-1.4".utf8))])
    }

    @Test(arguments: [
        ("<p>Chào <b>bạn</b></p><p>dòng hai<br>dòng ba</p>", "Chào bạn\ndòng hai\ndòng ba"),
        ("<script>alert('x')</script>sau<style>p{}</style>", "sau"),
        ("<SCRIPT SRC=//xấu.example>x</SCRIPT >a<!-- <p>giấu</p> -->b", "ab"),
        ("th&ocirc;ng t&#432; &lt;script&gt; &amp; &#x1F600;", "thông tư <script> & 😀"),
        ("<img src=x onerror='alert(\">\")'>còn lại", "còn lại"),
        ("a < b và c > d", "a < b và c > d"),
        ("<blockquote>cũ<br>cũ hơn</blockquote>mới", "> cũ\n> cũ hơn\nmới"),
        ("<script>không đóng", ""), ("<", "<"), ("<p", ""), ("&", "&"), ("&#0;&#xD800;&khong;", "&#0;&#xD800;&khong;"),
    ])
    func `of a page only words are left`(_ page: String, _ words: String) {
        let mail = read("From: an@example.org\nContent-Type: text/html; charset=utf-8\n\n" + page)
        #expect(mail.text.trimmingCharacters(in: .whitespacesAndNewlines) == words)
    }

    @Test(arguments: [
        ("=?UTF-8?B?xJHGoW4=?=", "đơn"), ("=?utf-8?q?=C4=91=C6=A1n_xin?=", "đơn xin"), ("=?windows-1258?q?=F0=F5n?=", "đơn"),
        // A letter cut in two by its program.
        ("=?utf-8?q?=C4?= =?utf-8?q?=91=C6=A1n?=", "đơn"), ("a =?utf-8?q?b?= =?utf-8?q?c?= d", "a bc d"),
        ("=?utf-8?q?thi=E1=BA?=", "thi\u{FFFD}"), ("=?la?q?=E9?=", "é"), ("=?utf-8*vi?q?x?=", "x"), ("=?utf-8?q?", "=?utf-8?q?"),
        ("=?utf-8?x?y?=", "=?utf-8?x?y?="), ("8 bit: đơn", "8 bit: đơn"), ("=?utf-8?q?x=0D=0ABcc:_y?=", "x Bcc: y"),
    ])
    func `headers are read in any charset, and are one line`(_ header: String, _ text: String) {
        #expect(read("Subject: \(header)\n\n").subject.text == text)
    }

    @Test(arguments: [
        ("an@example.org", ["an@example.org"]), ("An <an@example.org>", ["an@example.org"]), ("\"a@b.example\" <an@example.org>", ["an@example.org"]),
        ("=?utf-8?q?<a@b.example>?= <an@example.org>", ["an@example.org"]), ("an@example.org (b@example.org)", ["an@example.org"]),
        ("a@example.org, B <b@example.org>", ["a@example.org", "b@example.org"]),
        ("Nhóm: a@example.org, b@example.org;", ["a@example.org", "b@example.org"]),
        ("", []), ("không phải địa chỉ", []), ("<an@example.org\u{0}>", ["an@example.org"]), ("AN@Example.ORG", ["an@example.org"]), ("<>", []),
    ])
    func `senders are read before their names`(_ header: String, _ senders: [String]) throws {
        let mail = read("From: \(header)\n\n")
        #expect(mail.senders == (try senders.map { try EmailAddress($0) }), "\(mail.senders)")
    }

    @Test(arguments: [
        ("attachment; filename=\"a.pdf\"", "a.pdf"), ("attachment; filename*=UTF-8''%C4%91%C6%A1n.pdf", "đơn.pdf"),
        ("attachment; filename*0*=UTF-8''%C4%91; filename*1*=%C6%A1; filename*2=n.pdf", "đơn.pdf"),
        ("attachment; filename=\"=?utf-8?q?=C4=91=C6=A1n.pdf?=\"", "đơn.pdf"), ("attachment; filename=\"a\\\"b;c.pdf\"", "a\"b;c.pdf"),
        ("attachment; filename=a b.pdf", "a b.pdf"), ("attachment; filename*=windows-1258''%F0%F5n.pdf", "đơn.pdf"), ("attachment", ""),
    ])
    func `names of files are read in every way they are written`(_ header: String, _ name: String) {
        let mail = read("Content-Type: application/octet-stream\nContent-Disposition: \(header)\n\nx")
        #expect(mail.files.map(\.name) == [name])
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", IncomingMail.Sign.autoSubmitted), ("Precedence: bulk", .bulk), ("List-Id: <x.example>", .list),
        ("X-Auto-Response-Suppress: All", .suppressed), ("Return-Path: <>", .emptyReturnPath), ("From: MAILER-DAEMON@example.org", .machineAddress),
        ("From: no-reply@example.org", .machineAddress), ("X-Autoreply: yes", .autoSubmitted), ("List-Unsubscribe: <mailto:x>", .list),
    ])
    func `what a machine writes is told by its headers`(_ header: String, _ sign: IncomingMail.Sign) {
        #expect(read("\(header)\n\nx").nature == .automatic(sign))
    }

    @Test(arguments: ["Auto-Submitted: no", "Precedence: first-class", "Return-Path: <an@example.org>", "X-Auto-Response-Suppress: None"])
    func `what a person writes is not taken for a machine's`(_ header: String) {
        #expect(read("From: an@example.org\n\(header)\n\nx").nature == .byPerson)
    }

    @Test func `a letter that came back says which it was and why`() {
        let mail = read(
            """
            From: MAILER-DAEMON@mx.example.org
            Content-Type: multipart/report; report-type=delivery-status; boundary=r

            --r

            Không giao được.
            --r
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; an@example.org
            Action: failed
            Status: 5.1.1
            --r
            Content-Type: message/rfc822

            Message-ID: <bi-mat@hotro.example.org>
            Subject: Re: x

            --r--
            """)
        #expect(mail.nature == .bounce(IncomingMail.Bounce(status: "5.1.1", isFinal: true)))
        #expect(mail.references == ["bi-mat@hotro.example.org"])
    }

    @Test func `a report that a person sends along makes him no machine, and one that reports nothing makes nobody a person`() {
        let lines = "\n\n--r\n\nThư này bị trả lại.\n--r\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\n--r--\n"
        let sent = read("From: an@example.org\nContent-Type: multipart/mixed; boundary=r" + lines)
        #expect(sent.nature == .byPerson && sent.text.contains("Thư này bị trả lại."))
        let receipt = read("From: an@example.org\nContent-Type: multipart/report; boundary=r\n\n--r\n\nĐã đọc.\n--r--\n")
        #expect(receipt.nature == .automatic(.autoSubmitted))
    }

    @Test func `what it answers is named nearest first, and nothing that is no name`() {
        let mail = read("Message-ID: <m@x>\nIn-Reply-To: <c@x>\nReferences: <a@x> <b@x>\n <c@x> rác <d e@x>\n\n")
        #expect(mail.references == ["c@x", "e@x", "c@x", "b@x", "a@x"] && mail.messageID == "m@x")
    }
}

/// The library of another language, as a program. What it says goes through files: a pipe might be held open by some other program of the tests.
enum Oracle {
    static func run(_ arguments: [String], input: [UInt8] = []) async throws -> Data {
        try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try say(arguments, input) }) }
        }
    }

    private static func say(_ arguments: [String], _ input: [UInt8]) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (given, said) = (folder.appending(path: "in"), folder.appending(path: "out"))
        try Data(input).write(to: given)
        try Data().write(to: said)
        let process = Process()
        process.executableURL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../mail-oracle").standardizedFileURL
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: said)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(arguments)")
        return try Data(contentsOf: said)
    }
}
