// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// What rests on words that have changed: who is told of it, and who is not.
@Suite struct TouchedWordsTests {
    typealias Made = MadeUpAmendment

    /// An act that is amended, and a procedure that rests on its first article.
    static func office(with procedure: Procedure) async throws -> StaffOffice {
        var content = MadeUp.facts
        content.procedures = [procedure]
        let office = try await StaffOffice(content: content)
        try await office.add("an", .legal)
        _ = try await office.site.acts.take(Made.reading, at: TestSite.now)
        _ = try await office.site.amendments.propose([Made.proposal("0")], at: TestSite.now)
        return office
    }

    @Test func `a procedure whose ground has changed says so where its time limit stands`() async throws {
        let procedure = Procedure(
            id: .init("P-9"), code: nil, name: Words(vi: "Thủ tục bịa"), field: "bịa", level: nil, duties: [.init("DT-02")],
            nationalTimeLimit: "25 ngày", localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: "7/1901/NĐ-XX Điều 1", announcedBy: nil,
            notes: [], sources: MadeUp.sources, confidence: .high)
        let office = try await Self.office(with: procedure)
        try await office.site.visit { visitor in
            #expect(try await !visitor.get("/procedures/P-9").text.contains("chưa có ai xem lại"))
            #expect(try await AmendmentPageTests.confirm("0", by: try await office.enter(visitor, "an")).status == 303)
            let page = try await visitor.get("/procedures/P-9").text
            #expect(page.contains("chưa có ai xem lại") && page.contains("Điều 1, 7/1901/NĐ-XX đã được sửa đổi") && page.contains("25 ngày"))
            // A day before it is not touched.
            #expect(try await !visitor.get("/procedures/P-9?on=2025-12-31").text.contains("chưa có ai xem lại"))
        }
    }

    @Test func `the words of a ticket are not told to who may not see it, and whoever looks at the list is in the log`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("luat", .legal)
        _ = try await office.site.amendments.propose([Made.proposal("0")], at: TestSite.now)
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            try #require(try await an.post(page + "/answer", [("revision", "1")] + DeskPageTests.answer).status == 303)
            try #require(try await AmendmentPageTests.confirm("0", by: try await office.enter(visitor, "luat")).status == 303)
            let other = try await office.enter(visitor, "khac")
            #expect(try await other.get(page).status == 403)
            let list = try await other.get("/impact/kept")
            #expect(list.text.contains("cán bộ trả lời") && list.text.contains(page) && !list.text.contains("Mở phiếu giúp tôi"))
            let log = try await office.site.audit.rows(AuditNarrowing(act: .ticketsViewed), limit: 9, offset: 0).elements
            #expect(log.contains { $0.entry.actorText == "person:khac" && $0.entry.factsText.contains("touched") })
        }
    }
}
