// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

/// The handbook as pages: contents, section, entry, card, and the whole as a file.
@Suite struct HandbookPageTests {
    @Test(arguments: Language.allCases)
    func `the contents lead to every section and entry, and from there on to the card`(_ language: Language) async throws {
        try await TestSite().visit { visitor in
            let contents = try await visitor.get("/handbook?lang=\(language)")
            #expect(contents.status == 200)
            #expect(contents.text.contains(language == .vi ? "Đèn trời" : "Sky lanterns"))
            let entries = Set(contents.links.filter { $0.hasPrefix("/handbook/entries/") })
            #expect(entries.count == 2)
            var seen = 0
            // Beside these tests stands no typesetter: a file of pages is refused, as another test tells.
            for link in contents.links where link.hasPrefix("/handbook/") && !link.contains("/files/pdf") {
                let page = try await visitor.get(link)
                #expect(page.status == 200, "\(link)")
                for card in page.links where card.hasSuffix("/card?lang=en") || card.hasSuffix("/card") {
                    seen += 1
                    #expect(try await visitor.get(card).status == 200)
                }
            }
            #expect(seen == 2)
        }
    }

    @Test(arguments: [("2025-06-30", "Bộ trưởng", nil), ("2026-11-22", "Chủ tịch UBND cấp tỉnh", "01/03/2027")] as [(String, String, String?)])
    func `an entry tells what holds on the day of the page`(_ on: String, _ holder: String, _ end: String?) async throws {
        try await TestSite().visit { visitor in
            for address in ["/handbook/entries/DT-01?on=\(on)", "/handbook/entries/DT-01/card?on=\(on)"] {
                let page = try await visitor.get(address)
                let decides = try #require(page.text(between: "Ai có thẩm quyền", and: "</section>"))
                #expect(decides.contains(holder), "\(address)")
                #expect(decides.contains("còn 99 ngày") == (end != nil))
            }
        }
    }

    @Test func `what is not recorded is said, in the entry and in the section`() async throws {
        try await TestSite().visit { visitor in
            let entry = try await visitor.get("/handbook/entries/DT-01")
            #expect(entry.text.contains("Chưa ghi nhận trong sổ: Thành phần hồ sơ"))
            let section = try await visitor.get("/handbook/sections/den-troi")
            #expect(section.text.contains("Thành phần hồ sơ, Trình tự thực hiện"))
        }
    }

    @Test(arguments: ["/handbook/entries/XX-99", "/handbook/entries/XX-99/card", "/handbook/sections/khong-co", "/handbook/files/odt"])
    func `what the handbook does not have is refused with a sentence`(_ address: String) async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.get(address)
            #expect(reply.status == 404)
            #expect(reply.text.matches(of: /<h1/).count == 1 && !reply.text.contains("handbook.no-such"))
        }
    }

    @Test(arguments: ["thả đèn trời", "tha den troi", "THA DEN"])
    func `a search with or without marks finds the same entry first`(_ words: String) async throws {
        try await TestSite().visit { visitor in
            let found = try await visitor.get("/handbook?q=\(words.percentEncoded)")
            #expect(found.text(between: "<ol class=\"links\">", and: "</li>")?.contains("DT-01") == true)
        }
    }

    @Test func `a search that finds nothing says so and leads back`() async throws {
        try await TestSite().visit { visitor in
            let found = try await visitor.get("/handbook?q=zzz")
            #expect(found.text.contains("Không mục nào khớp"))
        }
    }

    @Test(arguments: [
        ("html", "text/html; charset=utf-8"), ("epub", "application/epub+zip"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ])
    func `the file is the same whenever it is fetched, and comes as an attachment`(_ format: String, _ type: String) async throws {
        try await TestSite().visit { visitor in
            let first = try await visitor.get("/handbook/files/\(format)?on=2026-06-01")
            #expect(first.headers[.contentType] == type)
            #expect(first.headers[.contentDisposition] == "attachment; filename=\"dong-hanh-2026-06-01.\(format)\"")
            #expect(try await visitor.get("/handbook/files/\(format)?on=2026-06-01").text == first.text)
            #expect(first.text.contains("DT-01"))
        }
    }

    @Test func `a form whose program is missing is refused with what to install and what to take instead`() async throws {
        try await TestSite().visit { visitor in
            let reply = try await visitor.get("/handbook/files/pdf")
            #expect(reply.status == 503 && reply.text.contains("pip install typst") && reply.text.contains("DOCX"))
        }
    }

    @Test func `words of a fact stay words`() async throws {
        try await TestSite().visit { visitor in
            let page = try await visitor.get("/handbook/entries/DT-02")
            #expect(page.text.contains("&lt;b&gt;") && !page.text.contains("<b>\"thả\""))
        }
    }
}
