// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// The telephone: a caller known by his number, a question typed once, answered or ticketed on one page.
@Suite struct CallPageTests {
    static let call = [("phone", "+84 900 000 001"), ("name", "Bà <Bịa>"), ("question", "Ai giữ <mây>?"), ("place", "")]

    @Test func `a call that was answered at once is written down, and known when the number calls again`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let empty = try await an.get("/calls")
            #expect(empty.text.contains("Số gọi đến") && empty.links.contains("/desk?list=call") && empty.links.contains("/desk?list=lost"))
            let kept = try await an.post("/calls", Self.call + [("outcome", "answered"), ("said", "Gió giữ.")])
            #expect(kept.status == 303 && kept.location.contains("done=answered"), "\(kept.text)")
            let page = try await an.get("/calls?done=answered").text
            #expect(page.contains("Đã ghi cuộc gọi") && page.contains("Ai giữ &lt;mây&gt;?") && page.contains("Gió giữ."))
            let again = try await an.post("/calls/look", [("phone", "0900.000.001")]).text
            #expect(again.contains("0900 000 001") && again.contains("Bà &lt;Bịa&gt;") && again.contains("Gió giữ."))
            let nobody = try await an.post("/calls/look", [("phone", "0900 000 002")]).text
            #expect(nobody.contains("chưa gọi lần nào"))
        }
    }

    @Test func `a call that needs more becomes a ticket, whose asker is called when there is an answer`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let sent = try await an.post("/calls", Self.call + [("outcome", "ticket")])
            #expect(sent.status == 303 && sent.location.contains("ticket="), "\(sent.text)")
            #expect(try await an.get(sent.location).text.contains("Đọc cho người gọi"))
            let page = try await DeskPageTests.address(an)
            #expect(try await an.get(page).text.contains("0900 000 001"))
            _ = try await an.post(page + "/take", [("revision", "1")])
            #expect(try await an.post(page + "/told", [("revision", "2"), ("reason", "x")]).status == 409)
            #expect(try await an.post(page + "/answer", [("revision", "2")] + DeskPageTests.answer).status == 303)
            #expect(try await an.get("/desk?list=call").text.contains("1 phiếu"))
            #expect(try await an.get(page).text.contains("Người hỏi chờ gọi lại"))
            #expect(try await an.post(page + "/told", [("revision", "3"), ("reason", "Đã đọc")]).status == 303)
            #expect(try await !an.get(page).text.contains("Người hỏi chờ gọi lại"))
            // Whoever may see the ticket but no personal data sees no number.
            try await office.add("truong", .approver, Scope(unit: Unit.legalDepartment))
            let head = try await office.enter(visitor, "truong")
            #expect(try await !head.get(page).text.contains("0900 000 001"))
            #expect(try await visitor.get(page).location.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: [
        ("phone", "0900"), ("phone", ""), ("question", " "), ("said", ""), ("place", "Xứ Bịa"), ("name", String(repeating: "a", count: 121)),
    ])
    func `what is missing is said, and what was typed stays`(_ field: String, _ value: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let outcome = field == "place" ? "ticket" : "answered"
            let fields = (Self.call + [("outcome", outcome), ("said", "Chữ còn lại")]).map { $0.0 == field ? (field, value) : $0 }
            let reply = try await an.post("/calls", fields)
            #expect(reply.status == 422 && reply.text.contains("role=\"alert\""), "\(reply.status)")
            #expect(field == "said" || reply.text.contains("Chữ còn lại"))
            #expect(try await !an.get("/calls").text.contains("Bạn đã ghi hôm nay"))
        }
    }

    @Test func `whoever asks without an account leaves a name and a number, and only they who may know it read it`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let wrong = try await visitor.post("/questions", [("question", "Ai giữ mây?"), ("person", "1"), ("name", "Bà Bịa"), ("phone", "12")])
            #expect(wrong.status == 422 && wrong.text.contains("Bà Bịa") && wrong.text.contains("Ai giữ mây?"))
            let sent = try await visitor.post(
                "/questions", [("question", "Ai giữ mây?"), ("person", "1"), ("name", "Bà Bịa"), ("phone", "0900 000 001")])
            #expect(sent.status == 303)
            #expect(try await !visitor.get(sent.location).text.contains("Bà Bịa"))
            let an = try await office.enter(visitor, "an")
            let page = try await an.get(DeskPageTests.address(an)).text
            #expect(page.contains("Bà Bịa") && page.contains("0900 000 001"))
            let khac = try await office.enter(visitor, "khac")
            let known = try await khac.post("/calls/look", [("phone", "0900000001")]).text
            #expect(known.contains("chưa gọi lần nào") && !known.contains("Bà Bịa"))
        }
    }
}
