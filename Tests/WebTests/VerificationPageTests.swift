// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// The queue of what nobody has read, from the list to what everybody is answered.
@Suite struct VerificationPageTests {
    static let words = "Chủ tịch cấp phép thả đèn trời."
    static let act = "7/1901/NĐ-XX"

    /// Like the made-up registry, with an article that nobody has read.
    static var facts: RegistryFacts {
        var facts = MadeUp.facts
        let basis = Competence.Basis(document: act, path: "chưa xác minh", isVerified: false, confidence: .low)
        facts.competences = facts.competences.map { $0.id.text == "DT-01/b" ? $0.resting(on: basis) : $0 }
        return facts
    }

    /// "soan" drafts, "duyet" approves; the act is held where wanted.
    private func office(holding isHeld: Bool = true) async throws -> StaffOffice {
        let office = try await StaffOffice(content: Self.facts)
        try await office.add("soan", .expert, ApprovalDesk.unit)
        try await office.add("duyet", .legal)
        guard isHeld else { return office }
        var report = ReadingReport(source: "bịa.txt", format: .text)
        report.digest = "d"
        let elements: [ActElement] = [
            .unit(MadeUpAmendment.article("4", "1. \(Self.words)\n2. Đèn phải buộc dây.")), .unit(MadeUpAmendment.article("5", "Thu hồi giấy phép.")),
        ]
        _ = try await office.site.acts.take(
            ActReading(act: Act(document: MadeUpAmendment.target, elements: elements), report: report), at: TestSite.now)
        return office
    }

    private static func form(_ page: Reply, path: String = "khoản 1 Điều 4", quote: String = words) -> [(String, String)] {
        [("base", page.text(between: "name=\"base\" value=\"", and: "\"") ?? ""), ("document", act), ("path", path), ("quote", quote)]
    }

