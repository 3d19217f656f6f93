// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// The desk: from a question that nobody could answer to an answer that its asker reads.
@Suite struct DeskPageTests {
    static let other = Unit.ID("don-vi-khac")
    static let link = "/tickets/bi-mat"

    /// "an" and "binh" answer for the Legal Department, "khac" for another unit; one ticket waits.
    static func office(
        live: LivePace = LivePace(rounds: 1), now: @escaping @Sendable () -> Date = { TestSite.now }
    ) async throws -> StaffOffice {
        var content = MadeUp.facts
        content.units.append(Unit(id: other, name: Words(vi: "Cục Bịa", en: "Made-up Office"), sources: MadeUp.sources))
        let office = try await StaffOffice(content: content, live: live, now: now)
        for name in ["an", "binh"] { try await office.add(name, .expert, Scope(unit: Unit.legalDepartment)) }
        try await office.add("khac", .expert, Scope(unit: other))
        _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
        return office
    }

    static func address(_ worker: Worker) async throws -> String {
        let list = try await worker.get("/desk")
        let link = try #require(list.links.first { $0.hasPrefix("/desk/") && !$0.hasPrefix("/desk/next") })
        return String(link.prefix { $0 != "?" })
    }

    static let answer = [
        ("text", "Trồng khế.\nKhông trồng mít."), ("place-1", "Điều 1 Nghị định 7/1901/NĐ-XX"), ("quote-1", "Trồng khế <ngọt>."),
    ]

