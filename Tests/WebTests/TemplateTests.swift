// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing
import Web

@Suite struct TemplateTests {
    @Test(arguments: [(Language.vi, "Còn 3 ngày."), (.en, "3 days left.")])
    func `a text is shown in the language of the reader`(_ language: Language, _ shown: String) throws {
        let templates = try Templates(sources: ["a": "[[Còn {{days}} ngày|{{days}} days left]]."])
        #expect(try templates.render("a", Shown(Days(days: 3)), in: language) == shown)
    }

    private struct Days { let days: Int }

    @Test(arguments: [
        "[[Một tiếng]]", "[[|English]]", "[[Việt|]]", "[[a|b|c]]", "[[mở mãi|for ever", "{{#open}}", "{{>nowhere}}", "{{{raw}}}", "{{&raw}}",
    ])
    func `a template with a fault stops the start`(_ source: String) {
        #expect(throws: TemplateError.self) { try Templates(sources: ["a": source]) }
    }

    @Test func `an unknown template is an error, not an empty page`() throws {
        #expect(throws: TemplateError.missing("b")) { try Templates(sources: ["a": ""]).render("b", Shown(Days(days: 0)), in: .vi) }
    }

    private struct Outer {
        let place = "Hưng Yên"
        let inner = Inner()
    }

    private struct Inner { let place: String? = nil }

    @Test func `an empty name does not borrow the value of the same name outside`() throws {
        let templates = try Templates(sources: ["a": "{{#inner}}[{{place}}]{{#place}}yes{{/place}}{{^place}}none{{/place}}{{/inner}}"])
        #expect(try templates.render("a", Shown(Outer()), in: .vi) == "[]none")
    }
}

/// Nothing a reader or a document wrote becomes markup, whatever marks stand around it.
@Suite struct EscapingTests {
    private struct Text { let text: String }

    /// Letters that join with what stands before or after them into one letter to the eye.
    private static let joiners = ["\u{301}", "\u{338}", "\u{20E3}", "\u{200D}", "\u{FE0F}", "\u{600}", "\u{110BD}", "đ", "x", " ", "\r\n", "🇻🇳"]
    private static let markup = ["<", ">", "&", "\"", "'"]

    @Test func `every mixture of markup and joining marks comes out harmless and whole`() throws {
        let templates = try Templates(sources: ["a": "{{text}}"])
        for before in Self.joiners {
            for sign in Self.markup {
                for after in Self.joiners {
                    let text = "a" + before + sign + after + sign + "b"
                    let shown = try templates.render("a", Shown(Text(text: text)), in: .vi)
                    #expect(!shown.utf8.contains { [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0) })
                    #expect(Self.read(shown).unicodeScalars.elementsEqual(text.unicodeScalars), "\(text.unicodeScalars.map(\.value))")
                }
            }
        }
    }

    /// What a browser makes of it, which knows no letters that join.
    private static func read(_ html: String) -> String {
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        let bytes = signs.reduce(Array(html.utf8)) { $0.replacing(Array($1.0.utf8), with: Array($1.1.utf8)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a part that is kept is taken in as it is, whatever tags a name bears`() throws {
        let templates = try Templates(sources: ["part": "<b>{{text}}</b>", "page": "{{part}} {{text}}"])
        let part = try templates.part("part", Text(text: "{{text}} & {{{text}}}"), in: .vi)
        let page = try templates.render("page", Shown(Page(part: part, text: "<x>")), in: .vi)
        #expect(page == "<b>&#123;&#123;text}} &amp; &#123;&#123;&#123;text}}}</b> &lt;x&gt;")
    }

    private struct Page {
        let part: Any
        let text: String
    }
}
