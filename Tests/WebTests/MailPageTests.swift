// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// What pages say of questions by mail, and to whom.
@Suite struct MailPageTests {
    private static let mailbox: [Setting: String] = TestSite.mail.merging([
        .mailboxHost: "hop.example.org", .mailboxUser: "hotro", .mailboxPassword: "thu",
    ]) { $1 }
    private static let address = "nguoi.hoi@example.org"

    /// Takes a message in as if it had come to the mailbox.
    private func take(_ number: Int, as outcome: MailOutcome, at site: TestSite) async throws {
        let (store, now) = (ReceivedMailStore(site.database), TestSite.now)
        _ = try await store.begin(at: now)
        try await store.note(MailboxListing(mark: MailboxMark(validity: 1, last: number), numbers: [number]), at: now)
        try await store.keep(FetchedMail(bytes: [0x78], arrived: now, isWhole: true), number: number, validity: 1, at: now)
        try await store.end(fault: nil, at: now)
        let mail = try #require(try await store.next(at: now))
        try await store.settle(mail.id, as: outcome, at: now)
    }

    private func asked(_ handling: Handling) throws -> MailOutcome {
        let thread = MailThread(
            id: .init("luong"), address: try EmailAddress(Self.address), subject: HeaderText("Hỏi <b>đậm</b>"), language: .vi,
            answer: handling.ticket.question.id, ticket: handling.id)
        let said = Handling.Said("Thêm <script>x</script>", quoted: "> thư cũ <i>nghiêng</i>")
        return .asked(thread, from: .init(messageID: "a@b.example", language: .vi, said: [said], files: [], contents: [:]))
    }

