// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import DongHanhServer

/// The program as it is run, with a mailbox: what comes in is answered, its log tells of nobody, and everybody can read the pages that it makes.
@Suite struct RunningMailTests {
    @Test func `a running site reads its mailbox and answers by mail`() async throws {
        let office = try PostOffice()
        let program = try Self.program(office, address: "http://127.0.0.1:1")
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

    @Test func `everybody can read every page of a desk with a mailbox, also of a ticket whose letter has come back`() async throws {
        let office = try PostOffice()
        // Below those that connections of others are given.
        let port = try #require((20_000...32_000).shuffled().lazy.first { Port(host: "127.0.0.1", number: $0).isFree })
        let address = "http://127.0.0.1:\(port)"
        let program = try Self.program(office, address: address)
        let site = try RunningProgram(program, "serve", "--port", String(port), "--settings", program.path("settings.json"))
        let note = try #require(await site.note(with: "/welcome/"))
        let invitation = try #require(note.firstMatch(of: /http:\S+\/welcome\/\w+/)).output
        let name = SentLetter(try await office.nextLetter()).id
        let report =
            "From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered\r\nMessage-ID: <tra@mx.example.org>\r\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n"
            + "Action: failed\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: \(name)\r\n--r--\r\n"
        try office.deliver(Array(report.utf8), to: "chay", at: Date())

        let walk = try await program.browse(
            "mail.py", address, String(invitation), "--letters", office.folder.appending(path: "sent").path(percentEncoded: false))

        #expect(walk.status == 0, "\(walk.output)\(walk.errors)")
        #expect(await site.end(by: SIGTERM) == .exit(0))
    }

    /// Set up to read a mailbox, in which a question lies.
    private static func program(_ office: PostOffice, address: String) throws -> Program {
        let program = try Program()
        try FileManager.default.createDirectory(atPath: program.data + "/secrets", withIntermediateDirectories: true)
        try Data(PostOffice.password.utf8).write(to: URL(filePath: program.data + "/secrets/hop-thu"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: program.data + "/secrets/hop-thu")
        let texts = [
            "address": address, "log": "json", "authorities": office.certificate, "mail-host": "127.0.0.1",
            "mail-port": String(office.ports.smtp),
            "mail-security": "none", "mail-sender": "hotro@hotro.example.org", "mailbox-host": "localhost",
            "mailbox-port": String(office.ports.imaps),
            "mailbox-user": "chay", "mailbox-password": "hop-thu",
        ]
        try JSONEncoder().encode(texts).write(to: URL(filePath: program.path("settings.json")))
        let mail =
            "From: Trần Bịa <tran.bia@example.org>\r\nSubject: Hỏi\r\nMessage-ID: <chay@example.org>\r\n\r\nPhi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm?"
        try office.deliver(Array(mail.utf8), to: "chay", at: Date())
        return program
    }
}
