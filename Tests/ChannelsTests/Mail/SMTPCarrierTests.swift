// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// Mail as a real server receives it; what it says is read back by a reader of somebody else's making.
@Suite(.serialized) struct SMTPCarrierTests {
    static let now = Date(timeIntervalSince1970: 1_795_316_400)

    struct Known: Secrets {
        func secret(_ name: SecretName) throws -> String {
            switch name.text {
            case "thu": Mailbox.password
            case "sai": "không phải"
            default: throw SecretError.missing(variable: "X", file: name.text)
            }
        }
    }

    private func carrier(_ box: Mailbox, isTrusting: Bool = true) -> SMTPCarrier {
        SMTPCarrier(secrets: Known(), authorities: isTrusting ? box.certificate : nil, seconds: 1_800, now: { Self.now })
    }

    private func mail(_ subject: String, to: String = "an@example.org", text: String = "Chào bạn") throws -> Mail {
        Mail(id: "thu-1", to: try EmailAddress(to), subject: HeaderText(subject), text: text)
    }

    @Test(arguments: [
        "Đặt mật khẩu mới", "plain", "", String(repeating: "Rất dài, nhiều dấu: ưỡng ậy ", count: 7), "=?UTF-8?B?eA==?=", "🇻🇳👩‍👩‍👧‍👦 hình", "a,b; <c@d> (e)",
    ])
    func `a subject arrives as it was written`(_ subject: String) async throws {
        let box = try await Mailbox()
        let written = try mail(
            subject, text: "Dòng một\n.\n..hai\n\nLiên kết: https://hotro.example.org/a?b=c\n" + String(repeating: "ữ", count: 2_000))
        try await carrier(box).send(written, by: box.server())
        let got = try #require(box.messages().first)
        #expect(got.headers["Subject"] == written.subject.text)
        #expect(got.text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines) == written.text)
        #expect(got.tls && got.login && got.ascii && got.longest <= 78)
        #expect(got.from == "hotro@bia.example.org" && got.to == ["an@example.org"] && got.headers["To"] == "an@example.org")
        #expect(got.headers["From"]?.hasSuffix("<hotro@bia.example.org>") == true && got.headers["From"]?.contains("Bộ Bịa, Vụ") == true)
        #expect(got.headers["Message-ID"] == "<thu-1@bia.example.org>" && got.headers["Auto-Submitted"] == "auto-generated")
        #expect(got.headers["Date"] == "Sun, 22 Nov 2026 10:00:00 +0700" || got.headers["Date"] == "22 Nov 2026 10:00:00 +0700")
    }

    @Test(arguments: [
        "Tin\r\nBcc: kẻ-khác@example.org", "Tin\nX-La: 1", "Tin\r\n\r\nthân giả", "Tin\u{2028}Bcc: x", "Tin\u{0}\u{7}\u{202E}", "Tin\u{85}Bcc: x",
    ])
    func `no text makes a header of its own`(_ subject: String) async throws {
        let box = try await Mailbox()
        try await carrier(box).send(try mail(subject, text: "thân\r\n.\r\nMAIL FROM:<x>"), by: box.server())
        let all = try box.messages()
        let got = try #require(all.first)
        #expect(all.count == 1 && got.to == ["an@example.org"])
        #expect(
            Set(got.headers.keys) == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(got.text.contains("MAIL FROM:<x>"))
    }

    @Test func `a password goes to nobody whose name is not proved`() async throws {
        let box = try await Mailbox()
        for trusting in [false, true] {
            let error = await #expect(throws: MailError.self) {
                try await carrier(box, isTrusting: trusting).send(try mail("x"), by: box.server(host: trusting ? "127.0.0.1" : "localhost"))
            }
            if case .unreachable? = error {} else { Issue.record("\(String(describing: error))") }
        }
        // A server that offers no protection gets nothing, though it would take it.
        let open = try await Mailbox(isPlain: true)
        let error = await #expect(throws: MailError.self) { try await carrier(open).send(try mail("x"), by: open.server()) }
        if case .unreachable? = error {} else { Issue.record("\(String(describing: error))") }
        #expect(try box.messages().isEmpty && open.messages().isEmpty)
    }

    @Test func `what a server says is told apart`() async throws {
        let box = try await Mailbox()
        let carrier = carrier(box)
        await #expect(throws: MailError.wrongLogin(host: "localhost")) { try await carrier.send(try mail("x"), by: box.server(password: "sai")) }
        await #expect(throws: MailError.refused(isFinal: true, why: "550")) {
            try await carrier.send(try mail("x", to: "tu-choi@example.org"), by: box.server())
        }
        await #expect(throws: MailError.refused(isFinal: false, why: "451")) {
            try await carrier.send(try mail("x", to: "cho@example.org"), by: box.server())
        }
        await #expect(throws: SecretError.self) { try await carrier.send(try mail("x"), by: box.server(password: "la")) }
    }

    @Test func `trying a server goes as far as the login and sends nothing`() async throws {
        let box = try await Mailbox()
        try await carrier(box).tryOut(box.server())
        await #expect(throws: MailError.wrongLogin(host: "localhost")) { try await carrier(box).tryOut(box.server(password: "sai")) }
        #expect(try box.messages().isEmpty)
    }

    @Test func `a server on this machine may do without`() async throws {
        let box = try await Mailbox(isPlain: true)
        try await carrier(box).send(try mail("x"), by: box.server(host: "127.0.0.1", .none, user: nil))
        #expect(try box.messages().count == 1)
    }
}
