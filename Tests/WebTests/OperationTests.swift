// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import Logging
import Storage
import Synchronization
import Testing
import Web

/// What watches the site: health, figures, the page of the administrators.
@Suite struct OperationTests {
    static let token = "ma-bia-du-dai-de-khong-ai-doan-ra"
    private static let traceParent = HTTPFields.Element.Name("traceparent") ?? .from

    @Test func `the process lives whatever is broken, and is ready only where no part fails`() async throws {
        let conditions = MadeUpConditions()
        try await TestSite(conditions: conditions).visit { visitor in
            for state in Readiness.State.allCases {
                conditions.become(Readiness([.init(.database), .init(.mail, state, .mailWaits(count: 3, minutes: 90))]))
                // What was found is kept for a moment, by the clock of the site: another site asks anew.
                try await TestSite(conditions: conditions).visit { visitor in
                    let ready = try await visitor.get("/health/ready?lang=en")
                    #expect(ready.status == (state == .failing ? 503 : 200))
                    #expect(
                        ready.text.contains("\"state\":\"\(state.rawValue)\"") && ready.text.contains("3 letters wait, the oldest for 90 minutes"))
                }
                let live = try await visitor.get("/health/live")
                #expect(live.status == 200 && live.header("Cache-Control") == "no-store")
            }
        }
    }

    @Test func `what was found of the parts is asked for anew after a moment, however many ask`() async throws {
        let (conditions, clock) = (MadeUpConditions(), Clock())
        try await TestSite(conditions: conditions, now: { clock.now }).visit { visitor in
            for _ in 0..<5 { _ = try await visitor.get("/health/ready") }
            #expect(conditions.looks == 1)
            clock.advance(by: 3)
            _ = try await visitor.get("/health/ready")
            #expect(conditions.looks == 2)
            // A clock that was set back keeps nothing for long.
            clock.advance(by: -3_600)
            _ = try await visitor.get("/health/ready")
            #expect(conditions.looks == 3)
        }
    }

    @Test func `a probe is turned away neither for its host nor for its pace`() async throws {
        let paces = Paces(ofAddress: [.reading: Pace(burst: 1, perSecond: 0.001)], ofPerson: [:])
        try await TestSite(address: "https://hotro.example.org", paces: paces).visit { visitor in
            for _ in 0..<3 {
                for path in ["/health/live", "/health/ready", "/api/v1/health"] {
                    let probe = try await visitor.get(path)
                    #expect(probe.status == 200, "\(path)")
                }
            }
            let page = try await visitor.get("/about")
            #expect(page.status == 421)
        }
    }

    @Test func `the figures are off unless set, and open to their token alone`() async throws {
        let site = try await Self.watched(isOn: false)
        try await site.visit { visitor in
            let reply = try await visitor.send(.get, "/metrics", headers: [.authorization: "Bearer \(Self.token)"])
            #expect(reply.status == 404)
        }
        try await Self.turnOn("so-lieu", site)
        try await site.visit { visitor in
            for wrong in [
                nil, "", "Bearer", "Bearer ", "Bearer \(Self.token)x", "Bearer \(Self.token.dropLast())", "Basic \(Self.token)", Self.token,
            ] {
                let reply = try await visitor.send(.get, "/metrics", headers: wrong.map { [.authorization: $0] } ?? [:])
                #expect(
                    reply.status == 401 && reply.header("WWW-Authenticate") == "Bearer" && !reply.text.contains("donghanh_"), "\(wrong ?? "nothing")")
            }
            #expect(try await visitor.get("/metrics?token=\(Self.token)").status == 401)
            let reply = try await Self.figures(visitor)
            #expect(reply.header("Content-Type")?.hasPrefix("text/plain; version=0.0.4") == true && reply.header("Cache-Control") == "no-store")
        }
    }

    @Test(arguments: ["thu", "khong-co"])
    func `a token that is short or not there opens nothing, and is not told`(_ name: String) async throws {
        let site = try await Self.watched(isOn: false)
        try await Self.turnOn(name, site)
        try await site.visit { visitor in
            let reply = try await visitor.send(.get, "/metrics", headers: [.authorization: "Bearer bí mật bịa"])
            #expect(reply.status == 503 && !reply.text.contains("bịa") && !reply.text.contains("DONGHANH_SECRET"))
        }
    }

    @Test func `requests, answers and waits are counted under names that tell of nobody`() async throws {
        let site = try await Self.watched()
        try await site.visit { visitor in
            let asked = ["Ai giữ mây, gọi 0912 345 678?", "phiếu của an@vidu.vn", "bóng đá", "Theo 1/1901 thì sao?"]
            for question in asked { _ = try await visitor.ask(question, [("place", "Hưng Yên")]) }
            _ = try await visitor.get("/khong-co-trang-nay/0912345678")
            _ = try await visitor.send(HTTPRequest.Method(rawValue: "BIA") ?? .get, "/about")
            let text = try await Self.figures(visitor).text
            let parsed = try NaiveExposition(text)
            #expect(parsed.value("donghanh_answers_total", ["action": "handoff", "reason": "no-ground"]) == 1)
            #expect(parsed.value("donghanh_answers_total", ["action": "answer", "reason": "competence"]) == 1)
            #expect(parsed.value("donghanh_answers_total", ["action": "refuse", "reason": "outside-field"]) == 1)
            #expect(parsed.value("donghanh_answer_seconds_count", [:]) == 4)
            #expect(parsed.value("donghanh_http_requests_total", ["method": "POST", "route": "/questions", "status": "303"]) == 4)
            #expect(parsed.value("donghanh_http_requests_total", ["method": "GET", "route": "/answers/{id}", "status": "200"]) == 4)
            #expect(parsed.value("donghanh_desk_open_tickets", ["state": "waiting"]) == 1)
            #expect(parsed.value("donghanh_stale_answers_served_total", ["reader": "untold"]) == 0)
            #expect(parsed.value("donghanh_outbox_waiting", [:]) == 2 && parsed.value("donghanh_database_connections", [:]) == 9)
            #expect(parsed.value("process_resident_memory_bytes", [:]) == 123_456_789)
            #expect(parsed.value("donghanh_node_silent_seconds", ["node": "may-2:8080", "version": "2"]) == 600)
            #expect(parsed.value("donghanh_spans_sent_total", [:]) == nil)
            // Four digits alone stand in many a measured number.
            for personal in ["0912345", "0912 345", "vidu", "mây", "Hưng", "bi-mat", "127.0.0.1"] { #expect(!text.contains(personal), "\(personal)") }
            #expect(parsed.labels("donghanh_http_requests_total", "method").isSubset(of: ["GET", "POST", "other"]))
        }
    }

    @Test func `a failure of the assistant and a failed page are counted`() async throws {
        let site = try await Self.watched(assistant: Broken())
        try await site.visit { visitor in
            _ = try await visitor.post("/questions", [("question", "Ai?")])
            let parsed = try NaiveExposition(try await Self.figures(visitor).text)
            #expect(parsed.value("donghanh_answer_failures_total", [:]) == 1)
            #expect(parsed.value("donghanh_http_requests_total", ["method": "POST", "route": "/questions", "status": "500"]) == 1)
        }
    }

    @Test func `a request has a name in its answer, and belongs to the trace it came with`() async throws {
        let lines = RequestLines()
        try await TestSite().visit(logger: lines.logger) { visitor in
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let one = try await visitor.send(.get, "/about?q=an@vidu.vn", headers: [Self.traceParent: trace])
            let two = try await visitor.get("/about")
            #expect(one.header("X-Request-Id") != nil && one.header("X-Request-Id") != two.header("X-Request-Id"))
            let told = lines.said.filter { $0.contains("route=/about") }
            #expect(told.count == 2 && told[0].contains("trace=0af7651916cd43dd8448eb211c80319c") && !told[1].contains("trace="))
            #expect(told.allSatisfy { $0.contains("status=200") && !$0.contains("vidu") })
        }
    }

    @Test(arguments: [
        "", "00", "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
        "00-0912345678-b7ad6b7169203331-01",
    ])
    func `a trace that is not well formed is nobody's`(_ text: String) async throws {
        let lines = RequestLines()
        try await TestSite().visit(logger: lines.logger) { visitor in
            _ = try await visitor.send(.get, "/about", headers: [Self.traceParent: text])
            #expect(lines.said.allSatisfy { !$0.contains("trace=") })
        }
    }

    @Test func `no question, telephone, mail, name of a place or secret comes into the log, whatever happens to the request`() async throws {
        let lines = RequestLines()
        let office = try await StaffOffice()
        try await office.add("an", .operator)
        try await office.site.visit(logger: lines.logger) { visitor in
            let an = try await office.enter(visitor, "an")
            let words = "phiếu về mây của ông Trần Bịa Đặt, 0912 345 678, tran@vidu.vn"
            _ = try await visitor.ask(words, [("place", "Hưng Yên")])
            _ = try await visitor.get("/search?q=\(words.percentEncoded)")
            _ = try await visitor.post("/api/v1/ask", json: #"{"question": "\#(words)"}"#)
            _ = try await visitor.post("/tickets/bi-mat/additions", [("text", words)])
            _ = try await visitor.post("/sign-in", [("email", "tran@vidu.vn"), ("password", "0912 345 678")])
            _ = try await visitor.get("/welcome/bi-mat")
            _ = try await an.get("/find?q=\(words.percentEncoded)")
            #expect(lines.said.count >= 10)
            for line in lines.said {
                for personal in ["mây", "Trần", "0912345", "0912 345", "0912%20345", "vidu", "H%C6%B0", "Hưng", "bi-mat", an.token] {
                    #expect(!line.contains(personal), "\(line)")
                }
            }
        }
        let broken = RequestLines()
        try await TestSite(assistant: Broken()).visit(logger: broken.logger) { visitor in
            _ = try await visitor.post("/questions", [("question", "mây của 0912345678")])
            #expect(
                broken.said.contains { $0.contains("a request failed") } && broken.said.allSatisfy { !$0.contains("0912345") && !$0.contains("mây") })
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `administrators see how it fares, in pictures with a table behind each, and nobody's words`(_ language: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let empty = try await root.get("/operation" + language)
            #expect(empty.status == 200)
            #expect(empty.text.contains(language.isEmpty ? "Chưa có câu hỏi nào trong 14 ngày qua" : "Nothing has been asked in the last 14 days"))
            for question in ["mây riêng?", "phiếu về mây riêng"] { _ = try await visitor.ask(question) }
        }
        // Another process, after the figures that were kept.
        let later = try await StaffOffice()
        try await later.site.visit { visitor in
            for question in ["mây riêng?", "phiếu về mây riêng"] { _ = try await visitor.ask(question) }
            let page = try await later.enter(visitor, "quan-tri").get("/operation" + language)
            #expect(page.text.components(separatedBy: "role=\"img\"").count == 4)
            #expect(page.text.components(separatedBy: "<figure").count <= page.text.components(separatedBy: "<table").count)
            #expect(page.text.contains("50,0 %") || page.text.contains("50.0 %"))
            #expect(page.text.contains(language.isEmpty ? "5 giây trước" : "5 seconds ago"))
            // The one that nobody has heard of for ten minutes, and only that one.
            #expect(page.text.components(separatedBy: language.isEmpty ? ">mất liên lạc<" : ">silent<").count == 2)
            #expect(page.text.contains(language.isEmpty ? "<b>10 phút trước</b>" : "<b>10 minutes ago</b>"))
            #expect(page.text.contains("/answers/{id}") && !page.text.contains("mây riêng"))
        }
    }

    static func watched(isOn: Bool = true, assistant: (any Assistant)? = nil) async throws -> TestSite {
        let site = try await TestSite(assistant: assistant)
        let first = Invitation.ofFirstAdministrator(id: .init("i0"), secretDigest: "d0", expires: TestSite.now.addingTimeInterval(60))
        _ = try await site.people.inviteFirstAdministrator(first, at: TestSite.now)
        let email = try EmailAddress("quan-tri@example.org")
        let person = try Person(id: .init("quan-tri"), name: "Người Bịa", email: email, language: .vi, notices: TimeOfDay("08:00"))
        _ = try await site.people.accept(secretDigest: "d0", as: person, account: .email(email), appointment: .init("a"), at: TestSite.now)
        if isOn { try await turnOn("so-lieu", site) }
        return site
    }

    private static func turnOn(_ name: String, _ site: TestSite) async throws {
        let seen = try await site.setups.sheet().kept[.metricsToken]
        try await site.setups.change([SettingEdit(.metricsToken, seen: seen, text: name)], by: .init("quan-tri"), at: TestSite.now)
    }

    static func figures(_ visitor: Visitor) async throws -> Reply {
        let reply = try await visitor.send(.get, "/metrics", headers: [.authorization: "Bearer \(token)"])
        #expect(reply.status == 200)
        return reply
    }
}

/// What a log is told from the level of requests on, with what its lines carry along.
final class RequestLines: Sendable {
    private let lines = Mutex<[String]>([])

    var said: [String] { lines.withLock { $0 } }
    var logger: Logger { Logger(label: "test", factory: { _ in Handler(lines: self) }) }

    private struct Handler: LogHandler {
        let lines: RequestLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let values = metadata.merging(event.metadata ?? [:]) { $1 }.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            lines.lines.withLock { $0.append("\(event.message) \(values)") }
        }
    }
}
