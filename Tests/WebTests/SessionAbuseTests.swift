// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// Sessions that are guessed, chosen, doubled, stolen or outlived.
@Suite struct SessionAbuseTests {
    @Test(arguments: [
        "", "x", "session", "0000000000000000000000000000000000000000000000000000000000000000", "' OR 1=1 --", "%00", "../../x",
        String(repeating: "a", count: 8_000), "\"\"", "null",
    ])
    func `a token that nobody was given opens nothing`(_ token: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let reply = try await visitor.get("/me", cookie: "session=\(token)")
            #expect(reply.isDoor)
        }
    }

    @Test func `a token in other letters, cut short or made longer opens nothing`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let token = try #require(root.cookie.split(separator: "; ").first { $0.hasPrefix("session=") }?.dropFirst("session=".count))
            #expect(try await visitor.get("/me", cookie: "session=\(token)").status == 200)
            let session = try #require(try await office.site.signIns.sessions(of: .init("quan-tri"), at: TestSite.now).first)
            for other in [token.uppercased(), String(token.dropLast()), token + "0", Secret.digest(String(token)), session.id.text, root.token] {
                #expect(try await visitor.get("/me", cookie: "session=\(other)").isDoor, "\(other)")
            }
            // Names of cookies are told apart by their letters.
            #expect(try await visitor.get("/me", cookie: "Session=\(token)").isDoor)
            #expect(try await visitor.get("/me?session=\(token)").isDoor)
        }
    }

    @Test func `two sessions at once are nobody's, whichever stands first`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let (root, an) = (try await office.enter(visitor, "quan-tri"), try await office.enter(visitor, "an"))
            for cookie in ["\(root.cookie); \(an.cookie)", "\(an.cookie); \(root.cookie)", "session=chosen; \(root.cookie)"] {
                #expect(try await visitor.get("/me", cookie: cookie).isDoor)
            }
            #expect(try await visitor.get("/me", cookie: "\(root.cookie); \(root.cookie)").status == 200)
        }
    }

    @Test(arguments: ["sign-out", "me/sessions/end", "by the administrator", "by a new password"])
    func `an ended session opens nothing, at once`(_ way: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let (first, second) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "an"))
            switch way {
            case "sign-out": _ = try await first.post("/sign-out")
            case "me/sessions/end": _ = try await second.post("/me/sessions/end")
            case "by the administrator": _ = try await office.enter(visitor, "quan-tri").post("/people/an/sessions/end")
            default:
                try await office.site.signIns.setPassword("một câu khác hẳn", of: .init("an"), keeping: nil, at: TestSite.now)
            }
            #expect(try await first.get("/me").isDoor)
            #expect(try await first.post("/me", [("name", "x")]).isDoor)
        }
    }

    @Test func `nobody ends another's session by guessing its address`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.add("la", .administrator, Scope(place: .init("91")))
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            let session = try #require(try await office.site.signIns.sessions(of: .init("an"), at: TestSite.now).first)
            let stranger = try await office.enter(visitor, "la")
            #expect(try await stranger.post("/me/sessions/\(session.id.text)/end").status == 403)
            #expect(try await stranger.post("/people/an/sessions/end").status == 403)
            #expect(try await an.get("/me").status == 200)
        }
    }

    @Test func `over https cookies go by https alone and bear the prefix that no other host can set`() async throws {
        let office = try await StaffOffice(address: "https://localhost")
        try await office.site.visit { visitor in
            let own = { (method: HTTPRequest.Method, address: String, cookie: String?, body: String?) in
                var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                headers[.cookie] = cookie
                return try await visitor.send(method, address, headers: headers, body: body)
            }
            let entered = try await own(
                .post, "/sign-in?lang=en&place=", nil, "email=quan-tri%40example.org&password=\(StaffOffice.password.percentEncoded)")
            #expect(entered.status == 303 && entered.cookies.count >= 3)
            for cookie in entered.cookies { #expect(cookie.contains("; Secure") && cookie.contains("; HttpOnly"), "\(cookie)") }
            #expect(entered.cookies.contains { $0.hasPrefix("__Host-session=") && $0.contains("Path=/") && !$0.contains("Domain=") })
            #expect(entered.header("Strict-Transport-Security") == "max-age=31536000")
            let token = entered.cookies.compactMap { $0.firstMatch(of: /__Host-session=(\w+)/)?.1 }.first ?? ""
            #expect(try await own(.get, "/me", "__Host-session=\(token)", nil).status == 200)
            // A host beside this one may set a cookie without the prefix.
            #expect(try await own(.get, "/me", "session=\(token)", nil).isDoor)
        }
    }

    @Test(arguments: ["https://hotro.example.org", "https://localhost:8443", "http://localhost.example.org", "https://127.0.0.1"])
    func `a request for another host is refused, so that no page carries its name`(_ address: String) async throws {
        // These tests name "localhost" in every request.
        try await TestSite(address: address).visit { visitor in
            for (page, wanted) in [("/", 421), ("/sign-in", 421), ("/api/v1/search?q=a", 421), ("/api/v1/health", 200)] {
                let reply = try await visitor.get(page)
                #expect(reply.status == wanted)
            }
        }
    }

    @Test(arguments: ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Forwarded-Server"])
    func `a host in another header is not looked at`(_ name: String) async throws {
        try await TestSite().visit { visitor in
            let headers = HTTPFields([HTTPFields.Element(name: HTTPFields.Element.Name(name) ?? .from, value: "evil.example")])
            for address in ["/", "/sign-in", "/inbox", "/answers/khong"] {
                let reply = try await visitor.send(.get, address, headers: headers)
                #expect(!reply.text.contains("evil.example") && !reply.location.contains("evil.example"))
            }
        }
    }

    @Test func `no page of whoever is signed in is kept by a browser or a server in between`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            for address in ["/", "/me", "/inbox", "/changes", "/find?q=x", "/keys", "/duties/DT-01", "/duties/DT-01/edit", "/people", "/khong-co"] {
                let reply = try await an.get(address)
                #expect(reply.headers[.cacheControl] == "no-store", "\(address)")
                #expect(reply.headers.first { $0.name.rawName == "ETag" } == nil)
            }
            #expect(try await an.post("/me", [("name", "")]).headers[.cacheControl] == "no-store")
        }
    }

    @Test func `a password in the address signs nobody in and is not repeated`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let query = "?email=quan-tri%40example.org&password=\(StaffOffice.password.percentEncoded)"
            let reply = try await visitor.get("/sign-in" + query)
            #expect(reply.status == 200 && reply.cookies.allSatisfy { !$0.hasPrefix("session=") })
            #expect(!reply.text.contains("vịt bơi") && reply.header("Referrer-Policy") == "no-referrer")
            #expect(try await visitor.post("/sign-in" + query, []).status == 403)
        }
    }

    @Test func `who signs in with a wrong address sees what who signs in with a wrong password sees`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let tries = [("quan-tri@example.org", "sai rồi nhé bạn"), ("khong-ai@example.org", StaffOffice.password)]
            var seen: [String] = []
            for (email, password) in tries {
                let reply = try await visitor.post("/sign-in", [("email", email), ("password", password)])
                #expect(reply.cookies.isEmpty)
                // Each request has a name of its own.
                let own = ["content-length", "x-request-id"]
                let headers = reply.headers.filter { !own.contains($0.name.canonicalName) }.map { "\($0.name): \($0.value)" }
                seen.append("\(reply.status) \(headers) \(reply.text.replacing(email, with: ""))")
            }
            #expect(seen[0] == seen[1])
        }
    }

    @Test func `a role that is given or taken changes the token in the middle of a session`() async throws {
        let clock = HandClock()
        let office = try await StaffOffice(now: { clock.now })
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            try await office.site.people.end(.init("a-an"), on: Day(TestSite.now), by: .init("quan-tri"), at: clock.now)
            let reply = try await an.get("/inbox")
            #expect(reply.status == 200 && reply.cookies.contains { $0.hasPrefix("session=") && !$0.hasPrefix("session=;") })
            #expect(try await an.get("/duties/DT-01/edit").isClosed)
            #expect(try await an.get("/changes").isClosed)
            clock.advance(by: 60)
            #expect(try await an.get("/inbox").isDoor)
        }
    }
}
