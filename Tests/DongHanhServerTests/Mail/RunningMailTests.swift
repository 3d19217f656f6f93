// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// The program as it is run, with a mailbox: what comes in is answered, and its log tells of nobody.
@Suite struct RunningMailTests {
    @Test func `a running site reads its mailbox and answers by mail`() async throws {
        let office = try PostOffice()
        let program = try Program()
        try FileManager.default.createDirectory(atPath: program.data + "/secrets", withIntermediateDirectories: true)
        try Data(PostOffice.password.utf8).write(to: URL(filePath: program.data + "/secrets/hop-thu"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: program.data + "/secrets/hop-thu")
        let texts = [
            "address": "http://127.0.0.1:1", "log": "json", "authorities": office.certificate, "mail-host": "127.0.0.1",
            "mail-port": String(office.ports.smtp),
            "mail-security": "none", "mail-sender": "hotro@hotro.example.org", "mailbox-host": "localhost",
            "mailbox-port": String(office.ports.imaps),
            "mailbox-user": "chay", "mailbox-password": "hop-thu",
        ]
        try JSONEncoder().encode(texts).write(to: URL(filePath: program.path("settings.json")))
        let mail =
            "From: Trần Bịa <tran.bia@example.org>\r\nSubject: Hỏi\r\nMessage-ID: <chay@example.org>\r\n\r\nPhi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm?"
        try office.deliver(Array(mail.utf8), to: "chay", at: Date())
        let site = try RunningProgram(program, "serve", "--port", "0", "--settings", program.path("settings.json"))

        let letter = SentLetter(try await office.nextLetter())

        #expect(letter.headers["To"] == "<tran.bia@example.org>" && letter.headers["In-Reply-To"] == "<chay@example.org>")
        #expect(letter.text.contains("http://127.0.0.1:1/tickets/"))
        site.signal(SIGTERM)
        while let line = await site.note(with: "{\"time\":") {
            for personal in ["tran.bia", "Trần Bịa", "mèo", PostOffice.password] { #expect(!line.contains(personal), "\(line)") }
        }
        #expect(await site.end() == .exit(0))
    }
}
