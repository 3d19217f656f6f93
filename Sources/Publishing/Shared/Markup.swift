// SPDX-License-Identifier: Apache-2.0

/// Text that is safe between tags and in attributes of HTML and XHTML.
enum Markup {
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            // XML knows no other control characters than these.
            case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// An id that HTML, XHTML and an address take alike: "VT-01", "uy-quyen".
    static func id(_ text: String) -> String {
        "m-" + text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? String($0) : "_" }.joined()
    }

    /// An address whose bytes stand as they are only where RFC 3986 lets them.
    static func address(_ text: String) -> String { escaped(encoded(text)) }

    static func encoded(_ text: String) -> String {
        let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
        var out = ""
        for byte in text.utf8 {
            let isPlain = allowed.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            out += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return out
    }
}
