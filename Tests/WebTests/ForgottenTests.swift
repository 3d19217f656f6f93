// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing

/// A new password that somebody asks for himself, and what others try with it.
@Suite struct ForgottenTests {
    @Test func `the link comes by mail and leads in with a new password`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.set(TestSite.mail)
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/sign-in").links.contains("/forgotten"))
            #expect(try await visitor.post("/forgotten", [("email", "AN@example.org")]).status == 200)
            let letter = try #require(try await office.site.letters().first)
            #expect(letter.to.text == "an@example.org" && letter.subject.text == "Đặt mật khẩu mới")
            let link = try #require(letter.text.split(separator: "\n").first { $0.hasPrefix("https://hotro.example.org/new-password/") })
            let secret = String(link.dropFirst("https://hotro.example.org/new-password/".count))
            #expect(try await visitor.get("/new-password/" + secret).status == 200)
            #expect(try await visitor.post("/new-password", [("secret", secret), ("password", "câu mới đủ dài")]).status == 303)
            #expect(try await visitor.post("/new-password", [("secret", secret), ("password", "câu mới đủ dài")]).status == 409)
            let entered = try await visitor.post("/sign-in", [("email", "an@example.org"), ("password", "câu mới đủ dài")])
            #expect(entered.status == 303)
        }
    }

    @Test func `the answer is the same for every address, to the letter`() async throws {
        let office = try await StaffOffice()
        try await office.site.set(TestSite.mail)
        try await office.site.visit { visitor in
            var pages: Set<String> = []
            for email in ["quan-tri@example.org", "khong-ai@example.org", "x@bia.example.org"] {
                let reply = try await visitor.post("/forgotten", [("email", email)])
                #expect(reply.status == 200 && reply.cookies.isEmpty)
                pages.insert(reply.text)
            }
            #expect(pages.count == 1)
            for email in ["quan-tri@example.org", "khong-ai@example.org"] {
                for _ in 1...3 { _ = try await visitor.post("/forgotten", [("email", email)]) }
                let reply = try await visitor.post("/forgotten", [("email", email)])
                #expect(reply.status == 429 && reply.header("Retry-After") == "900")
                pages.insert(reply.text.replacing(email, with: ""))
            }
            #expect(pages.count == 2)
        }
    }

    @Test(arguments: ["evil.example", "evil.example:443", "hotro.example.org.evil.example"])
    func `a link leads where the settings say, whatever the request says of itself`(_ host: String) async throws {
        let office = try await StaffOffice()
        try await office.site.set(TestSite.mail)
        try await office.site.visit { visitor in
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for name in ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Forwarded-Server"] {
                if let name = HTTPFields.Element.Name(name) { headers[name] = name.rawName == "Forwarded" ? "host=" + host : host }
            }
            _ = try await visitor.send(.post, "/forgotten", headers: headers, body: "email=quan-tri@example.org")
            let letters = try await office.site.letters()
            #expect(
                letters.count == 1 && letters.allSatisfy { !$0.text.contains("evil") && $0.text.contains("https://hotro.example.org/new-password/") })
        }
    }

    @Test(arguments: ["", "không phải", "a@b", "a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "<a@example.org>"])
    func `what is no address is told so, and nothing is sent`(_ email: String) async throws {
        let office = try await StaffOffice()
        try await office.site.set(TestSite.mail)
        try await office.site.visit { visitor in
            let reply = try await visitor.post("/forgotten", [("email", email)])
            #expect(reply.status == 422)
            #expect(try await office.site.letters().isEmpty)
        }
    }

    @Test func `an invitation goes to its address and is taken up by nobody else`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.set(TestSite.mail)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.post("/people/invitations", [("role", "legal"), ("email", "moi@example.org")])
            #expect(page.text.contains("moi@example.org") && page.text(between: "<code>", and: "</code>") == nil)
            let letter = try #require(try await office.site.letters().first { $0.to.text == "moi@example.org" })
            let link = try #require(letter.text.split(separator: "\n").first { $0.hasPrefix("https://hotro.example.org/welcome/") })
            let secret = String(link.dropFirst("https://hotro.example.org/welcome/".count))
            #expect(try await visitor.get("/welcome/" + secret).text.contains("moi@example.org"))
            let an = try await office.enter(visitor, "an")
            #expect(try await an.post("/welcome", [("secret", secret)]).status == 422)
            let fields = [("secret", secret), ("name", "Người Mới"), ("email", "ke-khac@example.org"), ("password", StaffOffice.password)]
            #expect(try await visitor.post("/welcome", fields).status == 303)
            #expect(try await office.site.people.person(by: .email(EmailAddress("ke-khac@example.org"))) == nil)
            #expect(try await office.site.people.person(by: .email(EmailAddress("moi@example.org")))?.name == "Người Mới")
        }
    }

    /// An invitation that is good for any address would tell its holder which addresses are known here.
    @Test func `an invitation is for one address, also where it is handed over by hand, and asks of no other`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let refused = try await root.post("/people/invitations", [("role", "legal")])
            #expect(refused.status == 422 && refused.text.contains("đúng địa chỉ ấy"))
            let handed = try await root.post("/people/invitations", [("role", "legal"), ("email", "moi@example.org")])
            let link = try #require(handed.text(between: "<code>", and: "</code>"))
            let secret = ("secret", String(link.dropFirst("/welcome/".count)))
            #expect(try await !visitor.get(link).text.contains("name=\"email\""))
            var pages: Set<String> = []
            for email in ["an@example.org", "khong-ai@example.org"] {
                let reply = try await visitor.post("/welcome", [secret, ("name", "Mới"), ("email", email), ("password", "ngắn quá")])
                pages.insert("\(reply.status) \(reply.text)")
            }
            #expect(pages.count == 1)
            #expect(try await visitor.post("/welcome", [secret, ("name", "Mới"), ("password", StaffOffice.password)]).status == 303)
            #expect(try await office.site.people.person(by: .email(EmailAddress("moi@example.org")))?.name == "Mới")
        }
    }

    @Test func `nobody gives a role to somebody else by typing his address`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let link = try #require(
                try await root.post("/people/invitations", [("role", "legal"), ("email", "an@example.org")]).text(between: "<code>", and: "</code>"))
            let secret = ("secret", String(link.dropFirst("/welcome/".count)))
            let wrong = [secret, ("name", "x"), ("email", "an@example.org"), ("password", "một câu của kẻ khác")]
            #expect(try await visitor.post("/welcome", wrong).status == 403)
            #expect(try await office.site.people.rights(of: .init("an")).appointments.count == 1)
            // Whoever is signed in takes it with one press.
            let an = try await office.enter(visitor, "an")
            #expect(try await an.get(link).text.contains("Người Bịa an"))
            #expect(try await an.post("/welcome", [secret]).status == 303)
            #expect(try await office.site.people.rights(of: .init("an")).appointments.map(\.role) == [.expert, .legal])
        }
    }
}
