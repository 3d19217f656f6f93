// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

extension StaffOffice {
    /// A review of the Legal Department about an answer of nobody.
    @discardableResult func reviewMadeUp(as id: String) async throws -> String {
        let question = try Question(id: .init("cau-" + id), text: "Ai giữ mây <\(id)>?", on: Day(TestSite.now), asked: TestSite.now)
        let answer = Answer(question: question, action: .answer, reason: .law)
        try await site.answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: TestSite.now), ticket: nil)
        let vote = AnswerVote(answer: question.id, isRight: false, reason: "Sai <điều>", cast: TestSite.now)
        try await site.reviews.keep(
            vote, of: .init(ground: .answer(question.id), unit: Unit.legalDepartment, field: nil), opening: .init(id))
        return id
    }
}

/// Reviews: from a reader's “no” to what a person has said of it.
@Suite struct ReviewPageTests {
    @Test func `a reader's word opens a review, a person takes it and ends it, and a new word opens it again`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("phap-che", .legal)
        try await office.site.visit { visitor in
            let asked = try await visitor.post("/questions", [("question", "Ai cấp giấy phép thả đèn trời?")])
            let answer = asked.page
            #expect(try await visitor.post(answer + "/vote", [("right", "no"), ("reason", "Sai <điều>")]).status == 303)
            #expect(try await visitor.post(answer + "/vote", [("right", "yes")]).status == 303)
            let legal = try await office.enter(visitor, "phap-che")
            let list = try await legal.get("/reviews")
            let page = try #require(list.links.first { $0.hasPrefix("/reviews/") })
            let action = String(page.prefix { $0 != "?" })
            let shown = try await legal.get(page)
            #expect(shown.text.contains("Sai &lt;điều&gt;") && shown.text.contains("Nhận xem"))
            #expect(try await legal.get("/practice").text.contains("Chờ người xem: <b>1</b>"))
            #expect(try await legal.post(action + "/take", [("revision", "0")]).status == 409)
            #expect(try await legal.post(action + "/take", [("revision", "1")]).status == 303)
            let ending = [("revision", "2"), ("note", "Chữ còn lại")]
            for (fields, says) in [
                ([], "Chưa chọn kết luận"), ([("outcome", "khac")], "Chưa chọn kết luận"),
                ([("outcome", "fact-drafted"), ("change", "/changes/khong-co")], "Không thấy bản thảo"),
                ([("outcome", "judged"), ("place", "7-1901-nd-xx/art_1"), ("quote", "Trồng mít.")], "không khớp"),
                ([("outcome", "judged"), ("place", "7-1901-nd-xx/art_1")], "khớp từng chữ"),
            ] as [([(String, String)], String)] {
                let refused = try await legal.post(action + "/end", ending + fields)
                #expect(refused.status == 422 && refused.text.contains(says) && refused.text.contains("Chữ còn lại"), "\(says) \(refused.status)")
            }
            let judged = [("outcome", "judged"), ("place", "7-1901-nd-xx/art_1"), ("quote", "Trồng khế <ngọt>.")]
            #expect(try await legal.post(action + "/end", ending + judged).status == 303)
            #expect(try await legal.get("/reviews?list=ended&lang=en").text.contains("kept as a question"))
            #expect(try await office.site.reviews.judged().map(\.provision.text) == ["7-1901-nd-xx/art_1"])
            #expect(try await legal.get("/practice").text.contains("Kết luận trong"))
            #expect(try await legal.post(action + "/take", [("revision", "3")]).status == 409)
            _ = try await visitor.post(answer + "/vote", [("right", "no")])
            #expect(try await legal.get("/reviews").links.contains { $0.hasPrefix(action) })
            // What readers say changes no answer.
            #expect(try await visitor.get(answer).status == 200)
        }
    }

    @Test func `what is handed to the desk is a ticket there, and what was drafted is named`() async throws {
        let office = try await DeskPageTests.office()
        for id in ["r1", "r2"] { try await office.reviewMadeUp(as: id) }
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            for id in ["r1", "r2"] { #expect(try await an.post("/reviews/\(id)/take", [("revision", "1")]).status == 303) }
            let handed = [("revision", "2"), ("outcome", "handed-on"), ("note", "Cần trả lời lại")]
            #expect(try await an.post("/reviews/r1/end", handed).status == 303)
            #expect(try await an.get("/desk").text.contains("Ai giữ mây &lt;r1&gt;?"))
            let review = try await an.get("/reviews/r1")
            let ticket = try #require(review.links.first { $0.hasPrefix("/desk/") && $0 != "/desk/next" })
            #expect(try await an.get(ticket).text.contains("Người đọc cho rằng câu trả lời chưa đúng"))
            #expect(try await office.enter(visitor, "khac").get(ticket).status == 403)
            #expect(try await an.post("/reviews/r2/put-back", [("revision", "2"), ("reason", "Nhờ người khác")]).status == 303)
            let binh = try await office.enter(visitor, "binh")
            #expect(try await binh.post("/reviews/r2/take", [("revision", "3")]).status == 303)
            #expect(try await an.post("/reviews/r2/end", [("revision", "4"), ("outcome", "right"), ("note", "x")]).status == 409)
            #expect(try await an.post("/reviews/r2/take-over", [("revision", "4"), ("reason", "Bình nghỉ")]).status == 303)
            #expect(try await an.post("/reviews/r2/end", [("revision", "5"), ("outcome", "right"), ("note", "Đúng rồi")]).status == 303)
        }
    }

    @Test func `a stranger and another unit neither see nor do anything`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("truc", .operator)
        try await office.reviewMadeUp(as: "r1")
        try await office.site.visit { visitor in
            for name in ["khac", "truc", "quan-tri"] {
                let worker = try await office.enter(visitor, name)
                #expect(try await worker.get("/reviews/r1").status == 403, "\(name)")
                #expect(try await !worker.get("/reviews").text.contains("mây"), "\(name)")
                for deed in ["take", "take-over", "put-back", "end"] {
                    let reply = try await worker.post(
                        "/reviews/r1/" + deed, [("revision", "1"), ("reason", "x"), ("note", "x"), ("outcome", "right")])
                    #expect(reply.status == 403, "\(name) \(deed)")
                }
            }
            #expect(try await visitor.get("/reviews/r1").isDoor)
            let an = try await office.enter(visitor, "an")
            for id in ["khong-co", "%27%20OR%201%3D1", "..%2F..%2Fetc"] { #expect(try await an.get("/reviews/" + id).status == 404, "\(id)") }
            #expect(try await office.site.reviews.review(.init("r1")).revision == 1)
        }
    }
}
