// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import Storage
import Testing
import Web

@Suite struct AskTests {
    @Test func `a question leads to its answer with the proof beside each sentence`() async throws {
        try await TestSite().visit { visitor in
            let asked = try await visitor.post("/questions", [("question", "Ai cấp giấy phép?"), ("place", "Hưng Yên"), ("on", "22/11/2026")])
            #expect(asked.status == 303)
            #expect(asked.location == "/answers/q1")
            let page = try await visitor.get(asked.location)
            #expect(page.text.contains("<h1>Ai cấp giấy phép?</h1>"))
            #expect(page.text.contains("<strong>Chủ tịch UBND cấp tỉnh</strong> cấp giấy phép"))
            #expect(page.text.contains("khoản 1 Điều 4 Nghị định 1/1901/NĐ-XX"))
            #expect(page.text.contains("chưa xác minh") && page.text.contains("khớp nguyên văn"))
            #expect(page.text.contains("Trong 3 ngày &lt;không hơn&gt;, phải trả lời."))
            #expect(page.text.contains("/documents/1-1901-nd-xx/art_4?answer=q1&amp;place=H%C6%B0ng%20Y%C3%AAn#trich-dan"))
            #expect(page.text.contains("còn 99 ngày"))
            #expect(page.text.contains("Mẫu đèn"))
        }
    }

