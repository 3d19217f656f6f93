// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

@testable import Web

/// What stands around every page of staff: where to go, what waits, what was begun.
@Suite struct ShellTests {
    @Test func `every entry of the bar leads to a page that asks for what the entry asks for`() async throws {
        let routes = try await TestSite().routes
        for entry in Navigation.entries {
            let route = try #require(routes.first { $0.path == "/" + entry.path && $0.method == "GET" }, "\(entry.path)")
            #expect(route.access == entry.access)
        }
        #expect(Set(Navigation.entries.map(\.key)).count == Navigation.entries.count)
    }

    @Test(arguments: [
        (Role.asker, ["/inbox"]), (.operator, ["/inbox", "/desk", "/calls", "/saved-replies", "/rota", "/away", "/teams"]),
        (
            .expert,
            [
                "/inbox", "/desk", "/calls", "/saved-replies", "/rota", "/away", "/teams", "/reviews", "/knowledge", "/changes", "/facts",
                "/verification", "/checks",
                "/proposals",
                "/impact",
            ]
        ),
        (
            .legal,
            [
                "/inbox", "/desk", "/calls", "/saved-replies", "/rota", "/away", "/teams", "/reviews", "/knowledge", "/changes", "/facts",
                "/verification", "/checks",
                "/proposals",
                "/impact", "/imports", "/amendments", "/quality", "/practice",
            ]
        ),
        (
            .approver,
            [
                "/inbox", "/desk", "/rota", "/away", "/teams", "/reviews", "/knowledge", "/changes", "/facts", "/verification", "/checks",
                "/proposals", "/impact",
                "/amendments",
            ]
        ),
        (.administrator, ["/inbox", "/imports", "/people", "/settings", "/operation", "/audit"]),
    ])
    func `the bar leads where its reader may come, and nowhere else`(_ role: Role, _ pages: [String]) async throws {
        let office = try await StaffOffice()
        try await office.add("an", role)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let bar = try #require(try await an.get("/me").text(between: "<nav aria-label=\"Việc của tôi\">", and: "</nav>"))
            #expect(bar.matches(of: /href="([^"]*)"/).map { String($0.1) } == pages)
            for page in pages { #expect(try await an.get(page).status == 200) }
            #expect(try await !visitor.get("/").text.contains("staffbar"))
        }
    }

    @Test(arguments: [(Role.operator, 1, nil), (.legal, 4, "Luật mới"), (.expert, 3, "Luật mới")] as [(Role, Int, String?)])
    func `a long bar opens by names, and says where its reader is`(_ role: Role, _ menus: Int, _ name: String?) async throws {
        let office = try await StaffOffice()
        try await office.add("an", role)
        try await office.site.visit { visitor in
            let page = try await office.enter(visitor, "an").get(role == .operator ? "/rota" : "/impact")
            let bar = try #require(page.text(between: "<nav aria-label=\"Việc của tôi\">", and: "</nav>"))
            #expect(bar.matches(of: /<details/).count == menus)
            guard let name else { return #expect(bar.contains("href=\"/rota\" aria-current=\"page\"")) }
            #expect(bar.contains("\(name)<span class=\"at\">: Luật đổi</span>"))
            #expect(bar.contains("href=\"/impact\" aria-current=\"page\""))
        }
    }

    @Test func `the inbox is counted on every page, until it is empty`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await desk.office.site.visit { visitor in
            let approver = try await desk.office.enter(visitor, "duyet")
            #expect(try await approver.get("/").text.contains("<span class=\"badge\">1<"))
            #expect(try await desk.office.enter(visitor, "soan").get("/").text.contains("badge") == false)
            _ = try await approver.post("/changes/\(change.id.text)/approve", [("digest", change.draft.digest)])
            #expect(try await !approver.get("/").text.contains("badge"))
        }
    }

    @Test func `one field finds duties, changes and people, each for who may see them`() async throws {
        let desk = try await ApprovalDesk()
        _ = try await desk.submitted()
        try await desk.office.site.visit { visitor in
            let writer = try await desk.office.enter(visitor, "soan")
            let found = try await writer.get("/find?q=den+troi")
            #expect(found.links.contains("/duties/DT-01"))
            #expect(try await writer.get("/find?q=DT-01").links.contains { $0.hasPrefix("/changes/") })
            #expect(try await !writer.get("/find?q=nguoi+bia").text.contains("soan@example.org"))
            let root = try await desk.office.enter(visitor, "quan-tri")
            #expect(try await root.get("/find?q=nguoi+bia").links.contains("/people/soan"))
            #expect(try await !root.get("/find?q=DT-01").links.contains { $0.hasPrefix("/changes/") })
            #expect(try await root.get("/find?q=khong+co+gi+nhu+the").text.contains("Không thấy gì"))
            #expect(try await root.get("/find").text.contains("Gõ vào ô tìm"))
        }
    }

