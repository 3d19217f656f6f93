// SPDX-License-Identifier: Apache-2.0
import Domain
import Storage
import Testing

/// The page of the log, and what the site writes into it.
@Suite struct AuditTests {
    private static func acts(_ office: StaffOffice) async throws -> [AuditAct?] {
        try await office.site.audit.rows(AuditNarrowing(), limit: 500, offset: 0).elements.map(\.entry.act)
    }

    @Test func `whoever answers for everything sees what happened, by whom and to whom`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get("/audit")
            #expect(page.status == 200)
            for words in ["thành quản trị viên đầu tiên", "nhận lời mời", "đăng nhập", "Người Bịa quan-tri", "an@example.org"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(try await root.get("/audit?lang=en").text.contains("became the first administrator"))
            #expect(try await root.get("/me").text.contains("href=\"/audit\""))
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/audit").status == 403)
            #expect(try await !an.get("/me").text.contains("href=\"/audit\""))
        }
    }

    @Test func `the list is narrowed by person, act, thing and day, and says what cannot be`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let mine = try await root.get("/audit?person=an@example.org&act=invitation-accepted&thing=person&from=2026-11-22&until=2026-11-22")
            #expect(mine.text.contains("1 dòng") && mine.text.contains("value=\"an@example.org\""))
            #expect(try await root.get("/audit?until=2020-01-01").text.contains("Không có dòng nào"))
            #expect(try await root.get("/audit?person=khong-ai@example.org").status == 404)
            #expect(try await root.get("/audit?from=2026-11-23&until=2026-11-22").status == 422)
            for query in ["from=hom-qua", "act=bia", "thing=bia"] { #expect(try await root.get("/audit?" + query).status == 422) }
            #expect(try await root.get("/audit?key=%27%20OR%201%3D1%20--").text.contains("Không có dòng nào"))
        }
    }

    @Test func `what a stranger types at the door is shown as text`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            _ = try await visitor.post("/sign-in", [("email", "<script>alert(1)</script>\u{0}"), ("password", "x")])
            let page = try await office.enter(visitor, "quan-tri").get("/audit?act=sign-in-failed")
            #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script>alert"))
        }
    }

    @Test func `looking at people, at tickets and at the log is remembered, and so is an export`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            _ = try await root.get("/people?q=bi%20mat")
            _ = try await root.get("/people/quan-tri")
            let desk = try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)])
            let cookie = desk.cookies.first?.split(separator: ";").first.map(String.init)
            #expect(try await visitor.get("/hotline/tickets", cookie: cookie).status == 200)
            _ = try await root.get("/audit")
            let file = try await root.post("/audit/export", [("from", "2026-11-01")])
            #expect(file.status == 200 && file.header("Content-Disposition")?.contains("attachment") == true)
            let lines = file.text.split(separator: "\n")
            #expect(lines.count > 5 && lines[0].contains("donghanh-audit/1") && lines.last?.contains("audit-exported") == true)
            let head = try await root.post("/audit/heads")
            #expect(head.status == 200 && head.text.contains("donghanh-audit-head/1"))
            let digest = try #require(head.text(between: "\"digest\":\"", and: "\""))
            #expect(try await root.get("/audit").text.contains(digest))
            let acts = Set(try await Self.acts(office))
            #expect(acts.isSuperset(of: [.peopleViewed, .personViewed, .deskOpened, .ticketsViewed, .auditViewed, .auditExported, .headTaken]))
        }
        #expect(try await office.site.audit.verify(against: nil) { _ in }.isWhole)
    }

    @Test func `what is remembered is told in the reader's words`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let (vi, en) = (try await root.get("/audit"), try await root.get("/audit?lang=en"))
            #expect(vi.text.contains("bằng: mật khẩu") && vi.text.contains("vai trò: Quản trị viên") && !vi.text.contains("proof:"))
            #expect(en.text.contains("by: password") && en.text.contains("role: Administrator"))
        }
    }

    @Test func `what is refused is not remembered as done`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let (root, an) = (try await office.enter(visitor, "quan-tri"), try await office.enter(visitor, "an"))
            let before = try await Self.acts(office).count
            for page in ["/people", "/audit"] { #expect(try await an.get(page).status == 403) }
            #expect(try await an.post("/audit/export").status == 403)
            #expect(try await visitor.post("/hotline/open", [("token", "sai")]).status == 403)
            #expect(try await root.post("/people/quan-tri/appointments", [("role", "legal")]).status == 403)
            // His own page was shown again with the reason, which is a look at a person.
            #expect(try await Self.acts(office).dropLast(before) == [.personViewed])
        }
    }
}
