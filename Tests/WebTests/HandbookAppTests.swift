// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import Testing
import Web

/// The handbook as a page that a device keeps. What a browser makes of it stands in HandbookSiteTests.
@Suite struct HandbookAppTests {
    @Test(arguments: Language.allCases)
    func `the page names its manifest, whose start is the page again, in the reader's language`(_ language: Language) async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/handbook/app?lang=\(language)")
            #expect(page.status == 200 && page.text.contains("DT-01") && page.text.contains("<html lang=\"\(language)\""))
            let address = try #require(page.text(between: "<link rel=\"manifest\" href=\"", and: "\""))
            let reply = try await visitor.get(address.replacing("&amp;", with: "&"))
            #expect(reply.headers[.contentType] == "application/manifest+json")
            let manifest = try #require(try JSONSerialization.jsonObject(with: Data(reply.text.utf8)) as? [String: Any])
            let start = try #require(manifest["start_url"] as? String)
            #expect(try await visitor.get(start).text.contains("<html lang=\"\(language)\""))
            #expect(start.hasPrefix(try #require(manifest["scope"] as? String)) && manifest["display"] as? String == "standalone")
            let icon = try #require((manifest["icons"] as? [[String: Any]])?.first?["src"] as? String)
            #expect(try await visitor.get(icon).status == 200)
        }
    }

    /// The style and the script that stand in the page run by their digest, and nothing else does.
    @Test func `no style or script may run in the page but its own`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/handbook/app")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe") && policy.matches(of: /'sha256-[^']{44}'/).count == 2)
            let worker = try await visitor.get("/handbook/worker")
            #expect(worker.headers[.contentType] == "text/javascript; charset=utf-8" && worker.text.contains("caches.open"))
            #expect(worker.headers[.contentSecurityPolicy]?.contains("connect-src 'self'") == true)
        }
    }
}
