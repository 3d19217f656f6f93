// SPDX-License-Identifier: Apache-2.0

/// The number at the head of a line: "Chương II", "Điều 12a.", "3b.", "đ1)", "Phụ lục III.1", "IV.", "B.".
struct LineMark {
    enum Kind {
        case part, chapter, section, subsection, article, annex, form
        /// "1." and "a)".
        case clause, point
        /// "I." and "A.": what stands above clauses in an annex.
        case roman, letter
    }

    let kind: Kind
    /// As printed, without what ends it.
    let number: Range<Int>
    /// Where the words behind the mark begin.
    let rest: Int
    let rank: Rank
    /// A footnote's number that has been glued to the mark: the 3 of "1.3 Việc".
    var note: Range<Int>?
    /// Nothing sets the number off from the words behind it: "Điều 5 Nghị định …" may be a sentence.
    var isBare = false

    /// A number with what was inserted behind it: 12 < 12a < 12b < 13.
    struct Rank: Comparable {
        let major: Int
        var minor = 0

        static func < (one: Self, other: Self) -> Bool { (one.major, one.minor) < (other.major, other.minor) }
    }
}

extension LineMark {
    static func read(_ bytes: [UInt8], _ line: Range<Int>) -> LineMark? {
        var reader = MarkReader(bytes: bytes, start: line.lowerBound, end: line.upperBound)
        return reader.read()
    }

    /// The second mark of a line such as "1. a) Người …": a point right behind its clause.
    static func point(_ bytes: [UInt8], from start: Int, to end: Int) -> LineMark? {
        var reader = MarkReader(bytes: bytes, start: start, end: end)
        return reader.point()
    }
}

private struct MarkReader {
    let bytes: [UInt8]
    let start: Int
    let end: Int

    private static let article = Spelling("Điều", "ĐIỀU", "Ðiều", "ÐIỀU")
    private static let chapter = Spelling("Chương", "CHƯƠNG")
    private static let section = Spelling("Mục", "MỤC")
    private static let subsection = Spelling("Tiểu mục", "TIỂU MỤC", "Tiểu Mục")
    private static let part = Spelling("Phần", "PHẦN")
    private static let annex = Spelling("Phụ lục", "PHỤ LỤC", "Phụ Lục")
    private static let form = Spelling("Mẫu số", "MẪU SỐ", "Mẫu", "MẪU")
    private static let so = Spelling("số:", "SỐ:", "số", "SỐ", "Số")
    private static let ordinal = Spelling("thứ", "THỨ", "Thứ")
    private static let ordinals = [
        Spelling("nhất", "NHẤT", "Nhất"), Spelling("hai", "HAI", "Hai"), Spelling("ba", "BA", "Ba"), Spelling("tư", "TƯ", "Tư"),
        Spelling("năm", "NĂM", "Năm"), Spelling("sáu", "SÁU", "Sáu"), Spelling("bảy", "BẢY", "Bảy"), Spelling("tám", "TÁM", "Tám"),
        Spelling("chín", "CHÍN", "Chín"), Spelling("mười", "MƯỜI", "Mười"),
    ]

    mutating func read() -> LineMark? {
        guard start < end else { return nil }
        // One look at the first byte tells most lines from all marks.
        switch bytes[start] {
        case 0x30...0x39: return clause()
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return point()
        case 0xC4: return point() ?? word(Self.article, .article) ?? stroked()
        case 0xC3: return word(Self.article, .article) ?? stroked()
        case UInt8(ascii: "C"): return word(Self.chapter, .chapter) ?? capital()
        case UInt8(ascii: "M"): return word(Self.section, .section) ?? attached(Self.form, .form) ?? capital()
        case UInt8(ascii: "T"): return word(Self.subsection, .subsection) ?? capital()
        case UInt8(ascii: "P"): return part() ?? attached(Self.annex, .annex) ?? capital()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return capital()
        default: return nil
        }
    }

    private func skip(_ at: Int) -> Int {
        var at = at
        while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
        return at
    }

    private func digits(_ at: Int) -> Int {
        var at = at
        while at < end, Letters.isDigit(bytes[at]) { at += 1 }
        return at
    }

    private func integer(_ range: Range<Int>) -> Int { range.reduce(0) { min($0 * 10 + Int(bytes[$1] - 0x30), 99_999) } }

    /// "Điều 12a.", "Chương II", "Mục 1."
    private func word(_ spelling: Spelling, _ kind: LineMark.Kind) -> LineMark? {
        guard let behind = spelling.end(in: bytes, at: start, before: end) else { return nil }
        let at = skip(behind)
        guard at > behind || (at < end && Letters.isDigit(bytes[at])), let (number, rank) = number(at, roman: kind != .article) else { return nil }
        return ended(kind, number, rank)
    }

