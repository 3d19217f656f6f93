// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// In through an identity provider by the pages of the site, and what is tried on the way.
@Suite struct ProviderTests {
    let provider = MadeUpProvider()

    private func office(_ more: [Setting: String] = [:]) async throws -> StaffOffice {
        let office = try await StaffOffice(provider: provider)
        try await office.site.set(TestSite.provider.merging(more) { $1 })
        return office
    }

    /// A browser that has gone to the provider: what it remembers, and what comes back with it.
    private struct Away {
        let cookie: String
        let state: String

        init(_ visitor: Visitor, next: String = "/inbox") async throws {
            let reply = try await visitor.get("/sign-in/provider?next=" + next.percentEncoded)
            try #require(reply.status == 302 && reply.location.hasPrefix("https://nha.example.org/vao?"), "\(reply.text)")
            state = try #require(reply.location.split(separator: "=").last.map(String.init))
            cookie = try #require(reply.cookies.first { $0.hasPrefix("asking=") })
        }

        var kept: String { String(cookie.prefix { $0 != ";" }) }
    }

    private func back(_ state: String, code: String = "ma", issuer: String = MadeUpProvider.issuer) -> String {
        "/sign-in/answer?state=\(state.percentEncoded)&code=\(code.percentEncoded)&iss=\(issuer.percentEncoded)"
    }

    @Test func `somebody whom the provider knows comes in with what his groups give`() async throws {
        let office = try await office()
        try provider.know("ma", "s1", groups: ["phap-che"], email: "moi@example.org")
        try await office.site.visit { visitor in
            let door = try await visitor.get("/sign-in?next=/inbox")
            #expect(door.text.contains("Đăng nhập bằng Nhà &lt;Bịa&gt;") && door.links.contains("/sign-in/provider?next=%2Finbox"))
            let away = try await Away(visitor)
            #expect(away.cookie.contains("HttpOnly") && away.cookie.contains("SameSite=Lax"))
            let reply = try await visitor.get(back(away.state), cookie: away.kept)
            #expect(reply.status == 303 && reply.location == "/inbox")
            let session = try #require(reply.cookies.first { $0.hasPrefix("session=") }.map { String($0.prefix { $0 != ";" }) })
            let me = try await visitor.get("/me", cookie: session)
            #expect(me.text.contains("Vụ Pháp chế") && me.text.contains("Người Nhà"))
        }
    }

    @Test func `an answer is good once, in the browser that asked, and for the provider that was asked`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (one, two) = (try await Away(visitor), try await Away(visitor))
            for (state, cookie) in [(one.state, two.kept), (one.state, "asking="), ("la", one.kept), ("", one.kept), (one.state, "asking=\0")] {
                try provider.know("ma", "s1", groups: ["phap-che"], email: "moi@example.org")
                let reply = try await visitor.get(back(state), cookie: cookie)
                #expect(reply.status == 409 && !reply.cookies.contains { $0.hasPrefix("session=") })
            }
            #expect(try await visitor.get(back(one.state), cookie: nil).status == 409)
            let mixed = try await visitor.get(back(one.state, issuer: "https://khac.example.org"), cookie: one.kept)
            #expect(mixed.status == 403 && !mixed.cookies.contains { $0.hasPrefix("session=") })
            // Used up by the attempt, so it cannot be tried again with something better.
            #expect(try await visitor.get(back(one.state), cookie: one.kept).status == 409)
            #expect(try await visitor.get(back(two.state), cookie: two.kept).status == 303)
            #expect(try await visitor.get(back(two.state), cookie: two.kept).status == 409)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
    func `coming back leads nowhere else`(_ next: String) async throws {
        let office = try await office()
        try provider.know("ma", "s1", groups: ["phap-che"], email: "moi@example.org")
        try await office.site.visit { visitor in
            let away = try await Away(visitor, next: next)
            #expect(try await visitor.get(back(away.state), cookie: away.kept).location == "/inbox")
        }
    }

    @Test func `whoever is here already is not taken over, and links the account himself`() async throws {
        let office = try await office()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            try provider.know("ma", "s1", groups: ["phap-che"], email: "an@example.org")
            let away = try await Away(visitor)
            let taken = try await visitor.get(back(away.state), cookie: away.kept)
            #expect(taken.status == 409 && taken.text.contains("đã có tài khoản ở đây"))

            let an = try await office.enter(visitor, "an")
            #expect(try await visitor.post("/me/accounts", [("form", "x")], cookie: an.cookie).status == 403)
            let leave = try await an.post("/me/accounts")
            let state = try #require(leave.text(between: "vao?state=", and: "\""))
            let asking = try #require(leave.cookies.first { $0.hasPrefix("asking=") }.map { String($0.prefix { $0 != ";" }) })
            // Somebody else at the same browser does not get it.
            try provider.know("ma", "s1", email: "an@example.org")
            #expect(try await visitor.get(back(state), cookie: asking).status == 409)
            let again = try await an.post("/me/accounts")
            let (own, cookie) = (
                try #require(again.text(between: "vao?state=", and: "\"")),
                try #require(again.cookies.first { $0.hasPrefix("asking=") }.map { String($0.prefix { $0 != ";" }) })
            )
            try provider.know("ma", "s1", email: "an@example.org")
            #expect(try await visitor.get(back(own), cookie: an.cookie + "; " + cookie).location == "/me?done=linked")
            try provider.know("ma", "s1", email: "an@example.org")
            let entered = try await Away(visitor)
            #expect(try await visitor.get(back(entered.state), cookie: entered.kept).status == 303)
        }
    }

    @Test func `a request lapses while somebody stays away`() async throws {
        let clock = Clock()
        let office = try await StaffOffice(provider: provider, now: { clock.now })
        try await office.site.set(TestSite.provider)
        try await office.site.visit { visitor in
            let away = try await Away(visitor)
            clock.advance(by: 601)
            try provider.know("ma", "s1", groups: ["phap-che"], email: "moi@example.org")
            #expect(try await visitor.get(back(away.state), cookie: away.kept).status == 409)
        }
    }

    @Test func `who signs out is told where he is still signed in`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let out = try await root.post("/sign-out")
            #expect(out.location == "/sign-in?out=1")
            let page = try await visitor.get(out.location)
            #expect(page.text.contains("Bạn đã đăng xuất") && page.links.contains("/sign-out/provider"))
            #expect(try await visitor.get("/sign-out/provider").location.hasPrefix("https://nha.example.org/ra?client_id=dong-hanh&"))
        }
    }

    @Test func `without a provider there is no such way`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let door = try await visitor.get("/sign-in")
            #expect(!door.text.contains("/sign-in/provider"))
            #expect(try await visitor.get("/sign-in/provider").status == 409)
            #expect(try await visitor.get("/sign-in/answer?state=x&code=y", cookie: "asking=z").status == 409)
        }
    }
}
