// SPDX-License-Identifier: Apache-2.0

/// The letters of Vietnamese: one code point each, and their form without marks.
package enum Vietnamese {
    /// Joins marks that stand apart with the letter before them (NFC for the letters of Vietnamese).
    ///
    /// Text in any other script is left as it is.
    package static func composed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isMark($0) }) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isMark(scalar), let last = out.last, let joined = joined(last, scalar) {
                out.removeLast()
                out.append(joined)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// Lower case, without tone, hat, horn or bar: what people type who have no Vietnamese keyboard.
    package static func folded(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { fold(scalar) { out.append($0) } }
        return String(decoding: out, as: UTF8.self)
    }

    /// - Parameter take: Is given the bytes in UTF-8 of what becomes of the letter in a folded text; none for a mark that stands apart.
    @inline(__always) static func fold(_ scalar: Unicode.Scalar, _ take: (UInt8) -> Void) {
        let value = Int(scalar.value)
        if value < 0x80 {
            take(lowered(UInt8(value)))
        } else if value < plain.count, plain[value] != 0 {
            take(plain[value])
        } else if !isMark(scalar) {
            for byte in scalar.properties.lowercaseMapping.utf8 { take(byte) }
        }
    }

    /// Whether the text bears any mark that its folded form loses.
    package static func hasMarks(_ text: String) -> Bool {
        text.unicodeScalars.contains { !$0.isASCII && (isMark($0) || $0.value < plain.count && plain[Int($0.value)] != 0) }
    }

    /// What a lower-case letter is made of: the letter without its tone, the tone from 0 (level) to 5, and the letter
    /// without any mark. `nil` for what bears no mark.
    package static func parts(of letter: Unicode.Scalar) -> (toneless: Unicode.Scalar, tone: Int, plain: Unicode.Scalar)? {
        guard let found = letters[letter] else { return nil }
        guard let tone = tones.firstIndex(of: found.mark) else { return (letter, 0, found.plain) }
        return (found.base, tone + 1, found.plain)
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x323).contains(scalar.value) }

    private struct Letter {
        let base: Unicode.Scalar
        let mark: Unicode.Scalar
        let plain: Unicode.Scalar
    }

    private struct Pair: Hashable {
        let base: Unicode.Scalar
        let mark: Unicode.Scalar
    }

    private static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]

    /// Each base with its five toned forms: grave, acute, hook, tilde, dot below.
    private static let rows: [(base: Unicode.Scalar, toned: String, plain: Unicode.Scalar)] = [
        ("a", "àáảãạ", "a"), ("ă", "ằắẳẵặ", "a"), ("â", "ầấẩẫậ", "a"), ("e", "èéẻẽẹ", "e"), ("ê", "ềếểễệ", "e"),
        ("i", "ìíỉĩị", "i"), ("o", "òóỏõọ", "o"), ("ô", "ồốổỗộ", "o"), ("ơ", "ờớởỡợ", "o"), ("u", "ùúủũụ", "u"),
        ("ư", "ừứửữự", "u"), ("y", "ỳýỷỹỵ", "y"), ("A", "ÀÁẢÃẠ", "a"), ("Ă", "ẰẮẲẴẶ", "a"), ("Â", "ẦẤẨẪẬ", "a"),
        ("E", "ÈÉẺẼẸ", "e"), ("Ê", "ỀẾỂỄỆ", "e"), ("I", "ÌÍỈĨỊ", "i"), ("O", "ÒÓỎÕỌ", "o"), ("Ô", "ỒỐỔỖỘ", "o"),
        ("Ơ", "ỜỚỞỠỢ", "o"), ("U", "ÙÚỦŨỤ", "u"), ("Ư", "ỪỨỬỮỰ", "u"), ("Y", "ỲÝỶỸỴ", "y"),
    ]

    /// Hat, breve and horn make letters of their own; `đ` is no `d` with a mark in Unicode.
    private static let shapes: [(base: Unicode.Scalar, mark: Unicode.Scalar, letter: Unicode.Scalar, plain: Unicode.Scalar)] = [
        ("a", "\u{306}", "ă", "a"), ("a", "\u{302}", "â", "a"), ("e", "\u{302}", "ê", "e"), ("o", "\u{302}", "ô", "o"),
        ("o", "\u{31B}", "ơ", "o"), ("u", "\u{31B}", "ư", "u"), ("A", "\u{306}", "Ă", "a"), ("A", "\u{302}", "Â", "a"),
        ("E", "\u{302}", "Ê", "e"), ("O", "\u{302}", "Ô", "o"), ("O", "\u{31B}", "Ơ", "o"), ("U", "\u{31B}", "Ư", "u"),
    ]

    private static let letters: [Unicode.Scalar: Letter] = {
        var table: [Unicode.Scalar: Letter] = [:]
        for row in rows {
            for (tone, letter) in zip(tones, row.toned.unicodeScalars) {
                table[letter] = Letter(base: row.base, mark: tone, plain: row.plain)
            }
        }
        for shape in shapes { table[shape.letter] = Letter(base: shape.base, mark: shape.mark, plain: shape.plain) }
        for bar in ["đ", "Đ"] as [Unicode.Scalar] { table[bar] = Letter(base: bar, mark: bar, plain: "d") }
        return table
    }()

    /// By its scalar the letter without any mark, 0 for what is none of ours: every question and every article is folded, and a table is read at once.
    private static let plain: [UInt8] = {
        var table = [UInt8](repeating: 0, count: Int(letters.keys.map(\.value).max() ?? 0) + 1)
        for (letter, found) in letters { table[Int(letter.value)] = UInt8(found.plain.value) }
        return table
    }()

    private static let pairs: [Pair: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: letters.map { (Pair(base: $1.base, mark: $1.mark), $0) }
    )

    /// A letter with one more mark; a tone that came before its hat ("a" + dot + hat) is moved behind it.
    private static func joined(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        if let whole = pairs[Pair(base: letter, mark: mark)] { return whole }
        guard let toned = letters[letter], let shaped = pairs[Pair(base: toned.base, mark: mark)] else { return nil }
        return pairs[Pair(base: shaped, mark: toned.mark)]
    }
}
