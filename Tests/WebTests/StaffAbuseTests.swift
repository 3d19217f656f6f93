// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What people with bad intentions try at the doors of staff.
@Suite struct StaffAbuseTests {
    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", "/x\r\nSet-Cookie: a=b", "evil", "/ơ",
    ])
    func `signing in leads nowhere else`(_ next: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let reply = try await visitor.post(
                "/sign-in", [("email", "quan-tri@example.org"), ("password", StaffOffice.password), ("next", next)])
            #expect(reply.location == "/inbox")
        }
    }

    @Test(arguments: [
        ("nobody@example.org", StaffOffice.password), ("quan-tri@example.org", "sai rồi nhé bạn"), ("", ""), ("' OR 1=1 --", "x"),
        ("quan-tri@example.org", ""), ("<script>", "<script>"), ("quan-tri@example.org\r\nX: y", "x"),
    ])
    func `who is not let in learns nothing by it`(_ email: String, _ password: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let reply = try await visitor.post("/sign-in", [("email", email), ("password", password)])
            #expect(reply.status == 403 && reply.cookies.allSatisfy { !$0.hasPrefix("session=") })
            #expect(reply.text.contains("Địa chỉ, mật khẩu hoặc mã không đúng"))
            #expect(!reply.text.contains("<script>") && (password.isEmpty || !reply.text.contains("value=\"\(password)")))
        }
    }

    @Test func `a session that the stranger chose is never the one that is opened`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let reply = try await visitor.post(
                "/sign-in", [("email", "quan-tri@example.org"), ("password", StaffOffice.password)], cookie: "session=chosen; device=chosen")
            #expect(reply.status == 303 && !reply.cookies.contains { $0.contains("chosen") })
            #expect(try await visitor.get("/me", cookie: "session=chosen").status == 303)
        }
    }

    @Test func `a role that is taken away is gone with the next page`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/competences/DT-01/b/edit").status == 200)
            try await office.site.people.end(.init("a-an"), on: Day(TestSite.now), by: .init("quan-tri"), at: TestSite.now)
            #expect(try await an.get("/competences/DT-01/b/edit").status == 403)
            #expect(try await an.post("/competences/DT-01/b/edit", [("reason", "x"), ("source", "y")]).status == 403)
        }
    }

    /// He has the page open, with its form, while the role goes.
    @Test(arguments: ["approve", "return", "edit", "invite", "settings"])
    func `a form that was opened with a role does nothing without it`(_ what: String) async throws {
        let desk = try await ApprovalDesk()
        let (site, change) = (desk.office.site, try await desk.submitted())
        try await desk.office.add("quan-tri-2", .administrator)
        let (name, address, form): (String, String, [(String, String)]) =
            switch what {
            case "approve": ("duyet", "/changes/\(change.id.text)/approve", [("digest", change.draft.digest)])
            case "return": ("duyet", "/changes/\(change.id.text)/return", [("reason", "x")])
            case "edit": ("soan", "/duties/DT-01/edit", [("aliases", "x"), ("reason", "x"), ("source", "y"), ("submit", "1")])
            case "invite": ("quan-tri-2", "/people/invitations", [("role", "legal"), ("email", "moi@example.org")])
            default: ("quan-tri-2", "/settings/site", [("organisation", "x")])
            }
        try await site.visit { visitor in
            let worker = try await desk.office.enter(visitor, name)
            try await site.people.end(.init("a-\(name)"), on: Day(TestSite.now), by: .init("quan-tri"), at: TestSite.now)
            #expect(try await worker.post(address, form).isClosed)
            #expect(try await site.changes.change(change.id).state == .submitted)
            #expect(try await site.setups.sheet().kept.isEmpty)
            #expect(try await site.changes.history(of: ApprovalDesk.subject).count == 1)
        }
    }

    @Test func `another unit's matter is closed, by whatever address`() async throws {
        let office = try await StaffOffice()
        try await office.add("la", .expert, Scope(unit: .init("don-vi-khac")))
        try await office.add("noi", .expert, Scope(unit: Unit.legalDepartment, place: .init("91")))
        try await office.site.visit { visitor in
            for name in ["la", "noi"] {
                let worker = try await office.enter(visitor, name)
                #expect(try await worker.get("/competences/DT-01/b/edit").status == 403)
                #expect(try await worker.get("/duties/DT-01/edit").status == 403)
                let reply = try await worker.post("/duties/DT-01/edit", [("aliases", "x"), ("reason", "x"), ("source", "y"), ("submit", "1")])
                #expect([403, 409].contains(reply.status))
            }
            #expect(try await office.site.changes.history(of: .fact("duty", "DT-01")).isEmpty)
        }
    }

    @Test(arguments: ["<script>alert(1)</script>", "\" onfocus=alert(1) x=\"", "{{site.staff}}", "'; DROP TABLE person; --", "\u{202E}cod.exe"])
    func `what is typed is shown as it was typed, and as nothing else`(_ text: String) async throws {
        let office = try await StaffOffice()
        for name in ["mot", "hai"] { try await office.add(name, .legal) }
        try await office.site.visit { visitor in
            let one = try await office.enter(visitor, "mot")
            let page = try await one.get("/duties/DT-01/edit")
            let base = page.text(between: "name=\"base\" value=\"", and: "\"") ?? ""
            let change = try await one.post(
                "/duties/DT-01/edit", [("base", base), ("aliases", text), ("reason", text), ("source", text), ("submit", "1")])
            #expect(change.status == 303)
            for address in [change.location, "/inbox"] {
                let shown = try await one.get(address).text
                #expect(!shown.contains("<script>alert") && !shown.contains("\" onfocus=alert"))
            }
            #expect(try await one.post("/me", [("name", text), ("language", "vi"), ("notices", "07:30")]).status == 303)
            #expect(try await !one.get("/me").text.contains("<script>alert"))
        }
    }
}
