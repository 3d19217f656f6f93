// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// Headers in other letters than ASCII: `=?utf-8?Q?…?=` (RFC 2047), and such as are written without asking, in bytes.
enum EncodedWords {
    static func decoded(_ bytes: [UInt8]) -> String {
        var out = ""
        // Words that follow each other are one text: some programs cut letters in two.
        var held: (bytes: [UInt8], charset: String)?
        var (index, plain) = (0, 0)
        func flush() {
            if let word = held { out += Charset.text(word.bytes, word.charset) }
            held = nil
        }
        while index < bytes.count {
            guard bytes[index] == 0x3D, let word = word(in: bytes, at: index) else {
                index += 1
                continue
            }
            let between = bytes[plain..<index]
            if held == nil || between.contains(where: { $0 != 0x20 && $0 != 0x09 }) {
                flush()
                out += Charset.text(Array(between), "utf-8")
            }
            if let before = held, before.charset == word.charset {
                held = (before.bytes + word.bytes, word.charset)
            } else {
                flush()
                held = (word.bytes, word.charset)
            }
            index = word.end
            plain = index
        }
        flush()
        return out + Charset.text(Array(bytes[plain...]), "utf-8")
    }

    /// A word has 75 signs; programs that write more are borne with, up to this.
    private static let longest = 2_000

    private static func word(in bytes: [UInt8], at start: Int) -> (bytes: [UInt8], charset: String, end: Int)? {
        let limit = min(bytes.count, start + longest)
        guard start + 1 < limit, bytes[start + 1] == 0x3F else { return nil }
        func end(from: Int) -> Int? { from < limit ? bytes[from..<limit].firstIndex { $0 == 0x3F || $0 == 0x20 } : nil }
        guard let charsetEnd = end(from: start + 2), charsetEnd - start < 60, bytes[charsetEnd] == 0x3F,
            let kindEnd = end(from: charsetEnd + 1), bytes[kindEnd] == 0x3F, kindEnd == charsetEnd + 2
        else { return nil }
        var close = kindEnd + 1
        while close + 1 < limit, !(bytes[close] == 0x3F && bytes[close + 1] == 0x3D) { close += 1 }
        guard close + 1 < limit else { return nil }
        let text = bytes[(kindEnd + 1)..<close]
        // A language may follow the charset (RFC 2231).
        let charset = String(decoding: bytes[(start + 2)..<charsetEnd].prefix { $0 != 0x2A }, as: UTF8.self).lowercased()
        switch bytes[charsetEnd + 1] {
        case 0x42, 0x62: return (TransferEncoding.base64Decoded(text), charset, close + 2)
        case 0x51, 0x71:
            let spaced = text.map { $0 == 0x5F ? 0x20 : $0 }
            return (TransferEncoding.quotedPrintableDecoded(spaced[...]), charset, close + 2)
        default: return nil
        }
    }
}
