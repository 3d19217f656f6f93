// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

@Suite struct ReferencePageTests {
    /// Article 2 refers to Article 1; the index says so.
    struct Known: References {
        func actNames() async throws -> ActNames {
            ActNames([.init(id: Identifier("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về đèn trời")])
        }

        func referring(to provision: Provision.ID) async throws -> [Provision.ID] {
            provision.text.hasSuffix("art_1") ? [Identifier("1-1901-nd-xx/art_2")] : []
        }
    }

    static func act() -> Act {
        let one = ActUnit(
            .article, "1", label: "Điều 1.", heading: "Đèn",
            elements: [.unit(ActUnit(.clause, "1", label: "1.", elements: [.block(ActBlock(.text, ["Đèn phải buộc dây."]))]))])
        let two = ActUnit(
            .article, "2", label: "Điều 2.", heading: "Dây",
            elements: [
                .block(ActBlock(.text, ["Dây <dài> theo khoản 1 Điều 1 của Nghị định này; khoản 9 Điều 1 Nghị định này; Điều 5 Luật Không Có."]))
            ])
        return Act(
            document: LegalDocument(
                id: Identifier("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về đèn trời", issued: MadeUp.day(1901, 2, 1)),
            elements: [.unit(one), .unit(two)]
        )
    }

    static func visit(_ tour: @escaping @Sendable (Visitor) async throws -> Void) async throws {
        let site = try await TestSite(references: Known())
        var report = ReadingReport(source: "den.txt", format: .text)
        report.digest = "d1"
        _ = try await site.acts.take(ActReading(act: act(), report: report), at: TestSite.now)
        try await site.visit(tour)
    }

    @Test func `references are links inside the text, and what leads nowhere is listed with its reason`() async throws {
        try await Self.visit { visitor async throws in
            let page = try await visitor.get("/documents/1-1901-nd-xx/art_2")
            #expect(page.status == 200)
            #expect(
                page.text.contains("Dây &lt;dài&gt; theo <a href=\"/documents/1-1901-nd-xx/art_1#art_1__cl_1\">khoản 1 Điều 1 của Nghị định này</a>;")
            )
            #expect(page.text.contains("Điều được dẫn không có khoản, điểm này."))
            #expect(page.text.contains("Hệ thống chưa có văn bản này."))
        }
    }

    @Test func `an article lists who refers to it`() async throws {
        try await Self.visit { visitor async throws in
            let page = try await visitor.get("/documents/1-1901-nd-xx/art_1")
            #expect(page.text.contains("<a href=\"/documents/1-1901-nd-xx/art_2#art_2\">Điều 2 Nghị định 1/1901/NĐ-XX</a>"))
            let list = try await visitor.get("/documents/1-1901-nd-xx/art_1/references?lang=en")
            #expect(list.status == 200 && list.text.contains("Articles that refer to Điều 1"))
            #expect(try await visitor.get("/documents/1-1901-nd-xx/art_7/references").status == 404)
        }
    }

    @Test func `programs get the same as JSON`() async throws {
        try await Self.visit { visitor async throws in
            let answer = try await visitor.get("/api/v1/documents/1-1901-nd-xx/art_2/references")
            #expect(answer.status == 200)
            #expect(answer.text.contains("\"path\":\"art_1__cl_1\"") && answer.text.contains("\"reason\":\"no-such-part\""))
            let target = try await visitor.get("/api/v1/documents/1-1901-nd-xx/art_1/references")
            #expect(target.text.contains("\"referredToBy\":[{\"path\":\"art_2\",\"provision\":\"1-1901-nd-xx/art_2\""))
        }
    }
}
