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
        }
    }
}

extension TestSite {
    /// An outcome of the ticket that was opened as the so-manieth.
    func keepSecondAsking(_ number: Int, _ action: Answer.Action) async throws {
        let tickets = try await TicketStore(database).waiting(limit: 9, offset: 0).elements
        let ticket = tickets[min(number, tickets.count - 1)]
        try await SecondAskingStore(database).keep(
            SecondAsking(ticket: ticket.id, field: nil, first: Self.now, again: Self.now, action: action, reason: .law))
    }
}
