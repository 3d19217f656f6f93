// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// The text of a day, the difference of two days, and the queue of changes that were read.
@Suite struct AmendmentPageTests {
    typealias Made = MadeUpAmendment

    static func office() async throws -> StaffOffice {
        let office = try await StaffOffice()
        for name in ["an", "binh"] { try await office.add(name, .legal) }
        _ = try await office.site.acts.take(Made.reading, at: TestSite.now)
        _ = try await office.site.amendments.propose(
            [Made.proposal("0"), Made.proposal("1", .repealUnit(at: Made.path("2")), ordinal: 1)], at: TestSite.now)
        return office
    }

    static func confirm(_ name: String, by worker: Worker, revision: String = "0") async throws -> Reply {
        try await worker.visitor.post(
            "/amendments/\(Made.basis.text)/\(name)/confirm", [("form", worker.token), ("revision", revision)], cookie: worker.cookie)
    }

    @Test func `a change that is known but not confirmed is told, and the words stay`() async throws {
        try await Self.office().site.visit { visitor in
            for address in ["/texts/7-1901-nd-xx", "/documents/7-1901-nd-xx", "/documents/7-1901-nd-xx/art_1"] {
                let page = try await visitor.get(address)
                #expect(page.status == 200, "\(address)")
                #expect(page.text.contains("chưa được xác nhận"), "\(address)")
                #expect(!page.text.contains("Trồng mít"), "\(address)")
            }
            #expect(try await visitor.get("/texts/7-1901-nd-xx").text.contains("Trồng khế &lt;ngọt&gt;."))
        }
    }

    @Test func `a confirmed change is in the text from its day on, with its origin`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let reply = try await Self.confirm("0", by: an)
            #expect(reply.status == 303)
            // The next one that waits follows.
            #expect(reply.location.hasPrefix("/amendments/9-1901-nd-xx/1"))
            let now = try await visitor.get("/texts/7-1901-nd-xx").text
            #expect(now.contains("Trồng mít."))
            #expect(now.contains("Điều 1 9/1901/NĐ-XX"))
            let before = try await visitor.get("/texts/7-1901-nd-xx?on=2025-12-31").text
            #expect(before.contains("Trồng khế"))
            #expect(before.contains("Lời văn sẽ đổi sau ngày này"))
            let difference = try await visitor.get("/differences/7-1901-nd-xx?from=2025-12-31&to=2026-01-01").text
            #expect(difference.contains("<ins>mít.</ins>"))
            #expect(try await visitor.get("/differences/7-1901-nd-xx?from=2026-01-01&to=2026-02-01").text.contains("giống nhau"))
        }
    }

    @Test func `a decision about what is no longer there is refused, and shows what is`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await Self.confirm("0", by: an, revision: "7").status == 409)
            #expect(try await Self.confirm("0", by: an).status == 303)
            #expect(try await Self.confirm("0", by: an, revision: "1").status == 409)
            #expect(try await an.get("/amendments/9-1901-nd-xx/khong").status == 404)
        }
    }

    @Test func `whoever corrects needs somebody else to confirm`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            let address = "/amendments/9-1901-nd-xx/0/correct"
            let fields = [("form", an.token), ("revision", "0"), ("path", "Điều 2"), ("from", "2026-02-01"), ("reason", "Đọc nhầm điều")]
            #expect(try await visitor.post(address, fields + [("from", "x")], cookie: an.cookie).status == 303)
            #expect(try await Self.confirm("0", by: an, revision: "1").status == 403)
            #expect(try await Self.confirm("0", by: binh, revision: "1").status == 303)
            #expect(try await office.site.amendments.review(.init("9-1901-nd-xx/0")).amendment.operation.paths == [Made.path("2")])
        }
    }

    @Test func `the queue shows what waits, and a proposal both sides of it`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let list = try await an.get("/amendments").text
            #expect(list.contains("/amendments/9-1901-nd-xx/0"))
            #expect(list.contains("/amendments/9-1901-nd-xx/1"))
            let page = try await an.get("/amendments/9-1901-nd-xx/0").text
            #expect(page.contains("Sửa đổi Điều 1 như sau:"))
            #expect(page.contains("<ins>mít.</ins>"))
            let reply = try await visitor.post(
                "/amendments/9-1901-nd-xx/1/reject", [("form", an.token), ("revision", "0"), ("reason", "Không phải")], cookie: an.cookie)
            #expect(reply.status == 303)
            #expect(try await an.get("/amendments?state=rejected").text.contains("/amendments/9-1901-nd-xx/1"))
        }
    }
}
