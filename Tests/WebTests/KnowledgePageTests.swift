// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// From an answered ticket to an approved entry, by the pages.
@Suite struct KnowledgePageTests {
    /// An answered ticket whose question and answer tell of somebody who does not exist; "duyet" may approve.
    static func answered(_ office: StaffOffice, _ visitor: Visitor, isProved: Bool = true) async throws -> (Worker, page: String) {
        _ = try await visitor.ask("Mở phiếu giúp ông Nguyễn Văn Bịa, số 0900.000.001")
        let an = try await office.enter(visitor, "an")
        let page = try await DeskPageTests.address(an)
        _ = try await an.post(page + "/take", [("revision", "0")])
        let ground = isProved ? [("place-1", "Điều 1 Nghị định 7/1901/NĐ-XX"), ("quote-1", "Trồng khế <ngọt>.")] : []
        let text = [("revision", "1"), ("text", "Ông Nguyễn Văn Bịa trồng khế.")]
        try #require(try await an.post(page + "/answer", text + ground).status == 303)
        return (an, page)
    }

    static let entry = [("revision", "2"), ("question", "Trồng gì <ở> vườn?"), ("text", "Trồng khế."), ("from-day", "2026-01-01"), ("read", "1")]

    @Test func `what may tell of a person is proposed to be taken out, and stays out unless somebody says otherwise`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, page) = try await Self.answered(office, visitor)
            let form = try await an.get(page + "/knowledge").text
            #expect(form.contains("0900.000.001 (số điện thoại)") && form.contains("Nguyễn Văn Bịa (tên người)"))
            #expect(form.contains("Mở phiếu giúp ông […], số […]") && form.contains("khớp nguyên văn"))
            var fields = Self.entry
            fields[4] = ("x", "1")
            #expect(try await an.post(page + "/knowledge", fields).status == 422)
            fields = Self.entry
            fields[2] = ("text", "Gọi 0900 000 001")
            let refused = try await an.post(page + "/knowledge", fields)
            #expect(refused.status == 422 && refused.text.contains("0900 000 001"))
            #expect(try await an.post(page + "/knowledge", fields + [("keep", "1")]).status == 303)
        }
    }

    @Test func `an entry is read and approved by somebody else, and then stands in the list`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("duyet", .legal)
        try await office.add("truong", .approver)
        try await office.site.visit { visitor in
            let (an, page) = try await Self.answered(office, visitor)
            let sent = try await an.post(page + "/knowledge", Self.entry + [("paraphrases", "Vườn trồng gì?\r\nTrồng cây gì?")])
            #expect(sent.status == 303 && sent.location.hasPrefix("/changes/"))
            let change = String(sent.location.prefix { $0 != "?" })
            #expect(try await an.get("/knowledge").text.contains("Chưa có hỏi đáp nào"))
            let duyet = try await office.enter(visitor, "duyet")
            let shown = try await duyet.get(change)
            let read = shown.text
            #expect(read.contains("Trồng gì &lt;ở&gt; vườn?") && read.contains("Vườn trồng gì?") && read.contains("khớp nguyên văn"))
            let digest = try #require(shown.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await an.post(change + "/approve", [("digest", digest)]).status == 403)
            // What is said of the law is for the Legal Department, and whoever else approves is told so.
            let truong = try await office.enter(visitor, "truong")
            #expect(try await truong.get(change).text.contains("do Vụ Pháp chế duyệt"))
            #expect(try await truong.post(change + "/approve", [("digest", digest)]).status == 403)
            #expect(try await !truong.get("/inbox").text.contains(change))
            #expect(try await duyet.get("/inbox").text.contains(change))
            #expect(try await duyet.post(change + "/approve", [("digest", digest)]).status == 303)
            let list = try await an.get("/knowledge").text
            #expect(list.contains("Trồng gì &lt;ở&gt; vườn?") && list.contains("đang dùng") && !list.contains("không dùng hôm nay"))
        }
    }

    @Test func `an entry whose clause has changed is listed as not in use`() async throws {
        let office = try await DeskPageTests.office()
        for (name, role) in [("duyet", Role.legal), ("luat", .legal)] { try await office.add(name, role) }
        _ = try await office.site.amendments.propose([MadeUpAmendment.proposal("0")], at: TestSite.now)
        try await office.site.visit { visitor in
            let (an, page) = try await Self.answered(office, visitor)
            let change = String(try await an.post(page + "/knowledge", Self.entry).location.prefix { $0 != "?" })
            let duyet = try await office.enter(visitor, "duyet")
            let digest = try #require(try await duyet.get(change).text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await duyet.post(change + "/approve", [("digest", digest)]).status == 303)
            #expect(try await an.get("/knowledge").text.contains("đang dùng"))
            #expect(try await AmendmentPageTests.confirm("0", by: office.enter(visitor, "luat")).status == 303)
            #expect(try await an.get("/knowledge").text.contains("không dùng hôm nay"))
        }
    }

    @Test func `only an answer that stands, with a ground that was checked, becomes knowledge`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, page) = try await Self.answered(office, visitor, isProved: false)
            #expect(!(try await an.get(page).text.contains("Đưa vào hỏi đáp")))
            #expect(try await an.post(page + "/knowledge", Self.entry).status == 422)
            _ = try await an.post(page + "/reopen", [("revision", "2"), ("reason", "Thiếu căn cứ")])
            #expect(try await an.get(page + "/knowledge").status == 409)
        }
    }

    @Test(arguments: [("from-day", "hôm qua"), ("until", "2025-12-31"), ("revision", "1"), ("question", " "), ("text", ""), ("base", "x")])
    func `a draft that cannot be is refused, and what was typed stays`(_ field: String, _ value: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, page) = try await Self.answered(office, visitor)
            let fields = Self.entry.filter { $0.0 != field } + [(field, value), ("paraphrases", "Chữ còn lại")]
            let reply = try await an.post(page + "/knowledge", fields)
            #expect([409, 422].contains(reply.status) && reply.text.contains("Chữ còn lại"), "\(reply.status)")
        }
    }
}
