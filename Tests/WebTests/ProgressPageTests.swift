// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

@Suite struct ProgressPageTests {
    @Test(arguments: ["", "?lang=en"])
    func `by field and month it shows what the assistant can answer by now, in a picture and a table`(_ language: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let empty = try await an.get("/progress" + language)
            #expect(empty.text.contains(language.isEmpty ? "Chưa có câu nào được hỏi lại" : "Nothing has been asked again yet"))
            for (number, action) in [Answer.Action.answer, .answer, .handoff].enumerated() {
                _ = try await visitor.ask("phiếu số \(number) về mây", [("person", "1")])
                try await office.site.keepSecondAsking(number, action)
            }
            let page = try await an.get("/progress" + language)
            #expect(page.text.contains("role=\"img\"") && page.text.contains(language.isEmpty ? "66,7 %" : "66.7 %"))
            #expect(page.text.contains(language.isEmpty ? "11/2026" : "2026-11") && !page.text.contains("về mây"))
            #expect(page.text.contains("href=\"/progress/csv"))
        }
    }

    @Test func `each field stands beside each month, on the page and in a file`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let field = try #require(MadeUp.facts.fields.first?.id)
            let (october, november) = (TestSite.now.addingTimeInterval(-86_400 * 30), TestSite.now)
            let outcomes: [(Field.ID?, Date, Answer.Action)] = [
                (field, october, .answer), (field, october, .handoff), (field, november, .answer), (nil, november, .handoff),
            ]
            for (number, one) in outcomes.enumerated() {
                _ = try await visitor.ask("phiếu số \(number) về mây", [("person", "1")])
                try await office.site.keepSecondAsking(number, one.2, field: one.0, first: one.1)
            }
            let an = try await office.enter(visitor, "an")
            let table = try #require(try await an.get("/progress").text(between: "id=\"linh-vuc-thang\"", and: "</section>"))
            #expect(table.contains("data-label=\"10/2026\">1/2<") && table.contains("data-label=\"11/2026\">1/1<"))
            #expect(table.contains("data-label=\"11/2026\">0/1<") && table.contains("<td></td>"))
            let file = try await an.get("/progress/csv")
            #expect(file.header("Content-Type") == "text/csv; charset=utf-8")
            #expect(
                file.text.split(separator: "\r\n").dropFirst() == [
                    "2026-10,den-troi,đèn trời,2,1", "2026-11,den-troi,đèn trời,1,1", "2026-11,,,1,0",
                ])
        }
    }
}

extension TestSite {
    /// An outcome of the ticket that was opened as the so-manieth.
    func keepSecondAsking(_ number: Int, _ action: Answer.Action, field: Field.ID? = nil, first: Date = now) async throws {
        let tickets = try await TicketStore(database).waiting(limit: 9, offset: 0).elements
        let ticket = tickets[min(number, tickets.count - 1)]
        try await SecondAskingStore(database).keep(
            SecondAsking(ticket: ticket.id, field: field, first: first, again: Self.now, action: action, reason: .law))
    }
}
