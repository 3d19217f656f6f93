// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

extension StaffOffice {
    /// A team of the Legal Department with one of its people in it.
    @discardableResult func teamMadeUp(as id: String) async throws -> String {
        try await add("truong-" + id, .approver, Scope(unit: Unit.legalDepartment))
        try await add("vien-" + id, .expert, Scope(unit: Unit.legalDepartment))
        let charter = try DeskTeam.Charter(vi: "Tổ bịa \(id)", en: "", members: [.init("vien-" + id)], fields: [])
        try await site.teams.change(.init(id), of: Unit.legalDepartment, by: .init("truong-" + id), at: TestSite.now) {
            try $0.make(charter, by: $1, at: TestSite.now)
        }
        return id
    }
}

/// Teams at the desk: made by the head of a unit, filled with its people, given tickets.
@Suite struct TeamPageTests {
    static func office() async throws -> StaffOffice {
        let office = try await DeskPageTests.office()
        try await office.add("truong", .approver, Scope(unit: Unit.legalDepartment))
        try await office.add("truong-khac", .approver, Scope(unit: DeskPageTests.other))
        return office
    }

    static let new = [
        ("unit", Unit.legalDepartment.text), ("name-vi", "Tổ <mây>"), ("name-en", "Clouds"), ("member", "an"), ("member", "binh"),
    ]

