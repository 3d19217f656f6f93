// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// What changed in the law, and what rested on it, on the pages.
@Suite struct ImpactPageTests {
    typealias Made = MadeUpAmendment

    /// A duty whose holder rests on Article 1 of the act that is amended.
    static func office() async throws -> StaffOffice {
        var content = MadeUp.facts
        content.competences += [
            Competence(
                id: .init("DT-02/a"), duty: .init("DT-02"), authority: Authority(name: Words(vi: "Sở <Bịa>"), level: .department), kind: .statute,
                from: DoubtfulDay(MadeUp.day(2025, 1, 1)), until: nil,
                basis: .init(document: Made.target.number, path: "Điều 1", isVerified: true, confidence: .high), sources: MadeUp.sources,
                confidence: .high)
        ]
        let office = try await StaffOffice(content: content)
        try await office.add("an", .legal)
        try await office.add("hoi", .expert)
        _ = try await office.site.acts.take(Made.reading, at: TestSite.now)
        _ = try await office.site.amendments.propose([Made.proposal("0")], at: TestSite.now)
        return office
    }

    @Test func `a confirmed amendment shows at once what rested on the words, and a look puts it back in use`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/impact").text.contains("Không có gì cần xem lại"))
            #expect(try await AmendmentPageTests.confirm("0", by: an).status == 303)
            let page = try await an.get("/impact")
            for words in [
                "Thẩm quyền DT-02/a", "Điều 1, 7/1901/NĐ-XX đã được sửa đổi từ ngày 01/01/2026", "đang tạm ngừng dùng", "/handbook/entries/DT-02",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains("<Bịa>"))
            #expect(try await an.get("/inbox").text.contains("/impact\""))
            #expect(try await an.get("/impact?lang=en").text.contains("Law changed, look again"))
            let cause = "/impact/changes?cause=" + "amendment/\(Made.basis.text)/0".percentEncoded
            #expect(try await an.get(cause).text.contains("Điều 1, 7/1901/NĐ-XX"))
            #expect(try await visitor.get("/duties/DT-02").text.contains("Chưa có ai xem lại"))