    /// "5", "12a", "IV".
    private func number(_ at: Int, roman: Bool) -> (Range<Int>, LineMark.Rank)? {
        let behind = digits(at)
        if behind > at, behind - at <= 4 {
            let major = integer(at..<behind)
            guard let letter = insertedLetter(behind) else { return (at..<behind, .init(major: major)) }
            return (at..<(behind + letter.length), .init(major: major, minor: letter.rank))
        }
        guard roman else { return nil }
        var stop = at
        while stop < end, "IVXLC".utf8.contains(bytes[stop]) { stop += 1 }
        if stop < end, Letters.isUpper(bytes, stop, before: end) { return glued(at, stop) }
        guard let major = Letters.roman(bytes[at..<stop]) else { return nil }
        guard let letter = insertedLetter(stop) else { return endsWord(stop) ? (at..<stop, .init(major: major)) : nil }
        return (at..<(stop + letter.length), .init(major: major, minor: letter.rank))
    }

    /// "Chương INHỮNG QUY ĐỊNH CHUNG": a line break between number and title has been lost.
    private func glued(_ start: Int, _ stop: Int) -> (Range<Int>, LineMark.Rank)? {
        guard Letters.isCapitals(bytes, stop..<end) else { return nil }
        for cut in stride(from: stop, to: start, by: -1) {
            if let major = Letters.roman(bytes[start..<cut]) { return (start..<cut, .init(major: major)) }
        }
        return nil
    }

    /// The letter of "12a" or "12A", with nothing of a word behind it.
    private func insertedLetter(_ at: Int) -> (rank: Int, length: Int)? {
        if let letter = Letters.point(bytes, at, before: end) { return endsWord(at + letter.length) ? letter : nil }
        guard at < end, (0x41...0x5A).contains(bytes[at]), endsWord(at + 1) else { return nil }
        return (Int(bytes[at] - 0x40), 1)
    }

    private func endsWord(_ at: Int) -> Bool {
        at >= end || (Letters.letterCase(Letters.scalar(bytes, at).value) == .none && !Letters.isDigit(bytes[at]))
    }

    private func ended(_ kind: LineMark.Kind, _ number: Range<Int>, _ rank: LineMark.Rank) -> LineMark? {
        let behind = skip(number.upperBound)
        if behind >= end { return LineMark(kind: kind, number: number, rest: end, rank: rank) }
        if bytes[behind] == UInt8(ascii: ".") || bytes[behind] == UInt8(ascii: ":") {
            let (rest, note) = afterNote(behind + 1)
            return LineMark(kind: kind, number: number, rest: rest, rank: rank, note: note)
        }
        guard behind > number.upperBound else {
            // Only a glued title may follow at once.
            guard kind != .article, kind != .annex, kind != .form, Letters.isCapitals(bytes, behind..<end) else { return nil }
            return LineMark(kind: kind, number: number, rest: behind, rank: rank)
        }
        if let rest = dash(behind) { return LineMark(kind: kind, number: number, rest: skip(rest), rank: rank) }
        guard Letters.isUpper(bytes, behind, before: end) || bytes[behind] == UInt8(ascii: "(") else { return nil }
        return LineMark(kind: kind, number: number, rest: behind, rank: rank, isBare: true)
    }

