// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Tells in what letters a text is written, and refuses what would put wrong ones into the law.
enum Encodings {
    /// UTF-8, or UTF-16 with its mark.
    static func decoded(_ bytes: [UInt8], name: String) throws -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(bytes: bytes, encoding: .utf16) else { throw ImportError.notUTF8(name: name) }
            return try checked(text, name)
        }
        let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard !bare.contains(0) else { throw ImportError.notUTF8(name: name) }
        guard let text = String(validating: bare, as: UTF8.self) else {
            let latin = String(String.UnicodeScalarView(bare.lazy.map { Unicode.Scalar($0) }))
            _ = try checked(latin, name)
            throw ImportError.notUTF8(name: name)
        }
        return try checked(text, name)
    }

    /// - Throws: ``ImportError/oldFont(name:font:)`` for text whose letters only an old font shows as Vietnamese.
    static func checked(_ text: String, _ name: String) throws -> String {
        if let font = OldFont.found(in: text) { throw ImportError.oldFont(name: name, font: font.rawValue) }
        return text
    }
}

/// Before Unicode, Vietnamese was written with Latin-1 letters that a font of its own showed otherwise.
enum OldFont: String {
    case tcvn3 = "TCVN3 (ABC)"
    case vni = "VNI"

    /// How these fonts write "Điều", "khoản", "định", "được" and "của".
    private static let words: [(OldFont, [String])] = [
        (.tcvn3, ["§iÒu", "kho¶n", "®Þnh", "®­îc", "cña", "NghÞ", "th«ng", "quyÕt", "ViÖt", "ngµy"]),
        (.vni, ["Ñieàu", "khoaûn", "ñònh", "ñöôïc", "cuûa", "Nghò", "thoâng", "quyeát", "Vieät", "ngaøy"]),
    ]

    static func found(in text: String) -> OldFont? {
        // Two different words: one alone may be a foreign name.
        words.first { _, samples in samples.lazy.filter { text.contains($0) }.prefix(2).count == 2 }?.0
    }
}
