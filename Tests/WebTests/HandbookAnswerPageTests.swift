// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing
import Web

/// From an answered ticket to the handbook, by the pages.
@Suite struct HandbookAnswerPageTests {
    @Test(arguments: [true, false])
    func `an approved answer stands under the entry that was named for it, with its quote, as a pitfall or as a question`(_ isPitfall: Bool)
        async throws
    {
        let office = try await DeskPageTests.office()
        try await office.add("duyet", .legal)
        try await office.site.visit { visitor in
            let (an, page) = try await KnowledgePageTests.answered(office, visitor)
            let form = try await an.get(page + "/knowledge").text
            #expect(form.contains("name=\"handbook-entry\"") && form.contains("name=\"pitfall\""))
            let named = KnowledgePageTests.entry + [("handbook-entry", " DT-01 ")] + (isPitfall ? [("pitfall", "1")] : [])
            let change = String(try await an.post(page + "/knowledge", named).location.prefix { $0 != "?" })
            let duyet = try await office.enter(visitor, "duyet")
            let shown = try await duyet.get(change)
            // Whoever approves it sees where it will stand.
            #expect(shown.text.contains("Mục cẩm nang: DT-01") && shown.text.contains("· điều dễ nhầm") == isPitfall)
            #expect(try await !visitor.get("/handbook/entries/DT-01").text.contains("Trồng gì"))
            let digest = try #require(shown.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await duyet.post(change + "/approve", [("digest", digest)]).status == 303)
            let entry = try await visitor.get("/handbook/entries/DT-01")
            let part = try #require(entry.text(between: isPitfall ? "id=\"muc-pitfalls\"" : "id=\"muc-questions\"", and: "</section>"))
            #expect(part.contains("Trồng gì &lt;ở&gt; vườn?") && part.contains("Trồng khế.") && part.contains("Trồng khế &lt;ngọt&gt;."))
            #expect(!entry.text.contains("Nguyễn Văn Bịa"))
            #expect(try await !visitor.get("/handbook/entries/DT-02").text.contains("Trồng gì"))
        }
    }

    @Test(arguments: ["XX-99", "<b>", "DT-01\nDT-02", String(repeating: "a", count: 5_000)])
    func `an entry that the handbook does not have is refused, with the form as it was typed`(_ id: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.site.visit { visitor in
            let (an, page) = try await KnowledgePageTests.answered(office, visitor)
            let reply = try await an.post(page + "/knowledge", KnowledgePageTests.entry + [("handbook-entry", id), ("pitfall", "1")])
            #expect(reply.status == 422 && reply.text.contains("Cẩm nang không có mục") && reply.text.contains("Trồng khế."))
            #expect(
                reply.text.contains("name=\"pitfall\" value=\"1\" checked") && !reply.text.contains("mục <b>") && !reply.text.contains("value=\"<b>"))
        }
    }
}
