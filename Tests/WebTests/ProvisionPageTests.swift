// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// An article on its page: an address for each of its parts, and every version that was ever known.
@Suite struct ProvisionPageTests {
    @Test func `each clause has an address of its own and is named as it is cited`() async throws {
        try await ImportPageTests.visit { an, _ in
            let sent = try await an.send(MadeUpFile.text())
            #expect(try await an.post(sent.location + "/take").status == 303)
            let article = try await an.get("/documents/7-1901-nd-xx/art_1").text
            #expect(article.contains("<h1 id=\"art_1\">") && article.contains("data-act=\"Nghị định 7/1901/NĐ-XX\""))
            let link = "href=\"#art_1__cl_1\" aria-label=\"Liên kết tới khoản 1 Điều 1\""
            for part in ["id=\"art_1__cl_1\"", link, "data-citation=\"khoản 3 Điều 1\""] {
                #expect(article.contains(part), "\(part)")
            }
            // Known in one version, it has no list of them.
            #expect(!article.contains("Các bản hệ thống đã biết"))
            let whole = try await an.get("/texts/7-1901-nd-xx").text
            #expect(whole.contains("href=\"#art_1__cl_3\"") && whole.contains("href=\"#art_2\""))
            #expect(try await an.get("/texts/7-1901-nd-xx?lang=en").text.contains("aria-label=\"Link to khoản 1 Điều 1\""))
        }
    }

    @Test func `an article that has changed lists what it said before, and leads there`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now.addingTimeInterval(-60))
        _ = try await office.site.amendments.propose([MadeUpAmendment.proposal("0")], at: TestSite.now)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            #expect(try await AmendmentPageTests.confirm("0", by: an).status == 303)
            let page = try await visitor.get("/documents/7-1901-nd-xx/art_1")
            #expect(page.text.contains("Trồng mít.") && page.text.contains("Các bản hệ thống đã biết") && page.text.contains("lời văn đã đổi"))
            let earlier = try #require(page.links.first { $0.contains("known=") && $0.contains("/art_1") })
            let before = try await visitor.get(earlier.replacing("&amp;", with: "&")).text
            #expect(before.contains("Trồng khế &lt;ngọt&gt;.") && before.contains("Đây là bản cũ"))
        }
    }
}
