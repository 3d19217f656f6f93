// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Testing
import Web

/// Editions as pages: one puts forward, another releases, everybody reads.
@Suite struct EditionPageTests {
    @Test func `an edition is put forward, waits unseen by strangers, and is released by somebody else`() async throws {
        let office = try await StaffOffice()
        for name in ["an", "binh"] { try await office.add(name, .legal) }
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let sent = try await an.post("/handbook/editions", [("day", "2026-11-22"), ("note", "Bản thứ nhất")])
            #expect(sent.page == "/handbook/editions/2026-11-22")
            #expect(try await visitor.get(sent.page).status == 404)
            #expect(try await visitor.get(sent.page + "/files/html").status == 404)
            #expect(try await !visitor.get("/handbook/editions").links.contains(sent.page))
            let own = try await an.get(sent.page)
            #expect(own.text.contains("người khác phải phát hành") && !own.text.contains("/release\""))
            let binh = try await office.enter(visitor, "binh")
            let waiting = try await binh.get(sent.page)
            let digest = try #require(waiting.text(between: "name=\"digest\" value=\"", and: "\""))
            // Who put it forward may not, whatever he posts.
            #expect(try await an.post(sent.page + "/release", [("digest", digest)]).status == 403)
            #expect(try await binh.post(sent.page + "/release", [("digest", "x")]).status == 409)
            #expect(try await binh.post(sent.page + "/release", [("digest", digest)]).status == 303)
            let read = try await visitor.get(sent.page)
            #expect(read.status == 200 && read.text.contains("DT-01") == false && !read.text.contains("Người Bịa"))
            let file = try await visitor.get(sent.page + "/files/html")
            #expect(file.text.contains("DT-01") && file.headers[.contentDisposition] == "attachment; filename=\"dong-hanh-2026-11-22.html\"")
            #expect(try await visitor.get(sent.page + "/files/html").text == file.text)
        }
    }

    @Test func `two editions are told apart, entry by entry`() async throws {
        let office = try await StaffOffice()
        for name in ["an", "binh"] { try await office.add(name, .legal) }
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            for day in ["2025-06-30", "2026-11-22"] {
                let page = try await an.post("/handbook/editions", [("day", day), ("note", "Bản \(day)")]).page
                let digest = try #require(try await binh.get(page).text(between: "name=\"digest\" value=\"", and: "\""))
                _ = try await binh.post(page + "/release", [("digest", digest)])
            }
            let page = try await visitor.get("/handbook/editions/2026-11-22?since=2025-06-30")
            let difference = try #require(page.text(between: "id=\"khac\"", and: "</section>"))
            #expect(difference.contains("DT-01") && difference.contains("Bộ trưởng") && difference.contains("Chủ tịch UBND cấp tỉnh"))
            #expect(difference.contains("0 mục mới, 0 mục bỏ"))
        }
    }

    @Test func `without a reason there is no edition, and the form says so`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let reply = try await an.post("/handbook/editions", [("day", "2026-11-22"), ("note", " ")])
            #expect(reply.status == 422 || reply.status == 400)
            #expect(reply.text.contains("Hãy viết vì sao có bản này"))
        }
    }
}
