// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

/// The interface for programs.
@Suite struct ProgramTests {
    @Test func `a question is answered as JSON, and the answer can be had again`() async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.post("/api/v1/ask", json: #"{"question": "Ai cấp giấy phép?", "on": "2026-11-22", "place": "Hưng Yên"}"#)
            #expect(reply.status == 200)
            #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
            let answer = try reply.json()
            #expect(answer["action"] == .text("answer") && answer["reason"] == .text("competence"))
            #expect(answer["ticket"] == .null && answer["clarify"] == .null)
            #expect(answer["question"] == .text("Ai cấp giấy phép?") && answer["on"] == .text("2026-11-22"))
            #expect(try await visitor.get("/api/v1/answers/q1").json() == answer)
        }
    }

    @Test func `a question in the address is answered alike`() async throws {
        try await TestSite().visit { visitor in
            let answer = try await visitor.get("/api/v1/ask?question=Ai+c%E1%BA%A5p%3F&on=2025-06-30").json()
            #expect(answer["question"] == .text("Ai cấp?") && answer["on"] == .text("2025-06-30"))
        }
    }

    @Test func `an answer that is made has an address`() async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.post("/api/v1/answers", json: #"{"question": "Ai?"}"#)
            #expect(reply.status == 201 && reply.location == "/api/v1/answers/q1")
        }
    }

    @Test func `who is competent is told for a duty, a place and a day`() async throws {
        try await TestSite().visit { visitor in
            let finding = try await visitor.get("/api/v1/competence?duty=DT-01&place=%C4%90%C3%A0+N%E1%BA%B5ng&on=2026-11-22").json()
            #expect(finding["result"] == .text("one") && finding["duty"] == .text("DT-01"))
            guard case .list(let holders) = finding["holders"], case .object(let holder) = holders.first else {
                Issue.record("no holder")
                return
            }
            #expect(holder["authority"] == .text("Chủ tịch UBND cấp tỉnh") && holder["until"] == .text("2027-03-01"))
        }
    }

    @Test func `health and search answer without a corpus`() async throws {
        try await TestSite().visit { visitor async throws in
            #expect(try await visitor.get("/api/v1/health").json()["status"] == .text("ok"))
            #expect(try await visitor.get("/api/v1/search?q=%C4%91%C3%A8n").json() == ["results": .list([])])
        }
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let address: String
        var type: String?
        var body: String?
        let status: Int
        let key: String
        var testDescription: String { "\(method) \(address) \(body?.prefix(40) ?? "")" }
    }

    static let bad: [Bad] = [
        Bad(method: .get, address: "/api/v1/khong", status: 404, key: "page.not-found"),
        Bad(method: .delete, address: "/api/v1/ask", status: 405, key: "method.not-allowed"),
        Bad(method: .post, address: "/api/v1/ask", type: "text/plain", body: "Ai?", status: 415, key: "form.wrong-type"),
        Bad(method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "Ai"#, status: 400, key: "json.broken"),
        Bad(method: .post, address: "/api/v1/ask", type: "application/json", body: "", status: 400, key: "json.broken"),
        Bad(method: .post, address: "/api/v1/ask", type: "application/json", body: #"["Ai?"]"#, status: 400, key: "json.broken"),
        Bad(method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": 5}"#, status: 422, key: "field.not-text"),
        Bad(method: .post, address: "/api/v1/ask", type: "application/json", body: "{}", status: 422, key: "question.empty"),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "\u0000\u0007"}"#, status: 422,
            key: "question.empty"),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "\#(String(repeating: "a", count: 100_000))"}"#,
            status: 422, key: "question.too-long"
        ),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "\#(String(repeating: "a", count: 600_000))"}"#,
            status: 413, key: "form.too-large"
        ),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "Ai?", "on": "2026-02-30"}"#, status: 422,
            key: "question.no-such-day"
        ),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "Ai?", "place": "'; DROP TABLE answer; --"}"#,
            status: 422, key: "question.no-such-place"
        ),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "Ai?", "known": "<b>"}"#, status: 422,
            key: "question.no-such-day"
        ),
        Bad(
            method: .post, address: "/api/v1/ask", type: "application/json", body: #"{"question": "Ai?", "language": "xx"}"#, status: 422,
            key: "field.wrong"
        ),
        Bad(method: .get, address: "/api/v1/ask", status: 422, key: "question.empty"),
        Bad(method: .get, address: "/api/v1/answers/khong", status: 404, key: "answer.not-found"),
        Bad(method: .get, address: "/api/v1/answers/%00%FF", status: 404, key: "answer.not-found"),
        Bad(method: .get, address: "/api/v1/competence", status: 422, key: "field.wrong"),
        Bad(method: .get, address: "/api/v1/competence?duty=%3Cscript%3E", status: 404, key: "registry.no-such-duty"),
        Bad(method: .get, address: "/api/v1/competence?duty=DT-01&on=31-02-2026", status: 422, key: "question.no-such-day"),
        Bad(method: .get, address: "/api/v1/competence?duty=DT-01&received=2026-12-01", status: 422, key: "registry.received-later"),
        Bad(method: .get, address: "/api/v1/search?q=", status: 422, key: "question.empty"),
        Bad(method: .get, address: "/api/v1/search?q=a&limit=0", status: 422, key: "field.wrong"),
        Bad(method: .get, address: "/api/v1/search?q=a&limit=x", status: 422, key: "field.wrong"),
        Bad(method: .get, address: "/api/v1/search?q=1%2F1901", status: 422, key: "search.ambiguous"),
    ]

    @Test(arguments: bad, Language.allCases)
    func `what cannot be answered is a problem in the asker's language`(_ bad: Bad, _ language: Language) async throws {
        try await TestSite().visit { visitor in
            let address = bad.address + (bad.address.contains("?") ? "&" : "?") + "lang=\(language)"
            let reply = try await visitor.send(bad.method, address, headers: bad.type.map { [.contentType: $0] } ?? [:], body: bad.body)
            #expect(reply.status == bad.status)
            #expect(reply.headers[.contentType] == "application/problem+json; charset=utf-8")
            let problem = try reply.json()
            #expect(problem["key"] == .text(bad.key))
            #expect(problem["status"] == .number(Double(bad.status)))
            #expect(problem["language"] == .text(language.rawValue))
            for member in ["type", "title", "detail", "instance"] {
                guard case .text(let text) = problem[member] else {
                    Issue.record("\(member) is missing")
                    continue
                }
                #expect(!text.isEmpty && !text.contains("{0}") && !text.contains("{1}"))
            }
        }
    }

    @Test func `the language of the question is the language of its refusal`() async throws {
        try await TestSite().visit { visitor in
            let problem = try await visitor.post("/api/v1/ask", json: #"{"question": "", "language": "en"}"#).json()
            #expect(problem["detail"] == .text("There is no question yet. Write it in plain words, then press Ask."))
        }
    }

    @Test func `a fault of ours names a number and nothing else`() async throws {
        try await TestSite(assistant: Broken()).visit { visitor in
            let reply = try await visitor.post("/api/v1/ask", json: #"{"question": "Ai?"}"#)
            #expect(reply.status == 500)
            #expect(try reply.json()["key"] == .text("site.failed"))
            #expect(!reply.text.contains("LostConnection"))
        }
    }
}
