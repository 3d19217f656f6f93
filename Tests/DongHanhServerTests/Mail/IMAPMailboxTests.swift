// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// Reading a mailbox of Dovecot.
@Suite(.serialized) struct IMAPMailboxTests {
    static let now = Date(timeIntervalSince1970: 1_795_316_400)
    private let office: PostOffice

    init() throws { office = try PostOffice.shared.get() }

    private func mail(_ text: String) -> [UInt8] { Array("From: an@example.org\r\nSubject: x\r\n\r\n\(text)".utf8) }

    @Test(arguments: [MailServer.Security.tls, .startTLS])
    func `what lies in a box comes out byte for byte, once, with when it came`(_ security: MailServer.Security) async throws {
        let user = "a-\(security.rawValue)"
        let account = try office.account(user, security)
        // Looks like what a server says; so it must be read by its length.
        let hostile = mail(
            "* 5 FETCH (UID 5)\r\nA005 OK xong\r\nA006 BAD\r\n)\r\n+ \u{1}\u{ff} đơn\r\n\(String(repeating: "dài ", count: 30_000))\r\n")
        try office.deliver(hostile, to: user, at: Self.now)
        let first = try await office.fetcher().list(account, after: nil)
        let number = try #require(first.numbers.first)
        #expect(first.numbers.count == 1 && first.mark.last == number)
        let got = try #require(try await office.fetcher().fetch(number, validity: first.mark.validity, from: account))
        #expect(got.bytes == hostile && got.isWhole && got.arrived == Self.now)
        #expect(try await office.fetcher().list(account, after: first.mark).numbers.isEmpty)
        try office.deliver(mail("hai"), to: user, at: Self.now)
        try office.deliver(mail("ba"), to: user, at: Self.now)
        let next = try await office.fetcher().list(account, after: first.mark)
        #expect(next.numbers == [number + 1, number + 2] && next.mark.last == number + 2)
    }

    @Test func `what is gone, or of a mailbox made anew, is not there`() async throws {
        let account = try office.account("b")
        try office.deliver(mail("một"), to: "b", at: Self.now)
        let listing = try await office.fetcher().list(account, after: nil)
        #expect(try await office.fetcher().fetch(99, validity: listing.mark.validity, from: account) == nil)
        #expect(try await office.fetcher().fetch(1, validity: listing.mark.validity + 1, from: account) == nil)
        // Numbers of another validity say nothing: what nobody has read is new.
        let anew = try await office.fetcher().list(account, after: MailboxMark(validity: listing.mark.validity - 1, last: 500))
        #expect(anew.numbers == [1] && anew.mark == listing.mark)
    }

    @Test func `of what is too large only its headers come`() async throws {
        let account = try office.account("c")
        try office.deliver(mail(String(repeating: "x", count: FetchedMail.mostBytes)), to: "c", at: Self.now)
        let listing = try await office.fetcher().list(account, after: nil)
        let got = try #require(try await office.fetcher().fetch(1, validity: listing.mark.validity, from: account))
        #expect(!got.isWhole && String(decoding: got.bytes, as: UTF8.self).hasPrefix("From: an@example.org\r\nSubject: x\r\n"))
        #expect(got.bytes.count < 1_000)
    }

    @Test func `what is wrong is told apart, and no password goes to whoever is not proved`() async throws {
        try office.deliver(mail("x"), to: "d", at: Self.now)
        try await office.fetcher().tryOut(try office.account("d"))
        await #expect(throws: MailError.wrongLogin(host: "localhost")) { try await office.fetcher().tryOut(try office.account("d", secret: "sai")) }
        await #expect(throws: MailError.noFolder("Khong", host: "localhost")) {
            try await office.fetcher().tryOut(try office.account("d", folder: "Khong"))
        }
        for (trusting, host) in [(false, "localhost"), (true, "127.0.0.1")] {
            let error = await #expect(throws: MailError.self) {
                try await office.fetcher(isTrusting: trusting).tryOut(try office.account("d", host: host))
            }
            if case .unreachable? = error {} else { Issue.record("\(String(describing: error))") }
        }
        // Dovecot takes no password in the open; nor is one sent where protection is wanted.
        let closed = MailboxAccount(
            host: "localhost", port: 1, security: .tls, login: try office.account("d").login, folder: "INBOX",
            address: try EmailAddress("a@example.org"))
        await #expect(throws: MailError.self) { try await office.fetcher().tryOut(closed) }
    }
}
