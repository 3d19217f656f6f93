// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What comes into the mailbox: when it came, and whether anybody has said a word in it.
@Suite(.serialized) struct MailArrivalTests {
    private let office: PostOffice

    init() throws { office = try PostOffice.shared.get() }

    /// Nothing answers it.
    private static func question(_ animal: String) -> String { "Phi công diều giấy được đem mấy con \(animal) lên giỏ khi bay đêm?" }

    /// The one ticket that waits, and the letter by which somebody has asked its asker for more.
    private static func askedBack(_ house: MailHouse) async throws -> (Ticket.ID, SentLetter) {
        let handling = try #require(try await house.open().first)
        try await house.take(handling.id)
        let asked = house.now
        _ = try await house.tickets.change(handling.id, by: .init("tra-loi")) {
            try $0.askBack("Diều loại nào?", revision: $0.revision, by: $1, at: asked)
        }
        try await house.round()
        return (handling.id, try #require(try house.letters().last))
    }

    @Test(arguments: TestDatabase.available)
    func `an answer that only sends our letter back is nobody's word, and the desk sees that it came`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered)
        try house.deliver(MailHouse.answered, from: "da-biet@example.org")
        try await house.round()
        let (ticket, letter) = try await Self.askedBack(house)
        let quoted = letter.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\r\n")
        let echo = "\r\n\r\nVào thứ Hai, Đồng Hành đã viết:\r\n\(quoted)"
        for _ in 0..<2 {
            house.wait(60)
            try house.deliver(echo, more: ["In-Reply-To: \(letter.id)"])
            try await house.round()
        }
        let heard = try await house.tickets.handling(ticket)
        #expect(heard.state == .asking && heard.history.map(\.action) == [.taken, .askedBack, .unspoken])
        // With a file it is a file, and still not our words as his.
        let file = Data("%PDF-1.4 bịa".utf8).base64EncodedString()
        try house.deliver(
            "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(echo)\r\n--b\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n\(file)\r\n--b--\r\n",
            more: ["Content-Type: multipart/mixed; boundary=b", "In-Reply-To: \(letter.id)"])
        try await house.round()
        #expect(try await house.tickets.handling(ticket).history.dropFirst(3).map(\.action) == [.attached])
        // Where the assistant has answered, nobody is bothered; whoever keeps the site running sees that there was such a mail.
        let answer = try #require(try house.letters(to: "da-biet@example.org").first)
        let old = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\r\n")
        try house.deliver(old, from: "da-biet@example.org", more: ["In-Reply-To: \(answer.id)"])
        try await house.round()
        #expect(try await house.open().map(\.id) == [ticket])
        #expect(try await house.state().aside == [.empty: 1] && house.letters(to: "da-biet@example.org").count == 1)
    }

    @Test(arguments: TestDatabase.available, ["", "Get Outlook for iOS<https://example.org/a>\r\n________________________________\r\n"])
    func `whoever writes between the lines of our letter is read, with the letter beside his words`(_ kind: TestDatabase, _ top: String) async throws
    {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered)
        try await house.round()
        let (ticket, letter) = try await Self.askedBack(house)
        house.wait(60)
        // As Outlook writes: nothing tells his words from ours.
        try house.deliver("\(top)Từ: Đồng Hành\r\nĐã gửi: thứ Hai\r\n\r\n\(letter.text)\r\nDiều giấy, 3 mét.", more: ["In-Reply-To: \(letter.id)"])
        try await house.round()
        let heard = try await house.tickets.handling(ticket)
        #expect(heard.state == .taken && heard.history.map(\.action) == [.taken, .askedBack, .added])
        let added = try #require(heard.history.last)
        #expect(added.text?.contains("Hệ thống ghi") == true && added.quoted?.contains("Diều giấy, 3 mét.") == true)
    }

    @Test(arguments: TestDatabase.available)
    func `a new mail is read whatever its shape`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let form = "Người gửi: UBND xã Bịa\r\nNgày: 22/11/2026\r\nNội dung: \(Self.question("mèo"))"
        let forwarded = "Vào thứ Hai, Lan đã viết:\r\n> \(Self.question("ngan"))"
        for (text, sender) in [(form, "a@example.org"), (forwarded, "b@example.org")] {
            try house.deliver(text, from: sender)
            try await house.round()
        }
        let questions = try await house.open().map(\.ticket.question.text)
        for animal in ["mèo", "ngan"] { #expect(questions.contains { $0.contains(animal) }, "\(questions)") }
        #expect(try await house.state().aside == [:])
    }

    @Test(arguments: TestDatabase.available)
    func `clocks run from when the mailbox got a mail, never from before it can have been there nor from a time to come`(
        _ kind: TestDatabase
    ) async throws {
        let house = try await MailHouse(office, kind)
        func opened(_ text: String, sender: String, arrived: Double) async throws -> Date {
            try house.deliver(text, from: sender, more: ["Date: Mon, 06 Jan 2003 10:00:00 +0700"], arrived: house.now.addingTimeInterval(arrived))
            try await house.round()
            return try #require(try await house.open().first { $0.ticket.question.text.contains(text) }).ticket.opened
        }
        // What lay there before anybody looked is counted from when somebody does.
        #expect(try await opened(Self.question("mèo"), sender: "a@example.org", arrived: -400 * 86_400) == MailHouse.start)
        let looked = house.now
        house.wait(7_200)
        // Copied from elsewhere with a day long past: it was not there two hours ago.
        #expect(try await opened(Self.question("ngan"), sender: "b@example.org", arrived: -400 * 86_400) == looked)
        house.wait(7_200)
        // While nobody looked the mailbox did.
        #expect(try await opened(Self.question("thỏ"), sender: "c@example.org", arrived: -3_600) == house.now.addingTimeInterval(-3_600))
        house.wait(7_200)
        #expect(try await opened(Self.question("cá"), sender: "d@example.org", arrived: 86_400 * 3) == house.now)
    }

    @Test(arguments: TestDatabase.available)
    func `what was listed in a mailbox that is set no more is not said to wait`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        _ = try #require(try await house.received.begin(at: house.now))
        try await house.received.note(MailboxListing(mark: MailboxMark(validity: 9, last: 5), numbers: [3, 4, 5]), at: house.now)
        try await house.received.keep(
            FetchedMail(bytes: Array("From: a@example.org\r\n\r\nPhi công nào?".utf8), arrived: house.now, isWhole: true), number: 3, validity: 9,
            at: house.now)
        try await house.received.end(fault: nil, at: house.now)
        #expect(try await house.state().waiting == 3)
        try await house.setups.change(
            [SettingEdit(.mailboxFolder, seen: nil, text: "Khac")], by: .init("root"), at: house.now)
        // What was fetched is answered all the same.
        #expect(try await house.state().waiting == 1)
    }
}