            let seen = try #require(page.text.text(between: "name=\"seen\" value=\"", and: "\""))
            let form = [("fact", "fact.competence DT-02/a"), ("seen", seen)]
            #expect(try await an.post("/impact/look", form + [("note", "")]).status == 422)
            #expect(try await an.post("/impact/look", [("fact", "fact.competence DT-02/a"), ("seen", "1"), ("note", "x")]).status == 409)
            #expect(try await an.post("/impact/look", [("seen", seen), ("note", "x")]).status == 422)
            let hoi = try await office.enter(visitor, "hoi")
            #expect(try await !hoi.get("/impact").text.contains("name=\"fact\""))
            #expect(try await hoi.post("/impact/look", form + [("note", "x")]).status == 403)
            #expect(try await an.post("/impact/look", form + [("note", "Đã đối chiếu Điều 1 mới")]).status == 303)
            #expect(try await an.get("/impact").text.contains("Không có gì cần xem lại"))
            #expect(try await !visitor.get("/duties/DT-02").text.contains("Chưa có ai xem lại"))
            #expect(try await an.post("/impact/look", form + [("note", "x")]).status == 409)
        }
    }

    @Test func `a person's answer tells at the desk and to its asker that its ground has changed since`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("binh-luat", .legal)
        _ = try await office.site.amendments.propose([Made.proposal("0")], at: TestSite.now)
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            #expect(try await an.post(page + "/answer", [("revision", "1")] + DeskPageTests.answer).status == 303)
            let told = "Đã đổi sau câu trả lời này: Điều 1, 7/1901/NĐ-XX đã được sửa đổi"
            for text in [try await an.get(page).text, try await visitor.get(DeskPageTests.link).text] { #expect(!text.contains("Đã đổi sau")) }
            #expect(try await !an.get("/desk?list=done").text.contains("căn cứ đã đổi"))
            let legal = try await office.enter(visitor, "binh-luat")
            #expect(try await AmendmentPageTests.confirm("0", by: legal).status == 303)
            for text in [try await an.get(page).text, try await visitor.get(DeskPageTests.link).text] { #expect(text.contains(told)) }
            #expect(try await an.get("/desk?list=done").text.contains("căn cứ đã đổi"))
            #expect(try await visitor.get(DeskPageTests.link + "?lang=en").text.contains("Changed since this was answered:"))
        }
    }

    @Test func `a released edition of the handbook stays as it is, and its page tells which entries the law has overtaken`() async throws {
        let office = try await Self.office()
        try await office.add("binh", .legal)
        try await office.site.visit { visitor in
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            let page = try await an.post("/handbook/editions", [("day", "2026-11-22"), ("note", "Bản thứ nhất")]).page
            let digest = try #require(try await binh.get(page).text.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await binh.post(page + "/release", [("digest", digest)]).status == 303)
            #expect(try await !visitor.get(page).text.contains("căn cứ của"))
            let file = try await visitor.get(page + "/files/html").text
            #expect(try await AmendmentPageTests.confirm("0", by: an).status == 303)
            let told = try await visitor.get(page).text
            #expect(told.contains("căn cứ của 1 mục đã đổi") && told.contains("/handbook/entries/DT-02"))
            #expect(told.contains("Điều 1, 7/1901/NĐ-XX đã được sửa đổi"))
            #expect(try await visitor.get("/handbook/editions").text.contains("1 mục có căn cứ đã đổi"))
            #expect(try await visitor.get(page + "/files/html").text == file)
        }
    }

    @Test func `a long list is a survey, and each group has pages of its own`() async throws {
        var content = MadeUp.facts
        content.competences += (1...60).map { number in
            Competence(
                id: .init("DT-02/\(number)"), duty: .init("DT-02"), authority: Authority(name: Words(vi: "Sở \(number)"), level: .department),
                kind: .statute,
                from: DoubtfulDay(MadeUp.day(2025, 1, 1)), until: nil,
                basis: .init(document: Made.target.number, path: "Điều 1", isVerified: true, confidence: .high), sources: MadeUp.sources,
                confidence: .high)
        }
        let office = try await StaffOffice(content: content)
        try await office.add("an", .legal)
        _ = try await office.site.acts.take(Made.reading, at: TestSite.now)
        _ = try await office.site.amendments.propose([Made.proposal("0")], at: TestSite.now)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await AmendmentPageTests.confirm("0", by: an).status == 303)
            func boxes(_ address: String) async throws -> Int { try await an.get(address).text.split(separator: "name=\"fact\"").count - 1 }
            #expect(try await boxes("/impact") == 6)
            #expect(try await an.get("/impact").text.contains("Xem cả 60 mục"))
            #expect(try await boxes("/impact?group=competence") == 50)
            #expect(try await boxes("/impact?group=competence&page=2") == 10)
            #expect(try await an.get("/impact?group=x").status == 200)
        }
    }

    @Test func `whoever opens an earlier answer reads that its ground has changed since`() async throws {
        let office = try await Self.office()
        let question = try Question(id: .init("cu"), text: "Ai trồng khế?", on: MadeUp.day(2026, 11, 22), asked: TestSite.now)
        let citation = Citation(document: Made.target.number, path: "Điều 1", isVerified: true)
        let answer = Answer(
            question: question, action: .answer, reason: .law, sentences: [Sentence(text: "Sở Bịa.", layer: .norm, citations: [citation])])
        let record = AnswerRecord(answer: answer, versions: [:], timings: [:], kept: TestSite.now.addingTimeInterval(-60))
        try await office.site.answers.keep(record, ticket: nil)
        try await office.site.visit { visitor in
            #expect(try await !visitor.get("/answers/cu").text.contains("đã đổi sau khi có câu trả lời này"))
            #expect(try await visitor.get("/api/v1/answers/cu").text.contains("\"changed\":[]"))
            let an = try await office.enter(visitor, "an")
            #expect(try await AmendmentPageTests.confirm("0", by: an).status == 303)
            let published = try await visitor.get("/api/v1/answers/cu").text
            #expect(published.contains("\"manner\":\"reworded\"") && published.contains("\"path\":\"art_1\""))
            let page = try await visitor.get("/answers/cu").text
            #expect(page.contains("đã đổi sau khi có câu trả lời này") && page.contains("Điều 1, 7/1901/NĐ-XX đã được sửa đổi"))
            #expect(try await an.get("/impact").text.contains("/impact/kept"))
            #expect(try await an.get("/impact/kept").text.contains("Ai trồng khế?"))
        }
    }
}

extension String {
    fileprivate func text(between start: String, and end: String) -> String? {
        guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end) else { return nil }
        return String(self[from.upperBound..<to.lowerBound])
    }
}