    @Test func `a ticket says that its asker wrote, what was sent and how far it came, and the address to whoever may know it`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.set(Self.mailbox)
        try await office.add("duyet", .approver, Scope(unit: Unit.legalDepartment))
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let id = Ticket.ID(String(page.dropFirst("/desk/".count)))
            let handling = try await TicketStore(office.site.database).handling(id)
            try await take(1, as: try asked(handling), at: office.site)
            let waiting = try await an.get(page)
            #expect(waiting.text.contains("Hỏi bằng thư") && waiting.text.contains("chờ gửi") && waiting.text.contains(Self.address))
            #expect(waiting.text.contains("Thêm &lt;script&gt;") && waiting.text.contains("thư cũ &lt;i&gt;") && waiting.text.contains("bằng thư"))
            #expect(!waiting.text.contains("<script>x") && !waiting.text.contains("<i>nghiêng"))
            let seen = try await office.enter(visitor, "duyet").get(page)
            #expect(seen.status == 200 && seen.text.contains("Hỏi bằng thư") && !seen.text.contains(Self.address))
            let sent = try await office.site.letters()
            #expect(sent.map(\.to.text) == [Self.address] && sent.first?.place?.references == ["a@b.example"])
            #expect(try await an.get(page).text.contains("đã gửi"))
            // The asker's page tells of his words, and not of what he quoted.
            let own = try await visitor.get(DeskPageTests.link)
            #expect(own.text.contains("bằng thư") && !own.text.contains("thư cũ"))
            let revision = String(try await TicketStore(office.site.database).handling(id).revision)
            #expect(try await an.post(page + "/answer", [("revision", revision)] + DeskPageTests.answer).status == 303)
            let letter = try #require(try await office.site.letters().last)
            #expect(
                letter.text.contains("Không trồng mít.") && letter.text.contains("Trồng khế <ngọt>.")
                    && letter.text.contains("https://hotro.example.org/"))
            #expect(letter.subject.text == "Re: Hỏi <b>đậm</b>" && letter.text.hasPrefix(MailText.line))
            #expect(!letter.text.contains("Người Bịa"))
            let english = try await an.get(page + "?lang=en")
            #expect(english.text.contains("Asked by mail") && english.text.contains("by mail"))
        }
    }

    @Test func `a letter that was lost is on a list of the desk, and its ticket says what to do until somebody has`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.set(Self.mailbox)
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let id = Ticket.ID(String(page.dropFirst("/desk/".count)))
            let tickets = TicketStore(office.site.database)
            try await take(1, as: try asked(try await tickets.handling(id)), at: office.site)
            #expect(try await an.get("/desk?list=lost").text.contains("Không có thư trả lời nào"))
            let letter = try #require(try await office.site.letters().first)
            try await take(2, as: .bounced([letter.id], IncomingMail.Bounce(status: "5.1.1", isFinal: true)), at: office.site)
            #expect(try await an.get("/desk?list=lost").links.contains { $0.hasPrefix(page) })
            #expect(try await an.get("/desk?list=lost&lang=en").text.contains("Letters lost"))
            let shown = try await an.get(page)
            #expect(shown.text.contains("Thư gửi người hỏi không tới nơi") && shown.text.contains("không để lại số"))
            #expect(shown.text.contains("hệ thống") && shown.text.contains("bị trả lại"))
            #expect(shown.text.contains("không có địa chỉ này, 5.1.1"))
            // Whoever asked is told nothing of it on his page.
            #expect(try await !visitor.get(DeskPageTests.link).text.contains("không tới"))
            let revision = String(try await tickets.handling(id).revision)
            #expect(try await an.post(page + "/told", [("revision", revision), ("reason", "")]).status == 422)
            #expect(try await an.post(page + "/told", [("revision", revision), ("reason", "Báo qua văn thư")]).status == 303)
            #expect(try await !an.get("/desk?list=lost").links.contains { $0.hasPrefix(page) })
            let told = try await an.get(page)
            #expect(!told.text.contains("không tới nơi") && told.text.contains("Ghi nhầm là đã báo người hỏi?"))
            #expect(try await an.get(page + "?lang=en").text.contains("Said by mistake that the asker was told?"))
            // Somebody looked at the wrong ticket: he says so, and the letter is to be made up for as before.
            let seen = String(try await tickets.handling(id).revision)
            #expect(try await an.post(page + "/untold", [("revision", revision), ("reason", "Nhầm phiếu")]).status == 409)
            #expect(try await an.post(page + "/untold", [("revision", seen), ("reason", " ")]).status == 422)
            let khac = try await office.enter(visitor, "khac")
            #expect(try await khac.post(page + "/untold", [("revision", seen), ("reason", "x")]).status == 403)
            let taken = try await an.post(page + "/untold", [("revision", seen), ("reason", "Nhầm phiếu")])
            #expect(taken.status == 303 && taken.location.contains("done=untold"))
            #expect(try await an.get("/desk?list=lost").links.contains { $0.hasPrefix(page) })
            let again = try await an.get(page + "?done=untold")
            #expect(again.text.contains("không tới nơi") && !again.text.contains("Ghi nhầm là") && again.text.contains("chưa báo được"))
            // He has read that he was told, and reads that he was not.
            let own = try await visitor.get(DeskPageTests.link)
            #expect(own.text.contains("chưa báo được người hỏi") && own.text.contains("Nhầm phiếu") && !own.text.contains("Người Bịa"))
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.get("/audit").text.contains("rút lại việc đã báo người hỏi"))
            #expect(try await root.get("/audit?lang=en").text.contains("took back that the asker was told"))
            let last = String(try await tickets.handling(id).revision)
            #expect(try await an.post(page + "/untold", [("revision", last), ("reason", "x")]).status == 409)
        }
    }

    @Test func `the page of the administrators tells how the mailbox fares, and of nobody's mail`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await !root.get("/operation").text.contains("Hộp thư nhận câu hỏi"))
            try await office.site.set(Self.mailbox)
            try await take(1, as: .aside(.severalSenders), at: office.site)
            try await take(2, as: .passed(.automatic), at: office.site)
            let page = try await root.get("/operation")
            #expect(page.text.contains("Hộp thư nhận câu hỏi") && page.text.contains("nhiều người gửi") && !page.text.contains(Self.address))
            let store = ReceivedMailStore(office.site.database)
            _ = try await store.begin(at: TestSite.now)
            try await store.end(fault: "mail.unreachable: hop.example.org: <nobody>", at: TestSite.now)
            let english = try await root.get("/operation?lang=en")
            #expect(english.text.contains("Looking failed") && english.text.contains("&lt;nobody&gt;") && english.text.contains("several senders"))
            #expect(english.text.contains("cannot be reached") && !english.text.contains("mail.unreachable"))
        }
    }

    @Test func `a mailbox is tried before it is kept, and its password never typed`() async throws {
        let office = try await StaffOffice()
        try await office.site.set(TestSite.mail)
        let form = [("mailbox-host", "hop.example.org"), ("mailbox-user", "hotro"), ("mailbox-password", "thu")]
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let tried = try await root.post("/settings/mailbox", form + [("step", "try")])
            #expect(tried.status == 200 && tried.text.contains("thấy thư mục INBOX"))
            #expect(try await office.site.setups.sheet().setup.mailbox == nil)
            let dead = [("mailbox-host", "hong.example.org"), ("mailbox-user", "hotro"), ("mailbox-password", "thu")]
            #expect(try await root.post("/settings/mailbox", dead + [("step", "try")]).status == 503)
            let elsewhere = try await root.post("/settings/mailbox", form + [("mailbox-folder", "Khong"), ("step", "try")])
            #expect(elsewhere.status == 503 && elsewhere.text.contains("Khong"))
            let open = try await root.post("/settings/mailbox", form + [("mailbox-security", "none"), ("step", "keep")])
            #expect(open.status == 422)
            #expect(try await root.post("/settings/mailbox", form + [("step", "keep")]).status == 303)
            #expect(try await office.site.setups.sheet().setup.mailbox?.address.text == "hotro@example.org")
        }
    }
}
