// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// What people with a role do, from the invitation to the approved change.
@Suite struct StaffTests {
    @Test func `an invitation makes a person, once, and leads in`() async throws {
        let site = try await TestSite()
        let first = Invitation.ofFirstAdministrator(
            id: .init("i0"), secretDigest: Self.digest, expires: TestSite.now.addingTimeInterval(60))
        _ = try await site.people.inviteFirstAdministrator(first, at: TestSite.now)
        try await site.visit { visitor in
            let door = try await visitor.get("/welcome/bi-mat")
            #expect(door.status == 200 && door.header("Cache-Control") == "no-store")
            let weak = try await visitor.post("/welcome", Self.person + [("password", "matkhau123456")])
            #expect(weak.status == 422 && weak.text.contains("Người Bịa Đầu") && !weak.text.contains("matkhau123456"))
            let reply = try await visitor.post("/welcome", Self.person + [("password", StaffOffice.password)])
            #expect(reply.status == 303 && reply.location == "/inbox")
            #expect(reply.cookies.contains { $0.hasPrefix("session=") && $0.contains("HttpOnly") && $0.contains("SameSite=Lax") })
            let again = try await visitor.post("/welcome", Self.person + [("password", StaffOffice.password)])
            #expect(again.status == 409)
        }
    }

    private static let digest = Rote.digest
    private static let person = [("secret", "bi-mat"), ("name", "Người Bịa Đầu"), ("email", "dau@example.org")]

