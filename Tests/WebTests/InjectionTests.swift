// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Logging
import Storage
import Synchronization
import Testing
import Web

/// Text that wants to be markup, a header, a line of the log, a path or a command.
@Suite struct InjectionTests {
    static let markup = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus='alert(1)", "</textarea><svg onload=alert(1)>",
        "javascript:alert(1)", "{{site.staff}}{{{raw}}}[[a|b]]", "\u{202E}\u{2066}\u{200B}evil", "<!--", "&lt;script&gt;", "\r\n\r\n<h1>x",
    ]

    /// Whether a page holds what somebody typed as anything but text.
    static func isHarmless(_ text: String) -> Bool {
        let lower = text.lowercased()
        return !["<script>alert", "<img src=x", "<svg onload", "<h1>x", "\" onfocus", "' autofocus onfocus='alert", "href=\"javascript:"]
            .contains { lower.contains($0) }
    }

    /// Every form of staff with its fields; each field is given each text.
    static let forms: [(address: String, fields: [(String, String)])] = [
        ("/me", [("name", "An"), ("language", "vi"), ("notices", "08:00")]),
        ("/me/password", [("password", "x"), ("code", ""), ("next", "y")]),
        ("/me/codes/confirm", [("code", "123456")]),
        ("/people/invitations", [("role", "legal"), ("unit", ""), ("where", ""), ("until", ""), ("email", "x@example.org")]),
        ("/people/an/appointments", [("role", "asker"), ("unit", ""), ("where", ""), ("from", ""), ("until", "")]),
        ("/people/an/appointments/a-an/end", [("day", "x")]),
        ("/duties/DT-01/edit", [("base", "x"), ("aliases", "đèn"), ("reason", "x"), ("source", "y"), ("from-day", "2026-11-22")]),
        (
            "/competences/DT-01/b/edit",
            [
                ("base", "x"), ("authority", "Chủ tịch UBND cấp tỉnh"), ("kind", ""), ("from", ""), ("until", ""), ("document", "x"), ("path", "y"),
                ("condition", "z"), ("sources", "s"), ("reason", "x"), ("source", "y"), ("from-day", ""), ("over", ""),
            ]
        ),
        ("/unsent", [("page", "/duties/DT-01/edit"), ("aliases", "x"), ("reason", "y")]),
        ("/offices", [("list", "Hưng Yên; Sở Bịa")]), ("/offices/end", [("office", "x")]),
        ("/settings/site", [("address", "x"), ("organisation", "y"), ("seen-organisation", "z")]),
        ("/settings/places", [("place-contacts", "Hưng Yên; 000 111; x")]), ("/settings/calendar", [("work-days", "x"), ("seen-work-days", "y")]),
        ("/settings/paces", [("pace-reading", "x"), ("pace-asking", "y")]),
        ("/settings/meaning", [("meaning-engine", "server"), ("meaning-share", "x"), ("meaning-address", "y"), ("meaning-model", "z")]),
        ("/settings/model", [("model-use", "yes"), ("model-address", "x"), ("model-name", "y"), ("model-seconds", "z"), ("model-tokens", "w")]),
        ("/settings/mail", [("mail-host", "x"), ("mail-port", "0"), ("mail-user", "y"), ("mail-sender", "z"), ("mail-security", "w")]),
        (
            "/settings/provider",
            [("provider-issuer", "x"), ("provider-client", "y"), ("provider-scopes", "z"), ("provider-claim", "w"), ("provider-groups", "v")]
        ),
        ("/audit/export", [("from", "x"), ("until", "y")]), ("/changes/x/return", [("reason", "x")]), ("/changes/x/undo", [("reason", "x")]),
        ("/handbook/editions", [("day", "2026-11-22"), ("note", "x")]), ("/handbook/editions/2026-11-22/release", [("digest", "x")]),
        ("/unsent/forget", [("page", "/me")]), ("/keys", [("on", "x")]), ("/forgotten", [("email", "x")]), ("/hotline/open", [("token", "x")]),
        ("/sign-in", [("email", "x"), ("password", "y"), ("code", "z"), ("next", "/me")]),
        ("/welcome", [("secret", "x"), ("name", "y"), ("email", "z"), ("password", "w")]),
        ("/new-password", [("secret", "x"), ("password", "y")]),
        (amendment + "/confirm", [("revision", "x")]), (amendment + "/reject", [("revision", "0"), ("reason", "x")]),
        (amendment + "/reopen", [("revision", "0"), ("reason", "x")]),
        (
            amendment + "/correct",
            [
                ("revision", "0"), ("target", "x"), ("path", "Điều 1"), ("from", "2026-01-01"), ("words", "y"), ("others", "z"), ("reason", "w"),
            ]
        ),
        (ticket + "/take", [("revision", "1")]), (ticket + "/take-over", reasoned), (ticket + "/put-back", reasoned), (ticket + "/close", reasoned),
        (ticket + "/reopen", reasoned), (ticket + "/return", reasoned), (ticket + "/forward", reasoned + [("unit", "x")]),
        (
            ticket + "/knowledge",
            [
                ("revision", "2"), ("question", "x"), ("paraphrases", "y"), ("text", "z"), ("from-day", "2026-01-01"), ("until", ""), ("base", ""),
                ("read", "1"), ("keep", "1"),
            ]
        ),
        ("/calls", [("phone", "0900000001"), ("name", "x"), ("question", "y"), ("place", ""), ("said", "z"), ("outcome", "answered")]),
        ("/calls/look", [("phone", "0900000001"), ("name", "x"), ("question", "y"), ("place", ""), ("said", "z")]),
        (ticket + "/told", reasoned), (ticket + "/notes", [("note", "x")]), (ticket + "/ask-back", reasoned), (ticket + "/resume", reasoned),
        (ticket + "/urgency", reasoned + [("urgent", "1")]), (ticket + "/merge", reasoned + [("other", "x")]), (ticket + "/untold", reasoned),
        (ticket + "/separate", reasoned), (ticket + "/link", reasoned + [("other", "x")]), (ticket + "/unlink", [("other", "x")]),
        (ticket + "/split", [("revision", "1"), ("part", "x")]),
        (ticket + "/draft", [("put", "clause:x"), ("text", "x"), ("place-1", "y"), ("quote-1", "z")]),
        (
            "/rota/shifts", [("person", "an"), ("day", "2026-11-22"), ("time", "09:00"), ("hours", "12"), ("every", "1"), ("count", "1")]
        ),
        (shift + "/cancel", reasoned), (shift + "/assign", reasoned + [("person", "x")]),
        (shift + "/offer", [("revision", "1"), ("person", "x"), ("return", "")]), (shift + "/take-over", reasoned),
        (shift + "/note", [("note", "x")]), (shift + "/accept", [("revision", "x")]), (shift + "/decline", [("revision", "x")]),
        (ticket + "/answer", [("revision", "1"), ("text", "x"), ("place-1", "Điều 1"), ("quote-1", "y"), ("place-8", "z"), ("quote-8", "w")]),
        ("/imports/u1/take", [("number", "x"), ("kind", "y"), ("issuer", "z"), ("issued", "w")]),
        ("/imports/u1/doubts", [("doubt", "1"), ("finding", "as-read"), ("note", "x")]),
        ("/readings/\(MadeUpAmendment.target.id.text)/choose", [("digest", "x"), ("seen", "y")]),
        ("/proposals/7-1901-nd-xx/0/draft", [("duty", "x"), ("other", "y")]), ("/proposals/7-1901-nd-xx/0/reject", [("reason", "x")]),
        ("/impact/look", [("fact", "fact.competence DT-01/b"), ("seen", "1"), ("note", "x")]),
    ]

    /// "an" has it in hand.
    static let ticket = "/desk/P-q1"
    /// "an" is on duty.
    static let shift = "/rota/s1"
    static let saved = "/saved-replies/m1"
    static let reasoned = [("revision", "1"), ("reason", "x")]

    private static let amendment = "/amendments/\(MadeUpAmendment.basis.text)/0"

    @Test(arguments: (forms + registryForms + deskForms).map(\.address))
    func `markup in any field of a form of staff is shown as text`(_ address: String) async throws {
        let office = try await StaffOffice(content: ProcedurePageTests.facts)
        try await office.add("an", .legal)
        let form = try #require((Self.forms + Self.registryForms + Self.deskForms).first { $0.address == address }).fields
        if address.hasPrefix(Self.amendment) {
            _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
            _ = try await office.site.amendments.propose([MadeUpAmendment.proposal("0")], at: TestSite.now)
        }
        if address.hasPrefix("/proposals") { _ = try await office.site.proposals.propose([ProposalPageTests.proposal(0)], at: TestSite.now) }
        if address.hasPrefix("/imports") || address.hasPrefix("/readings") {
            let reading = MadeUpAmendment.reading
            let upload = Upload(
                id: .init("u1"), source: "<h1>x.txt", digest: reading.report.digest, document: reading.act.document, sender: .init("an"),
                sent: TestSite.now)
            try await office.site.uploads.keep(upload, reading)
            _ = try await office.site.acts.take(reading, at: TestSite.now)
        }
        try await office.site.visit { visitor in
            // Whoever may most at that address.
            let isForAdministrators = ["/people", "/me", "/offices", "/settings", "/audit"].contains { address.hasPrefix($0) }
            if address.hasPrefix(Self.ticket) { _ = try await visitor.ask("Mở phiếu giúp tôi") }
            try await office.seedDesk(for: address)
            let isForHeads = address.hasPrefix("/teams")
            let worker = try await office.enter(visitor, isForAdministrators ? "quan-tri" : isForHeads ? "truong-m1" : "an")
            if address.hasPrefix(Self.ticket) { try #require(try await worker.post(Self.ticket + "/take", [("revision", "0")]).status == 303) }
            if address.hasSuffix("/knowledge") {
                _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
                try #require(try await worker.post(Self.ticket + "/answer", [("revision", "1")] + DeskPageTests.answer).status == 303)
            }
            if address.hasPrefix(Self.saved) { _ = try await office.proposeMadeUp(as: "m1") }
            if address.hasPrefix(Self.shift) {
                let plan = try ShiftPlan(person: .init("an"), first: TestSite.now, hours: 2)
                try await office.site.rotas.change(by: .init("an"), at: TestSite.now) {
                    try $0.plan(plan, by: $1, newID: { "s1" }, at: TestSite.now)
                }
            }
            for field in form.indices {
                for text in Self.markup {
                    var fields = form
                    fields[field].1 = text
                    let reply = try await worker.post(address, fields)
                    // Whoever tries a door too often is told to wait.
                    #expect(reply.status < 500, "\(fields[field].0): \(reply.status)")
                    #expect(Self.isHarmless(reply.text), "\(fields[field].0): \(text)")
                    #expect(reply.headers.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("\r") })
                    #expect(!reply.location.contains("evil") && !reply.location.hasPrefix("//"))
                }
            }
            for page in [
                "/me", "/inbox", "/people", "/people/an", "/offices", "/settings", "/audit", "/duties/DT-01/edit", "/competences/DT-01/b/edit",
                "/changes", "/amendments", "/quality", "/imports", "/imports/u1", "/desk", Self.ticket, "/knowledge", "/tickets/bi-mat", "/rota",
                Self.shift, "/saved-replies", "/calls",
            ] {
                #expect(try await Self.isHarmless(worker.get(page).text), "\(page)")
            }
            for page in Self.registryPages + Self.deskPages { #expect(try await Self.isHarmless(worker.get(page).text), "\(page)") }
        }
    }

    /// No form is left out that a page of staff sends: what stands above is compared with the addresses there are.
    @Test func `every form of staff that takes text is tried`() async throws {
        let tried = Set((Self.forms + Self.registryForms + Self.deskForms).map(\.address))
        // They take a button's press, and a digest or nothing with it.
        let pressed: Set<String> = [
            "/sign-out", "/me/codes", "/me/codes/remove", "/me/accounts", "/me/sessions/{id}/end", "/me/sessions/end", "/people/{id}/sessions/end",
            "/people/{id}/password-link", "/desk/next", "/rota/feed", "/changes/{id}/submit", "/changes/{id}/approve", "/changes/{id}/resume",
            "/changes/{id}/withdraw",
            "/changes/{id}/again", "/changes/{id}/trial", "/audit/heads", "/imports/{id}/leave",
            // It takes a file; ImportPageTests send hostile ones.
            "/imports",
            // Likewise; ProcedurePageTests do.
            "/procedure-sheets",
            // Likewise; FactFileTests do.
            "/fact-files", "/fact-files/{id}/submit", "/fact-files/{id}/approve", "/fact-files/{id}/withdraw",
            // Likewise; AttachmentPageTests do.
            "/desk/{id}/attachments",
        ]
        let posted = Set(try await TestSite().routes.filter { $0.method == "POST" && $0.isForStaff }.map(\.path)).subtracting(pressed)
        for path in posted {
            let pattern = path.split(separator: "/").map { $0.hasPrefix("{") ? nil : $0 }
            let isTried = tried.contains { address in
                let parts = address.split(separator: "/")
                return parts.count == pattern.count && zip(parts, pattern).allSatisfy { $1 == nil || $0 == $1 }
            }
            #expect(isTried, "\(path)")
        }
    }

    @Test(arguments: [
        "/offices?q=@", "/offices?in=@", "/offices?for=@", "/audit?person=@", "/audit?act=@", "/audit?from=@", "/settings?done=@",
        "/unsent/form?to=@", "/people?office=@", "/people/an?done=taken&role=@", "/people/an?done=taken&unit=@", "/keys?lang=@",
        "/?lang=@", "/?on=@", "/?place=@", "/?known=@", "/sign-in?next=@", "/me?done=@", "/changes?q=@", "/changes?state=@", "/people?q=@",
        "/find?q=@", "/inbox?on=@", "/desk?list=@", "/desk?unit=@", "/desk?kind=@", "/teams?done=@", "/desk?done=@", "/desk/@", "/desk/P-q1?q=@",
        "/rota?from=@", "/rota?done=@",
        "/rota/@", "/rota/feeds/@", "/calls?ticket=@", "/calls?done=@", "/@", "/changes/@", "/people/@", "/duties/@/edit",
    ])
    func `a line break in an address begins no header, and markup no element`(_ pattern: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            for name in ["quan-tri", "an"] {
                let worker = try await office.enter(visitor, name)
                for text in ["x\r\nSet-Cookie: session=chosen", "x\nLocation: //evil.example", "x\u{85}X: y", "%0d%0aX: y"] + Self.markup {
                    let reply = try await worker.get(pattern.replacing("@", with: text.percentEncoded))
                    #expect([200, 303, 403, 404, 422].contains(reply.status), "\(text): \(reply.status)")
                    #expect(reply.headers.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("\r") && !$0.value.contains("chosen") })
                    #expect(Self.isHarmless(reply.text), "\(text)")
                    #expect(!reply.location.hasPrefix("//") && !reply.location.hasPrefix("http"))
                }
            }
        }
    }

    @Test(arguments: [
        "/assets/../Templates/layout.mustache", "/assets/..%2f..%2fPackage.swift", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/....//etc/passwd",
        "/assets/%252e%252e%252fetc%252fpasswd", "/assets/..%5c..%5cwindows", "/assets/%00", "/assets/site.css%00.html", "/assets/.",
        "/assets//etc/passwd", "/..%c0%af..%c0%afetc/passwd", "/documents/..%2f..%2fetc%2fpasswd", "/duties/..%2fDT-01",
    ])
    func `no path leads out of the site`(_ address: String) async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.get(address)
            #expect([404, 400].contains(reply.status), "\(reply.status)")
            #expect(!reply.text.contains("root:") && !reply.text.contains("{{") && !reply.text.contains("swift-tools-version"))
        }
    }

    @Test(arguments: ["TRACE", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND", "DEBUG", "get"])
    func `a method that a page does not know does nothing and echoes nothing`(_ name: String) async throws {
        let method = try #require(HTTPRequest.Method(name))
        try await TestSite().visit { visitor in
            for address in ["/", "/sign-in", "/questions"] {
                let reply = try await visitor.send(method, address, headers: [.cookie: "session=geheim"])
                #expect([404, 405].contains(reply.status), "\(address): \(reply.status)")
                #expect(!reply.text.contains("geheim"))
            }
        }
    }

    @Test(arguments: ["a&" + String(repeating: "a=b&", count: 20_000), "&&&&====%%%", "form=%ff%fe%fd", "a=" + String(repeating: "%", count: 90_000)])
    func `a form that is no form is refused in a moment`(_ body: String) async throws {
        try await TestSite().visit { visitor in
            for address in ["/sign-in", "/questions", "/welcome"] {
                let reply = try await visitor.send(
                    .post, address, headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
                #expect((400..<500).contains(reply.status), "\(address): \(reply.status)")
            }
        }
    }

    @Test func `what fails is one line of the log, whatever it says, and tells no secret to the reader`() async throws {
        let lines = LogLines()
        let site = try await TestSite(assistant: Talkative())
        try await site.visit(logger: lines.logger) { visitor in
            let reply = try await visitor.post("/questions", [("question", "Ai?")])
            #expect(reply.status == 500 && !reply.text.contains("mật") && !reply.text.contains("Talkative"))
        }
        let said = lines.said.filter { $0.contains("Hỏng") }
        #expect(said.count == 1 && said.allSatisfy { !$0.contains("\n") && !$0.contains("\u{1B}") })
    }
}

/// Fails with what an attacker would like to see in a log.
private struct Talkative: Assistant {
    struct Trouble: Error, CustomDebugStringConvertible {
        let debugDescription = "Hỏng\n2026-11-22 notice donghanh: đăng nhập thành công\u{1B}[2J mật"
    }

    func answer(_ question: Question) async throws -> AnswerRecord { throw Trouble() }
}

/// What a log is told, message and metadata.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var said: [String] { lines.withLock { $0 } }
    var logger: Logger { Logger(label: "test", factory: { _ in Handler(lines: self) }) }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.notice

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let values = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            lines.lines.withLock { $0.append("\(event.message) \(values)") }
        }
    }
}
