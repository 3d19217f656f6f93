// SPDX-License-Identifier: Apache-2.0

/// Reads the text of the law byte by byte: words, numbers and signs at a place. A paragraph is the furthest it looks.
struct LawLexer {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    subscript(_ at: Int) -> UInt8 { at < bytes.count && at >= 0 ? bytes[at] : 0x0A }

    /// Past spaces, among them U+00A0; not past the end of a paragraph.
    func afterSpaces(_ start: Int) -> Int {
        var at = start
        while true {
            if self[at] == 0x20 || self[at] == 0x09 {
                at += 1
            } else if self[at] == 0xC2, self[at + 1] == 0xA0 {
                at += 2
            } else {
                return at
            }
        }
    }

    /// Letters and digits of Vietnamese; signs such as “ – … and U+00A0 are none.
    func endOfWord(_ start: Int) -> Int {
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: at += 1
            case 0xC3...0xC6: at += 2
            case 0xE1: at += 3
            default: return at
            }
        }
        return min(at, bytes.count)
    }

    func isLetter(_ at: Int) -> Bool { endOfWord(at) > at && !isDigit(at) }

    func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(self[at]) }

    /// Whether no letter or digit stands right before a place.
    func beginsWord(_ at: Int) -> Bool {
        guard at > 0 else { return true }
        switch bytes[at - 1] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
        case 0x80...0xBF:
            var lead = at - 1
            while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
            return bytes[lead] == 0xE2 || bytes[lead] == 0xC2
        default: return true
        }
    }

    func word(_ at: Int) -> Substring { string(at..<endOfWord(at))[...] }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The end of these words where they stand here, with single or more spaces between them.
    func end(of words: Words, at start: Int) -> Int? {
        var at = start
        for (number, word) in words.parts.enumerated() {
            if number > 0 { at = afterSpaces(at) }
            guard bytes.count - at >= word.count else { return nil }
            for (offset, byte) in word.enumerated() where bytes[at + offset] != byte { return nil }
            at += word.count
        }
        return endOfWord(at) == at ? at : nil
    }

    /// The first of several that stands here.
    func end(ofOne choices: [Words], at start: Int) -> Int? {
        for words in choices {
            if let end = end(of: words, at: start) { return end }
        }
        return nil
    }

    /// Words in exactly these letters.
    struct Words: ExpressibleByStringLiteral, Sendable {
        let parts: [[UInt8]]

        init(stringLiteral text: String) { parts = text.split(separator: " ").map { Array($0.utf8) } }
    }
}
