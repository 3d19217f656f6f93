// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Storage
import Testing
import Web

/// The pages that keep watch over the registry: what lapses, and what contradicts.
@Suite struct WatchPageTests {
    @Test(arguments: Language.allCases)
    func `what loses its basis is listed by its day, with the days that are left`(_ language: Language) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/sunset?lang=\(language)")
            #expect(page.status == 200)
            #expect(page.text.contains(language == .vi ? "còn 99 ngày" : "99 days left"))
            #expect(page.text.contains("DT-01") && !page.text.contains("DT-02"))
            #expect(page.text.contains(language == .vi ? "không còn ai" : "nobody"))
        }
    }

    @Test func `a day on which very much lapses is opened by itself, fifty at a time`() async throws {
        var facts = MadeUp.facts
        let field = try #require(facts.fields.first?.id)
        for number in 1_001...1_205 {
            let id = Duty.ID("L-\(number)")
            facts.duties.append(Duty(id: id, field: field, title: Words(vi: "Việc bịa \(number)"), sources: MadeUp.sources, confidence: .high))
            facts.competences.append(
                Competence(
                    id: .init("\(id.text)/a"), duty: id, authority: Authority(name: Words(vi: "Ông Bịa"), level: .province), kind: .statute,
                    from: DoubtfulDay(MadeUp.day(2025, 7, 1)), until: DoubtfulDay(MadeUp.day(2027, 2, 1)), basis: nil, sources: MadeUp.sources,
                    confidence: .high))
        }
        try await TestSite(content: facts).visit { visitor in
            let whole = try await visitor.get("/sunset?within=180")
            #expect(!whole.text.contains("L-1001") && whole.text.contains("DT-01") && whole.text.contains(">205 nhiệm vụ"))
            let link = try #require(whole.links.first { $0.contains("ends=2027-02-01") })
            #expect(link.contains("within=180"))
            var shown: [[Int]] = []
            for page in 1...5 {
                let text = try await visitor.get("\(link.replacing("&amp;", with: "&"))&page=\(page)").text
                shown.append((1_001...1_205).filter { text.contains("/duties/L-\($0)\"") })
                #expect(!text.contains("DT-01") && text.contains("Tất cả các ngày"))
            }
            #expect(shown.flatMap { $0 } == Array(1_001...1_205) && shown.map(\.count) == [50, 50, 50, 50, 5])
            #expect(try await visitor.get("/sunset?ends=2031-01-01").text.contains("Không nhiệm vụ nào khớp"))
        }
    }

    @Test func `a supposition shows what would become of whom, and changes nothing`() async throws {
        var facts = MadeUp.facts
        facts.documents = [
            KnownDocument(
                id: .init("1-1901"), number: MadeUp.act, kind: "Nghị định", title: "Về đèn trời", summary: nil, issuer: nil, issued: .unknown,
                from: DoubtfulDay(MadeUp.day(2025, 7, 1)), until: DoubtfulDay(MadeUp.day(2027, 3, 1)), status: nil, relations: [], notes: [],
                sources: MadeUp.sources, confidence: .high)
        ]
        try await TestSite(content: facts).visit { visitor in
            let query = "document=\(MadeUp.act.percentEncoded)&suppose=extended&day=2028-03-01"
            let page = try await visitor.get("/sunset?\(query)")
            let outcome = try #require(page.text(between: "id=\"gia-dinh\"", and: "</section>"))
            #expect(outcome.contains("01/03/2027") && outcome.contains("Chủ tịch UBND cấp tỉnh"))
            #expect(page.text.contains("Tất cả những gì dựa vào"))
            #expect(try await visitor.get("/duties/DT-01?on=2027-03-01").text.contains("Không có cơ quan nào được xác định"))
            // Not whole, or nonsense: nothing is supposed, and the list stands.
            for query in ["document=x&suppose=ends", "suppose=extended", "document=x&suppose=eats&day=2028-01-01", "field=khong-co"] {
                let page = try await visitor.get("/sunset?\(query)")
                #expect(page.status == 200 && !page.text.contains("id=\"gia-dinh\""), "\(query)")
            }
        }
    }

    private static var lapsing: RegistryFacts {
        var facts = MadeUp.facts
        facts.documents = [
            KnownDocument(
                id: .init("1-1901"), number: MadeUp.act, kind: "Nghị định", title: "Về đèn trời", summary: nil, issuer: nil, issued: .unknown,
                from: DoubtfulDay(MadeUp.day(2025, 7, 1)), until: DoubtfulDay(MadeUp.day(2027, 3, 1)), status: nil, relations: [], notes: [],
                sources: MadeUp.sources, confidence: .high)
        ]
        return facts
    }

    @Test(arguments: [
        ([("suppose", "extended"), ("day", "2028-03-01")], "2027-12-01", "Chủ tịch UBND cấp tỉnh"),
        ([("suppose", "replaced"), ("day", "2027-01-01"), ("successor", "2/1902/NĐ-XX")], "2027-06-01", "Chủ tịch UBND cấp tỉnh"),
        ([("suppose", "ends"), ("day", "2026-12-01")], "2026-12-02", "Không có cơ quan nào được xác định"),
    ])
    func `a supposition becomes drafts, and holds only when another has approved them`(
        _ supposed: [(String, String)], _ day: String, _ told: String
    ) async throws {
        let office = try await StaffOffice(content: Self.lapsing)
        for id in ["soan", "duyet"] { try await office.add(id, .legal) }
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let before = try await visitor.get("/duties/DT-01?on=\(day)").text
            let query = ([("document", MadeUp.act)] + supposed).map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
            #expect(try await !visitor.get("/sunset?" + query).text.contains("/sunset/drafts"))
            #expect(try await soan.get("/sunset?" + query).text.contains("Lập bản thảo theo giả định này"))
            let fields = [("document", MadeUp.act)] + supposed + [("reason", "Thử"), ("source", "Báo Bịa")]
            let empty = try await soan.post("/sunset/drafts", fields.map { $0.0 == "reason" ? ("reason", "") : $0 })
            #expect(empty.status == 422 && empty.text.contains("Chưa có lý do"))
            let made = try await soan.post("/sunset/drafts", fields)
            try #require(made.status == 303 && made.location.hasPrefix("/fact-files/"), "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            let page = try await soan.get(made.location)
            #expect(page.text.contains("DT-01/b") && page.text.contains("1-1901"))
            #expect(try await visitor.get("/duties/DT-01?on=\(day)").text == before)
            let digest = try #require(page.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await soan.post(made.location + "/submit", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/duties/DT-01?on=\(day)").text == before)
            #expect(try await duyet.post(made.location + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/duties/DT-01?on=\(day)").text.contains(told))
        }
    }

    @Test func `a supposition that is not whole makes no draft`() async throws {
        let office = try await StaffOffice(content: Self.lapsing)
        try await office.add("soan", .legal)
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            for fields in [
                [("document", MadeUp.act), ("suppose", "ends")], [("suppose", "extended"), ("day", "2028-01-01")],
                [("document", MadeUp.act), ("suppose", "replaced"), ("day", "2027-01-01")],
                [("document", "9/1909/NĐ-XX"), ("suppose", "ends"), ("day", "2027-01-01")],
            ] {
                let reply = try await soan.post("/sunset/drafts", fields + [("reason", "Thử"), ("source", "Báo Bịa")])
                #expect(reply.status == 422 && reply.text.contains("role=\"alert\""), "\(fields) \(reply.status)")
            }
            #expect(try await office.site.changes.batches(limit: 5).isEmpty)
        }
    }

    @Test func `the inbox tells who answers for it what loses its basis, and leads to the list narrowed to it`() async throws {
        let office = try await StaffOffice(content: Self.lapsing)
        try await office.add("soan", .legal)
        try await office.add("xa", .expert, Scope(unit: .init("don-vi-khac")))
        try await office.add("tinh", .expert, Scope(place: .init("90")))
        try await office.site.visit { visitor in
            let inbox = try await office.enter(visitor, "soan").get("/inbox")
            // 99 days are left.
            #expect(inbox.text.contains("trong vòng 180 ngày: 1 nhiệm vụ") && inbox.links.contains("/sunset?within=180"))
            #expect(try await visitor.get("/sunset?within=180").text.contains("DT-01"))
            #expect(try await !visitor.get("/sunset?within=90").text.contains("/duties/DT-01"))
            #expect(try await !office.enter(visitor, "xa").get("/inbox").text.contains("sắp hết căn cứ"))
            #expect(try await office.enter(visitor, "tinh").get("/inbox").text.contains("trong vòng 180 ngày: 1 nhiệm vụ"))
        }
    }

    @Test func `contradictions are shown to whoever sees changes, with both places and a proposed mend`() async throws {
        var facts = MadeUp.facts
        facts.competences += [
            Competence(
                id: .init("DT-01/c"), duty: .init("DT-01"), authority: Authority(name: Words(vi: "Người thứ hai"), level: .province),
                kind: .devolution, from: DoubtfulDay(MadeUp.day(2026, 1, 1)), until: nil, basis: nil, sources: MadeUp.sources, confidence: .high)
        ]
        let office = try await StaffOffice(content: facts)
        try await office.add("an", .legal)
        try await office.add("la", .expert, Scope(unit: .init("don-vi-khac")))
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/checks").status != 200)
            let an = try await office.enter(visitor, "an")
            let page = try await an.get("/checks")
            #expect(page.status == 200)
            let forms = page.links.filter { $0.hasSuffix("/edit") }
            #expect(forms.contains("/competences/DT-01/c/edit"))
            for form in Set(forms) { #expect(try await an.get(form).status == 200, "\(form)") }
            #expect(try await !office.enter(visitor, "la").get("/checks").links.contains { $0.hasSuffix("/edit") })
            let one = try await an.get("/checks?rule=basis-missing")
            #expect(one.text.contains("Thiếu căn cứ") && !one.text.contains("Hai người giữ cùng một lúc") && one.links.contains("/checks"))
            #expect(try await an.get("/checks?rule=x&page=y").text.contains("Hai người giữ cùng một lúc"))
            #expect(page.text.contains("Hai người giữ cùng một lúc") && page.text.contains("Thiếu căn cứ") && page.text.contains("Nên làm"))
            #expect(page.links.contains("/duties/DT-01"))
        }
    }
}
