// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// The desk's pages where one ticket has to do with another.
@Suite struct DeskTiePageTests {
    typealias Base = DeskPageTests

    /// Opens a ticket beside the one that a visitor has asked; its private link is "/tickets/khac".
    static func openOther(
        _ office: StaffOffice, id: String = "0ff1ce00aa", minutes: Double = 5, secret: String = "khac", unit: Unit.ID = Unit.legalDepartment,
        asking text: String = "Mở phiếu khác <giúp> tôi"
    ) async throws {
        let asked = TestSite.now.addingTimeInterval(minutes * 60)
        let question = try Question(id: .init("q-\(id)"), text: text, on: Day(TestSite.now), asked: asked, wantsPerson: true)
        let ticket = Ticket(
            id: .init(id), question: question, reason: .askedForPerson, evidence: [], unit: unit, opened: asked,
            due: asked.addingTimeInterval(86_400 * 15), secretDigest: Secret.digest(secret))
        let record = AnswerRecord(
            answer: Answer(question: question, action: .handoff, reason: .askedForPerson), versions: [:], timings: [:], kept: asked)
        try await office.site.answers.keep(record, ticket: ticket)
    }

    static let other = "/desk/0ff1ce00aa"

    @Test func `two who ask the same are answered at once, and neither reads the other's words`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { visitor, an, page in
            try await Self.openOther(office)
            let shown = try await an.get(page).text
            #expect(shown.contains("0FF1CE00") && shown.contains("&lt;giúp&gt;"))
            let merged = try await an.post(
                Self.other + "/merge", [("revision", "0"), ("other", String(page.dropFirst("/desk/".count))), ("reason", "Cùng một điều")])
            #expect(merged.status == 303 && merged.location.contains("done=merged"), "\(merged.text)")
            #expect(try await an.get(Self.other).text.contains("chờ trả lời chung với phiếu khác"))
            // Another was merged into it meanwhile, which whoever answers looks at first.
            #expect(try await an.post(page + "/answer", [("revision", "1")] + Base.answer).status == 409)
            #expect(try await an.post(page + "/answer", [("revision", "2")] + Base.answer).status == 303)
            let read = try await visitor.get("/tickets/khac").text
            #expect(read.contains("Không trồng mít.") && read.contains("khớp nguyên văn") && read.contains("Mở phiếu khác"))
            #expect(!read.contains("Mở phiếu giúp tôi") && !read.contains("Cùng một điều"))
        }
    }

    @Test(arguments: [("merge", "ZZZZZZZZ"), ("merge", ""), ("link", "%"), ("link", "0ff1ce00aab"), ("unlink", "0FF1CE00")])
    func `a number that names no ticket, or one without a link, is refused with what was typed`(_ verb: String, _ number: String) async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { _, an, page in
            try await Self.openOther(office)
            let refused = try await an.post(page + "/" + verb, [("revision", "1"), ("other", number), ("reason", "Chữ tôi viết")])
            #expect([409, 422].contains(refused.status) && refused.text.contains("Chữ tôi viết"), "\(refused.status)")
        }
    }

    @Test func `a ticket of another unit is neither shown nor tied`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { visitor, an, page in
            try await Self.openOther(office)
            _ = try await an.post(Self.other + "/link", [("revision", "0"), ("other", String(page.dropFirst(6))), ("reason", "Liên quan")])
            #expect(try await an.get(page).text.contains("Bỏ nối 0FF1CE00"))
            let forward = [("revision", "1"), ("unit", Base.other.text), ("reason", "Của Cục Bịa")]
            #expect(try await an.post(Self.other + "/forward", forward).status == 303)
            let shown = try await an.get(page).text
            #expect(!shown.contains("Bỏ nối 0FF1CE00") && !shown.contains("Mở phiếu khác"))
            #expect(try await an.post(page + "/merge", [("revision", "2"), ("other", "0FF1CE00"), ("reason", "x")]).status == 422)
            #expect(try await an.post(page + "/draft", [("revision", "2"), ("put", "ticket:0ff1ce00aa")]).status == 403)
            let khac = try await office.enter(visitor, "khac")
            #expect(try await !khac.get(Self.other).text.contains("Mở phiếu giúp tôi"))
        }
    }

    @Test func `what was asked besides becomes a ticket of its own, which its asker reads and answers at the same place`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { visitor, an, page in
            let split = try await an.post(page + "/split", [("revision", "1"), ("part", "Còn <mít> thì sao?")])
            #expect(split.status == 303)
            let list = try await an.get("/desk")
            let part = try #require(
                list.links.map { String($0.prefix { $0 != "?" }) }.first { $0.hasPrefix("/desk/") && $0 != page && $0 != "/desk/next" })
            _ = try await an.post(part + "/take", [("revision", "0")])
            #expect(try await an.post(part + "/answer", [("revision", "1"), ("text", "Không trồng mít đâu.")]).status == 303)
            let read = try await visitor.get(Base.link).text
            #expect(read.contains("Còn &lt;mít&gt; thì sao?") && read.contains("Không trồng mít đâu."))
            let id = String(part.dropFirst("/desk/".count))
            #expect(try await visitor.post(Base.link + "/additions", [("part", id), ("text", "Vì sao?")]).status == 303)
            #expect(try await an.get(part).text.contains("Vì sao?"))
            #expect(try await !an.get(page).text.contains("Vì sao?"))
            // Nobody speaks on a ticket that is not his.
            try await Self.openOther(office)
            #expect(try await visitor.post(Base.link + "/additions", [("part", "0ff1ce00aa"), ("text", "Lạ")]).status == 404)
            #expect(try await !an.get(Self.other).text.contains("Lạ"))
        }
    }

    @Test func `whom a note calls must be there, and who else looks is shown`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { visitor, an, page in
            let wrong = try await an.post(page + "/notes", [("revision", "1"), ("note", "@Ai Đó xem giúp")])
            #expect(wrong.status == 422 && wrong.text.contains("@Ai Đó xem giúp"))
            // Of another unit: he may not see it, so he is not called.
            #expect(try await an.post(page + "/notes", [("revision", "1"), ("note", "@khac xem giúp")]).status == 422)
            #expect(try await an.post(page + "/notes", [("revision", "1"), ("note", "@Người Bịa binh xem giúp")]).status == 303)
            let binh = try await office.enter(visitor, "binh")
            #expect(try await binh.get(page).text.contains("Cũng đang mở phiếu này"))
            let again = try await an.get(page).text
            #expect(again.contains("Cũng đang mở phiếu này") && again.contains("Người Bịa binh"))
        }
    }

    @Test func `a proposal is put behind what was written, says that nobody has read it, and is not sent`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { visitor, an, page in
            try await Self.openOther(office)
            _ = try await an.post(Self.other + "/take", [("revision", "0")])
            let earlier = [("text", "Ông Nguyễn Văn Bịa trồng khế."), Base.answer[1], Base.answer[2]]
            #expect(try await an.post(Self.other + "/answer", [("revision", "1")] + earlier).status == 303)
            let typed = [("revision", "1"), ("text", "Chữ tôi viết")]
            for (source, says) in [
                ("clause:7-1901-nd-xx/art_1", "Theo Điều 1"), ("ticket:0ff1ce00aa", "trồng khế."),
            ] {
                let shown = try await an.post(page + "/draft", typed + [("put", source)])
                #expect(shown.status == 200 && shown.text.contains("Chữ tôi viết") && shown.text.contains(says), "\(source)")
                #expect(shown.text.contains("Chưa có gì được gửi") && shown.text.contains("7-1901-nd-xx/art_1"))
                // What told of the other's asker stays with him.
                #expect(!shown.text.contains("Nguyễn Văn Bịa trồng"))
            }
            #expect(!(try await visitor.get(Base.link).text.contains("Chữ tôi viết")))
            for wrong in ["", "clause:", "clause:khong-co/art_1", "entry:x", "ticket:khong", "x:y", "ticket:" + page.dropFirst(6)] {
                let refused = try await an.post(page + "/draft", typed + [("put", wrong)])
                #expect(refused.status == 422 && refused.text.contains("Chữ tôi viết"), "\(wrong)")
            }
        }
    }

    @Test func `somebody else finds beside the ticket what he looks for`() async throws {
        let office = try await Base.office()
        try await Base.taken(in: office) { _, an, page in
            try await Self.openOther(office)
            #expect(try await an.get(page + "?q=" + "phiếu khác giúp".percentEncoded).text.contains("0FF1CE00"))
            let nothing = try await an.get(page + "?q=" + "chuyện <hoàn toàn> lạ".percentEncoded).text
            #expect(nothing.contains("Không tìm thấy gì gần với câu hỏi") && nothing.contains("&lt;hoàn toàn&gt;"))
        }
    }
}
