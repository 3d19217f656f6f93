// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Channels

/// Letters of ours, whatever is in them, as the library of another language reads them.
@Suite struct LetterPropertyTests {
    private struct Got: Decodable {
        let subject: String
        let to: String
        let inReplyTo: String?
        let references: String?
        let text: String
        let names: [String]
    }

    private static let pieces = [
        "ưỡng", "Đắk Lắk", "\r\n", "\n", " ", "  ", ">", "From ", "-- ", ".", "..", "\u{0}", "\u{2028}", "=?utf-8?q?x?=", "Bcc: x@y", "a", "🇻🇳",
        String(repeating: "dài ", count: 60), String(repeating: "ờ", count: 200), "\t", "\"<a@b>\"",
    ]

    @Test(arguments: 1...12)
    func `headers and text arrive as they were written, and nothing else does`(_ seed: UInt64) async throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(below))
        }
        func text(_ most: Int) -> String { (0..<next(most)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined() }
        for _ in 0..<4 {
            let subject = HeaderText(text(20))
            // As letters are written: lines without blanks at their end.
            let written = text(60).split(separator: "\n", omittingEmptySubsequences: false).map { String($0).singleLine }.joined(separator: "\n")
            let references = ["a1@example.org", text(4), "b2@example.org", "x>\r\nBcc: <y@example.org"]
            let mail = Mail(
                id: "bi-mat", to: try EmailAddress("an@example.org"), subject: subject, text: written,
                place: Mail.Place(references: references, replyTo: try EmailAddress("hoi@example.org")))
            let server = MailServer(
                host: "thu.example.org", port: 25, security: .none, login: nil, sender: try EmailAddress("hotro@example.org"),
                senderName: HeaderText("Bộ Bịa"))
            let bytes = MailMessage.bytes(mail, from: server, at: Date(timeIntervalSince1970: 1_795_316_400))
            let got = try JSONDecoder().decode(Got.self, from: try await Oracle.run(["read"], input: bytes))
            #expect(got.subject == subject.text && got.to == "an@example.org" && got.inReplyTo == "<b2@example.org>")
            #expect(got.references == "<a1@example.org> <b2@example.org>")
            #expect(
                got.names == [
                    "Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "In-Reply-To", "MIME-Version", "Message-ID",
                    "References",
                    "Reply-To", "Subject", "To", "X-Auto-Response-Suppress",
                ])
            #expect(lines(got.text) == lines(written))
            #expect(
                String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 } && bytes.allSatisfy { $0 < 0x80 })
            // And this reader reads what this writer writes.
            #expect(MailReader().mail(bytes).subject.text == subject.text.singleLine, "seed \(seed)")
        }
    }

    /// Runs of blanks are one.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).singleLine }.reversed().drop { $0.isEmpty }.reversed()
    }
}
