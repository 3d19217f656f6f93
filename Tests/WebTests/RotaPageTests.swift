// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// The rota on its pages: planned, offered, taken over, and read by calendars.
@Suite struct RotaPageTests {
    /// "truong" keeps the rota; "an" and "binh" are of the team. It is ten in the morning.
    static func office() async throws -> StaffOffice {
        let office = try await StaffOffice()
        try await office.add("truong", .legal)
        for name in ["an", "binh"] { try await office.add(name, .operator) }
        return office
    }

    static func plan(_ worker: Worker, _ person: String, day: String = "2026-11-22", time: String = "07:00", count: String = "1") async throws
        -> Reply
    {
        try await worker.post(
            "/rota/shifts",
            [("person", person), ("day", day), ("time", time), ("hours", "12"), ("every", "1"), ("count", count)])
    }

    static func shift(of name: String, on page: Reply) throws -> String {
        let row = try #require(page.text.components(separatedBy: "<tr>").first { $0.contains("Người Bịa \(name)") && $0.contains("/rota/") })
        let link = try #require(row.firstMatch(of: /href="(\/rota\/[^"?]+)/))
        return String(link.1)
    }

    @Test(arguments: [(0.0, "2026-11-22"), (28_800.0, "2026-11-22"), (32_400.0, "2026-11-23")])
    func `the day offered for a shift is the first whose shift is not over`(_ later: Double, _ day: String) async throws {
        let office = try await StaffOffice(now: { TestSite.now.addingTimeInterval(later) })
        try await office.add("truong", .legal)
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            for address in ["/rota", "/rota?from=2026-11-01"] {
                #expect(try await truong.get(address).text.contains("name=\"day\" value=\"\(day)\""), "\(address)")
            }
            #expect(try await truong.get("/rota?from=2026-12-20").text.contains("name=\"day\" value=\"2026-12-20\""))
        }
    }

    @Test func `who answers now stands on the desk, and so does the hour in which nobody will`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            #expect(try await truong.get("/desk").text.contains("Không có ai trực lúc này"))
            #expect(try await Self.plan(truong, "an").status == 303)
            #expect(try await Self.plan(truong, "binh", time: "19:00", count: "2").status == 303)
            let desk = try await truong.get("/desk").text
            #expect(desk.contains("Đang trực") && desk.contains("Người Bịa an") && desk.contains("Người Bịa binh"))
            #expect(desk.contains("7 giờ 00 ngày 23/11/2026 – 19 giờ 00 ngày 23/11/2026"))
            let rota = try await truong.get("/rota").text
            #expect(rota.contains("không có ai") && rota.contains("đang trực") && rota.contains("chưa có lịch nghỉ lễ"))
            #expect(try await truong.get("/rota?lang=en").text.contains("Nobody") == false)
            #expect(try await truong.get("/rota?from=2026-12-20").text.contains("Chưa xếp ca nào"))
            #expect(try await truong.get("/rota?from=x").status == 422)
        }
    }

    @Test func `what cannot be planned is said, with what was typed`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            #expect(try await Self.plan(truong, "an").status == 303)
            let twice = try await Self.plan(truong, "an", time: "18:30")
            #expect(twice.status == 409 && twice.text.contains("đã có ca") && twice.text.contains("value=\"18:30\""))
            #expect(try await Self.plan(truong, "quan-tri").status == 422)
            #expect(try await Self.plan(truong, "an", time: "25:00").status == 422)
            #expect(try await Self.plan(truong, "an", day: "2026-02-30").status == 422)
            let an = try await office.enter(visitor, "an")
            #expect(try await Self.plan(an, "an", day: "2026-11-25").status == 403)
            #expect(try await !an.get("/rota").text.contains("Xếp ca"))
        }
    }

    @Test func `a shift is offered, accepted, noted and taken over, each by whoever may`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let (truong, an, binh) = (
                try await office.enter(visitor, "truong"), try await office.enter(visitor, "an"), try await office.enter(visitor, "binh")
            )
            _ = try await Self.plan(truong, "an")
            let running = try Self.shift(of: "an", on: try await an.get("/rota"))
            #expect(try await an.post(running + "/note", [("note", "Phiếu <b>A</b> còn dở")]).status == 303)
            #expect(try await binh.post(running + "/note", [("note", "x")]).status == 409)
            #expect(try await binh.get("/desk").text.contains("Phiếu &lt;b&gt;A&lt;/b&gt; còn dở"))
            #expect(try await binh.post(running + "/take-over", [("revision", "2"), ("reason", "An ốm")]).status == 303)
            #expect(try await an.get(running).text.contains("An ốm"))
            #expect(try await binh.get("/desk").text.contains("Người Bịa binh</b> (bạn)"))
            _ = try await Self.plan(truong, "an", day: "2026-11-24")
            let later = try Self.shift(of: "an", on: try await an.get("/rota?from=2026-11-24"))
            #expect(try await an.post(later + "/offer", [("revision", "1"), ("person", "binh"), ("return", "")]).status == 303)
            #expect(try await binh.get("/rota").text.contains("mời bạn nhận"))
            #expect(try await an.post(later + "/accept", [("revision", "2")]).status == 409)
            #expect(try await binh.post(later + "/accept", [("revision", "1")]).status == 409)
            #expect(try await binh.post(later + "/accept", [("revision", "2")]).status == 303)
            #expect(try await binh.get(later).text.contains("Ca trực của Người Bịa binh"))
            #expect(try await truong.post(later + "/cancel", [("revision", "3"), ("reason", "")]).status == 422)
            #expect(try await truong.post(later + "/cancel", [("revision", "3"), ("reason", "Không cần")]).status == 303)
            #expect(try await truong.get("/rota/khong-co").status == 404)
        }
    }

    @Test func `a calendar reads its owner's shifts by a link that is shown once`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let (truong, an) = (try await office.enter(visitor, "truong"), try await office.enter(visitor, "an"))
            _ = try await Self.plan(truong, "an")
            _ = try await Self.plan(truong, "binh", time: "19:00")
            let made = try await an.post("/rota/feed")
            let link = try #require(made.text.firstMatch(of: /(\/rota\/feeds\/[^<\s]+)</)).1
            #expect(try await !an.get("/rota").text.contains(link))
            let feed = try await visitor.get(String(link))
            #expect(feed.status == 200 && feed.headers[.contentType] == "text/calendar; charset=utf-8" && feed.headers[.cacheControl] == "no-store")
            #expect(feed.text.components(separatedBy: "BEGIN:VEVENT").count == 2 && feed.text.contains("DTSTART:20261122T000000Z"))
            #expect(try await visitor.get(String(link.dropLast())).status == 404)
        }
    }

    @Test func `the next ticket is taken by its turn, and an asker who is asked for more reads it and answers`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.post("/desk/next").location.hasPrefix("/desk?next=none"))
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let taken = try await an.post("/desk/next")
            #expect(taken.status == 303 && taken.location.hasPrefix("/desk/"))
            let page = taken.page
            #expect(try await an.post(page + "/ask-back", [("revision", "1"), ("reason", "Mây <i>nào</i>?")]).status == 303)
            let work = try await an.get(page).text
            #expect(work.contains("chờ người hỏi bổ sung") && work.contains("tạm dừng") && work.contains("Thôi chờ, xử lý tiếp"))
            let asked = try await visitor.get(DeskPageTests.link).text
            #expect(asked.contains("Mây &lt;i&gt;nào&lt;/i&gt;?") && asked.contains("Đơn vị đang chờ bạn bổ sung"))
            #expect(try await visitor.post(DeskPageTests.link + "/additions", [("text", "Mây trắng")]).status == 303)
            #expect(try await an.get(page).text.contains("đang xử lý"))
            #expect(try await an.post(page + "/urgency", [("revision", "3"), ("urgent", "1"), ("reason", "Gấp")]).status == 303)
            #expect(try await an.get("/desk").text.contains("khẩn</span>"))
            #expect(try await an.post(page + "/urgency", [("revision", "4"), ("urgent", "1"), ("reason", "Gấp")]).status == 409)
        }
    }
}

extension StaffOffice {
    /// A shift of "nguoi-soan" of that name, at an hour of its own, since nobody is on duty twice at once.
    func planMadeUp(as id: String) async throws -> String {
        try await add("truong-" + id, .legal)
        let number = Double(id.filter(\.isNumber)) ?? 0
        let plan = try ShiftPlan(person: .init("nguoi-soan"), first: TestSite.now.addingTimeInterval(number * 3_600), hours: 1)
        try await site.rotas.change(by: .init("truong-" + id), at: TestSite.now) {
            try $0.plan(plan, by: $1, newID: { id }, at: TestSite.now)
        }
        return id
    }
}
