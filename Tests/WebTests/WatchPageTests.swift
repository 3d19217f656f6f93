// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
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

    @Test func `contradictions are shown to whoever sees changes, with both places and a proposed mend`() async throws {
        var facts = MadeUp.facts
        facts.competences += [
            Competence(
                id: .init("DT-01/c"), duty: .init("DT-01"), authority: Authority(name: Words(vi: "Người thứ hai"), level: .province),
                kind: .devolution, from: DoubtfulDay(MadeUp.day(2026, 1, 1)), until: nil, basis: nil, sources: MadeUp.sources, confidence: .high)
        ]
        let office = try await StaffOffice(content: facts)
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/checks").status != 200)
            let page = try await office.enter(visitor, "an").get("/checks")
            #expect(page.status == 200)
            #expect(page.text.contains("Hai người giữ cùng một lúc") && page.text.contains("Thiếu căn cứ") && page.text.contains("Nên làm"))
            #expect(page.links.contains("/duties/DT-01"))
        }
    }
}
