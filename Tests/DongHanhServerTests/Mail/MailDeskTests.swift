// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// A question by mail on its whole way: Dovecot, the assistant, the desk, a server of SMTP, and back.
@Suite(.serialized) struct MailDeskTests {
    private let office: PostOffice

    init() throws { office = try PostOffice.shared.get() }

    @Test(arguments: TestDatabase.available)
    func `a question by mail becomes a ticket, and all that is said of it goes by mail and comes by mail`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver("Kính gửi,\r\n\(MailHouse.unanswered)", subject: "=?utf-8?q?H=E1=BB=8Fi_di=E1=BB=81u?=", id: "hoi-1")
        try await house.round()
        let handling = try #require(try await house.open().first)
        #expect(handling.ticket.question.text.contains(MailHouse.unanswered) && handling.ticket.opened == MailHouse.start)
        let first = try #require(try house.letters().first)
        #expect(first.headers["In-Reply-To"] == "<hoi-1@example.org>" && first.headers["References"] == "<hoi-1@example.org>")
        #expect(first.headers["Auto-Submitted"] == "auto-replied" && first.headers["Subject"]?.contains("=?UTF-8?B?") == true)
        let number = handling.id.text.prefix(8).uppercased()
        #expect(first.text.contains("Phiếu \(number)") && first.text.contains("https://hotro.example.org/tickets/"))

        try await house.take(handling.id)
        let asked = house.now
        _ = try await house.tickets.change(handling.id, by: .init("tra-loi")) {
            try $0.askBack("Diều loại nào?", revision: $0.revision, by: $1, at: asked)
        }
        try await house.round()
        let second = try #require(try house.letters().last)
        #expect(second.text.contains("Diều loại nào?") && second.headers["In-Reply-To"] == "<hoi-1@example.org>" && second.id != first.id)

        house.wait(3_600)
        let quoted = "> \(MailText.line)\r\n> Diều loại nào?"
        try house.deliver(
            "Diều sáo.\r\n\r\nVào thứ Hai, Đồng Hành đã viết:\r\n\(quoted)", subject: "Re: khác hẳn", id: "hoi-2",
            more: ["In-Reply-To: \(second.id)", "References: <hoi-1@example.org> \(second.id)"])
        try await house.round()
        let heard = try await house.tickets.handling(handling.id)
        #expect(heard.state == .taken && heard.history.last?.text == "Diều sáo." && heard.history.last?.channel == .mail)
        #expect(heard.history.last?.quoted?.contains("Diều loại nào?") == true && heard.history.last?.by == nil)
        // His own words are not answered by a machine.
        #expect(try house.letters().count == 2)

        try await house.answer(handling.id, "Hai con mèo.")
        try await house.round()
        let answer = try #require(try house.letters().last)
        #expect(answer.text.contains("Hai con mèo.") && answer.text.contains("“\(MailHouse.lighting)”") && answer.text.contains("1/1901/NĐ-XX"))
        #expect(answer.headers["In-Reply-To"] == "<hoi-2@example.org>" && answer.headers["References"] == "<hoi-1@example.org> <hoi-2@example.org>")
        let mail = try #require(try await house.received.mail(of: handling.id))
        #expect(mail.address.text == "an@example.org" && mail.letters.map(\.state) == [.sent, .sent, .sent])
        #expect(mail.letters.map(\.about) == [.answer, .step(1), .step(3)])

