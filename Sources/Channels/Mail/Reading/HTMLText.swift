// SPDX-License-Identifier: Apache-2.0
import Domain

/// The words of a page, without anything that a browser would do with it. Nothing of its form is kept but lines, and what is quoted.
struct HTMLText {
    private let bytes: [UInt8]
    private var index = 0
    private var out: [UInt8] = []
    private var isBlank = false
    private var quotes = 0

    static func text(_ html: String) -> String {
        var reader = HTMLText(bytes: Array(html.utf8))
        reader.read()
        return String(decoding: reader.out, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x3C: tag()
            case 0x26: entity()
            case 0x20, 0x09, 0x0A, 0x0D:
                isBlank = true
                index += 1
            case ..<0x20: index += 1
            default:
                word([bytes[index]])
                index += 1
            }
        }
    }

    private mutating func word(_ letters: [UInt8]) {
        if out.isEmpty || out.last == 0x0A {
            // As mail writes what is quoted, so that it is told apart like any other.
            out += [UInt8](repeating: 0x3E, count: quotes)
            if quotes > 0 { out.append(0x20) }
        } else if isBlank, out.last != 0x20 {
            out.append(0x20)
        }
        isBlank = false
        out += letters
    }

    private mutating func newLine() {
        isBlank = false
        // Nobody needs more than one empty line.
        if out.suffix(2) != [0x0A, 0x0A], !out.isEmpty { out.append(0x0A) }
    }

    private mutating func tag() {
        if starts("<!--") { return skip(past: "-->") }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let isClosing = next == 0x2F
        guard isClosing || next == 0x21 || next == 0x3F || Self.isLetter(next) else {
            word([0x3C])
            index += 1
            return
        }
        var end = index + (isClosing ? 2 : 1)
        var name: [UInt8] = []
        while end < bytes.count, Self.isLetter(bytes[end]) || (0x30...0x39).contains(bytes[end]) {
            if name.count < 12 { name.append(bytes[end] | 0x20) }
            end += 1
        }
        skipAttributes(from: end)
        meet(String(decoding: name, as: UTF8.self), isClosing)
    }

    private mutating func skipAttributes(from start: Int) {
        var (end, quote): (Int, UInt8) = (start, 0)
        while end < bytes.count {
            let byte = bytes[end]
            end += 1
            if quote != 0 { if byte == quote { quote = 0 } } else if byte == 0x22 || byte == 0x27 { quote = byte } else if byte == 0x3E { break }
        }
        index = end
    }

    private mutating func meet(_ name: String, _ isClosing: Bool) {
        switch name {
        case "script", "style", "head", "title", "template", "object", "svg", "math", "noscript", "iframe", "textarea", "select":
            if !isClosing { skip(past: "</" + name) }
        case "blockquote":
            if out.last != 0x0A { newLine() }
            quotes = isClosing ? max(0, quotes - 1) : min(5, quotes + 1)
        case "br": newLine()
        case "p", "div", "tr", "li", "ul", "ol", "table", "h", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "section", "article":
            if out.last != 0x0A { newLine() }
        case "td", "th": isBlank = true
        default: break
        }
    }

    private mutating func skip(past text: String) {
        let wanted = Array(text.utf8)
        while index < bytes.count {
            if bytes[index] | 0x20 == wanted[0] | 0x20, starts(text) {
                index += wanted.count
                if wanted[0] == 0x3C { skipAttributes(from: index) }
                return
            }
            index += 1
        }
    }

    private func starts(_ text: String) -> Bool {
        var at = index
        for wanted in text.utf8 {
            guard at < bytes.count else { return false }
            let byte = Self.isLetter(bytes[at]) ? bytes[at] | 0x20 : bytes[at]
            if byte != wanted { return false }
            at += 1
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}

// Letters that are written by name or number.
extension HTMLText {
    private mutating func entity() {
        let name = bytes[(index + 1)...].prefix(12).prefix { $0 != 0x3B && $0 > 0x20 && $0 != 0x26 && $0 != 0x3C }
        let hasEnd = name.endIndex < bytes.count && bytes[name.endIndex] == 0x3B
        guard hasEnd, let letter = Self.letter(String(decoding: name, as: UTF8.self)) else {
            word([0x26])
            index += 1
            return
        }
        index = name.endIndex + 1
        if letter == "\u{A0}" || letter.properties.isWhitespace { isBlank = true } else { word(Array(String(letter).utf8)) }
    }

    private static func letter(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let number = name.dropFirst()
        let value = number.first == "x" || number.first == "X" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
        guard let value, value >= 0x20, !(0x7F...0x9F).contains(value) else { return nil }
        return Unicode.Scalar(value)
    }

    private static let named: [String: Unicode.Scalar] = {
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
            "rdquo": "”", "hellip": "…", "bull": "•", "euro": "€", "ensp": " ", "emsp": " ", "zwnj": " ", "Scaron": "Š", "scaron": "š",
        ]
        for (offset, name) in latin.split(separator: " ").enumerated() { named[String(name)] = Unicode.Scalar(UInt8(160 + offset)) }
        return named
    }()

    /// The upper half of ISO-8859-1 from 160 on, in its order.
    private static let latin =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm "
        + "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH "
        + "Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig "
        + "ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml "
        + "yacute thorn yuml"
}
