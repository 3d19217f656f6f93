// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

/// What every page promises, whatever is on it.
@Suite struct PageTests {
    static let questions = ["Ai cấp giấy phép?", "Mở phiếu giúp tôi", "Theo 1/1901 thì sao?", "Kết quả bóng đá?"]

    @Test(arguments: Language.allCases)
    func `every page has its frame`(_ language: Language) async throws {
        try await TestSite().visit { visitor in
            var pages = [try await visitor.get("/?lang=\(language)"), try await visitor.get("/person?lang=\(language)")]
            for question in Self.questions { pages.append(try await visitor.ask(question, language: language)) }
            pages.append(try await visitor.get("/tickets/bi-mat?lang=\(language)"))
            pages.append(try await visitor.get("/hotline/open/x?lang=\(language)"))
            pages.append(try await visitor.get("/khong-co?lang=\(language)"))
            for page in pages { Self.check(page, language) }
        }
    }

    private static func check(_ page: Reply, _ language: Language) {
        #expect(page.text.contains("<html lang=\"\(language)\">"))
        #expect(page.text(between: "<title>", and: "</title>")?.hasSuffix("– Đồng Hành") == true)
        #expect(page.text.matches(of: /<h1/).count == 1)
        #expect(page.text.contains("tel:0001112222") && page.text.contains("tel:0003334444"))
        #expect(page.text.contains(language == .vi ? "Hỏi chuyên viên" : "Ask a specialist"))
        #expect(page.text.contains(language == .vi ? "Áp dụng ngày <b>22/11/2026</b>" : "As of <b>22 November 2026</b>"))
        #expect(page.text.contains(language == .vi ? "người có thẩm quyền quyết định" : "the competent person decides"))
        #expect(!page.text.contains("[[") && !page.text.contains("{{") && !page.text.contains("Optional("))
        #expect(!page.text.contains("style=") && !page.text.contains("onclick"))
        #expect(page.text.matches(of: /<(?:script|link)[^>]*(?:src|href)="(?!\/assets\/)/).isEmpty)
    }

    @Test func `every link of every page leads somewhere`() async throws {
        try await TestSite().visit { visitor in
            var waiting = ["/", "/?lang=en", "/tickets/bi-mat"]
            for question in Self.questions { waiting.append(try await visitor.post("/questions", [("question", question)]).location) }
            var seen: Set<String> = []
            while let address = waiting.popLast(), seen.count < 300 {
                let isPost = ["/questions", "/hotline/open", "/vote", "/additions"].contains { address.contains($0) }
                guard !isPost, seen.insert(address).inserted else { continue }
                let reply = try await visitor.get(address)
                // The made-up act of the answers has no text, and beside these tests stands no typesetter; their pages say so.
                let isKnown = (reply.status == 404 && address.contains("1901")) || (reply.status == 503 && address.contains("/files/pdf"))
                #expect(reply.status == 200 || isKnown, "\(address): \(reply.status)")
                waiting += reply.links
            }
            #expect(seen.count > 15)
        }
    }

    @Test func `the home page weighs less than 50 kB in all`() async throws {
        try await TestSite().visit { visitor in
            let home = try await visitor.get("/")
            var bytes = home.text.utf8.count
            for asset in Set(home.links.filter { $0.hasPrefix("/assets/") }) { bytes += try await visitor.get(asset).text.utf8.count }
            #expect(bytes < 45_000)
            let style = try #require(home.links.first { $0.hasSuffix(".css") })
            #expect(try await visitor.get(style).text.utf8.count < 25_000)
        }
    }

    @Test func `an asset is kept for ever under an address of its own`() async throws {
        try await TestSite().visit { visitor in
            let style = try #require(try await visitor.get("/").links.first { $0.hasSuffix(".css") })
            let reply = try await visitor.get(style)
            #expect(reply.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(reply.headers[.contentType] == "text/css; charset=utf-8")
            let tag = try #require(reply.headers[.eTag])
            #expect(try await visitor.send(.get, style, headers: [.ifNoneMatch: tag]).status == 304)
            #expect(try await visitor.get("/assets/site.css").status == 404)
            #expect(try await visitor.get("/assets/..%2F..%2FPackage.swift").status == 404)
        }
    }

    @Test(arguments: ["/", "/khong-co", "/answers/khong", "/api/v1/health", "/api/v1/khong", "/assets/khong.css", "/tickets/x", "/?on=2026-02-30"])
    func `every answer forbids what a page must not do`(_ address: String) async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.get(address)
            #expect(reply.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'") == true)
            #expect(reply.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
            #expect(reply.headers[.xContentTypeOptions] == "nosniff")
            #expect(reply.header("Referrer-Policy") != nil)
        }
    }

    @Test func `a page answers to HEAD as to GET, and names its methods when asked by another`() async throws {
        try await TestSite().visit { visitor in
            #expect(try await visitor.send(.head, "/").status == 200)
            let refused = try await visitor.send(.delete, "/questions")
            #expect(refused.status == 405)
            #expect(refused.headers[.allow] == "GET, POST")
        }
    }
}
