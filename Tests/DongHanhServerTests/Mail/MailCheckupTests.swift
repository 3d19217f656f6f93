// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

@testable import DongHanhServer

/// What `donghanh doctor` says of mail: nothing where none is set, and what to mend where a server does not do as it should.
@Suite(.serialized) struct MailCheckupTests {
    private let office: PostOffice

    init() throws { office = try PostOffice.shared.get() }

    @Test(arguments: [
        (secret: PostOffice.password, folder: "INBOX", isWell: true), (secret: "sai", folder: "INBOX", isWell: false),
        (secret: PostOffice.password, folder: "Khong", isWell: false), (secret: nil, folder: "INBOX", isWell: false),
    ])
    func `the servers that are set are signed in to`(_ secret: String?, _ folder: String, _ isWell: Bool) async throws {
        let program = try Program()
        let database = try await Databases.open("sqlite:" + program.path("x.db"), connections: 1)
        try await Schema.migrate(database)
        try await database.close()
        var environment = [
            "DONGHANH_MAIL_HOST": "127.0.0.1", "DONGHANH_MAIL_PORT": String(office.ports.smtp), "DONGHANH_MAIL_SECURITY": "none",
            "DONGHANH_MAIL_SENDER": "hotro@example.org", "DONGHANH_MAILBOX_HOST": "localhost", "DONGHANH_MAILBOX_PORT": String(office.ports.imaps),
            "DONGHANH_MAILBOX_USER": "kham", "DONGHANH_MAILBOX_PASSWORD": "hop-thu", "DONGHANH_MAILBOX_FOLDER": folder,
        ]
        environment["DONGHANH_SECRET_HOP_THU"] = secret
        let settings = try await Settings.read(
            options: [
                "data": program.data, "database": "sqlite:" + program.path("x.db"), "content": try Program.content(),
                "address": "https://hotro.example.org",
                "authorities": office.certificate,
            ], environment: environment)
        let checks = await Checkup(settings, Console(language: .vi, isJSON: false)).all()
        let mail = try #require(checks.first { $0.name == "Máy chủ gửi thư" })
        #expect(mail.isWell)
        let mailbox = try #require(checks.first { $0.name == "Hộp thư nhận câu hỏi" })
        #expect(mailbox.isWell == isWell && mailbox.found.contains(folder), "\(mailbox.line)")
        #expect(!checks.contains { $0.line.contains(PostOffice.password) })
    }
}
