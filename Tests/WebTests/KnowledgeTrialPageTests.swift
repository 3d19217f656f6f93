// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What whoever approves an entry sees of its trial, and what he may do by it.
@Suite struct KnowledgeTrialPageTests {
    typealias Pages = KnowledgePageTests
    static let taken = TrialQuestion("Ai <b>giữ</b> vườn?", on: Day(TestSite.now), place: nil, origin: .golden)

    /// Leads to the change of a submitted entry, as whoever may approve it and in another language too.
    private static func desk(_ tour: @escaping @Sendable (StaffOffice, Worker, String) async throws -> Void) async throws {
        let office = try await DeskPageTests.office()
        try await office.add("duyet", .legal)
        try await office.site.visit { visitor in
            let (an, page) = try await Pages.answered(office, visitor)
            let change = String(try await an.post(page + "/knowledge", Pages.entry).location.prefix { $0 != "?" })
            try await tour(office, try await office.enter(visitor, "duyet"), change)
        }
    }

    @Test func `while it is being tried the page says how far that has come, and offers no approval`() async throws {
        try await Self.desk { office, duyet, change in
            office.site.trials.find(.init(progress: .running(asked: 12, of: 400)))
            let shown = try await duyet.get(change).text
            #expect(shown.contains("12/400") && shown.contains("data-wait") && !shown.contains("/approve"))
            // It can be returned meanwhile, and looked at again without a script.
            #expect(shown.contains("/return") && shown.contains("href=\"\(change)"))
            #expect(try await duyet.get(change + "?lang=en").text.contains("12/400"))
            office.site.trials.find(.init(progress: .failed))
            let failed = try await duyet.get(change).text
            #expect(failed.contains("lỗi của hệ thống") && !failed.contains("/approve"))
        }
    }

    @Test func `what was found stands beside the button, and an approval without a trial is refused`() async throws {
        try await Self.desk { office, duyet, change in
            let digest = try await office.site.changes.change(.init(String(change.dropFirst("/changes/".count)))).draft.digest
            office.site.trials.find(.init(progress: .running(asked: 0, of: 0)))
            let early = try await duyet.post(change + "/approve", [("digest", digest)])
            #expect(early.status == 409 && early.text.contains("chưa được thử"))
            office.site.trials.find(.init(gained: [Self.taken]))
            let shown = try await duyet.get(change).text
            #expect(shown.contains("trả lời bằng mục này") && shown.contains("/approve") && !shown.contains("data-wait>"))
            #expect(shown.contains("60") && shown.contains("câu chuẩn") && shown.contains("Ai &lt;b&gt;giữ&lt;/b&gt; vườn?"))
            #expect(try await duyet.get(change + "?lang=en").text.contains("answered by this entry"))
            #expect(try await duyet.post(change + "/approve", [("digest", digest)]).status == 303)
        }
    }

    @Test func `a trial that refused is made again by a button, for whoever drafts or decides it, and the log says who`() async throws {
        try await Self.desk { office, duyet, change in
            office.site.trials.find(.init(worse: [Self.taken]))
            let refused = try await duyet.get(change)
            #expect(refused.links.contains { $0.hasPrefix(change + "/trial") } && refused.text.contains("Thử lại"))
            #expect(try await duyet.get(change + "?lang=en").text.contains("Try again"))
            // What search finds has changed, and nothing that is known.
            office.site.trials.find(.init())
            #expect(try await duyet.get(change).text.contains("sẽ bị trả lời khác đi"))
            #expect(try await duyet.visitor.post(change + "/trial", [("form", "x")], cookie: duyet.cookie).status == 403)
            #expect(try await duyet.post(change + "/trial").location.hasPrefix(change))
            let passed = try await duyet.get(change)
            #expect(passed.text.contains("/approve") && !passed.links.contains { $0.hasPrefix(change + "/trial") })
            let late = try await duyet.post(change + "/trial")
            #expect(late.status == 409 && late.text.contains("Không có gì phải thử lại"))
            let an = try await office.enter(duyet.visitor, "an")
            #expect(try await an.post(change + "/trial").status == 409)
            try await office.add("xa", .expert, Scope(unit: DeskPageTests.other))
            let xa = try await office.enter(duyet.visitor, "xa")
            #expect(try await xa.post(change + "/trial").status == 403)
            let rows = try await office.site.audit.rows(AuditNarrowing(act: .knowledgeTriedAgain), limit: 9, offset: 0).elements
            #expect(rows.map(\.entry.actorText) == ["person:duyet"])
        }
    }

    @Test(arguments: [
        (MadeUpTrials.Found(worse: [taken]), "sẽ bị trả lời khác đi"), (.init(outcome: .unanswered), "vẫn không trả lời được chính câu hỏi"),
        (.init(outcome: .byAnother), "đã có mục khác trả lời"),
    ])
    func `what would make an answer worse cannot be approved, and the page says why and what to do`(
        _ found: MadeUpTrials.Found, _ words: String
    ) async throws {
        try await Self.desk { office, duyet, change in
            office.site.trials.find(found)
            let digest = try await office.site.changes.change(.init(String(change.dropFirst("/changes/".count)))).draft.digest
            let shown = try await duyet.get(change).text
            #expect(shown.contains(words) && !shown.contains("/approve") && shown.contains("/return") && !shown.contains("<b>giữ"))
            let forced = try await duyet.post(change + "/approve", [("digest", digest)])
            #expect(forced.status == 409 && forced.text.contains(words))
            #expect(try await office.site.changes.change(.init(String(change.dropFirst("/changes/".count)))).state == .submitted)
        }
    }
}
