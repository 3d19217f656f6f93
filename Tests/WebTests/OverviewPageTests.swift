// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

/// The registry at one look, and what one day changes.
@Suite struct OverviewPageTests {
    @Test(arguments: Language.allCases)
    func `fields by levels, days and provinces are charts with a table behind each`(_ language: Language) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/overview?lang=\(language)")
            #expect(page.status == 200)
            #expect(page.text.matches(of: /<svg role="img" aria-labelledby="bieu-do-/).count == 2)
            #expect(page.text.matches(of: /<table/).count == 2 && page.text.matches(of: /<caption>/).count == 2)
            for text in [language == .vi ? "đèn trời" : "sky lanterns", "Hưng Yên", "Đà Nẵng", language == .vi ? "01/03/2027" : "1 March 2027"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(
                page.links.contains { $0.hasPrefix("/movements?day=2027-03-01&amp;level=commune") || $0.contains("day=2027-03-01&level=commune") })
            // Every tile leads to the page as it is there.
            let tile = try #require(page.links.first { $0.contains("place=H") && $0.hasPrefix("/overview") })
            #expect(try await visitor.get(tile).text.contains("aria-current=\"true\"><b>Hưng Yên"))
        }
    }

    @Test(arguments: [
        ("day=2025-07-01", "Bộ trưởng", "Chủ tịch UBND cấp tỉnh"), ("day=2027-03-01", "Chủ tịch UBND cấp tỉnh", "Không có cơ quan nào được xác định"),
        ("day=01/03/2027&since=30/06/2025", "Bộ trưởng", "Không có cơ quan nào được xác định"),
        ("day=2025-07-01&level=province", "Bộ trưởng", "Chủ tịch UBND cấp tỉnh"),
    ])
    func `what a day changes is shown before and after`(_ query: String, _ before: String, _ after: String) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/movements?\(query)")
            let row = try #require(page.text(between: "<tbody>", and: "</tbody>"))
            #expect(row.contains("DT-01") && row.contains(before) && row.contains(after) && !row.contains("DT-02"))
        }
    }

    @Test func `without a day the next on which anything changes is shown, and nothing between two others is said to be nothing`() async throws {
        try await TestSite().visit { visitor in
            let next = try await visitor.get("/movements")
            #expect(next.text.contains("Trước và sau ngày 01/03/2027"))
            #expect(try await visitor.get("/movements?day=2026-01-01").text.contains("Không nhiệm vụ nào đổi"))
            #expect(try await visitor.get("/movements?day=2025-07-01&level=commune").text.contains("Không nhiệm vụ nào đổi"))
            #expect(try await visitor.get("/movements?day=31/02/2025").status == 422)
        }
    }

    @Test(arguments: Language.allCases)
    func `duties, procedures and counts stand side by side`(_ language: Language) async throws {
        try await TestSite(content: ProcedurePageTests.facts).visit { visitor in
            let page = try await visitor.get("/reconciliation?lang=\(language)")
            #expect(page.status == 200 && page.text.matches(of: /<section aria-labelledby="(?:nhiem-vu|thu-tuc|ma|cam-nang|mot-chieu)"/).count == 5)
            #expect(page.links.contains { $0.hasPrefix("/handbook/entries/DT-01") })
            let without = try #require(page.text(between: "id=\"nhiem-vu\"", and: "</section>"))
            #expect(without.contains("DT-02") && !without.contains("DT-01"))
        }
    }

    @Test func `a list too long for the page is opened by itself, fifty at a time`() async throws {
        var facts = ProcedurePageTests.facts
        let model = try #require(facts.procedures.first)
        facts.procedures += (1...205).map { number in
            Procedure(
                id: .init("L-\(1_000 + number)"), code: nil, name: Words(vi: "Thủ tục lẻ \(number)"), field: model.field, level: nil, duties: [],
                nationalTimeLimit: nil, localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [],
                sources: ["báo bịa"], confidence: .high)
        }
        try await TestSite(content: facts).visit { visitor in
            let whole = try await visitor.get("/reconciliation")
            #expect(!whole.text.contains("L-1001") && whole.links.contains("/reconciliation?list=thu-tuc"))
            var pages: [String] = []
            for page in 1...5 { pages.append(try await visitor.get("/reconciliation?list=thu-tuc&page=\(page)").text) }
            let shown = pages.map { page in (1_001...1_205).filter { page.contains("L-\($0)<") || page.contains("L-\($0) ") } }
            #expect(shown.flatMap { $0 } == Array(1_001...1_205) && shown.map(\.count).max() == 50)
            #expect(pages[0].contains("rel=\"next\"") && !pages[4].contains("rel=\"next\""))
            // What is no list is the whole, and what is no page the last.
            #expect(try await visitor.get("/reconciliation?list=x&page=7").text.contains("id=\"cam-nang\""))
            #expect(try await visitor.get("/reconciliation?list=thu-tuc&page=99").text.contains("L-1205"))
        }
    }

    @Test func `the page of a duty draws its line of time, with the list behind it`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/duties/DT-01")
            #expect(
                page.text.contains("aria-labelledby=\"duong-thoi-gian-title duong-thoi-gian-desc\"") && page.text.contains("<ol class=\"timeline\">"))
            #expect(try await !visitor.get("/duties/DT-02").text.contains("duong-thoi-gian"))
        }
    }
}