    @Test func `the head of a unit makes a team, a ticket is handed to it, and who is of it finds it there`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            #expect(try await truong.get("/teams").text.contains("Lập tổ"))
            let made = try await truong.post("/teams", Self.new.filter { $0.1 != "binh" })
            #expect(made.status == 303, "\(made.text)")
            let an = try await office.enter(visitor, "an")
            let list = try await an.get("/teams")
            #expect(list.text.contains("Tổ &lt;mây&gt;") && list.text.contains("Người Bịa an") && !list.text.contains("Lập tổ:"))
            #expect(try await an.get("/teams?lang=en").text.contains("Clouds"))
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let page = try await DeskPageTests.address(an)
            let shown = try await an.get(page)
            let team = try #require(shown.text(between: "<select name=\"team\"><option value=\"", and: "\""))
            let empty = try await an.post(page + "/team", [("revision", "0"), ("team", team), ("reason", "")])
            #expect(empty.status == 422)
            #expect(try await an.post(page + "/team", [("revision", "0"), ("team", team), ("reason", "Việc của tổ")]).status == 303)
            #expect(try await an.get(page).text.contains("Tổ &lt;mây&gt;"))
            #expect(try await an.get("/desk?list=team").links.contains { $0.hasPrefix(page) })
            let binh = try await office.enter(visitor, "binh")
            #expect(try await !binh.get("/desk?list=team").links.contains { $0.hasPrefix(page) })
            #expect(try await binh.post("/desk/next").location.contains("next=none"))
            // Whoever asked sees the unit, and nothing of how it is made up.
            #expect(try await !visitor.get(DeskPageTests.link).text.contains("mây"))
            #expect(try await an.post(page + "/team", [("revision", "1"), ("team", ""), ("reason", "Trả lại")]).status == 303)
            #expect(try await binh.post("/desk/next").location.hasPrefix(page))
        }
    }

    @Test func `a team is changed and closed by its head alone, over what he has seen`() async throws {
        let office = try await Self.office()
        try await office.teamMadeUp(as: "m1")
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            let fields = Self.new.dropFirst() + [("revision", "1")]
            for name in ["an", "truong-khac", "khac"] {
                let other = try await office.enter(visitor, name)
                for deed in ["change", "close"] {
                    #expect(try await other.post("/teams/m1/" + deed, fields + [("reason", "x")]).status == 403, "\(name) \(deed)")
                }
                #expect(try await other.post("/teams", Self.new).status == 403)
            }
            #expect(try await truong.post("/teams/m1/change", Array(fields)).status == 303)
            let late = try await truong.post("/teams/m1/close", [("revision", "1"), ("reason", "Chữ còn lại")])
            #expect(late.status == 409 && late.text.contains("Chữ còn lại"))
            #expect(try await truong.post("/teams/m1/close", [("revision", "2"), ("reason", "Xong")]).status == 303)
            #expect(try await truong.get("/teams").text.contains("đã giải thể"))
            #expect(try await truong.post("/teams/khong/close", [("revision", "1"), ("reason", "x")]).status == 404)
        }
    }

    @Test func `what was typed of a team stays where it was refused, also a name in English alone and somebody joined since`() async throws {
        let office = try await Self.office()
        try await office.add("an-cu", .expert, Scope(unit: Unit.legalDepartment))
        try await office.teamMadeUp(as: "m1")
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            try await office.site.people.join(.init("an-cu"), into: .init("an"), by: .init("quan-tri"), at: TestSite.now)
            let typed = [("name-vi", ""), ("name-en", "Winds"), ("member", "an-cu")]
            let late = try await truong.post("/teams/m1/change", typed + [("revision", "9")])
            #expect(late.status == 409 && late.text.contains("value=\"Winds\""))
            let form = try #require(late.text(between: "action=\"/teams/m1/change", and: "</form>"))
            #expect(form.contains("value=\"an\" checked") && !form.contains("value=\"vien-m1\" checked"))
            #expect(late.text.contains("<details open><summary>Sửa tổ"))
            #expect(try await truong.post("/teams/m1/change", typed + [("revision", "1")]).status == 303)
            #expect(try await office.site.teams.team(.init("m1")).charter?.members == [.init("an")])
            #expect(try await truong.get("/teams").text.contains("<li>Người Bịa an</li>"))
        }
    }

    @Test func `a team of which nobody is any more is told so, offered to nobody, and its ticket says so`() async throws {
        let office = try await Self.office()
        try await office.teamMadeUp(as: "m1")
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            #expect(try await an.get(page).text.contains("<option value=\"m1\""))
            #expect(try await an.post(page + "/team", [("revision", "1"), ("team", "m1"), ("reason", "Việc của tổ")]).status == 303)
            #expect(try await !an.get(page).text.contains("không còn ai"))
            try await office.site.people.end(.init("a-vien-m1"), on: Day(TestSite.now), by: .init("quan-tri"), at: TestSite.now)
            let shown = try await an.get(page)
            #expect(shown.text.contains("tổ không còn ai, cả đơn vị nhận") && !shown.text.contains("<option value=\"m1\""))
            #expect(try await an.get(page + "?lang=en").text.contains("nobody is of it any more"))
            let truong = try await office.enter(visitor, "truong")
            #expect(try await truong.get("/teams").text.contains("Không còn ai của tổ được cử"))
            #expect(try await an.post(page + "/team", [("revision", "2"), ("team", ""), ("reason", "Trả lại")]).status == 303)
            let again = try await an.post(page + "/team", [("revision", "3"), ("team", "m1"), ("reason", "Thử lại")])
            #expect(again.status == 422 && again.text.contains("không còn ai được cử") && again.text.contains("Thử lại"))
            #expect(try await an.post("/desk/next").location.hasPrefix(page))
        }
    }

    @Test func `teams that are closed are folded and paged, the last of them first`() async throws {
        let office = try await Self.office()
        for number in 1...22 {
            let id = "m\(number)"
            let charter = try DeskTeam.Charter(vi: "Tổ cũ số \(number).", en: "", members: [.init("an")], fields: [])
            let (made, closed) = (TestSite.now, TestSite.now.addingTimeInterval(Double(number)))
            try await office.site.teams.change(.init(id), of: Unit.legalDepartment, by: .init("truong"), at: made) {
                try $0.make(charter, by: $1, at: made)
            }
            try await office.site.teams.change(.init(id), of: nil, by: .init("truong"), at: closed) {
                try $0.close(revision: 1, because: "Xong", by: $1, at: closed)
            }
        }
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let first = try await an.get("/teams")
            #expect(
                first.text.contains("Tổ đã giải thể (22)") && first.text.contains("Chưa đơn vị nào có tổ") && !first.text.contains("<details open"))
            #expect(first.text.contains("Tổ cũ số 22.") && first.text.contains("Tổ cũ số 3.") && !first.text.contains("Tổ cũ số 2."))
            let second = try await an.get("/teams?page=2")
            #expect(
                second.text.contains("Tổ cũ số 2.") && !second.text.contains("Tổ cũ số 22.")
                    && second.text.contains("<details open id=\"da-giai-the\""))
            #expect(try await an.get("/teams?page=x&lang=en").text.contains("Closed teams (22)"))
        }
    }

    @Test(arguments: [
        ("member", "khac", "không được cử"), ("member", "khong-co", "không được cử"), ("name-vi", " ", "Chưa có tên"),
        ("unit", "khong-co", "Không có đơn vị"), ("field", "khong-co", "Không có lĩnh vực"),
        ("name-vi", String(repeating: "a", count: 121), "dài quá"),
    ])
    func `what no team can be is refused with a reason`(_ field: String, _ value: String, _ says: String) async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let truong = try await office.enter(visitor, "truong")
            let fields = Self.new.filter { $0.0 != field && !($0.0 == "name-en" && field == "name-vi") } + [(field, value)]
            let reply = try await truong.post("/teams", fields)
            #expect(reply.status == 422 && reply.text.contains(says), "\(reply.status)")
            #expect(try await office.site.teams.teams(of: nil).isEmpty)
        }
    }

    @Test func `nobody hands a ticket to a team of another unit`() async throws {
        let office = try await Self.office()
        let charter = try DeskTeam.Charter(vi: "Tổ khác", en: "", members: [.init("khac")], fields: [])
        try await office.site.teams.change(.init("to-khac"), of: DeskPageTests.other, by: .init("truong-khac"), at: TestSite.now) {
            try $0.make(charter, by: $1, at: TestSite.now)
        }
        try await DeskPageTests.taken(in: office) { _, an, page in
            for team in ["to-khac", "khong-co", "' OR 1=1 --"] {
                let reply = try await an.post(page + "/team", [("revision", "1"), ("team", team), ("reason", "x")])
                #expect(reply.status == 422, "\(team)")
            }
            #expect(try await an.get(page).text.contains("đang xử lý"))
        }
    }

    @Test func `whoever asks says what it is, the desk may say otherwise with a reason, and lists are narrowed by it`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/person").text.contains("Phản ánh, kiến nghị về quy định"))
            _ = try await visitor.ask("Mở phiếu giúp tôi", [("person", "1"), ("kind", "reflection")])
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/desk?kind=fault").text.contains("không có phiếu nào theo lựa chọn ở trên"))
            #expect(try await an.get("/desk?kind=reflection").links.contains { $0.hasPrefix("/desk/") && $0.contains("P-") })
            let page = try await DeskPageTests.address(an)
            let shown = try await an.get(page)
            #expect(shown.text.contains("Công điện 89/CĐ-TTg") && shown.text.contains("Phản ánh, kiến nghị"))
            #expect(try await visitor.get(DeskPageTests.link).text.contains("Phản ánh, kiến nghị"))
            #expect(try await an.post(page + "/kind", [("revision", "0"), ("kind", "fault"), ("reason", " ")]).status == 422)
            #expect(try await an.post(page + "/kind", [("revision", "0"), ("kind", "khac"), ("reason", "x")]).status == 422)
            #expect(try await an.post(page + "/kind", [("revision", "0"), ("kind", "fault"), ("reason", "Trang không mở")]).status == 303)
            let read = try await visitor.get(DeskPageTests.link)
            #expect(read.text.contains("Lỗi hệ thống") && read.text.contains("Trang không mở") && !read.text.contains("Người Bịa"))
            #expect(try await visitor.get(DeskPageTests.link + "?lang=en").text.contains("Fault of a system"))
            #expect(try await an.post(page + "/kind", [("revision", "0"), ("kind", "guidance"), ("reason", "x")]).status == 409)
        }
    }

    @Test func `an administrator sets goals, and none beyond the law's limits`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.post("/settings/goals", [("goal-reflection-answer", "16")]).status == 422)
            #expect(try await root.post("/settings/goals", [("goal-fault-forward", "3")]).status == 422)
            #expect(try await root.post("/settings/goals", [("goal-guidance-answer", "4"), ("goal-guidance-response", "7")]).status == 303)
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let an = try await office.enter(visitor, "an")
            let page = try await an.get(try await DeskPageTests.address(an))
            #expect(page.text.contains("mục tiêu 4 ngày)") && page.text.contains("mục tiêu 7 phút"))
        }
    }
}
