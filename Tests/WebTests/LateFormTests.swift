// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing
import Web

/// Forms that are sent when the session has ended, lapsed or been followed by another: nothing typed is lost, nothing is done, nobody else sees it.
@Suite struct LateFormTests {
    @Test(arguments: ["it lapsed", "he signed out", "an administrator ended it", "the browser has dropped its cookie"])
    func `what was sent too late is offered to its owner, who sends it once more`(_ why: String) async throws {
        let clock = HandClock()
        let desk = try await ApprovalDesk(now: { clock.now })
        let change = try await desk.submitted()
        let address = "/changes/\(change.id.text)/return"
        try await desk.office.site.visit { visitor in
            let approver = try await desk.office.enter(visitor, "duyet")
            switch why {
            case "it lapsed": clock.advance(by: 13 * 3_600)
            case "he signed out": _ = try await approver.post("/sign-out")
            case "an administrator ended it":
                try await desk.office.site.signIns.endAll(of: .init("duyet"), but: nil, by: .init("quan-tri"), at: clock.now)
            default: break
            }
            let form = [("form", approver.token), ("reason", "Thiếu <căn cứ> ở điểm b")]
            let lost = try await visitor.post(address, form, cookie: why.hasPrefix("the browser") ? nil : approver.cookie)
            #expect(lost.isDoor && lost.location.hasSuffix("&kept=1"))
            #expect(try await desk.office.site.changes.change(change.id).state == .submitted)
            let door = try await visitor.get(lost.location)
            #expect(door.text.contains("đã được giữ lại") && !door.text.contains("căn cứ"))
            let next = try #require(door.text.between("name=\"next\" value=\"", "\""))

            // Whoever else signs in at the same screen sees nothing of it.
            let other = try await desk.office.enter(visitor, "soan")
            #expect(try await other.get(next).location == "/inbox")
            #expect(try await !other.get("/inbox").links.contains(next))

            let again = try await desk.office.enter(visitor, "duyet")
            let page = try await again.get(next)
            #expect(page.status == 200 && page.text.contains("value=\"Thiếu &lt;căn cứ&gt; ở điểm b\"") && page.text.contains("Trả lại một thay đổi"))
            #expect(try await again.get("/inbox").links.contains(next))
            let action = try #require(page.links.first { $0.hasPrefix(address) })
            #expect(try await again.post(action, [("reason", "Thiếu căn cứ")]).status == 303)
            let returned = try await desk.office.site.changes.change(change.id)
            #expect(returned.state == .returned && returned.returnReason == "Thiếu căn cứ")
            #expect(try await again.get(next).location == "/inbox")
            #expect(try await desk.office.site.unsent.forms(of: .init("duyet"), at: clock.now).isEmpty)
        }
    }

