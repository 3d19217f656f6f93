// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Tells in what letters a text is written, and refuses what would put wrong ones into the law.
enum Encodings {
    /// A text, and the font whose letters it is written in; `nil` for Unicode.
    struct Letters {
        let text: String
        let font: OldFont?
    }

    /// UTF-8, UTF-16 with its mark, or the letters of an old font in UTF-8 or in the bytes of Windows.
    static func decoded(_ bytes: [UInt8], name: String) throws -> Letters {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(bytes: bytes, encoding: .utf16) else { throw ImportError.notUTF8(name: name) }
            return try letters(of: text, name)
        }
        let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard isText(bare) else { throw ImportError.notUTF8(name: name) }
        guard let text = String(validating: bare, as: UTF8.self) else {
            let latin = try letters(of: String(String.UnicodeScalarView(bare.lazy.map(ofWindows))), name)
            guard latin.font != nil else { throw ImportError.notUTF8(name: name) }
            return latin
        }
        return try letters(of: text, name)
    }

    /// Old fonts lie over Latin-1; between its two halves Windows has signs of its own, quotation marks among them, by which amendments are read.
    private static func ofWindows(_ byte: UInt8) -> Unicode.Scalar { (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : Unicode.Scalar(byte) }

    private static let windows = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    /// - Throws: ``ImportError/oldFont(name:font:)`` for text in which letters of an old font and of Unicode stand side by side.
    static func letters(of text: String, _ name: String) throws -> Letters {
        guard let font = OldFont.found(in: text) else { return Letters(text: text, font: nil) }
        guard !OldFont.isMixed(text) else { throw ImportError.oldFont(name: name, font: font.rawValue) }
        return Letters(text: text, font: font)
    }

    /// A sign that a page's text layer has no letter for comes as U+0000, now and then; a file that is full of them is no text.
    static func isText(_ bytes: some Collection<UInt8>) -> Bool {
        let zeros = bytes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        return zeros * 500 <= bytes.count
    }
}
