// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Before Unicode, Vietnamese was written with Latin-1 letters that a font of its own showed otherwise.
enum OldFont: String, CaseIterable {
    case tcvn3 = "TCVN3 (ABC)"
    case vni = "VNI"

    /// How these fonts write "Điều", "khoản", "định", "được" and "của".
    private var words: [String] {
        switch self {
        case .tcvn3: ["§iÒu", "kho¶n", "®Þnh", "®­îc", "cña", "NghÞ", "th«ng", "quyÕt", "ViÖt", "ngµy"]
        case .vni: ["Ñieàu", "khoaûn", "ñònh", "ñöôïc", "cuûa", "Nghò", "thoâng", "quyeát", "Vieät", "ngaøy"]
        }
    }

    static func found(in text: String) -> OldFont? {
        var text = text
        // Two different words: one alone may be a foreign name.
        return text.withUTF8 { bytes in allCases.first { samples[$0, default: []].lazy.filter { $0.stands(in: bytes) }.prefix(2).count == 2 } }
    }

    private static let samples = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.words.map(Sample.init)) })

    /// Looked for byte by byte: nearly every text is searched to its end, as it has none of them.
    private struct Sample {
        private let word: [UInt8]

        init(_ word: String) { self.word = Array(word.utf8) }

        func stands(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard bytes.count >= word.count else { return false }
            return (0...bytes.count - word.count).contains { at in bytes[at] == word[0] && word.indices.allSatisfy { bytes[at + $0] == word[$0] } }
        }
    }

    /// Whether there are letters beside these that only Unicode has: then no letter of Latin-1 tells which of the two it is.
    static func isMixed(_ text: String) -> Bool {
        var (all, own) = (0, 0)
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            all += 1
            if (0x1EA0...0x1EF9).contains(scalar.value) { own += 1 }
        }
        // A few may stand in a name that was put in later.
        return own * 200 > all
    }

    func converted(_ text: String) -> String {
        switch self {
        case .tcvn3: Self.ofTCVN3(text)
        case .vni: Self.ofVNI(text)
        }
    }

    // MARK: A letter for a letter

    private static func ofTCVN3(_ text: String) -> String {
        var line = TCVN3Line()
        for scalar in text.unicodeScalars {
            let letter = tcvn3Letters[scalar] ?? scalar
            line.add(letter, isCoded: letter != scalar)
        }
        return line.text
    }

    /// TCVN 5712:1993, the code that the fonts called ABC were made for. It has no capitals with a tone.
    private static let tcvn3Letters = Dictionary(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\u{AD}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ".unicodeScalars,
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".unicodeScalars),
        uniquingKeysWith: { first, _ in first })

    // MARK: A letter and a mark

    private static func ofVNI(_ text: String) -> String {
        var found = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let base = vniLetters[scalars[at]] ?? scalars[at]
            found.append(base)
            at += 1
            guard at < scalars.count, let marks = vniMarks[scalars[at]], isBearer(base, of: marks) else { continue }
            found.append(contentsOf: marks)
            at += 1
        }
        return String(found).precomposedStringWithCanonicalMapping
    }

    private static func isBearer(_ letter: Unicode.Scalar, of marks: [Unicode.Scalar]) -> Bool {
        switch marks.first {
        case circumflex: "aeoAEO".unicodeScalars.contains(letter)
        case breve: "aA".unicodeScalars.contains(letter)
        default: "aeouyơưAEOUYƠƯ".unicodeScalars.contains(letter)
        }
    }

    private static let vniLetters = Dictionary(
        zip("ñÑôÔöÖíÍìÌæÆóÓòÒîÎ".unicodeScalars, "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ".unicodeScalars), uniquingKeysWith: { first, _ in first })

    private static let (acute, grave, hook, tilde, dot): (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar) = (
        "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"
    )
    private static let (circumflex, breve): (Unicode.Scalar, Unicode.Scalar) = ("\u{302}", "\u{306}")

    private static let vniMarks: [Unicode.Scalar: [Unicode.Scalar]] = {
        let tones = [acute, grave, hook, tilde, dot]
        var marks: [Unicode.Scalar: [Unicode.Scalar]] = ["â": [circumflex], "Â": [circumflex], "ê": [breve], "Ê": [breve]]
        for (letters, mark) in [
            ("ùøûõï", nil), ("ÙØÛÕÏ", nil), ("áàåãä", circumflex), ("ÁÀÅÃÄ", circumflex), ("éèúüë", breve), ("ÉÈÚÜË", breve),
        ] as [(String, Unicode.Scalar?)] {
            for (letter, tone) in zip(letters.unicodeScalars, tones) { marks[letter] = [mark].compactMap { $0 } + [tone] }
        }
        return marks
    }()
}

/// A line as it comes. Capitals with a tone were written small, and a font of capitals showed them: between capitals they are meant so.
private struct TCVN3Line {
    private var words: [Word] = [Word()]

    /// Letters, or what stands between two words.
    private struct Word {
        var letters = String.UnicodeScalarView()
        /// Letters that are as they were written.
        var (small, capitals) = (0, 0)
        var endsInCapital = false
        var isBetween = true
    }

    mutating func add(_ letter: Unicode.Scalar, isCoded: Bool) {
        let isLetter = letter.properties.isAlphabetic
        if words[words.count - 1].isBetween == isLetter { words.append(Word()) }
        let at = words.count - 1
        words[at].isBetween = !isLetter
        words[at].letters.append(letter)
        guard isLetter, !isCoded || letter.properties.isUppercase else { return }
        let isCapital = letter.properties.isUppercase
        if isCapital { words[at].capitals += 1 } else { words[at].small += 1 }
        words[at].endsInCapital = isCapital && words[at].letters.count > 1
    }

    var text: String {
        // "Số: 7/1901/NĐ-XX" has capitals, and is none.
        let isInCapitals =
            words.contains { $0.capitals > 1 && $0.small == 0 } && !words.contains { $0.small > 0 }
            && !words.contains { $0.isBetween && $0.letters.contains { $0 == "/" || $0.properties.numericType != nil } }
        return words.map { word in
            let isCapital = !word.isBetween && word.small == 0 && (isInCapitals || word.endsInCapital)
            return isCapital ? String(word.letters).uppercased() : String(word.letters)
        }.joined()
    }
}
