// SPDX-License-Identifier: Apache-2.0
import Domain

/// Bytes as text, in the charsets of mail that is written here. What says one thing and is another is read by what it is.
enum Charset {
    static func text(_ bytes: [UInt8], _ name: String) -> String {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "iso88591", "latin1", "windows1252", "cp1252", "iso885915":
            // No text of one-byte letters is by chance a whole row of UTF-8 letters.
            return manyBytes(bytes) ?? oneByte(bytes, [:])
        case "windows1258", "cp1258": return Vietnamese.composed(oneByte(bytes, vietnamese))
        default:
            return String(validating: bytes, as: UTF8.self) ?? (looksLikeUTF8(bytes) ? String(decoding: bytes, as: UTF8.self) : oneByte(bytes, [:]))
        }
    }

    private static func manyBytes(_ bytes: [UInt8]) -> String? {
        guard bytes.count(where: { $0 >= 0xC0 }) >= 3 else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Broken somewhere, such as where it was cut off; letters of one byte are hardly ever followed by such as go on.
    private static func looksLikeUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.count { (0x80...0xBF).contains($0) } >= bytes.count { $0 >= 0xC0 }
    }

    private static func oneByte(_ bytes: [UInt8], _ differing: [UInt8: Unicode.Scalar]) -> String {
        var out = String.UnicodeScalarView()
        for byte in bytes {
            if let letter = differing[byte] {
                out.append(letter)
            } else if (0x80...0x9F).contains(byte) {
                out.append(western[Int(byte) - 0x80])
            } else {
                out.append(Unicode.Scalar(byte))
            }
        }
        return String(out)
    }

    /// 0x80 to 0x9F of Windows-1252, which is meant where ISO-8859-1 is said; five of them stand for nothing.
    private static let western: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    /// Where Windows-1258 differs from Windows-1252; its tones stand behind their letter.
    private static let vietnamese: [UInt8: Unicode.Scalar] = [
        0x8A: "\u{FFFD}", 0x8E: "\u{FFFD}", 0x9A: "\u{FFFD}", 0x9E: "\u{FFFD}", 0xC3: "Ă", 0xCC: "\u{300}", 0xD0: "Đ", 0xD2: "\u{309}", 0xD5: "Ơ",
        0xDD: "Ư", 0xDE: "\u{303}", 0xE3: "ă", 0xEC: "\u{301}", 0xF0: "đ", 0xF2: "\u{323}", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
    ]
}
