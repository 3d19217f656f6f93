// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// Rows that acts propose, on their pages.
@Suite struct ProposalPageTests {
    /// - Parameter sentence: As it stands in the act, if nothing else is said.
    static func proposal(_ ordinal: Int, matter: String = "cấp giấy <bay>", sentence: String = "Trồng khế <ngọt>.") -> CompetenceProposal {
        CompetenceProposal(
            basis: .init(
                document: MadeUpAmendment.target.id, number: MadeUpAmendment.target.number, path: MadeUpAmendment.path("1"), ordinal: ordinal),
            matter: matter, heading: nil, holder: "Sở Bịa", level: .department, condition: "nơi có vườn", kind: .decentralisation,
            effect: DaySpan(from: MadeUp.day(2026, 1, 1)), underlying: ["Điều 2"], sentence: sentence, doubts: [.noDay])
    }

    static func office() async throws -> StaffOffice {
        let office = try await StaffOffice()
        for name in ["an", "binh"] { try await office.add(name, .legal) }
        _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
        _ = try await office.site.proposals.propose([proposal(0), proposal(1)], at: TestSite.now)
        return office
    }

    @Test func `a proposal stands beside its source, becomes a draft that opens in the editor, and a row when somebody else approves`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let list = try await an.get("/proposals")
            #expect(list.status == 200 && list.text.contains("/proposals/7-1901-nd-xx/0") && list.text.contains("2 đề nghị"))
            let page = try await an.get("/proposals/7-1901-nd-xx/0")
            for words in ["Trồng khế &lt;ngọt&gt;.", "cấp giấy &lt;bay&gt;", "Sở Bịa", "nơi có vườn", "01/01/2026"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(try await an.get("/proposals/7-1901-nd-xx/0?lang=en").text.contains("Proposed for the registry"))
            let unknown = try await an.post("/proposals/7-1901-nd-xx/0/draft", [("other", "KHONG-9")])
            #expect(unknown.status == 422 && unknown.text.contains("KHONG-9"))

            let drafted = try await an.post("/proposals/7-1901-nd-xx/0/draft", [("other", "DT-01")])
            #expect(drafted.status == 303 && drafted.page.hasPrefix("/competences/DT-01/") && drafted.page.hasSuffix("/edit"))
            let editor = try await an.get(drafted.location)
            #expect(editor.status == 200 && editor.text.contains("7/1901/NĐ-XX") && editor.text.contains("Sở Bịa"))
            let change = try #require(try await office.site.changes.drafts(of: .init("an")).first)
            #expect(change.state == .draft && change.draft.source == "Điều 1 7/1901/NĐ-XX")
            #expect(try await an.post("/proposals/7-1901-nd-xx/0/draft", [("other", "DT-01")]).status == 409)

            #expect(try await an.post("/changes/\(change.id.text)/submit").status == 303)
            #expect(try await an.post("/changes/\(change.id.text)/approve", [("digest", change.draft.digest)]).status == 403)
            let binh = try await office.enter(visitor, "binh")
            #expect(try await binh.post("/changes/\(change.id.text)/approve", [("digest", change.draft.digest)]).status == 303)
            let rows = try await office.site.registries.registry(known: nil).timeline(of: .init("DT-01"))
            let row = try #require(rows.first { $0.basis?.document == "7/1901/NĐ-XX" && $0.authority.name.vi == "Sở Bịa" })
            #expect(row.basis?.isVerified == true && row.basis?.proof?.quote == "Trồng khế <ngọt>." && row.basis?.proof?.isCompared == true)
            // The next reading of the same place is known.
            #expect(try await an.get("/proposals/7-1901-nd-xx/1").text.contains("đã có trong sổ"))
        }
    }

    @Test func `a row whose words do not stand in the act as they were read waits to be verified`() async throws {
        let office = try await Self.office()
        _ = try await office.site.proposals.propose([Self.proposal(2, sentence: "Việc cấp giấy do Sở Bịa thực hiện")], at: TestSite.now)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.post("/proposals/7-1901-nd-xx/2/draft", [("other", "DT-01")]).status == 303)
            let draft = try #require(try await office.site.changes.drafts(of: .init("an")).first).draft
            #expect(draft.content?.json.contains("\"isVerified\":false") == true && draft.content?.json.contains("proof") == false)
        }
    }

    @Test func `a proposal is rejected with a reason, which stays with it`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.post("/proposals/7-1901-nd-xx/1/reject", [("reason", "")]).status == 422)
            #expect(try await an.post("/proposals/7-1901-nd-xx/1/reject", [("reason", "Không phải <b>thẩm quyền</b>")]).status == 303)
            #expect(try await an.get("/proposals/7-1901-nd-xx/1").text.contains("Không phải &lt;b&gt;thẩm quyền"))
            #expect(try await !an.get("/proposals").text.contains("/proposals/7-1901-nd-xx/1"))
            #expect(try await an.get("/proposals?state=rejected").text.contains("/proposals/7-1901-nd-xx/1"))
            #expect(try await an.get("/proposals/7-1901-nd-xx/9").status == 404)
        }
    }

    static func simpler(_ ordinal: Int) -> CompetenceProposal {
        let model = proposal(ordinal)
        return CompetenceProposal(
            basis: model.basis, matter: "cấp giấy <bay>", heading: nil, holder: nil, level: .unknown, condition: nil, kind: .existing,
            effect: DaySpan(from: MadeUp.day(2026, 1, 1), until: MadeUp.day(2027, 3, 1)), underlying: ["Điều 1 Nghị định số 7/1901/NĐ-XX"],
            sentence: "Thời hạn cấp giấy là 03 ngày làm việc", doubts: [],
            change: HandlingChange([.init(.timeLimit, "03 ngày làm việc <nay>", former: "15 ngày"), .init(.dossier, "Hồ sơ gồm một đơn")]),
            moved: [
                .init(document: MadeUpAmendment.target.id, act: "Nghị định số 7/1901/NĐ-XX", path: MadeUpAmendment.path("1")),
                .init(document: .init("8-1901-nd-xx"), act: "Nghị định số 8/1901/NĐ-XX", path: MadeUpAmendment.path("4")),
            ])
    }

    @Test func `a procedure made simpler becomes the draft of a change, and a change when somebody else approves`() async throws {
        let office = try await Self.office()
        _ = try await office.site.proposals.propose([Self.simpler(2)], at: TestSite.now)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get("/proposals").text.contains("thời hạn, hồ sơ"))
            let page = try await an.get("/proposals/7-1901-nd-xx/2")
            for words in [
                "03 ngày làm việc &lt;nay&gt;", "15 ngày →", "văn bản không nêu", "không ghi thời hạn", "chưa có toàn văn",
                "Điều 4 Nghị định số 8/1901",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(try await an.get("/proposals/7-1901-nd-xx/2?lang=en").text.contains("Time limit"))
            #expect(try await an.post("/proposals/7-1901-nd-xx/2/draft", [("other", "KHONG-9")]).status == 422)

            let drafted = try await an.post("/proposals/7-1901-nd-xx/2/draft", [("other", "DT-01")])
            #expect(drafted.status == 303 && drafted.page == "/facts/change/C-DT-01/edit")
            let editor = try await an.get(drafted.location)
            #expect(editor.status == 200 && editor.text.contains("03 ngày làm việc &lt;nay&gt;; Hồ sơ gồm một đơn"))
            let change = try #require(try await office.site.changes.drafts(of: .init("an")).first)
            // What is corrected in the form is what is approved.
            let fields = FactEditTests.fields(of: editor).map { $0.0 == "after" ? ("after", "03 ngày làm việc") : $0 }
            let kept = try await an.post(
                "/facts/change/C-DT-01/edit", fields + [("reason", "Đọc lại"), ("source", "Điều 1 7/1901/NĐ-XX"), ("submit", "1")])
            #expect(kept.status == 303, "\(kept.text.prefix(400))")
            let binh = try await office.enter(visitor, "binh")
            let digest = try await office.site.changes.change(change.id).draft.digest
            #expect(try await binh.post("/changes/\(change.id.text)/approve", [("digest", digest)]).status == 303)
            let facts = try await office.site.registries.registry(known: nil).facts
            let made = try #require(facts.changes.first { $0.id.text == "C-DT-01" })
            #expect(made.after == "03 ngày làm việc" && made.before == "15 ngày" && made.duties.map(\.text) == ["DT-01"])
            #expect(made.document == "7/1901/NĐ-XX" && made.until == DoubtfulDay(MadeUp.day(2027, 3, 1)))
            #expect(try await an.get("/facts?kind=change").text.contains("C-DT-01"))
        }
    }
}