    @Test func `the bar of whoever administers one place leads to nothing that belongs to all`() async throws {
        let office = try await StaffOffice()
        try await office.add("bac", .administrator, Scope(place: .init("90")))
        try await office.site.visit { visitor in
            let bac = try await office.enter(visitor, "bac")
            let links = try await bac.get("/me").links
            #expect(links.contains("/people") && !links.contains("/settings") && !links.contains("/audit"))
            for page in ["/settings", "/audit"] { #expect(try await bac.get(page).status == 403) }
        }
    }

    @Test func `an administrator finds and opens the people of his own place alone`() async throws {
        let office = try await StaffOffice()
        try await office.add("bac", .administrator, Scope(place: .init("90")))
        try await office.add("nam", .expert, Scope(place: .init("91")))
        try await office.site.visit { visitor in
            let north = try await office.enter(visitor, "bac")
            for page in ["/people", "/people?q=nam", "/find?q=bia+nam"] {
                #expect(try await !north.get(page).text.contains("nam@example.org"), "\(page)")
            }
            let (his, nobody) = (try await north.get("/people/nam"), try await north.get("/people/khong-co"))
            #expect(his.isClosed && !his.text.contains("nam@example.org"))
            #expect([403, 404].contains(nobody.status))
        }
    }

    @Test func `what is typed comes back, also in a later session, until it is sent`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let writer = try await desk.office.enter(visitor, "soan")
            let page = "/duties/DT-01/edit"
            let base = try #require(try await writer.get(page).text(between: "name=\"base\" value=\"", and: "\""))
            let typed = [("base", base), ("aliases", "thả đèn\nđèn trời"), ("reason", "Dân <hay> gọi"), ("source", "")]
            let quiet = try await writer.post("/unsent", typed + [("page", page), ("quietly", "1")])
            #expect(quiet.status == 204)
            _ = try await writer.post("/sign-out")
            let later = try await desk.office.enter(visitor, "soan")
            #expect(try await later.get("/inbox").links.contains(page))
            let back = try await later.get(page)
            #expect(back.text.contains("đèn trời</textarea>") && back.text.contains("Dân &lt;hay&gt; gọi") && back.text.contains("Đã điền lại"))
            // Nobody else sees it.
            #expect(try await !desk.office.enter(visitor, "duyet").get(page).text.contains("Đã điền lại"))
            let sent = try await later.post(page, typed.dropLast() + [("source", "sổ trực"), ("submit", "1")])
            #expect(sent.status == 303)
            #expect(try await !later.get(page).text.contains("Đã điền lại"))
            #expect(try await !later.get("/inbox").links.contains(page))
        }
    }

    @Test func `the button puts aside without a script, and what was put aside is dropped on demand`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let writer = try await desk.office.enter(visitor, "soan")
            let page = "/duties/DT-01/edit"
            let kept = try await writer.post("/unsent", [("page", page), ("reason", "nửa chừng"), ("password", "geheim"), ("code", "123456")])
            #expect(kept.status == 303 && kept.location == page)
            #expect(try await writer.get(page).text.contains("nửa chừng"))
            let fields = try await desk.office.site.unsent.forms(of: .init("soan"), at: TestSite.now).flatMap(\.fields)
            #expect(fields == [.init(name: "reason", value: "nửa chừng")])
            #expect(try await writer.post("/unsent/forget", [("page", page)]).location == page)
            #expect(try await !writer.get(page).text.contains("nửa chừng"))
            for away in ["//evil.example", "https://evil.example/", "", "/\\evil", "/a\r\nX: y"] {
                #expect(try await writer.post("/unsent", [("page", away), ("a", "b")]).status == 422)
            }
            #expect(try await writer.post("/unsent", [("page", page), ("a", String(repeating: "x", count: 600_000))]).status == 413)
        }
    }

    @Test func `what was put aside over something that has changed meanwhile is told so`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let writer = try await desk.office.enter(visitor, "soan")
            let page = "/duties/DT-01/edit"
            let base = try #require(try await writer.get(page).text(between: "name=\"base\" value=\"", and: "\""))
            _ = try await writer.post("/unsent", [("page", page), ("base", base), ("aliases", "của tôi"), ("reason", "x"), ("source", "y")])
            let other = try await desk.submitted(by: "duyet-2", "của người khác")
            _ = try await desk.office.enter(visitor, "duyet").post("/changes/\(other.id.text)/approve", [("digest", other.draft.digest)])
            let back = try await writer.get(page)
            let old = try #require(back.text(between: "name=\"base\" value=\"", and: "\""))
            let late = try await writer.post(page, [("base", old), ("aliases", "của tôi"), ("reason", "x"), ("source", "y")])
            #expect(late.status == 409 && late.text.contains("của người khác") && late.text.contains("của tôi"))
        }
    }

    @Test func `a withdrawal and a return are undone with one button`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await desk.office.site.visit { visitor in
            let address = "/changes/\(change.id.text)"
            let (writer, approver) = (try await desk.office.enter(visitor, "soan"), try await desk.office.enter(visitor, "duyet"))
            let returned = try await approver.post(address + "/return", [("reason", "Bấm nhầm")])
            #expect(returned.location == address + "?done=returned")
            #expect(try await approver.get(returned.location).text.contains("action=\"\(address)/resume\""))
            #expect(try await !writer.get(address).text.contains("/resume\""))
            #expect(try await writer.post(address + "/resume").status == 403)
            #expect(try await approver.post(address + "/resume").location == address + "?done=resumed")
            #expect(try await approver.get("/inbox").links.contains(address))

            let withdrawn = try await writer.post(address + "/withdraw")
            #expect(try await writer.get(withdrawn.location).text.contains("Hoàn tác"))
            let again = try await writer.post(address + "/again").location
            #expect(again.hasSuffix("?done=drafted") && !again.hasPrefix(address))
            #expect(try await writer.get(again).text.contains("Đã lưu bản thảo"))
        }
    }

    @Test func `an ended role is given again with one button, an ended session says that it is not`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert, Scope(unit: Unit.legalDepartment, place: .init("90")))
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get(try await root.post("/people/an/appointments/a-an/end").location)
            let form = ["role", "unit", "where", "until"].map { name in
                (name, page.text(between: "name=\"\(name)\" value=\"", and: "\"") ?? "")
            }
            #expect(form.map(\.1) == ["expert", Unit.legalDepartment.text, "90", ""])
            #expect(try await root.post("/people/an/appointments", form).status == 303)
            let rights = try await office.site.people.rights(of: .init("an"))
            #expect(rights.may(.draft, Thing(Scope(unit: Unit.legalDepartment, place: .init("90"))), on: Day(TestSite.now)))
            let ended = try await root.get(try await root.post("/people/an/sessions/end").location)
            #expect(ended.text.contains("không hoàn tác được"))
        }
    }

    @Test(arguments: [Role.expert, .legal, .approver, .operator, .administrator])
    func `after g each key leads to one place, and the list of keys says which`(_ role: Role) async throws {
        let office = try await StaffOffice()
        try await office.add("an", role)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let page = try await an.get("/keys").text
            let going = page.matches(of: /data-go="([^"]*)"/).map { String($0.1) }
            #expect(Set(going).count == going.count && going.contains("r") && going.contains("m"), "\(going.sorted())")
            let listed = page.matches(of: /<kbd>g<\/kbd> <kbd>([^<]*)<\/kbd>/).map { String($0.1) }
            #expect(listed.sorted() == going.sorted())
        }
    }

    @Test func `the keys are listed on a page, and turned off there`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get("/keys")
            #expect(page.text.contains("<kbd>?</kbd>") && page.text.contains("tới Người dùng") && !page.text.contains("tới Thay đổi"))
            #expect(page.links.contains { $0.hasPrefix("/assets/keys.") })
            let off = try await root.post("/keys")
            #expect(off.cookies.contains { $0.hasPrefix("keys=off") })
            let quiet = try await visitor.get("/keys", cookie: root.cookie + "; keys=off")
            #expect(!quiet.links.contains { $0.hasPrefix("/assets/keys.") } && !quiet.text.contains("<dialog"))
            #expect(try await root.post("/keys", [("on", "1")]).cookies.contains { $0.hasPrefix("keys=;") })
        }
    }
}
