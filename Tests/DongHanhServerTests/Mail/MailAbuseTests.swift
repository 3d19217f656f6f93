// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Storage
import Testing

/// Mails of people and machines that mean no good, at a desk that is real: nobody's ticket is touched, nobody is flooded, and the next mail is read.
@Suite(.serialized) struct MailAbuseTests {
    private let office: PostOffice

    init() throws { office = try PostOffice.shared.get() }

    /// A house with a ticket of "an" and the letter that told him of it.
    private func house(_ kind: TestDatabase) async throws -> (house: MailHouse, ticket: Ticket.ID, letter: SentLetter) {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered, id: "goc")
        try await house.round()
        let ticket = try #require(try await house.open().first).id
        return (house, ticket, try #require(try house.letters().first))
    }

    @Test(arguments: TestDatabase.available)
    func `neither sender nor subject nor number nor a guess opens somebody's ticket`(_ kind: TestDatabase) async throws {
        let (house, ticket, letter) = try await house(kind)
        let number = ticket.text.prefix(8).uppercased()
        let guesses: [[String]] = [
            [], ["In-Reply-To: <goc@example.org>", "References: <goc@example.org>"], ["In-Reply-To: <\(ticket.text)@hotro.example.org>"],
            ["References: " + (0..<500).map { "<doan-\($0)@hotro.example.org>" }.joined(separator: "\r\n ")],
            ["In-Reply-To: <\(String(letter.id.dropFirst().dropLast()).uppercased())>"], ["X-Ticket: \(number)"],
            ["In-Reply-To: <%@hotro.example.org>"],
            ["In-Reply-To: <' OR 1=1 --@hotro.example.org>"], ["Thread-Topic: Phiếu \(number)"],
        ]
        for (index, guess) in guesses.enumerated() {
            try house.deliver(
                "Lời giả mạo số \(index) về mèo và diều?", from: "an@example.org", subject: "Re: Phiếu \(number) [#\(number)] \(ticket.text)",
                more: guess)
        }
        try await house.round()
        let handling = try await house.tickets.handling(ticket)
        #expect(handling.history.isEmpty && handling.state == .waiting)
        // Each is a new question at most; what the real one holds is told to nobody.
        #expect(try await house.open().count <= 1 + guesses.count)
        for sent in try house.letters() { #expect(!sent.text.contains(number) || sent.id == letter.id) }
    }

    @Test(arguments: TestDatabase.available)
    func `whoever holds the secret speaks for the asker, and gets no letter of his`(_ kind: TestDatabase) async throws {
        let (house, ticket, letter) = try await house(kind)
        try house.deliver(
            "Từ địa chỉ khác của tôi.", from: "ke-khac@example.org", more: ["In-Reply-To: \(letter.id)", "Reply-To: ke-khac@example.org"])
        try await house.round()
        #expect(try await house.tickets.handling(ticket).history.last?.text == "Từ địa chỉ khác của tôi.")
        try await house.take(ticket)
        try await house.answer(ticket, "Hai con.")
        try await house.round()
        #expect(try house.letters().last?.text.contains("Hai con.") == true && house.letters(to: "ke-khac@example.org").isEmpty)
    }

    @Test(arguments: TestDatabase.available)
    func `no mail does what only staff may`(_ kind: TestDatabase) async throws {
        let (house, ticket, letter) = try await house(kind)
        for command in ["#close", "@@close", "status: closed", "assign: tra-loi", "/answer Hai con mèo.", "X-Zammad-Ticket-State: closed"] {
            try house.deliver(
                command, from: "tra-loi@staff.example.org", subject: command,
                more: ["In-Reply-To: \(letter.id)", "X-Ticket-State: closed", "X-Priority: 1"])
        }
        try await house.round()
        let handling = try await house.tickets.handling(ticket)
        #expect(handling.state == .waiting && handling.handler == nil && !handling.isUrgent)
        #expect(handling.history.count == 6 && handling.history.allSatisfy { $0.action == .added && $0.by == nil })
    }

    @Test(arguments: TestDatabase.available)
    func `two machines that answer each other soon stop`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.answered, id: "0")
        // The other one answers every letter at once, as a new mail and in its thread, and says nothing of being a machine.
        var answered = 0
        for round in 1...40 {
            try await house.round()
            let letters = try house.letters()
            guard letters.count > answered else { continue }
            for letter in letters.dropFirst(answered) {
                try house.deliver("Tôi đi vắng lần \(round), khinh khí cầu thắp đèn lồng?", more: ["In-Reply-To: \(letter.id)"])
                try house.deliver("Tôi đi vắng lần \(round) \(letter.id). Khinh khí cầu thắp đèn lồng màu gì?")
            }
            answered = letters.count
            house.wait(1)
        }
        #expect(try house.letters().count <= MailThread.mostLettersAnHour)
        #expect(try await house.state().aside[.tooMany, default: 0] > 0)
    }

    @Test(
        arguments: [
            "Auto-Submitted: auto-replied", "Precedence: bulk", "Precedence: junk", "List-Id: <ban-tin.example.org>", "X-Auto-Response-Suppress: All",
            "Return-Path: <>", "List-Unsubscribe: <https://example.org>",
        ])
    func `what a machine wrote gets no letter and adds nothing`(_ header: String) async throws {
        let (house, ticket, letter) = try await house(.sqlite)
        try house.deliver("Tôi đang nghỉ phép.", more: [header, "In-Reply-To: \(letter.id)"])
        try house.deliver(MailHouse.answered, from: "may@example.org", more: [header])
        try house.deliver(MailHouse.answered, from: "MAILER-DAEMON@example.org")
        try house.deliver(MailHouse.answered, from: "noreply@example.org")
        try await house.round()
        #expect(try await house.tickets.handling(ticket).history.isEmpty && house.letters().count == 1)
        #expect(try house.letters(to: "may@example.org").isEmpty && house.letters(to: "noreply@example.org").isEmpty)
    }

    @Test(arguments: TestDatabase.available)
    func `mail from ourselves, from several, and from nobody goes unanswered`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let senders = [
            "hotro@hotro.example.org", "\(house.user)@hotro.example.org", "HOTRO@HOTRO.EXAMPLE.ORG", "a@example.org, b@example.org", "",
            "không có ai",
            "Nhóm: a@example.org, b@example.org;", "\"an@example.org\"", "<>", "an@example.org\r\nFrom: b@example.org",
        ]
        for sender in senders { try house.deliver(MailHouse.answered + " \(UUID().uuidString)", from: sender) }
        try await house.round()
        #expect(try await house.open().isEmpty)
        for address in ["hotro@hotro.example.org", "a@example.org", "b@example.org", "an@example.org"] {
            #expect(try house.letters(to: address).isEmpty)
        }
        let aside = try await house.state().aside
        #expect(aside[.severalSenders] == 3 && aside[.noSender] == 4)
    }

    @Test(
        arguments: [
            "Hỏi\r\n\tBcc: nan-nhan@example.org", "=?utf-8?q?H=0D=0ABcc:_nan-nhan@example.org?=",
            "=?utf-8?b?SA0KQmNjOiBuYW4tbmhhbkBleGFtcGxlLm9yZw==?=",
            "=?utf-8?q?x=0D=0A=0D=0Athan_gia?=", "a\u{0}b", "=?utf-8?q?=E2=80=A8Bcc:_nan-nhan@example.org?=",
        ])
    func `no subject and no name of a message makes a header of ours`(_ subject: String) async throws {
        let house = try await MailHouse(office, .sqlite)
        try house.deliver(
            MailHouse.answered, subject: subject, id: "x>\r\n\tBcc: <nan-nhan", more: ["References: <a@b>\r\n\t<c@d\r\n\tBcc: nan-nhan@example.org>"])
        try await house.round()
        let letter = try #require(try house.letters().first)
        #expect(
            Set(letter.headers.keys).isSubset(of: [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted",
                "X-Auto-Response-Suppress", "In-Reply-To", "References", "Reply-To",
            ]), "\(letter.headers.keys)")
        #expect(try house.letters(to: "nan-nhan@example.org").isEmpty)
    }

    @Test(arguments: TestDatabase.available)
    func `a page in a mail is kept as words and nothing else`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let page =
            "<html><body onload=x()><script>alert(1)</script><p>Diều giấy &lt;script&gt;mèo&lt;/script&gt; bay đêm?</p><img src=x onerror=y()></body></html>"
        try house.deliver(page, subject: "<b>đậm</b>", more: ["Content-Type: text/html; charset=utf-8"])
        try await house.round()
        let text = try #require(try await house.open().first).ticket.question.text
        // What was written as words stays words, and pages escape them like any others.
        #expect(text == "Diều giấy <script>mèo</script> bay đêm?" || text.hasPrefix("Diều giấy <script>mèo</script>"))
        #expect(!text.contains("alert") && !text.contains("onerror"))
    }

    @Test(arguments: TestDatabase.available)
    func `what breaks readers stops no queue`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        var deep = "From: sau@example.org\r\n"
        for depth in 0..<1_000 { deep += "Content-Type: multipart/mixed; boundary=b\(depth)\r\n\r\n--b\(depth)\r\n" }
        try house.deliver(Array(deep.utf8))
        try house.deliver(Array(("From: nhieu@example.org\r\n" + (0..<100_000).map { "X-\($0): y\r\n" }.joined() + "\r\nx").utf8))
        try house.deliver([UInt8](repeating: 0, count: 10_000))
        try house.deliver((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 3) })
        try house.deliver([])
        try house.deliver(Array("\r\n\r\n".utf8))
        let bomb = "UEsDBBQ" + String(repeating: "A", count: 400_000)
        try house.deliver(
            "--b\r\nContent-Type: application/zip; name=\"../../../etc/passwd\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\(bomb)\r\n--b--",
            from: "bom@example.org", more: ["Content-Type: multipart/mixed; boundary=b"])
        try house.deliver(
            String(repeating: "=?utf-8?q?a?=", count: 100_000), from: "tu@example.org", subject: String(repeating: "=?utf-8?b?4buf?= ", count: 20_000)
        )
        try house.deliver(MailHouse.answered)
        try await house.round()
        #expect(try house.letters().first?.text.contains(MailHouse.lighting) == true)
        let state = try await house.state()
        #expect(state.waiting == 0 && state.fault == nil)
        for handling in try await house.open() {
            #expect(try await house.attachments.attachments(of: handling.id).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.available)
    func `a mail beyond the limit is told of, and not taken`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(String(repeating: "x", count: FetchedMail.mostBytes))
        try await house.round()
        #expect(try house.letters().first?.text.contains("16 MB") == true)
        #expect(try await house.open().isEmpty)
        let letter = try #require(try house.letters().first)
        // It is no thread that an answer goes on with.
        #expect(!letter.text.contains(MailText.line))
        try house.deliver("Vậy xin hỏi ngắn về mèo trên diều giấy?", more: ["In-Reply-To: \(letter.id)"])
        try await house.round()
        #expect(try await house.open().count == 1)
        // Neither an answer nor a ticket will ever take the first thread along.
        for (days, left) in [(89, 1), (2, 0)] {
            house.wait(Double(days) * 86_400)
            try await LapseStore(house.database).forget(at: house.now)
            let threads: Int = try await house.database.read { session in
                try session.rows("SELECT COUNT(*) AS n FROM mail_thread WHERE answer IS NULL").first?.get("n") ?? 0
            }
            #expect(threads == left)
        }
    }

    @Test(arguments: TestDatabase.available)
    func `a mail that ends its reader each time is put aside, and the next is read`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered)
        let (account, mark) = try #require(try await house.received.begin(at: house.now))
        let listing = try await office.fetcher().list(account, after: mark)
        try await house.received.note(listing, at: house.now)
        for number in listing.numbers {
            let mail = try await office.fetcher().fetch(number, validity: listing.mark.validity, from: account)
            try await house.received.keep(mail, number: number, validity: listing.mark.validity, at: house.now)
        }
        try await house.received.end(fault: nil, at: house.now)
        // The node dies before anything comes of it, again and again.
        var tries = 0
        while try await house.received.next(at: house.now) != nil {
            tries += 1
            house.wait(4_000)
        }
        // With their pauses, two days.
        #expect(tries == 52)
        #expect(try await house.state().aside == [.broken: 1])
        try house.deliver(MailHouse.answered)
        try await house.round()
        #expect(try house.letters().count == 1)
    }

    @Test(arguments: TestDatabase.available)
    func `a ticket takes no more than from its page`(_ kind: TestDatabase) async throws {
        let (house, ticket, letter) = try await house(kind)
        for index in 0..<25 { try house.deliver("Lời thứ \(index)", more: ["In-Reply-To: \(letter.id)"]) }
        try await house.round()
        let history = try await house.tickets.handling(ticket).history
        #expect(history.count == Handling.mostAdditions)
        #expect(try await house.state().aside[.refused] == 25 - Handling.mostAdditions)
    }

    @Test(arguments: TestDatabase.available)
    func `letters of the desk to one address wait where there were too many`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        for index in 0..<15 { try house.deliver("Câu \(index): diều giấy số \(index) đem mấy con mèo bay đêm?") }
        try await house.round()
        #expect(try house.letters().count == MailThread.mostLettersAnHour)
        let ticket = try #require(try await house.open().first).id
        try await house.take(ticket)
        try await house.answer(ticket, "Hai con.")
        try await house.round()
        #expect(try house.letters().count == MailThread.mostLettersAnHour)
        house.wait(3_700)
        try await house.round()
        #expect(try house.letters().count == MailThread.mostLettersAnHour + 1 && house.letters().last?.text.contains("Hai con.") == true)
    }
}
