// SPDX-License-Identifier: Apache-2.0

/// How lines begin and end, and so whether a sentence goes on from one to the next.
///
/// Text from a page is broken at the page's width; text from a word processor has a paragraph a line.
struct LineEnds {
    private let text: SourceText
    let isWrapped: Bool
    /// Characters of a full line; footnotes, set smaller, take more.
    private let fullWidth: Int
    /// Footnotes stand between the lines of a page and the next, and end nothing.
    private var isNote: [Bool] = []

    /// No page of a gazette holds more characters in a line.
    private static let widestPage = 130

    /// - Parameter isWrapped: Whether lines are broken at a page's width, where that is known; else it is told from their widths.
    init(_ text: SourceText, isWrapped: Bool? = nil) {
        self.text = text
        let widths = text.lines.lazy.filter { $0.table == nil && $0.width > 40 }.map(\.width).sorted()
        let wide = widths.lazy.filter { $0 > Self.widestPage }.count
        self.isWrapped = isWrapped ?? (widths.count >= 4 && wide * 50 < widths.count && !widths.isEmpty)
        fullWidth = widths.isEmpty ? 0 : widths[widths.count * 7 / 10]
    }

    /// A line that takes the next line's first word no more: the page broke it, not the writer.
    func isFull(_ line: Int) -> Bool {
        guard isWrapped, line + 1 < text.lines.count else { return false }
        let next = text.lines[line + 1].range
        let word = text.bytes[next].prefix { $0 != 0x20 }
        return (text.lines[line].width + 1 + Letters.count(word)) * 100 >= fullWidth * 90
    }

    /// Ends with what ends a sentence or an item: ". ; : ! ?", and whatever closes behind it.
    func isTerminal(_ line: Int) -> Bool {
        let range = text.lines[line].range
        if isJoined(range) { return true }
        var at = range.upperBound
        while at > range.lowerBound {
            switch text.bytes[at - 1] {
            // "Mã số: V.09.02.01" ends no sentence: only a footnote's number stands behind a dot.
            case UInt8(ascii: ".")
            where at < range.upperBound && at - 2 >= range.lowerBound && Letters.isDigit(text.bytes[at])
                && Letters.isDigit(text.bytes[at - 2]):
                return false
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
            case UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "\""), 0x30...0x39: at -= 1
            // ” and ’; a footnote's digits may stand behind the dot.
            case 0x9D where at >= 3 && text.bytes[at - 3] == 0xE2, 0x99 where at >= 3 && text.bytes[at - 3] == 0xE2: at -= 3
            default: return false
            }
        }
        return false
    }

    /// Ends with a word that wants another one behind it: "khoản", "tại", "và" …, or a comma.
    func isOpen(_ line: Int) -> Bool {
        let range = text.lines[line].range
        guard let last = text.bytes[range].last, !isJoined(range) else { return false }
        if last == UInt8(ascii: ",") || last == UInt8(ascii: "(") { return true }
        let word = text.bytes[range].reversed().prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") }
        return Self.opening.contains(Array(word.reversed()))
    }

    /// "…; hoặc" and "…; và" end an item, and say that one more follows.
    private func isJoined(_ range: Range<Int>) -> Bool {
        Self.joiners.contains { text.bytes[range].suffix($0.count).elementsEqual($0) }
    }

    private static let joiners = ["; hoặc", "; và", ", hoặc", "; hoặc:"].map { Array($0.utf8) }

    private static let opening: Set<[UInt8]> = Set(
        [
            "khoản", "Khoản", "điểm", "Điểm", "Điều", "điều", "mục", "Mục", "Chương", "chương", "Phần", "phần", "số", "Số", "và", "hoặc", "hay",
            "của", "tại",
            "từ", "đến", "theo", "các", "những", "ngày", "tháng", "năm", "trên", "dưới", "trong", "với", "cho", "về", "do", "bởi", "là", "một",
            "thuộc", "lục", "bằng", "việc", "-", "–", "sau", "trước", "được", "bị", "có", "không", "này,", "đối",
        ].map { Array($0.utf8) }
    )

    /// The same, once it is known which lines are footnotes.
    func over(_ notes: Footnotes) -> LineEnds {
        var ends = self
        ends.isNote = notes.isNote
        return ends
    }

    /// The line that a sentence would go on from.
    func previous(_ line: Int) -> Int {
        var at = line - 1
        while at > 0, at < isNote.count, isNote[at] { at -= 1 }
        return at
    }

    /// Whether something new may begin at a line: what stands before it has come to its end.
    func mayBegin(_ line: Int, after first: Int) -> Bool {
        guard isWrapped, line > first else { return true }
        let before = previous(line)
        if before < first { return true }
        if isOpen(before) { return false }
        return isTerminal(before) || !isFull(before)
    }

    func startsUpper(_ offset: Int, before end: Int) -> Bool {
        var at = offset
        while at < end, [0x22, 0x28].contains(text.bytes[at]) || (text.bytes[at] == 0xE2 && at + 2 < end) {
            at += text.bytes[at] == 0xE2 ? 3 : 1
        }
        return Letters.isUpper(text.bytes, at, before: end)
    }

    func startsLower(_ offset: Int, before end: Int) -> Bool { Letters.isLower(text.bytes, offset, before: end) }
}
