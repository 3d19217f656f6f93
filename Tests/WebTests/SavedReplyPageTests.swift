// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

extension StaffOffice {
    /// A saved reply of the Legal Department that waits for a second person.
    func proposeMadeUp(as id: String) async throws -> String {
        try await add("mau-" + id, .legal)
        try await site.savedReplies.change(.init(id), of: Unit.legalDepartment, by: .init("mau-" + id)) {
            try $0.propose(title: "Mẫu bịa", text: "Chào bạn, phiếu {số phiếu}.", revision: 0, by: $1, at: TestSite.now)
        }
        return id
    }
}

/// Saved replies: kept by two, put into an answer with what the ticket says.
@Suite struct SavedReplyPageTests {
    @Test func `what one proposes another releases, and it is put into the answer with the ticket's own words`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let new = [("unit", Unit.legalDepartment.text), ("title", "Xin <thêm>"), ("text", "Về “{câu hỏi}”, phiếu {số phiếu} của {đơn vị}:")]
            #expect(try await an.post("/saved-replies", new).status == 303)
            let list = try await an.get("/saved-replies")
            #expect(list.text.contains("Chờ người thứ hai") && list.text.contains("Xin &lt;thêm&gt;"))
            let action = try #require(list.links.first { $0.hasSuffix("/release") })
            // Nobody releases what he has proposed, and until somebody has, nobody uses it.
            #expect(try await an.post(action, [("revision", "1")]).status == 403)
            let put = "saved:" + action.dropFirst("/saved-replies/".count).dropLast("/release".count)
            #expect(try await an.post(page + "/draft", [("put", put)]).status == 422)
            let binh = try await office.enter(visitor, "binh")
            #expect(try await binh.post(action, [("revision", "0")]).status == 409)
            #expect(try await binh.post(action, [("revision", "1")]).status == 303)
            #expect(try await an.get(page).text.contains("Xin &lt;thêm&gt;"))
            let shown = try await an.post(page + "/draft", [("put", put), ("text", "Chào bạn.")]).text
            #expect(shown.contains("Chào bạn.\nVề “Mở phiếu giúp tôi”, phiếu P-Q1 của Vụ Pháp chế:"))
            let retire = action.replacing("/release", with: "/retire")
            #expect(try await an.post(retire, [("revision", "2"), ("reason", "")]).status == 422)
            #expect(try await an.post(retire, [("revision", "2"), ("reason", "Cũ")]).status == 303)
            #expect(try await an.post(page + "/draft", [("put", put)]).status == 422)
            let rows = try await office.site.audit.rows(AuditNarrowing(act: .savedReplyReleased), limit: 9, offset: 0).elements
            #expect(rows.map(\.entry.actorText) == ["person:binh"])
        }
    }

    @Test func `another unit neither sees nor uses nor changes them`() async throws {
        let office = try await DeskPageTests.office()
        _ = try await office.proposeMadeUp(as: "m1")
        try await office.site.visit { visitor in
            let khac = try await office.enter(visitor, "khac")
            #expect(try await !khac.get("/saved-replies").text.contains("Mẫu bịa"))
            for verb in ["propose", "release", "decline", "retire"] {
                let fields = [("revision", "1"), ("title", "x"), ("text", "y"), ("reason", "z")]
                #expect(try await khac.post("/saved-replies/m1/" + verb, fields).status == 403, "\(verb)")
            }
            #expect(try await khac.post("/saved-replies/khong/release", [("revision", "1")]).status == 404)
            let other = [("unit", Unit.legalDepartment.text), ("title", "x"), ("text", "y")]
            #expect(try await khac.post("/saved-replies", other).status == 403)
        }
    }

    @Test(arguments: [
        ("title", ""), ("text", " "), ("text", "Gửi {tên anh}"), ("text", "Mở {ngoặc"), ("unit", "khong-co"),
        ("title", String(repeating: "a", count: 121)),
    ])
    func `what cannot be is refused, and what was typed stays`(_ field: String, _ value: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let fields = [("unit", Unit.legalDepartment.text), ("title", "Tên còn lại"), ("text", "Chữ còn lại")].map {
                $0.0 == field ? (field, value) : $0
            }
            let reply = try await an.post("/saved-replies", fields)
            #expect(reply.status == 422 && (reply.text.contains("Chữ còn lại") || reply.text.contains("Tên còn lại")), "\(reply.status)")
        }
    }
}