    /// A ticket that "an" has in hand.
    static func taken(in office: StaffOffice, _ work: @escaping @Sendable (Visitor, Worker, String) async throws -> Void) async throws {
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let an = try await office.enter(visitor, "an")
            let page = try await address(an)
            try #require(try await an.post(page + "/take", [("revision", "0")]).status == 303)
            try await work(visitor, an, page)
        }
    }

    @Test func `an expert takes a ticket and answers it, and its asker reads the answer with its ground`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu <giúp> tôi")
            let an = try await office.enter(visitor, "an")
            let list = try await an.get("/desk")
            #expect(list.status == 200 && list.text.contains("1 phiếu") && list.text.contains("&lt;giúp&gt;"))
            let page = try await Self.address(an)
            #expect(try await an.get(page).text.contains("Nhận phiếu"))
            #expect(try await an.post(page + "/take", [("revision", "0")]).status == 303)
            #expect(try await an.post(page + "/notes", [("revision", "1"), ("note", "Hỏi lại chị Bịa")]).status == 303)
            #expect(try await an.get(page).text.contains("Hỏi lại chị Bịa"))
            let sent = try await an.post(page + "/answer", [("revision", "2")] + Self.answer)
            #expect(sent.status == 303, "\(sent.text)")
            let read = try await visitor.get(Self.link)
            #expect(read.text.contains("Không trồng mít.") && read.text.contains("khớp nguyên văn"))
            #expect(read.text.contains("Trồng khế &lt;ngọt&gt;.") && read.text.contains("đã trả lời"))
            #expect(read.text.contains("Điều 1") && read.text.contains("7/1901/NĐ-XX"))
            // Who wrote it, and what was said among staff, is nothing of the asker's.
            #expect(!read.text.contains("Người Bịa") && !read.text.contains("chị Bịa"))
            #expect(read.headers[.cacheControl] == "no-store")
            #expect(try await an.get("/desk").text.contains("Không có phiếu nào"))
            #expect(try await an.get("/desk?list=done").links.contains { $0.hasPrefix(page) })
            let english = try await visitor.get(Self.link + "?lang=en")
            #expect(english.text.contains("word for word") && english.text.contains("answered"))
        }
    }

    @Test(arguments: [
        ("Điều 1 Nghị định 7/1901/NĐ-XX", "Trồng mít.", "không khớp nguyên văn"), ("Điều 1 Nghị định 7/1901/NĐ-XX", "trồng khế", "không khớp"),
        ("Điều 9 Nghị định 7/1901/NĐ-XX", "Trồng khế", "không có “Điều 9"), ("7-1901-nd-xx/art_2", "Trồng khế <ngọt>.", "không khớp"),
        ("", "Trồng khế", "chưa có điều khoản"), ("Điều 1 Nghị định 8/1901/NĐ-XX", "Trồng khế", "Kho văn bản không có"),
    ])
    func `a quote that does not stand in the law is not sent, and what was typed stays`(_ place: String, _ quote: String, _ says: String) async throws
    {
        let office = try await Self.office()
        try await Self.taken(in: office) { visitor, an, page in
            let sent = try await an.post(
                page + "/answer", [("revision", "1"), ("text", "Chữ tôi viết"), ("place-1", place), ("quote-1", quote)])
            #expect(sent.status == 422 && sent.text.contains(says) && sent.text.contains("Chữ tôi viết"), "\(sent.status)")
            #expect(!(try await visitor.get(Self.link).text.contains("Chữ tôi viết")))
        }
    }

    @Test(arguments: ["http://127.0.0.1/documents/7-1901-nd-xx/art_1?on=2026-11-22#art_1", "7-1901-nd-xx/art_1", "nđ 7/1901 điều 1"])
    func `a place is found by its address and by its name`(_ place: String) async throws {
        let office = try await Self.office()
        try await Self.taken(in: office) { visitor, an, page in
            let sent = try await an.post(
                page + "/answer", [("revision", "1"), ("text", "Khế"), ("place-1", place), ("quote-1", " Trồng khế <ngọt>.\r\n")])
            #expect(sent.status == 303)
            #expect(try await visitor.get(Self.link).text.contains("khớp nguyên văn"))
        }
    }

    @Test func `a ground without its words says that it is not verified`() async throws {
        let office = try await Self.office()
        try await Self.taken(in: office) { visitor, an, page in
            #expect(try await an.post(page + "/answer", [("revision", "1"), ("text", "Khế"), ("place-1", "Sổ tay bịa")]).status == 303)
            let read = try await visitor.get(Self.link).text
            #expect(read.contains("Sổ tay bịa") && read.contains("chưa xác minh") && !read.contains("khớp nguyên văn"))
        }
    }

    @Test func `of two experts the second sees what the first has done, and loses nothing of his own`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            let page = try await Self.address(an)
            #expect(try await an.post(page + "/take", [("revision", "0")]).status == 303)
            let late = try await binh.post(page + "/take", [("revision", "0")])
            #expect(late.status == 409 && late.text.contains("Trong lúc đó") && late.text.contains("Người Bịa an"))
            #expect(try await binh.post(page + "/take-over", [("revision", "1"), ("reason", "")]).status == 422)
            #expect(try await binh.post(page + "/take-over", [("revision", "1"), ("reason", "An ốm")]).status == 303)
            let sent = try await an.post(page + "/answer", [("revision", "1"), ("text", "Chữ của An")])
            #expect(sent.status == 409 && sent.text.contains("An ốm"))
            #expect(!(try await visitor.get(Self.link).text.contains("Chữ của An")))
        }
    }

    @Test func `a ticket goes to the unit that is competent, out of sight of the one that handed it on`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let (an, other) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "khac"))
            let page = try await Self.address(an)
            #expect(try await other.get(page).status == 403)
            #expect(try await other.post(page + "/take", [("revision", "0")]).status == 403)
            let wrong = try await an.post(page + "/forward", [("revision", "0"), ("unit", "khong-co"), ("reason", "x")])
            #expect(wrong.status == 422)
            let gone = try await an.post(page + "/forward", [("revision", "0"), ("unit", Self.other.text), ("reason", "Của Cục Bịa")])
            #expect(gone.status == 303 && gone.location.hasPrefix("/desk?done=forwarded"))
            #expect(try await an.get(page).status == 403)
            #expect(try await other.get(page).text.contains("Của Cục Bịa"))
            // The asker always sees who answers.
            #expect(try await visitor.get(Self.link).text.contains("Vụ Pháp chế · chuyển đơn vị → Cục Bịa"))
            #expect(try await other.post(page + "/return", [("revision", "1"), ("reason", "Không phải của tôi")]).status == 303)
            #expect(try await an.get(page).status == 200)
        }
    }

    @Test func `what an asker adds opens an answered ticket again, escaped and within limits`() async throws {
        let office = try await Self.office()
        try await Self.taken(in: office) { visitor, an, page in
            _ = try await an.post(page + "/answer", [("revision", "1")] + Self.answer)
            let more = try await visitor.post(Self.link + "/additions", [("text", "Chưa <b>rõ</b>")])
            #expect(more.status == 303 && more.location.hasPrefix(Self.link))
            #expect(try await visitor.get(Self.link).text.contains("Chưa &lt;b&gt;rõ&lt;/b&gt;"))
            #expect(try await an.get("/desk").text.contains("1 phiếu"))
            #expect(try await visitor.post(Self.link + "/additions", [("text", "  ")]).status == 422)
            let long = try await visitor.post(Self.link + "/additions", [("text", String(repeating: "ă", count: 2_001))])
            #expect(long.status == 422 && long.text.contains("ăăă"))
            #expect(try await visitor.post("/tickets/bi-ma/additions", [("text", "x")]).status == 404)
        }
    }

    @Test func `who looks at a ticket, and who does something with it, is in the log`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let an = try await office.enter(visitor, "an")
            let page = try await Self.address(an)
            _ = try await an.get(page)
            _ = try await an.post(page + "/close", [("revision", "0"), ("reason", "Trùng phiếu khác")])
            for act in [AuditAct.ticketViewed, .ticketsViewed, .ticketClosed] {
                let rows = try await office.site.audit.rows(AuditNarrowing(act: act), limit: 9, offset: 0).elements
                #expect(rows.contains { $0.entry.actorText == "person:an" }, "\(act)")
            }
            #expect(try await visitor.get(Self.link).text.contains("Trùng phiếu khác"))
        }
    }

    @Test func `an answer that is being written is put aside and found again`() async throws {
        let office = try await Self.office()
        try await Self.taken(in: office) { visitor, an, page in
            let kept = try await an.post("/unsent", [("page", page), ("text", "Đang nghĩ dở"), ("place-1", "Điều 3")])
            #expect(kept.status == 303)
            let again = try await an.get(page).text
            #expect(again.contains("Đang nghĩ dở") && again.contains("Điều 3"))
        }
    }
}
