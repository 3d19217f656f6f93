// SPDX-License-Identifier: Apache-2.0

/// Text such as "<50 mg" or "<pc" reads as an element to a parser, which would swallow the words of the law behind it. A sign that
/// begins no element of HTML is written as text before the parser sees it.
struct StraySigns {
    private(set) var bytes: [UInt8]
    /// Line and name of each.
    private(set) var found: [(line: Int, name: String)] = []

    init(_ source: [UInt8]) {
        bytes = []
        bytes.reserveCapacity(source.count)
        var line = 1
        for (at, byte) in source.enumerated() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "<"), let name = Self.stray(source[(at + 1)...].prefix(24)) else {
                bytes.append(byte)
                continue
            }
            bytes.append(contentsOf: "&lt;".utf8)
            found.append((line, name))
        }
    }

    /// The name behind the sign where it is none of HTML's; `nil` where a tag or a comment begins.
    private static func stray(_ rest: ArraySlice<UInt8>) -> String? {
        var rest = rest
        if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
        if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") { return nil }
        let name = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }
        let text = String(decoding: name, as: UTF8.self)
        // Word writes elements of its own, all with a colon: "o:p".
        let isElement = name.first.map(isLetter) ?? false && (elements.contains(text.lowercased()) || name.contains(UInt8(ascii: ":")))
        return isElement ? nil : text
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    private static let elements: Set<String> = [
        "html", "head", "body", "link", "meta", "title", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "a", "b", "i", "u", "em",
        "strong", "font", "sub", "sup", "br", "hr", "img", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup",
        "col", "ul", "ol", "li", "dl", "dt", "dd", "center", "strike", "s", "del", "ins", "small", "big", "pre", "code", "blockquote",
        "tt", "form", "input", "script", "style", "map", "area", "object", "iframe", "nobr", "label", "section", "article", "header",
        "footer", "main", "button", "xml", "base", "noscript", "select", "option", "textarea", "param", "embed", "q", "cite", "abbr",
    ]
}
