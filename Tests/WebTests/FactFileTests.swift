// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// Files of facts, from the one who sends them to the one who approves them.
@Suite struct FactFileTests {
    static let text = """
        duties:
        - id: DT-09
          field: den-troi
          title: {vi: Cấp phép <b>đèn</b> nước}
          confidence: high
          sources: [báo bịa]
          competences:
          - authority: chu-tich
            kind: decentralisation
            from: 2026-01-01
            basis: {document: 1/1901/NĐ-XX, path: Điều 9, isVerified: false, confidence: low}
        authorities:
        - id: bo-truong
          name: {vi: Bộ trưởng}
          level: central
          aliases: [ông bộ trưởng bịa]
          sources: [báo bịa]
        """

    private static let reasons = [("reason", "Thử tệp"), ("source", "Báo Bịa")]

    private func office() async throws -> StaffOffice {
        let office = try await StaffOffice(content: MadeUp.facts)
        for id in ["soan", "duyet"] { try await office.add(id, .legal) }
        return office
    }

    @Test(arguments: Language.allCases)
    func `a file becomes drafts that answer nobody, and holds as a whole once another has approved it`(_ language: Language) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let sent = try await soan.send(Array(Self.text.utf8), "vườn.yaml", to: "/fact-files", Self.reasons)
            try #require(sent.status == 303, "\(sent.text)")
            let address = sent.location
            let draft = try await soan.get(address + "?lang=\(language)")
            #expect(draft.text.contains("DT-09/a") && draft.text.contains("ông bộ trưởng bịa") && draft.text.contains("&lt;b&gt;đèn"))
            #expect(draft.text.contains(language == .vi ? "3 thay đổi" : "3 changes"))
            #expect(try await visitor.get("/duties/DT-09").status == 404)
            let digest = try #require(draft.text(between: "name=\"digest\" value=\"", and: "\""))
            // Nothing can be approved that was not submitted, and nobody approves his own.
            #expect(try await duyet.post(address + "/approve", [("digest", digest)]).status == 403)
            #expect(try await soan.post(address + "/submit", [("digest", digest)]).status == 303)
            #expect(try await soan.post(address + "/approve", [("digest", digest)]).status == 403)
            let waiting = try await duyet.get(address)
            #expect(waiting.text.contains("Duyệt đúng những thay đổi này"))
            let other = try await duyet.post(address + "/approve", [("digest", "x")])
            #expect(other.status == 409 && other.text.contains("đã đổi từ khi bạn mở trang"))
            #expect(try await visitor.get("/duties/DT-09").status == 404)
            #expect(try await duyet.post(address + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/duties/DT-09").text.contains("Chủ tịch UBND cấp tỉnh"))
            #expect(try await soan.get("/facts/authority/bo-truong/edit").text.contains("ông bộ trưởng bịa"))
            #expect(try await soan.get("/fact-files").text.contains("vườn.yaml"))
            // Sent again it says nothing new.
            let again = try await soan.send(Array(Self.text.utf8), "vườn.yaml", to: "/fact-files", Self.reasons)
            #expect(again.status == 422 && again.text.contains("không khác gì sổ đã ghi"))
        }
    }

    @Test func `a fact is fetched as a file, edited, and sent back`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let file = try await soan.get("/facts/duty/DT-01/file")
            #expect(file.status == 200 && file.text.hasPrefix("duties:") && file.text.contains("authority: "))
            let edited = file.text.replacing("Mẫu đèn", with: "Mẫu đèn mới")
            let sent = try await soan.send(Array(edited.utf8), "duty.yaml", to: "/fact-files", Self.reasons)
            try #require(sent.status == 303, "\(sent.text)")
            let page = try await soan.get(sent.location)
            #expect(page.text.contains("1 thay đổi") && page.text.contains("<ins>Mẫu đèn mới</ins>"))
            #expect(try await soan.get("/facts/duty/XX-9/file").status == 404)
            #expect(try await soan.get("/facts/guidance/DT-01/file").status == 404)
        }
    }

    @Test func `every fault is told with its line, and nothing of the file is kept`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let text = Self.text.replacing("den-troi", with: "<b>lạ").replacing("2026-01-01", with: "hôm qua")
            let sent = try await soan.send(Array(text.utf8), "x.yaml", to: "/fact-files", Self.reasons)
            #expect(sent.status == 422 && sent.text.contains("Có 2 dòng cần sửa"))
            #expect(sent.text.contains(">3</b>") && sent.text.contains(">10</b>") && sent.text.contains("&lt;b&gt;lạ"))
            // What was typed is still there.
            #expect(sent.text.contains("Thử tệp") && sent.text.contains("Báo Bịa"))
            #expect(try await office.site.changes.changes(ChangeNarrowing(), limit: 10, offset: 0).total == 0)
            for (fields, bytes) in [(Self.reasons, []), ([("reason", ""), ("source", "y")], Array(Self.text.utf8)), (Self.reasons, [0xFF, 0])] {
                #expect(try await soan.send(bytes, "x.yaml", to: "/fact-files", fields).status == 422)
            }
            #expect(try await office.site.changes.batches(limit: 5).isEmpty)
        }
    }

    @Test func `a file is returned with a reason, and withdrawn by who sent it`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let address = try await soan.send(Array(Self.text.utf8), "x.yaml", to: "/fact-files", Self.reasons).location
            let digest = try #require(try await soan.get(address).text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await soan.post(address + "/submit", [("digest", digest)]).status == 303)
            let empty = try await duyet.post(address + "/return", [("digest", digest), ("reason", " ")])
            #expect(empty.status == 422)
            #expect(try await duyet.post(address + "/return", [("digest", digest), ("reason", "Sai ngày <i>")]).status == 303)
            #expect(try await soan.get(address).text.contains("bị trả lại: 3"))
            #expect(try await duyet.post(address + "/withdraw", [("digest", digest)]).status == 403)
            #expect(try await soan.post(address + "/withdraw", [("digest", digest)]).status == 303)
            #expect(try await soan.get(address).text.contains("đã rút: 3"))
        }
    }
}

extension StaffOffice {
    /// A file with one row, kept by "nguoi-soan".
    func sendMadeUpFacts(as name: String, isDraft: Bool) async throws -> String {
        let subject = Subject.fact("competence", "DT-02/x")
        let json = String(decoding: try JSONEncoder().encode(AccessTests.row(condition: name)), as: UTF8.self)
        let batch = ChangeBatch(id: .init(name), name: "x.yaml", sender: .init("nguoi-soan"), sent: TestSite.now)
        _ = try await site.changes.keep(batch, about: [subject]) { subject, here in
            let draft = try Draft(
                of: subject, base: here.current, content: json, reason: name, source: "Báo Bịa", from: here.day,
                scope: AccessTests.Standing.own.scope, hash: here.hash)
            var change = try Change(id: .init("c-" + name), draft, in: here)
            if !isDraft { try change.submit(in: here) }
            return change
        }
        return name
    }
}