    @Test func `the law's own words stand once, with their act named in full`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.ask("Chép nguyên văn giúp tôi")
            for number in 1...4 {
                // On the page once, and once in the text that is copied.
                #expect(page.text.matches(of: try Regex("Đèn số \(number) phải buộc dây")).count == 2)
                #expect(page.text.contains("khoản \(number) Điều 4 Luật 1/1901/QH0</a>"))
            }
            #expect(!page.text.contains("Cần lưu ý"))
        }
    }

    @Test func `the line of time tells before from now`() async throws {
        try await TestSite().visit { visitor in
            let now = try await visitor.ask("Ai cấp giấy phép?")
            #expect(now.text.contains("<li class=\"past\">") && now.text.contains("<li class=\"now\">"))
            let before = try await visitor.ask("Ai cấp giấy phép?", [("on", "2025-06-30")])
            #expect(before.text.contains("<li class=\"now\">") && before.text.contains("<li class=\"future\">"))
        }
    }

    @Test func `a question back offers whole questions to choose from`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.ask("Theo 1/1901 thì sao?", [("place", "Đà Nẵng")])
            #expect(page.text.contains("Bạn hỏi văn bản nào?"))
            #expect(page.text.contains("name=\"question\" value=\"Theo 1/1901/NĐ-XX thì sao? &lt;đủ&gt;\""))
            #expect(page.text.contains("name=\"place\" value=\"Đà Nẵng\""))
        }
    }

    @Test func `a question without ground names who answers, by when, and a private link`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.ask("Mở phiếu giúp tôi")
            #expect(page.text.contains("Vụ Pháp chế") && page.text.contains("10 giờ 00 ngày 23/11/2026"))
            #expect(page.text.contains("href=\"/tickets/bi-mat\""))
            #expect(page.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `a person is asked without typing anything again`() async throws {
        try await TestSite().visit { visitor in
            let answer = try await visitor.post("/questions", [("question", "Ai cấp giấy phép?"), ("place", "Hưng Yên")]).location
            let form = try await visitor.get("/person?answer=\(answer.dropFirst(9))")
            #expect(form.text.contains("Ai cấp giấy phép?</textarea>"))
            let reply = try await visitor.post("/questions/\(answer.dropFirst(9))/person", [])
            #expect(reply.status == 303)
            let page = try await visitor.get(reply.location)
            #expect(page.text.contains("<h1>Ai cấp giấy phép?</h1>") && page.text.contains("Người hỏi đề nghị chuyên viên trả lời"))
            #expect(page.text.contains("<b>Hưng Yên</b>"))
        }
    }

    @Test(arguments: [
        (field: "question", value: "", sentence: "Chưa có câu hỏi"),
        (field: "question", value: "\u{7}\u{1B}\u{0}", sentence: "Chưa có câu hỏi"),
        (field: "question", value: String(repeating: "ấ", count: 50_000), sentence: "dài quá 2000"),
        (field: "on", value: "2026-02-30", sentence: "“2026-02-30”"),
        (field: "place", value: "Hunq Yên", sentence: "Hưng Yên"),
        (field: "place", value: "<script>", sentence: "&lt;script&gt;"),
    ])
    func `a refused form comes back as it was, with the reason`(_ field: String, _ value: String, _ sentence: String) async throws {
        try await TestSite().visit { visitor in
            var fields = [("question", "Ai cấp <phép>?"), ("on", "2026-11-20"), ("place", "Đà Nẵng")]
            if let at = fields.firstIndex(where: { $0.0 == field }) { fields[at].1 = value }
            let reply = try await visitor.post("/questions", fields)
            #expect(reply.status == 422)
            #expect(reply.text(between: "role=\"alert\"", and: "</p>")?.contains(sentence) == true)
            if field != "question" { #expect(reply.text.contains("Ai cấp &lt;phép&gt;?</textarea>")) }
            if field == "question", value.count > 10 { #expect(reply.text.contains(value)) }
            if field != "on" { #expect(reply.text.contains("name=\"on\" value=\"2026-11-20\"")) }
            #expect(reply.cookies.isEmpty)
        }
    }

    @Test func `a letter written in two pieces is taken as one`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.ask("Ai ca\u{302}\u{301}p gia\u{302}\u{301}y phe\u{301}p?")
            #expect(page.text.contains("<h1>Ai cấp giấy phép?</h1>"))
        }
    }

    @Test(arguments: [
        [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")], [("Origin", "https://la.example")], [("Origin", "null")],
        [("Sec-Fetch-Site", "cross-site"), ("Origin", "http://localhost")],
    ])
    func `a form from another site is not taken`(_ sent: [(String, String)]) async throws {
        try await TestSite().visit { visitor in
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for (name, value) in sent { headers[try #require(HTTPFields.Element.Name(name))] = value }
            let reply = try await visitor.send(.post, "/questions", headers: headers, body: "question=a")
            #expect(reply.status == 403)
        }
    }

    @Test(arguments: [[("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")], [("Origin", "http://localhost")], []])
    func `a form of this site is taken`(_ sent: [(String, String)]) async throws {
        try await TestSite().visit { visitor in
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for (name, value) in sent { headers[try #require(HTTPFields.Element.Name(name))] = value }
            #expect(try await visitor.send(.post, "/questions", headers: headers, body: "question=a").status == 303)
        }
    }

    @Test func `a fault of ours is told as ours and shows nothing of the inside`() async throws {
        try await TestSite(assistant: Broken()).visit { visitor in
            let reply = try await visitor.post("/questions", [("question", "Ai?")])
            #expect(reply.status == 500)
            #expect(reply.text.contains("không phải do bạn") && !reply.text.contains("LostConnection"))
        }
    }
}

/// What takes too long is given up, and said so.
@Suite struct DeadlineTests {
    @Test func `a question that takes too long is told in time`() async throws {
        try await TestSite(assistant: Stuck(), deadline: .zero).visit { visitor in
            let page = try await visitor.post("/questions", [("question", "Ai?")])
            #expect(page.status == 503)
            #expect(page.text.contains("lâu hơn thời gian cho phép"))
            let problem = try await visitor.post("/api/v1/ask", json: #"{"question": "Ai?"}"#)
            #expect(problem.status == 503)
            #expect(try problem.json()["key"] == .text("site.slow"))
        }
    }

    @Test func `where a model may be asked, a reader waits as long as it may take`() async throws {
        let site = try await TestSite(assistant: Unhurried(), deadline: .zero)
        let first = Invitation.ofFirstAdministrator(id: .init("i0"), secretDigest: "d0", expires: TestSite.now.addingTimeInterval(60))
        _ = try await site.people.inviteFirstAdministrator(first, at: TestSite.now)
        let email = try EmailAddress("quan-tri@example.org")
        let person = try Person(id: .init("quan-tri"), name: "Người Bịa", email: email, language: .vi, notices: TimeOfDay("08:00"))
        _ = try await site.people.accept(secretDigest: "d0", as: person, account: .email(email), appointment: .init("a"), at: TestSite.now)
        try await site.visit { visitor in
            try await site.set([.modelUse: "yes", .modelAddress: "http://127.0.0.1:9/v1", .modelName: "bịa", .modelSeconds: "120"])
            #expect(try await visitor.post("/questions", [("question", "Ai?")]).status == 303)
            #expect(try await visitor.post("/api/v1/ask", json: #"{"question": "Ai?"}"#).status == 200)
            #expect(try await visitor.get("/api/v1/ask?question=Ai%3F").status == 200)
        }
    }

    /// Sleeps once, beyond an alarm of no time at all: a turn taken again and again takes minutes where hundreds of tests wait for theirs.
    private struct Unhurried: Assistant {
        func answer(_ question: Question) async throws -> AnswerRecord {
            try await Task.sleep(for: .milliseconds(100))
            return AnswerRecord(
                answer: Answer(question: question, action: .handoff, reason: .noGround), versions: [:], timings: [:], kept: TestSite.now)
        }
    }
}

/// The day and the place: in the address, remembered, and back again.
@Suite struct ChoiceTests {
    @Test func `the day and place of the address are shown, carried by every link, and remembered`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/?on=2025-06-30&place=H%C6%B0ng+Y%C3%AAn")
            #expect(page.text.contains("<b>30/06/2025</b>") && page.text.contains("<b>Hưng Yên</b>"))
            #expect(page.links.contains("/registry?on=2025-06-30&place=H%C6%B0ng%20Y%C3%AAn"))
            #expect(page.cookies.contains { $0.hasPrefix("on=2025-06-30;") && !$0.contains("Max-Age") && $0.contains("HttpOnly") })
            #expect(page.cookies.contains { $0.hasPrefix("place=H%C6%B0ng%20Y%C3%AAn;") && $0.contains("Max-Age=31536000") })
        }
    }

    @Test func `what is remembered serves until something else is asked for`() async throws {
        try await TestSite().visit { visitor in
            let kept = "on=2025-06-30; place=H%C6%B0ng%20Y%C3%AAn; lang=en"
            #expect(try await visitor.get("/", cookie: kept).text.contains("As of <b>30 June 2025</b>"))
            let changed = try await visitor.get("/?on=2026-11-22&place=&lang=vi", cookie: kept)
            #expect(changed.text.contains("Áp dụng ngày <b>22/11/2026</b>") && changed.text.contains("Cả nước</span>"))
            #expect(changed.cookies.filter { $0.contains("=;") && $0.contains("Max-Age=0") }.count == 2)
        }
    }

    @Test(arguments: ["on=2026-02-30; place=Atlantis; lang=xx", "on=; place=%FF; lang=", "on", "place=\"; lang=en"])
    func `a spoilt memory does no harm`(_ cookie: String) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/", cookie: cookie)
            #expect(page.status == 200 && page.text.contains("22/11/2026") || page.text.contains("22 November 2026"))
        }
    }

    @Test(arguments: ["/?on=2026-02-30", "/?place=Atlantis", "/?known=hom-qua", "/?on=%3Cscript%3E"])
    func `a wrong choice in the address is told, in the frame`(_ address: String) async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.get(address)
            #expect(reply.status == 422)
            #expect(reply.text.contains("role=\"alert\"") && reply.text.contains("tel:0001112222"))
            #expect(!reply.text.contains("<script>"))
            #expect(reply.cookies.isEmpty)
        }
    }
}
