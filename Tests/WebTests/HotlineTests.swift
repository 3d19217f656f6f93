// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Storage
import Testing
import Web

@Suite struct TicketTests {
    @Test func `a private link opens its ticket and nothing keeps or tells it`() async throws {
        try await TestSite().visit { visitor in
            _ = try await visitor.ask("Mở phiếu <giúp> tôi")
            let reply = try await visitor.get("/tickets/bi-mat")
            #expect(reply.status == 200)
            #expect(reply.text.contains("Mở phiếu &lt;giúp&gt; tôi") && reply.text.contains("Vụ Pháp chế"))
            #expect(reply.headers[.cacheControl] == "no-store")
            #expect(reply.header("Referrer-Policy") == "no-referrer")
            #expect(reply.header("X-Robots-Tag")?.contains("noindex") == true)
        }
    }

    @Test(arguments: ["bi-ma", "BI-MAT", "a9c65275151b31feaa700671e28359e5052d4c1ebf1a9b552ea3004d7bd589e7", "%00", "'%20OR%201=1--", "x%F0"])
    func `any other secret opens nothing`(_ secret: String) async throws {
        try await TestSite().visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            #expect(try await visitor.get("/tickets/\(secret)").status == 404)
        }
    }
}

@Suite struct DeskTests {
    @Test func `the link opens the list once, for one browser`() async throws {
        try await TestSite().visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            #expect(try await visitor.get("/hotline/tickets").status == 403)
            // Looking at the link does not use it up.
            for _ in 0..<2 { #expect(try await visitor.get("/hotline/open/\(TestSite.deskSecret)").status == 200) }
            let opened = try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)])
            #expect(opened.status == 303 && opened.location == "/hotline/tickets")
            let cookie = try #require(opened.cookies.first)
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/hotline"))

            let session = String(cookie.prefix { $0 != ";" })
            let list = try await visitor.get("/hotline/tickets", cookie: session)
            #expect(list.text.contains("1 phiếu") && list.text.contains("Mở phiếu giúp tôi") && list.text.contains("P-Q1"))
            #expect(try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)]).status == 403)
            #expect(try await visitor.get("/hotline/tickets", cookie: session + "x").status == 403)
        }
    }

    @Test func `a ticket that is opened from the list is remembered as looked at, and nothing else is`() async throws {
        let site = try await TestSite()
        try await site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let opened = try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)])
            let session = String(try #require(opened.cookies.first).prefix { $0 != ";" })
            let list = try await visitor.get("/hotline/tickets", cookie: session)
            let link = try #require(list.links.first { $0.hasPrefix("/hotline/tickets/") })
            #expect(try await visitor.get(link).status == 403)
            #expect(try await visitor.get("/hotline/tickets/khong-co", cookie: session).status == 404)
            let looked = { try await site.audit.rows(AuditNarrowing(act: .ticketViewed), limit: 9, offset: 0).elements }
            #expect(try await looked().isEmpty)
            let ticket = try await visitor.get(link, cookie: session)
            #expect(ticket.status == 200 && ticket.text.contains("Mở phiếu giúp tôi") && ticket.links.contains("/hotline/tickets"))
            #expect(ticket.headers[.cacheControl] == "no-store" && !ticket.text.contains("là riêng của bạn"))
            let rows = try await looked()
            #expect(rows.count == 1 && rows.first?.entry.thingText == "ticket" && link.hasSuffix(rows.first?.entry.key ?? "?"))
            // Who asked follows his own by his private link.
            _ = try await visitor.get("/tickets/bi-mat")
            #expect(try await looked().count == 1)
        }
    }

    @Test(arguments: ["", "mo-mot-la", "mo-mot-lan ", "MO-MOT-LAN"])
    func `a wrong secret opens nothing and uses nothing up`(_ token: String) async throws {
        try await TestSite().visit { visitor async throws in
            #expect(try await visitor.post("/hotline/open", [("token", token)]).status == 403)
            #expect(try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)]).status == 303)
        }
    }

    @Test(arguments: ["0", "-1", "x", "99999999999999999999"])
    func `a page of the list that cannot be is refused`(_ page: String) async throws {
        try await TestSite().visit { visitor in
            let cookie = try #require(try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)]).cookies.first)
            #expect(try await visitor.get("/hotline/tickets?page=\(page)", cookie: String(cookie.prefix { $0 != ";" })).status == 422)
        }
    }
}

@Suite struct VoteTests {
    /// Asks what is answered, and the address of the answer.
    private static func answered(_ visitor: Visitor) async throws -> String {
        let reply = try await visitor.post("/questions", [("question", "Ai cấp giấy phép?")])
        return reply.page
    }

    @Test func `an answer said to be wrong comes before the people of the desk, as its reader wrote it`() async throws {
        try await TestSite().visit { visitor in
            let answer = try await Self.answered(visitor)
            #expect(try await visitor.get(answer).text.contains("Câu trả lời này có đúng không?"))
            let voted = try await visitor.post(answer + "/vote", [("right", "no"), ("reason", "Sai <điều> khoản\r\nrồi")])
            #expect(voted.status == 303 && voted.location == answer + "?voted=1#y-kien")
            let thanks = try await visitor.get(answer + "?voted=1")
            #expect(thanks.text.contains("Cảm ơn") && !thanks.text.contains("name=\"right\""))
            _ = try await visitor.post(answer + "/vote", [("right", "yes")])

            #expect(try await visitor.get("/hotline/disputed").status == 403)
            let cookie = try #require(try await visitor.post("/hotline/open", [("token", TestSite.deskSecret)]).cookies.first)
            let list = try await visitor.get("/hotline/disputed", cookie: String(cookie.prefix { $0 != ";" }))
            #expect(list.text.contains("Sai &lt;điều&gt; khoản rồi") && list.text.contains("1 ý kiến") && list.text.contains(answer))
        }
    }

    @Test func `an opinion that says nothing, or on no answer, is refused`() async throws {
        try await TestSite().visit { visitor in
            let answer = try await Self.answered(visitor)
            #expect(try await visitor.post(answer + "/vote", [("right", "maybe")]).status == 422)
            #expect(try await visitor.post(answer + "/vote", [("reason", "x")]).status == 422)
            #expect(try await visitor.post("/answers/khong-co/vote", [("right", "no")]).status == 404)
        }
    }

    @Test func `a question without an answer is not asked whether it was right`() async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.ask("Mở phiếu giúp tôi")
            #expect(!reply.text.contains("Câu trả lời này có đúng không?"))
        }
    }
}