        try house.deliver("Tôi chưa rõ.", more: ["In-Reply-To: \(answer.id)"])
        try await house.round()
        #expect(try await house.tickets.handling(handling.id).state == .waiting)
        #expect(try await house.open().count == 1)
    }

    @Test(arguments: TestDatabase.available)
    func `what the assistant knows it answers by mail, and whoever is not helped gets a person`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.answered)
        try await house.round()
        let first = try #require(try house.letters().first)
        #expect(first.text.contains("“\(MailHouse.lighting)”") && first.text.contains("https://hotro.example.org/answers/"))
        #expect(try await house.open().isEmpty)

        try house.deliver("Xin cảm ơn!", more: ["In-Reply-To: \(first.id)"])
        try await house.round()
        #expect(try await house.open().isEmpty && house.letters().count == 1)

        try house.deliver("Nhưng bay ban ngày thì sao ạ?", more: ["References: \(first.id)"])
        try await house.round()
        let handling = try #require(try await house.open().first)
        #expect(handling.ticket.question.text == MailHouse.answered && handling.history.map(\.text) == ["Nhưng bay ban ngày thì sao ạ?"])
        #expect(try house.letters().last?.text.contains("Phiếu") == true)
        // The thread goes on at the ticket, also from the first letter.
        try house.deliver("Thêm một điều.", more: ["In-Reply-To: \(first.id)"])
        try await house.round()
        #expect(try await house.tickets.handling(handling.id).history.last?.text == "Thêm một điều.")
    }

    @Test(arguments: TestDatabase.available)
    func `whoever is asked back chooses by mail, and is not asked by a machine for ever`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let question = "Ai cấp giấy phép cung cấp dịch vụ viễn thông không có hạ tầng mạng?"
        for sender in ["lua@example.org", "khong-ro@example.org"] { try house.deliver(question, from: sender) }
        try await house.round()
        let letter = try #require(try house.letters(to: "lua@example.org").first)
        let options = letter.text.split(separator: "\n").filter { $0.hasPrefix("- ") }
        try #require((2...5).contains(options.count))
        try house.deliver("Tôi hỏi về: \(options[1].dropFirst(2))", from: "lua@example.org", more: ["In-Reply-To: \(letter.id)"])
        try await house.round()
        let settled = try #require(try house.letters(to: "lua@example.org").last)
        #expect(settled.id != letter.id && !settled.text.contains("\n- "), "\(settled.text)")
        #expect(try await house.open().isEmpty)
        for _ in 0..<2 {
            let last = try #require(try house.letters(to: "khong-ro@example.org").last)
            try house.deliver("Tôi không rõ ạ.", from: "khong-ro@example.org", more: ["In-Reply-To: \(last.id)"])
            try await house.round()
        }
        #expect(try await house.open().count == 1)
    }

    @Test(arguments: TestDatabase.available)
    func `files come to the ticket as any others, and what is not taken is named`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let part = { (name: String, content: String) in
            "--b\r\nContent-Disposition: attachment; filename=\"\(name)\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\(Data(content.utf8).base64EncodedString())\r\n"
        }
        try house.deliver(
            "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(MailHouse.answered)\r\n" + part("đơn.pdf", "%PDF-1.4 bịa")
                + part("vi-rut.exe", "MZ\u{0}\u{1}")
                + "--b--\r\n", more: ["Content-Type: multipart/mixed; boundary=b"])
        try await house.round()
        // Files are for people to read, also with a question that the assistant could answer.
        let handling = try #require(try await house.open().first)
        #expect(try await house.attachments.attachments(of: handling.id).map(\.name) == ["đơn.pdf"])
        #expect(
            handling.history.contains { $0.text?.contains("vi-rut.exe") == true }
                && handling.history.contains { $0.channel == .mail && $0.action == .attached })
    }

    @Test(arguments: TestDatabase.available)
    func `what is sent on with a question is kept beside it and read by a person`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.answered + "\r\n\r\n---------- Thư đã chuyển tiếp ----------\r\nĐèn lồng của mèo bịa.")
        try await house.round()
        let handling = try #require(try await house.open().first)
        #expect(handling.ticket.question.text == MailHouse.answered)
        #expect(handling.history.contains { $0.quoted?.contains("Đèn lồng của mèo bịa.") == true })
        // An answer with nothing but a file that is not taken is told of, not lost.
        let letter = try #require(try house.letters().first)
        try house.deliver(
            "--b\r\nContent-Disposition: attachment; filename=vi-rut.exe\r\nContent-Transfer-Encoding: base64\r\n\r\nTVoAAQ==\r\n--b--\r\n",
            more: ["Content-Type: multipart/mixed; boundary=b", "In-Reply-To: \(letter.id)"])
        try await house.round()
        #expect(try await house.tickets.handling(handling.id).history.last?.text?.contains("vi-rut.exe") == true)
    }

    @Test(arguments: TestDatabase.available)
    func `a long mail is kept whole and read by a person`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        let lines = (1...120).map { "Dòng \($0): khinh khí cầu và đèn lồng trên sông." }
        try house.deliver(lines.joined(separator: "\r\n"))
        try await house.round()
        let handling = try #require(try await house.open().first)
        let said = handling.history.compactMap(\.text).joined(separator: "\n").split(separator: "\n").map(String.init)
        #expect(said == lines)
    }

    @Test(arguments: TestDatabase.available)
    func `one message makes one ticket, whatever dies in between`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered, id: "mot")
        try house.deliver(MailHouse.unanswered, id: "mot")
        try await house.round()
        #expect(try await house.open().count == 1 && house.letters().count == 1)
        // Another mailbox, such as one that was made anew, brings the same message once more.
        try house.deliver(MailHouse.unanswered, id: "mot")
        try await house.round()
        #expect(try await house.open().count == 1 && house.letters().count == 1)
        // Another message that bears the same name is another message.
        try house.deliver("Cánh diều giấy nào được đem mèo đi dạo phố ban ngày?", id: "mot")
        try await house.round()
        #expect(try await house.open().count == 2)
    }

    @Test(arguments: TestDatabase.available)
    func `a letter that does not arrive is seen at the ticket`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered)
        try house.deliver("Diều giấy nào được đem mèo lên trời ban ngày?", from: "tu-choi@example.org")
        try await house.round()
        let all = try await house.open()
        let letter = try #require(try house.letters().first)
        let secret = letter.id.dropFirst().dropLast()
        let report = { (id: String, action: String) in
            "--r\r\nContent-Type: message/delivery-status\r\n\r\nAction: \(action)\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                + "Message-ID: <\(id)>\r\n--r--\r\n"
        }
        let type = ["Content-Type: multipart/report; report-type=delivery-status; boundary=r"]
        // One that does not know the letter's name is not believed, nor one that is no end.
        try house.deliver(report("bia@hotro.example.org", "failed"), from: "MAILER-DAEMON@mx.example.org", more: type)
        try house.deliver(report(String(secret), "delayed"), from: "MAILER-DAEMON@mx.example.org", more: type)
        try await house.round()
        var states: Set<MailLetter.State> = []
        for handling in all { states.formUnion(try await house.received.mail(of: handling.id)?.letters.map(\.state) ?? []) }
        #expect(states == [.sent, .waiting])
        try house.deliver(report(String(secret), "failed"), from: "MAILER-DAEMON@mx.example.org", more: type)
        for _ in 0..<4 {
            house.wait(4_000)
            try await house.round()
        }
        states = []
        for handling in all { states.formUnion(try await house.received.mail(of: handling.id)?.letters.map(\.state) ?? []) }
        #expect(states == [.bounced, .givenUp])
        #expect(try await house.state().lost == 2)
        #expect(try await house.open().count == all.count && house.letters().count == 1)
        // The desk has a list of them, until their askers were told otherwise.
        #expect(try await house.list(.lost) == Set(all.map(\.id)))
        #expect(try await house.list(.call).isEmpty)
        let first = try await house.tickets.handling(all[0].id)
        #expect(first.history.map(\.action) == [.lost] && first.state == .waiting)
        try await PhoneCallStore(house.database).keep(try Asker(name: "", phone: "0900 000 009"), of: first.id, at: house.now)
        #expect(try await house.list(.call) == [first.id])
        let now = house.now
        for handling in all {
            _ = try await house.tickets.change(handling.id, by: .init("tra-loi")) {
                try $0.tell("Đã báo", revision: $0.revision, by: $1, at: now)
            }
        }
        for list in [DeskNarrowing.List.lost, .call] { #expect(try await house.list(list).isEmpty) }
        await #expect(throws: TicketError.wrongState(.waiting)) {
            try await house.tickets.change(all[1].id, by: .init("tra-loi")) { try $0.tell("x", revision: $0.revision, by: $1, at: now) }
        }
    }

    @Test(arguments: TestDatabase.available)
    func `with its ticket the address and the letters are erased`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        try house.deliver(MailHouse.unanswered, from: "Trần Bịa Đặt <tran.bia.dat@example.org>", subject: "Của Trần Bịa Đặt")
        try house.deliver(MailHouse.answered, from: "tran.bia.dat@example.org", subject: "Của Trần Bịa Đặt")
        try await house.round()
        let handling = try #require(try await house.open().first)
        try await house.take(handling.id)
        try await house.answer(handling.id, "Hai.")
        try await house.round()
        let letter = try #require(try house.letters(to: "tran.bia.dat@example.org").last)
        try house.deliver("Thêm: Trần Bịa Đặt\r\n> Trần Bịa Đặt cũ", from: "tran.bia.dat@example.org", more: ["In-Reply-To: \(letter.id)"])
        try await house.round()
        try await house.take(handling.id)
        try await house.answer(handling.id, "Ba.")
        try await house.round()
        #expect(try await traces(house) > 0)
        _ = try await house.retention.erase(handling.id, because: .wanted, by: .init("luat"), at: house.now)
        house.wait(86_400 * 400)
        _ = try await house.retention.round(at: house.now)
        #expect(try await traces(house) == 0)
        // Nothing of it goes out any more, and an answer to an old letter is a new question.
        try house.deliver("Trả lời thư cũ về diều giấy và mèo bay đêm?", more: ["In-Reply-To: \(letter.id)"])
        try await house.round()
        #expect(try await house.tickets.handling(handling.id).state == .answered)
    }

    private func traces(_ house: MailHouse) async throws -> Int {
        try await house.database.read { session in
            let (name, address) = ("%Trần Bịa Đặt%", "%tran.bia.dat%")
            let statements: [Statement] = [
                "SELECT COUNT(*) AS n FROM ticket WHERE body LIKE \(name) OR history LIKE \(name)",
                "SELECT COUNT(*) AS n FROM answer WHERE record LIKE \(name)",
                "SELECT COUNT(*) AS n FROM mail_thread WHERE address LIKE \(address) OR subject LIKE \(name)",
                "SELECT COUNT(*) AS n FROM mail_letter",
                "SELECT COUNT(*) AS n FROM received_mail WHERE content IS NOT NULL", "SELECT COUNT(*) AS n FROM outbox WHERE notice IS NOT NULL",
                "SELECT COUNT(*) AS n FROM audit_detail WHERE body LIKE \(address) OR body LIKE \(name)",
            ]
            return try statements.reduce(0) { $0 + (try session.rows($1).first?.get("n") ?? 0) }
        }
    }

    @Test(arguments: TestDatabase.available)
    func `one node looks at a time, and what it leaves undone another does`(_ kind: TestDatabase) async throws {
        let house = try await MailHouse(office, kind)
        #expect(try await house.received.begin(at: house.now) != nil)
        #expect(try await house.received.begin(at: house.now) == nil)
        house.wait(601)
        try house.deliver(MailHouse.unanswered)
        try await house.round()
        #expect(try await house.open().count == 1)
        let state = try await house.state()
        #expect(state.looked == house.now && state.waiting == 0 && state.settled == 1 && state.fault == nil)
    }
}
