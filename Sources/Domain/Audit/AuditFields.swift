// SPDX-License-Identifier: Apache-2.0

/// Named texts in their one canonical form: sorted by name, each name and each value behind its length in bytes.
///
/// `4:role6:expert` can be read in no second way, so nothing can be moved from one field into its neighbour.
package struct AuditFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// Sorted by the bytes of the names; each name once.
    package let pairs: [Pair]

    package struct Pair: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package init(_ values: [String: String]) {
        // No database keeps U+0000, and what is recorded must never be what makes the recording fail.
        pairs = values.map { Pair(name: $0, value: $1.replacing("\0", with: "\u{FFFD}")) }.sorted {
            $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
    }

    package init(dictionaryLiteral elements: (String, String?)...) {
        self.init(Dictionary(elements.compactMap { name, value in value.map { (name, $0) } }, uniquingKeysWith: { first, _ in first }))
    }

    /// What ``text`` was made from; `nil` where a text is of another form.
    package init?(_ text: String) {
        var reader = LengthPrefixed.Reader(text)
        var values: [String: String] = [:]
        while !reader.isAtEnd {
            guard let name = reader.next(), let value = reader.next(), values.updateValue(value, forKey: name) == nil else { return nil }
        }
        self.init(values)
        guard self.text == text else { return nil }
    }

    package var text: String {
        pairs.reduce(into: "") { text, pair in
            LengthPrefixed.append(pair.name, to: &text)
            LengthPrefixed.append(pair.value, to: &text)
        }
    }

    package var isEmpty: Bool { pairs.isEmpty }

    package subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    package var values: [String: String] { Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }) }
}

/// Texts behind their lengths in UTF-8 bytes: "5:abcde".
package enum LengthPrefixed {
    package static func append(_ part: String, to text: inout String) {
        text += String(part.utf8.count)
        text += ":"
        text += part
    }

    package static func text(_ parts: [String]) -> String {
        parts.reduce(into: "") { append($1, to: &$0) }
    }

    /// Takes such a text apart again.
    struct Reader {
        private var rest: Substring.UTF8View

        init(_ text: String) { rest = text[...].utf8 }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func next() -> String? {
            guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), let length = Int(String(Substring(rest[..<colon]))), length >= 0,
                let end = rest.index(colon, offsetBy: length + 1, limitedBy: rest.endIndex)
            else { return nil }
            let part = Substring(rest[rest.index(after: colon)..<end])
            rest = rest[end...]
            return String(part)
        }
    }
}