    @Test func `whoever signs in is spoken to in the language of his profile, whatever the door spoke`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        let english = try Person(
            id: .init("an"), name: "An", email: EmailAddress("an@example.org"), language: .en, notices: TimeOfDay("08:00"))
        try await office.site.people.keep(english, at: TestSite.now)
        try await office.site.visit { visitor in
            let form = { (name: String) in [("email", "\(name)@example.org"), ("password", StaffOffice.password), ("next", "/changes?lang=vi&q=a")] }
            let an = try await visitor.post("/sign-in?lang=vi", form("an"))
            #expect(an.location == "/changes?q=a&lang=en")
            #expect(an.cookies.filter { $0.hasPrefix("lang=") }.map { $0.prefix(7) } == ["lang=en"])
            let root = try await visitor.post("/sign-in?lang=en", form("quan-tri"))
            #expect(root.location == "/changes?q=a")
            #expect(root.cookies.filter { $0.hasPrefix("lang=") }.map { $0.prefix(7) } == ["lang=vi"])
        }
    }

    @Test func `a change takes effect when somebody else approves exactly it`() async throws {
        let office = try await StaffOffice()
        let unit = Scope(unit: Unit.legalDepartment)
        try await office.add("soan", .expert, unit)
        try await office.add("duyet", .approver, unit)
        try await office.site.visit { visitor in
            let writer = try await office.enter(visitor, "soan")
            let duty = try await writer.get("/duties/DT-01")
            #expect(duty.links.contains("/competences/DT-01/b/edit"))
            let editor = try await writer.get("/competences/DT-01/b/edit")
            let kept = try await writer.post("/competences/DT-01/b/edit", Self.edit(editor) + [("submit", "1")])
            #expect(kept.status == 303, "\(kept.text)")
            let own = try await writer.get(kept.page)
            #expect(own.text.contains("<ins>khoản 2 Điều 4</ins>") && own.text.contains("người khác phải duyệt"))
            let digest = try #require(try await office.site.changes.drafts(of: .init("soan")).first?.draft.digest)
            #expect(try await writer.post(kept.page + "/approve", [("digest", digest)]).status == 403)

            let other = try await office.enter(visitor, "duyet")
            #expect(try await other.get("/inbox").links.contains(kept.page))
            #expect(try await other.post(kept.page + "/approve", [("digest", "khác")]).status == 409)
            #expect(try await visitor.get("/duties/DT-01").text.contains("khoản 1 Điều 4"))
            #expect(try await other.post(kept.page + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/duties/DT-01").text.contains("khoản 2 Điều 4"))

            #expect(try await other.post(kept.page + "/undo", [("reason", "Chép nhầm")]).status == 303)
            #expect(try await visitor.get("/duties/DT-01").text.contains("khoản 2 Điều 4"))
        }
    }

    @Test func `the second editor sees what the first did, and loses nothing`() async throws {
        let office = try await StaffOffice()
        for name in ["mot", "hai"] { try await office.add(name, .legal) }
        try await office.site.visit { visitor in
            let (one, two) = (try await office.enter(visitor, "mot"), try await office.enter(visitor, "hai"))
            let seen = try await two.get("/competences/DT-01/b/edit")
            let first = try await one.post("/competences/DT-01/b/edit", Self.edit(seen) + [("submit", "1")])
            let digest = try #require(try await office.site.changes.drafts(of: .init("mot")).first?.draft.digest)
            #expect(try await two.post(first.page + "/approve", [("digest", digest)]).status == 303)
            let late = try await two.post("/competences/DT-01/b/edit", Self.edit(seen, path: "khoản 9 Điều 9"))
            #expect(late.status == 409 && late.text.contains("khoản 2 Điều 4") && late.text.contains("khoản 9 Điều 9"))
        }
    }

    @Test func `what is returned says why and can be sent again`() async throws {
        let office = try await StaffOffice()
        for name in ["mot", "hai"] { try await office.add(name, .legal) }
        try await office.site.visit { visitor in
            let (one, two) = (try await office.enter(visitor, "mot"), try await office.enter(visitor, "hai"))
            let editor = try await one.get("/duties/DT-01/edit")
            let fields = Self.hidden(editor) + [("aliases", "thả đèn\nđèn trời"), ("reason", "Dân hay gọi thế"), ("source", "sổ trực")]
            let change = try await one.post("/duties/DT-01/edit", fields + [("submit", "1")]).page
            #expect(try await two.post(change + "/return", [("reason", " ")]).status == 422)
            #expect(try await two.post(change + "/return", [("reason", "Thiếu <b>nguồn</b>")]).status == 303)
            #expect(try await one.get("/inbox").text.contains("Thiếu &lt;b&gt;nguồn&lt;/b&gt;"))
            #expect(try await one.post(change + "/submit").status == 303)
            #expect(try await one.post(change + "/withdraw").status == 303)
            #expect(try await one.post(change + "/submit").status == 409)
        }
    }

    @Test func `an administrator invites, gives and takes roles, and opens nothing of the substance`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let invited = try await root.post(
                "/people/invitations", [("role", "legal"), ("unit", Unit.legalDepartment.text), ("email", "moi@example.org")])
            let link = try #require(invited.text(between: "<code>", and: "</code>"))
            #expect(try await visitor.get(link).text.contains("Vụ Pháp chế"))
            #expect(try await root.post("/people/an/appointments", [("role", "approver"), ("until", "2026-11-22")]).status == 422)
            #expect(try await root.post("/people/an/appointments", [("role", "approver"), ("until", "2026-12-22")]).status == 303)
            #expect(try await root.post("/people/quan-tri/appointments", [("role", "approver")]).status == 403)
            #expect(try await root.post("/people/quan-tri/appointments/a-quan-tri/end").status == 409)
            #expect(try await root.get("/competences/DT-01/b/edit").status == 403)
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/people").status == 403)
            #expect(try await root.post("/people/an/appointments/a-an/end").status == 303)
            #expect(try await an.get("/competences/DT-01/b/edit").status == 200)
            #expect(try await root.post("/people/an/sessions/end").status == 303)
            #expect(try await an.get("/me").location.hasPrefix("/sign-in?next="))
            let reset = try #require(try await root.post("/people/an/password-link").text(between: "<code>", and: "</code>"))
            #expect(try await visitor.get(reset).status == 200)
            let secret = String(reset.dropFirst("/new-password/".count))
            #expect(try await visitor.post("/new-password", [("secret", secret), ("password", "câu mới đủ dài")]).status == 303)
            #expect(try await visitor.post("/new-password", [("secret", secret), ("password", "câu mới đủ dài")]).status == 409)
        }
    }

    @Test func `what is refused comes back as it was typed, in every form about people`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let form = [("role", "approver"), ("unit", Unit.legalDepartment.text), ("where", "91"), ("until", "2026-11-01")]
            let chosen = ["value=\"approver\" selected", "value=\"\(Unit.legalDepartment.text)\" selected", "value=\"91\" selected", "2026-11-01"]
            let invited = try await root.post("/people/invitations", form + [("email", "không phải thư")])
            let appointed = try await root.post("/people/an/appointments", form + [("from", "2026-12-01")])
            for (page, more) in [(invited, "value=\"không phải thư\""), (appointed, "value=\"2026-12-01\"")] {
                #expect(page.status == 422)
                for text in chosen + [more] { #expect(page.text.contains(text), "\(text)") }
            }
            let profile = try await root.post("/me", [("name", String(repeating: "x", count: 121)), ("language", "en"), ("notices", "25:00")])
            #expect(profile.status == 422 && profile.text.contains("xxxx\"") && profile.text.contains("value=\"25:00\""))
            #expect(profile.text.contains("value=\"en\" selected"))
        }
    }

    @Test(arguments: ["01/07/2025", "1/7/2025", "2025-07-01", " 1 / 7 / 2025 "])
    func `a day is taken as people write it, and shown to them so`(_ day: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let page = try await an.get("/competences/DT-01/b/edit")
            #expect(page.text.contains("name=\"from\" value=\"01/07/2025\"") && page.text.contains("name=\"until\" value=\"01/03/2027\""))
            #expect(try await an.get("/competences/DT-01/b/edit?lang=en").text.contains("name=\"from\" value=\"2025-07-01\""))
            let form = Self.edit(page).map { $0.0 == "from" ? ($0.0, day) : $0.0 == "until" ? ($0.0, "..31/12/2030") : $0 }
            let made = try await an.post("/competences/DT-01/b/edit", form)
            #expect(made.status == 303)
            let change = try await an.get(made.location)
            // The beginning is what it was, whatever way it was written.
            #expect(!change.text.contains("2025-07-01"))
            #expect(change.text.contains("Đến trước ngày (muộn nhất)") && change.text.contains("<ins>2030-12-31</ins>"))
            #expect(change.text.contains("Cấp giấy phép thả đèn trời"))
            let wrong = try await an.post("/competences/DT-01/b/edit", form.map { $0.0 == "from" ? ("from", "31/02/2025") : $0 })
            #expect(wrong.status == 422 && wrong.text.contains("value=\"31/02/2025\""))
        }
    }

    @Test func `a list of local offices is taken as a whole, and people are invited to one of them`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.get("/offices").text.contains("Chưa có cơ quan nào"))
            let faulty = try await root.post("/offices", [("list", "Hưng Yên; Sở Đèn\nTỉnh Không Có; Sở <Đèn>")])
            #expect(faulty.status == 422 && faulty.text.contains("Dòng 2.") && faulty.text.contains("Sở &lt;Đèn&gt;</textarea>"))
            #expect(try await root.get("/offices").text.contains("Chưa có cơ quan nào"))
            let kept = try await root.post("/offices", [("list", "Hưng Yên; Sở Đèn\nHưng Yên; xã Trời Cao; Phòng Đèn")])
            #expect(kept.status == 200 && kept.text.contains("Đã thêm 2 cơ quan"))
            let found = try await root.get("/offices?q=troi+cao")
            let choose = try #require(found.links.first { $0.hasPrefix("/people?office=") })
            #expect(try await root.get(choose).text.contains("Phòng Đèn, xã Trời Cao, Hưng Yên"))
            let id = try #require(choose.split(separator: "=").last.map { Fields.decoded($0) })
            let invited = try await root.post("/people/invitations", [("role", "expert"), ("office", id), ("email", "moi@example.org")])
            let link = try #require(invited.text(between: "<code>", and: "</code>"))
            #expect(try await visitor.get(link).text.contains("Phòng Đèn, xã Trời Cao, Hưng Yên"))
            #expect(try await root.post("/people/an/appointments", [("role", "asker"), ("office", id)]).status == 303)
            #expect(try await root.get("/people/an").text.contains("Phòng Đèn, xã Trời Cao, Hưng Yên"))
            #expect(try await root.post("/offices/end", [("office", id)]).status == 303)
            #expect(try await root.get("/offices?q=troi+cao").text.contains("đã hết"))
            #expect(try await root.post("/people/invitations", [("role", "expert"), ("office", "khong-co")]).status == 404)
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/offices").status == 403)
            #expect(try await an.post("/offices", [("list", "Hưng Yên; Sở Đèn")]).status == 403)
        }
    }

    /// The form as it came, with another provision.
    private static func edit(_ page: Reply, path: String = "khoản 2 Điều 4") -> [(String, String)] {
        hidden(page) + [
            ("authority", "Chủ tịch UBND cấp tỉnh"), ("kind", "decentralisation"), ("from", "2025-07-01"), ("until", "2027-03-01"),
            ("document", MadeUp.act), ("path", path), ("verified", "1"), ("sources", MadeUp.sources.joined(separator: "\r\n")),
            ("reason", "Đọc lại bản gốc"), ("source", MadeUp.act),
        ]
    }

    private static func hidden(_ page: Reply) -> [(String, String)] {
        [("base", page.text(between: "name=\"base\" value=\"", and: "\"") ?? "")]
    }
}