    @Test(arguments: Language.allCases)
    func `the list shows who waits, how often it was asked about, how near its end is, and what it weighs`(_ language: Language) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/verification").status != 200)
            let soan = try await office.enter(visitor, "soan")
            for _ in 1...2 { _ = try await visitor.ask("Ai cấp giấy phép?") }
            let list = try await soan.get("/verification?lang=\(language)")
            #expect(list.status == 200 && list.text.contains("DT-01/b") && !list.text.contains("DT-01/a"))
            #expect(list.text.contains(language == .vi ? "99 ngày" : "99 days"))
            // Asked twice, one more given to all, and within 180 days of its end.
            #expect(list.text.contains("<b>6</b>"))
            #expect(try await soan.get("/verification?field=den-troi").text.contains("DT-01/b"))
            #expect(try await soan.get("/verification?field=khong-co").text.contains("Lĩnh vực này không còn dòng nào chờ"))
        }
    }

    @Test func `what is confirmed by two persons is answered as verified at once, and leaves the list`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            #expect(try await visitor.get("/api/v1/competence?duty=DT-01").text.contains("\"verified\":false"))
            let made = try await soan.post("/verification/DT-01/b/confirm", Self.form(try await soan.get("/verification/DT-01/b")))
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            let change = try await duyet.get(made.page)
            #expect(change.text.contains(Self.words) && change.text.contains("khoản 1 Điều 4"))
            // A draft answers nobody, and whoever made it does not approve it.
            #expect(try await visitor.get("/api/v1/competence?duty=DT-01").text.contains("\"verified\":false"))
            #expect(try await soan.get("/verification").text.contains("chờ duyệt"))
            let digest = try #require(change.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await soan.post(made.page + "/approve", [("digest", digest)]).status == 403)
            #expect(try await duyet.post(made.page + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/api/v1/competence?duty=DT-01").text.contains("\"verified\":true"))
            let duty = try await visitor.get("/duties/DT-01")
            #expect(duty.text.contains("khoản 1 Điều 4") && duty.text.contains("<blockquote class=\"law\">\(Self.words)"))
            #expect(try await soan.get("/verification").text.contains("mọi căn cứ đã có người đọc"))
            #expect(try await soan.post("/verification/DT-01/b/confirm", Self.form(change)).status == 409)
        }
    }

    @Test(
        arguments: [
            ("khoản 1 Điều 4", "Chủ tịch cấp phép thả đèn trời", nil), ("khoản 1 Điều 4", "Chủ tịch cấp phép thả đèn trời!", "không có trong"),
            ("khoản 2 Điều 4", words, "nằm ở khoản 1 Điều 4"), ("Điều 9", words, "không có “Điều 9”"), ("", words, "Chưa có điều khoản"),
            ("Điều 4", "x", "Lời trích phải dài"),
        ] as [(String, String, String?)])
    func `a quote is compared letter by letter, and what was typed stays`(_ path: String, _ quote: String, _ refusal: String?) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let reply = try await soan.post(
                "/verification/DT-01/b/confirm", Self.form(try await soan.get("/verification/DT-01/b"), path: path, quote: quote))
            guard let refusal else {
                #expect(reply.status == 303)
                return
            }
            #expect(reply.status == 422 && reply.text.contains(refusal), "\(reply.text(between: "role=\"alert\">", and: "<") ?? "")")
            #expect(reply.text.contains(">\(quote)</textarea>"))
            #expect(try await soan.get("/changes").text.contains("Chưa có thay đổi nào"))
        }
    }

    @Test func `where the text is not held the page says so, and the quote is kept as it was typed`() async throws {
        let office = try await office(holding: false)
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let page = try await soan.get("/verification/DT-01/b")
            #expect(page.text.contains("máy không so được"))
            #expect(try await soan.post("/verification/DT-01/b/confirm", Self.form(page, quote: "Lời chép từ bản giấy.")).status == 303)
        }
    }

    @Test func `a clause that is chosen fills the form with its very words`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let at = "7-1901-nd-xx/art_4#art_4__cl_1".percentEncoded
            let page = try await soan.get("/verification/DT-01/b?at=\(at)")
            #expect(page.text.contains("value=\"khoản 1 Điều 4\"") && page.text.contains(">1. \(Self.words)</textarea>"))
            for odd in ["x", "7-1901-nd-xx/art_9#art_9", "#", "7-1901-nd-xx/art_4#y"] {
                #expect(try await soan.get("/verification/DT-01/b?at=\(odd.percentEncoded)").status == 200)
            }
        }
    }

    @Test func `what is rejected needs a reason and a second person, and then answers nobody`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let base = [("base", try await soan.get("/verification/DT-01/b").text(between: "name=\"base\" value=\"", and: "\"") ?? "")]
            #expect(try await soan.post("/verification/DT-01/b/reject", base + [("reason", " ")]).status == 422)
            let made = try await soan.post("/verification/DT-01/b/reject", base + [("reason", "Điều 4 không nói về đèn.")])
            try #require(made.status == 303)
            #expect(try await visitor.get("/duties/DT-01").text.contains("Một cơ quan có thẩm quyền"))
            let change = try await duyet.get(made.page)
            #expect(change.text.contains("Điều 4 không nói về đèn."))
            let digest = try #require(change.text(between: "name=\"digest\" value=\"", and: "\""))
            #expect(try await duyet.post(made.page + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/duties/DT-01").text.contains("Không có cơ quan nào được xác định"))
        }
    }

    @Test func `another's field is not his to verify, and an article that is typed into the editor is not thereby verified`() async throws {
        let office = try await office()
        try await office.add("la", .expert, Scope(unit: .init("don-vi-khac")))
        try await office.site.visit { visitor in
            let la = try await office.enter(visitor, "la")
            #expect(try await la.get("/verification").text.contains("DT-01/b"))
            #expect(try await la.get("/verification/DT-01/b").status == 403)
            #expect(try await la.post("/verification/DT-01/b/confirm", [("quote", "x")]).status == 403)
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let page = try await soan.get("/competences/DT-01/b/edit")
            let made = try await soan.post(
                "/competences/DT-01/b/edit",
                [
                    ("base", page.text(between: "name=\"base\" value=\"", and: "\"") ?? ""), ("authority", "Chủ tịch UBND cấp tỉnh"),
                    ("kind", "decentralisation"), ("from", "2025-07-01"), ("until", "2027-03-01"), ("document", Self.act), ("path", "Điều 4"),
                    ("verified", "1"), ("sources", "bịa"), ("reason", "thử"), ("source", "bịa"), ("submit", "1"),
                ])
            try #require(made.status == 303)
            let digest = try #require(try await duyet.get(made.page).text(between: "name=\"digest\" value=\"", and: "\""))
            try #require(try await duyet.post(made.page + "/approve", [("digest", digest)]).status == 303)
            #expect(try await visitor.get("/api/v1/competence?duty=DT-01").text.contains("\"verified\":false"))
        }
    }

    @Test(arguments: ["/verification/DT-01/z", "/verification/XX/b"])
    func `what is not there is not found`(_ address: String) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            #expect(try await soan.get(address).status == 404)
        }
    }
}
