// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

extension StaffOffice {
    /// Somebody of the Legal Department in Hưng Yên who is away for a while from tomorrow on.
    @discardableResult func awayMadeUp(as id: String) async throws -> String {
        try await add("vang-" + id, .expert, AccessTests.Standing.own.scope)
        let plan = try AwayBook.Plan(
            kind: .leave, from: TestSite.now.addingTimeInterval(86_400), until: TestSite.now.addingTimeInterval(172_800), deputy: nil)
        try await site.absences.change(of: .init("vang-" + id), by: .init("vang-" + id), at: TestSite.now) {
            try $0.say(plan, as: .init(id), by: $1, at: TestSite.now)
        }
        return id
    }
}

/// Being away and being there, as the pages of the desk tell it.
@Suite struct AwayPageTests {
    static let week = [("kind", "trip"), ("day", "2026-11-22"), ("time", "00:00"), ("last-day", "2026-11-28"), ("last-time", "24:00")]

    @Test func `somebody says that he is away, the desk sees it, and he is back early`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            #expect(try await an.post("/away", Self.week + [("deputy", "binh")]).status == 303)
            let binh = try await office.enter(visitor, "binh")
            let list = try await binh.get("/away")
            #expect(list.text.contains("Người Bịa an") && list.text.contains("đang vắng") && list.text.contains("Người Bịa binh"))
            // Why is his own affair, and nobody else ends it.
            #expect(!list.text.contains("<span class=\"muted small\">công tác") && !list.links.contains { $0.hasSuffix("/end") })
            let ticket = try await binh.get(page)
            #expect(ticket.text.contains("đang vắng đến") && ticket.text.contains("Nhận thay"))
            #expect(try await binh.get("/desk").text.contains("người giữ đang vắng"))
            #expect(try await binh.post(page + "/take-over", [("revision", "1"), ("reason", "An đi công tác")]).status == 303)
            let mine = try await an.get("/away?lang=en")
            #expect(mine.text.contains("business trip") && mine.text.contains("away now"))
            let end = try #require(mine.links.first { $0.hasSuffix("/end?lang=en") || $0.hasSuffix("/end") })
            let action = String(end.prefix { $0 != "?" })
            #expect(try await binh.post(action, [("revision", "1")]).status == 403)
            #expect(try await an.post(action, [("revision", "0")]).status == 409)
            #expect(try await an.post(action, [("revision", "1")]).status == 303)
            #expect(try await !binh.get("/away").text.contains("Người Bịa an</td>"))
        }
    }

    @Test func `a head says it for his people and for nobody else's`() async throws {
        let office = try await TeamPageTests.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            #expect(try await truong.post("/away", Self.week + [("person", "an")]).status == 303)
            for person in ["khac", "quan-tri", "truong-khac"] {
                #expect(try await truong.post("/away", Self.week + [("person", person)]).status == 403, "\(person)")
            }
            #expect([404, 422].contains(try await truong.post("/away", Self.week + [("person", "khong-co")]).status))
            let an = try await office.enter(visitor, "an")
            #expect(try await an.post("/away", Self.week + [("person", "binh")]).status == 403)
            #expect(try await an.post("/away", Self.week).status == 409)
            let rows = try await office.site.audit.rows(AuditNarrowing(act: .awaySaid), limit: 9, offset: 0).elements
            #expect(rows.map(\.entry.actorText) == ["person:truong"])
        }
    }

    @Test func `the form proposes those who may stand in then, and says so where nobody may`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            func proposed(_ page: Reply) -> Bool { page.text.contains("<option value=\"binh\"") }
            let first = try await an.get("/away")
            #expect(proposed(first) && !first.text.contains("<option value=\"khac\"") && !first.text.contains("<option value=\"an\""))
            #expect(try await binh.post("/away", Self.week).status == 303)
            for (language, sentence) in [("", "Không ai thay được trong thời gian này"), ("?lang=en", "Nobody may stand in at that time")] {
                let none = try await an.get("/away" + language)
                #expect(!proposed(none) && none.text.contains(sentence) && !none.text.contains("name=\"deputy\""))
            }
            // The week after he is there: what was typed stays, and nothing is kept by looking.
            let after = Self.week.map { ($0.0, $0.0.hasSuffix("day") ? "2026-12-01" : $0.1) }
            let looked = try await an.post("/away", after + [("look", "1")])
            #expect(looked.status == 200 && proposed(looked) && looked.text.contains("value=\"2026-12-01\""))
            #expect(!looked.text.contains("Không ai thay được") && !looked.text.contains("Người đã chọn"))
            let gone = try await an.post("/away", after + [("deputy", "khac"), ("look", "1")])
            #expect(proposed(gone) && gone.text.contains("Người đã chọn không thay được trong thời gian này"))
            #expect(try await office.site.absences.away(from: TestSite.now, until: .distantFuture).absences.count == 1)
            let wrong = try await an.post("/away", after.map { ($0.0, $0.0 == "day" ? "hôm nào" : $0.1) } + [("look", "1")])
            #expect(wrong.status == 422 && wrong.text.contains("chưa đọc được"))
            // Chosen all the same he is refused, and is on the list no more.
            let refused = try await an.post("/away", Self.week + [("deputy", "binh")])
            #expect(refused.status == 422 && refused.text.contains("Người thay cũng vắng") && !proposed(refused))
            #expect(try await an.post("/away", after + [("deputy", "binh")]).status == 303)
        }
    }

    @Test func `a head chooses first of whom he says it, and is proposed who may stand in for that one`() async throws {
        let office = try await TeamPageTests.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            func form(_ address: String) async throws -> String {
                let page = try await truong.get(address)
                #expect(page.status == 200 && page.text.contains("Báo vắng cho"))
                return try #require(page.text(between: "<form class=\"across\" method=\"post\"", and: "</form>"))
            }
            #expect(try await !form("/away").contains("name=\"person\""))
            #expect(try await form("/away?person=an").contains("<input type=\"hidden\" name=\"person\" value=\"an\">"))
            let deputies = try #require(try await truong.get("/away?person=an").text(between: "<select name=\"deputy\">", and: "</select>"))
            #expect(deputies.contains("value=\"binh\"") && !deputies.contains("value=\"an\""))
            // Of others he cannot say it, whatever the address names.
            for other in ["khac", "quan-tri", "x%22y"] {
                #expect(try await !form("/away?person=" + other).contains("name=\"person\""), "\(other)")
            }
        }
    }

    @Test func `whoever is to stand in for another is warned before, and goes away only when he says that he knows it`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            #expect(try await !binh.get("/away").text.contains("Bạn thay"))
            #expect(try await an.post("/away", Self.week + [("deputy", "binh")]).status == 303)
            #expect(try await binh.get("/away").text.contains("Bạn thay Người Bịa an"))
            #expect(try await binh.get("/away?lang=en").text.contains("You stand in for Người Bịa an"))
            let asked = try await binh.post("/away", Self.week)
            #expect(asked.status == 409 && asked.text.contains("name=\"known\"") && asked.text.contains("<b>Bạn thay Người Bịa an"))
            #expect(try await office.site.absences.away(from: TestSite.now, until: .distantFuture).absences.count == 1)
            #expect(try await binh.post("/away", Self.week + [("known", "1")]).status == 303)
            #expect(try await office.site.absences.away(from: TestSite.now, until: .distantFuture).absences.count == 2)
        }
    }

    @Test(arguments: [
        ("day", "32/13/2026", "chưa đọc được"), ("time", "25:00", "chưa đọc được"), ("last-day", "2026-11-20", "phải sau"),
        ("kind", "ốm", "chưa đọc được"), ("deputy", "an", "Người thay phải"), ("deputy", "quan-tri", "Người thay phải"),
        ("last-day", "2028-11-22", "tối đa"),
    ])
    func `what cannot be is refused with a reason, and what was typed stays`(_ field: String, _ value: String, _ says: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let reply = try await an.post("/away", Self.week.filter { $0.0 != field } + [(field, value)])
            #expect(reply.status == 422 && reply.text.contains(says), "\(reply.status)")
            #expect(try await office.site.absences.away(from: TestSite.now, until: .distantFuture).absences.isEmpty)
        }
    }

    @Test func `the rota warns where a shift stands on somebody who will be away, and proposes nobody who is`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("phap-che", .legal)
        try await office.site.visit { visitor in
            let planner = try await office.enter(visitor, "phap-che")
            let plan = [("person", "an"), ("day", "2026-11-22"), ("time", "09:00"), ("hours", "24"), ("every", "1"), ("count", "4")]
            #expect(try await planner.post("/rota/shifts", plan).status == 303)
            #expect(try await !planner.get("/rota").text.contains("không ai thay"))
            let an = try await office.enter(visitor, "an")
            _ = try await an.post(
                "/away", [("kind", "leave"), ("day", "2026-11-23"), ("time", "12:00"), ("last-day", "2026-11-23"), ("last-time", "18:00")])
            let rota = try await planner.get("/rota")
            #expect(rota.text.contains("không ai thay") && rota.text.contains("không có ai") && rota.text.contains("(có lúc vắng)"))
            #expect(rota.text.contains("Trong ba ngày tới chưa có ai trực"))
            #expect(try await planner.get("/desk").text.contains("Trong ba ngày tới chưa có ai trực"))
            let binh = try await office.enter(visitor, "binh")
            _ = try await binh.post("/away", Self.week)
            let shift = try #require(
                try await planner.get("/rota").links.first { $0.hasPrefix("/rota/") && !$0.hasPrefix("/rota/shifts") && !$0.hasPrefix("/rota/feed") })
            let page = try await planner.get(String(shift.prefix { $0 != "?" }))
            #expect(page.status == 200 && !page.text.contains("<option value=\"binh\""))
        }
    }

    @Test func `a page of the desk that is open says who is there, his own word goes before it, and nothing tells since when`() async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            #expect(try await an.get("/calls").text.contains("Ai đang ở bàn"))
            #expect(try await binh.get("/desk").text.contains("Ở bàn lúc này: <b>Người Bịa an, Người Bịa binh</b>"))
            let left = try await an.post("/presence", [("say", "left"), ("at", "calls")])
            #expect(left.status == 303 && left.location.hasPrefix("/calls"))
            _ = try await an.get("/desk")
            let seen = try await binh.get("/desk")
            #expect(seen.text.contains("Vừa rời bàn: Người Bịa an") && seen.text.contains("<b>Người Bịa binh</b>"))
            #expect(try await an.post("/presence", [("say", "here")]).status == 303)
            #expect(try await binh.get("/desk?lang=en").text.contains("At the desk now: <b>Người Bịa an, Người Bịa binh</b>"))
            for wrong in ["", "dead", "' OR 1=1"] { #expect(try await an.post("/presence", [("say", wrong)]).status == 422, "\(wrong)") }
            // It is said of oneself alone: whatever else the form names is not looked at.
            _ = try await an.post("/presence", [("say", "left"), ("person", "binh")])
            #expect(try await binh.get("/desk").text.contains("<b>Người Bịa binh</b>"))
        }
    }
}
