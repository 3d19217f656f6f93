// SPDX-License-Identifier: Apache-2.0
import Domain

/// A word of a text with the bytes it takes.
struct QuotedWord {
    let plain: String
    /// In lower case, with its marks: "hai" is a number, "hại" none.
    let written: String
    let range: Range<Int>
    let isCapital: Bool
    /// A mark of punctuation stands between it and the next word.
    var endsPhrase = false
    /// A full stop, semicolon, colon or new line does.
    var endsSentence = false

    static func all(in text: String) -> [QuotedWord] {
        let bytes = Array(text.utf8)
        var words: [QuotedWord] = []
        var at = 0
        while at < bytes.count {
            let start = at
            while at < bytes.count, isWord(bytes[at]) || (isJoint(bytes, at) && at > start) { at += 1 }
            if at > start {
                let word = String(decoding: bytes[start..<at], as: UTF8.self)
                words.append(
                    QuotedWord(
                        plain: Vietnamese.folded(word), written: word.lowercased(), range: start..<at, isCapital: word.first?.isUppercase ?? false))
                continue
            }
            if !words.isEmpty, bytes[at] != 0x20 {
                words[words.count - 1].endsPhrase = true
                if [0x2E, 0x3B, 0x3A, 0x0A].contains(bytes[at]) { words[words.count - 1].endsSentence = true }
            }
            at += 1
        }
        return words
    }

    /// Letters beyond ASCII are all taken for word bytes: dashes and curly quotes are rare and only make a word longer.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// "10.000.000", "0,5", "133/2025".
    private static func isJoint(_ bytes: [UInt8], _ at: Int) -> Bool {
        [0x2E, 0x2C, 0x2F].contains(bytes[at]) && at + 1 < bytes.count && (0x30...0x39).contains(bytes[at + 1])
            && (0x30...0x39).contains(bytes[at - 1])
    }

    var isNumber: Bool { (plain.utf8.first.map { (0x30...0x39).contains($0) } ?? false) || Self.numerals.contains(written) }

    private static let numerals: Set<String> = ["một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn"]
}