    /// Where the words begin behind "-", "–" or "—".
    private func dash(_ at: Int) -> Int? {
        if bytes[at] == UInt8(ascii: "-") { return at + 1 }
        return at + 2 < end && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94) ? at + 3 : nil
    }

    /// Where the words begin behind a dot, and the footnote's number that may stand before them: ".16 (được bãi bỏ)".
    private func afterNote(_ at: Int) -> (rest: Int, note: Range<Int>?) {
        let behind = digits(at)
        let isNumber = behind > at && behind - at <= 3 && bytes[at] != UInt8(ascii: "0")
        return isNumber && (behind == end || bytes[behind] == 0x20) ? (skip(behind), at..<behind) : (skip(at), nil)
    }

    private func part() -> LineMark? {
        guard let behind = Self.part.end(in: bytes, at: start, before: end) else { return nil }
        let at = skip(behind)
        guard at > behind else { return nil }
        if let word = Self.ordinal.end(in: bytes, at: at, before: end) {
            let name = skip(word)
            for (index, spelling) in Self.ordinals.enumerated() {
                guard let stop = spelling.end(in: bytes, at: name, before: end), endsWord(stop) else { continue }
                return ended(.part, name..<stop, .init(major: index + 1))
            }
            return nil
        }
        if let (number, rank) = number(at, roman: true) { return ended(.part, number, rank) }
        guard at < end, (0x41...0x5A).contains(bytes[at]), endsWord(at + 1) else { return nil }
        return ended(.part, at..<(at + 1), .init(major: Int(bytes[at] - 0x40)))
    }

    /// "Phụ lục III.1", "Mẫu số 01a", "PHỤ LỤC"; its number may be missing, and nothing of a sentence may follow it.
    private func attached(_ spelling: Spelling, _ kind: LineMark.Kind) -> LineMark? {
        guard let word = spelling.end(in: bytes, at: start, before: end) else { return nil }
        var at = skip(word)
        if let behind = Self.so.end(in: bytes, at: at, before: end) { at = skip(behind) }
        var stop = at
        while stop < end, bytes[stop] != 0x20, bytes[stop] != UInt8(ascii: ":"), bytes[stop] != UInt8(ascii: "("), stop - at < 16 { stop += 1 }
        while stop > at, bytes[stop - 1] == UInt8(ascii: ".") { stop -= 1 }
        if stop == at || !isLabel(at..<stop) {
            guard kind == .annex, at >= end || bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "(") else { return nil }
            return LineMark(kind: kind, number: at..<at, rest: at < end && bytes[at] == UInt8(ascii: ":") ? skip(at + 1) : at, rank: .init(major: 0))
        }
        return ended(kind, at..<stop, .init(major: 0))
    }

    /// "III.1", "01a", "A", "2-B": begins with a digit, a numeral or one capital, and has no small word in it.
    private func isLabel(_ range: Range<Int>) -> Bool {
        var letters = 0
        for at in range {
            switch bytes[at] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): letters = 0
            case 0x41...0x5A, 0x61...0x7A:
                letters += 1
                if letters > 1, !"IVXLC".utf8.contains(bytes[at]), !"IVXLC".utf8.contains(bytes[at - 1]) { return false }
            case 0xC4, 0x90, 0x91: continue
            default: return false
            }
        }
        return true
    }

    private func clause() -> LineMark? {
        let behind = digits(start)
        guard behind - start <= 3 else { return nil }
        var stop = behind
        var minor = 0
        if let letter = Letters.point(bytes, behind, before: end) {
            stop += letter.length
            minor = letter.rank
        }
        guard stop < end, bytes[stop] == UInt8(ascii: ".") else { return nil }
        let (rest, note) = afterNote(stop + 1)
        // "1.000 đồng" and "1.1. …" number no clause.
        if note == nil, stop + 1 < end, Letters.isDigit(bytes[stop + 1]) { return nil }
        return LineMark(kind: .clause, number: start..<stop, rest: rest, rank: .init(major: integer(start..<behind), minor: minor), note: note)
    }

    mutating func point() -> LineMark? {
        guard let letter = Letters.point(bytes, start, before: end) else { return nil }
        let behind = start + letter.length
        let stop = digits(behind)
        guard stop - behind <= 2, stop < end, bytes[stop] == UInt8(ascii: ")") else { return nil }
        let (rest, note) = afterNote(stop + 1)
        let rank = LineMark.Rank(major: letter.rank, minor: integer(behind..<stop))
        return LineMark(kind: .point, number: start..<stop, rest: rest, rank: rank, note: note)
    }

    /// "Đ.", which comes between "D." and "E."; some type it as the letter eth.
    private func stroked() -> LineMark? {
        let stop = start + 2
        guard stop < end, bytes[start + 1] == 0x90, bytes[stop] == UInt8(ascii: "."), stop + 1 >= end || bytes[stop + 1] == 0x20 else { return nil }
        return LineMark(kind: .letter, number: start..<stop, rest: skip(stop + 1), rank: .init(major: 4, minor: 1))
    }

    private func capital() -> LineMark? {
        var stop = start
        while stop < end, (0x41...0x5A).contains(bytes[stop]), stop - start < 9 { stop += 1 }
        guard stop < end, bytes[stop] == UInt8(ascii: "."), stop + 1 >= end || bytes[stop + 1] == 0x20 else { return nil }
        let rest = skip(stop + 1)
        if let roman = Letters.roman(bytes[start..<stop]) {
            return LineMark(kind: .roman, number: start..<stop, rest: rest, rank: .init(major: roman))
        }
        guard stop == start + 1 else { return nil }
        return LineMark(kind: .letter, number: start..<stop, rest: rest, rank: .init(major: Int(bytes[start] - 0x40)))
    }
}

extension SourceText {
    /// The mark as printed, without a footnote's number: "Điều 17.", "1.".
    func label(of mark: LineMark, from start: Int) -> String {
        var end = mark.note?.lowerBound ?? mark.rest
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return string(start..<end)
    }
}