    @Test func `a form with a page of its own is filled in there again`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let writer = try await desk.office.enter(visitor, "soan")
            let page = "/duties/DT-01/edit"
            let base = try #require(try await writer.get(page).text(between: "name=\"base\" value=\"", and: "\""))
            _ = try await writer.post("/sign-out")
            let form = [("form", writer.token), ("at", page), ("base", base), ("aliases", "đèn kéo quân"), ("reason", "Hay gọi"), ("source", "s")]
            let lost = try await visitor.post(page, form + [("submit", "1")])
            #expect(lost.location.hasPrefix("/sign-in?next=%2Fduties%2FDT-01%2Fedit&"))
            let back = try await desk.office.enter(visitor, "soan").get(page)
            #expect(back.text.contains("đèn kéo quân</textarea>") && back.text.contains("Đã điền lại"))
            #expect(try await desk.office.site.changes.drafts(of: .init("soan")).isEmpty)
            // What a script puts aside in the background comes to the same place.
            let typed = [("form", writer.token), ("page", page), ("aliases", "đèn cù"), ("quietly", "1")]
            #expect(try await visitor.post("/unsent", typed).isDoor)
            #expect(try await desk.office.enter(visitor, "soan").get(page).text.contains("đèn cù</textarea>"))
        }
    }

    @Test func `a form of an earlier session is kept, and one of somebody else's is refused`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        let address = "/changes/\(change.id.text)/return"
        try await desk.office.site.visit { visitor in
            let (before, now) = (try await desk.office.enter(visitor, "duyet"), try await desk.office.enter(visitor, "duyet"))
            let late = try await visitor.post(address, [("form", before.token), ("reason", "Viết từ thẻ cũ")], cookie: now.cookie)
            #expect(late.page == "/unsent/form")
            #expect(try await now.get(late.location).text.contains("Viết từ thẻ cũ"))
            let other = try await desk.office.enter(visitor, "duyet-2")
            let foreign = try await visitor.post(address, [("form", before.token), ("reason", "Của người khác")], cookie: other.cookie)
            #expect(foreign.status == 403)
            for person in ["duyet", "duyet-2"] {
                let forms = try await desk.office.site.unsent.forms(of: .init(person), at: TestSite.now)
                #expect(forms.flatMap(\.fields).allSatisfy { $0.value != "Của người khác" })
            }
            #expect(try await desk.office.site.changes.change(change.id).state == .submitted)
        }
    }

    @Test func `without a token that was once somebody's nothing is kept, and a secret never is`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            for token in ["", "x", String(repeating: "0", count: 64), "'; DROP TABLE session; --"] {
                let lost = try await visitor.post("/changes/x/return", [("form", token), ("reason", "x")])
                #expect(lost.location == "/sign-in?next=%2Finbox")
            }
            let root = try await office.enter(visitor, "quan-tri")
            _ = try await root.post("/sign-out")
            let secrets = [
                ("password", "bí mật cũ của tôi"), ("next", "bí mật mới của tôi"), ("code", "123456"), ("secret", "s"), ("form", root.token),
            ]
            #expect(try await visitor.post("/me/password", secrets).location == "/sign-in?next=%2Finbox")
            // A press of a button brings nothing that was typed.
            #expect(try await visitor.post("/changes/x/approve", [("form", root.token), ("digest", "d")]).location == "/sign-in?next=%2Finbox")
            #expect(try await visitor.post("/me", secrets + [("name", "Tên")]).location.contains("kept=1"))
            let kept = try await office.site.unsent.forms(of: .init("quan-tri"), at: TestSite.now).flatMap(\.fields)
            #expect(kept == [.init(name: "name", value: "Tên")])
        }
    }

    @Test(arguments: ["//evil.example/x", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/changes/x/return\"><script>"])
    func `the page that shows a form again sends it nowhere else`(_ target: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let reply = try await root.get("/unsent/form?to=\(target.percentEncoded)")
            #expect(reply.status == 303 && reply.location == "/inbox")
        }
    }
}

extension String {
    /// The first text between two others, as a browser reads it.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = range(of: start), let to = self[from.upperBound...].range(of: end) else { return nil }
        return String(self[from.upperBound..<to.lowerBound]).replacing("&amp;", with: "&")
    }

    @Test(arguments: [
        ("/rota/ca-bia/note", "note", "Ghi bàn giao ca trực"), ("/rota/shifts", "hours", "Lịch trực"),
        ("/impact/look", "note", "Xem lại sau khi luật đổi"),
        ("/verification/DT-01/b/confirm", "quote", "Xác minh một điều khoản"), ("/verification/DT-01/b/reject", "reason", "Bác một căn cứ"),
        ("/proposals/9-1901/0/reject", "reason", "Bác một đề nghị từ văn bản"), ("/calendar", "holidays", "Lịch làm việc của một năm"),
    ])
    func `a form that has no page of its own is called by what it does, not by its address`(
        _ address: String, _ field: String, _ name: String
    ) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            _ = try await an.post("/sign-out")
            let lost = try await visitor.post(address, [("form", an.token), (field, "Điều <đã> gõ")], cookie: an.cookie)
            let next = try #require(try await visitor.get(lost.location).text.between("name=\"next\" value=\"", "\""))
            let page = try await office.enter(visitor, "an").get(next)
            #expect(page.status == 200 && page.text.contains("&lt;đã&gt;") && page.text.contains(name))
            #expect(!page.text.contains(">\(address)<"))
        }
    }
}
