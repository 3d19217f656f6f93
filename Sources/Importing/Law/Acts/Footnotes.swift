// SPDX-License-Identifier: Apache-2.0

/// Notes at the foot of a consolidated text's pages: which lines they take.
///
/// Only a consolidation has them: elsewhere a line may begin with a number and "Điều" in mid-sentence.
/// They are numbered through the whole text; each begins a line with its number, and the last of a page runs to the page's end.
struct Footnotes {
    /// One entry a line of the text.
    private(set) var isNote: [Bool]
    private(set) var count = 0
    let isConsolidation: Bool

    init(_ text: SourceText, _ ends: LineEnds) {
        isNote = text.lines.map(\.isNote)
        isConsolidation = Self.isConsolidation(text)
        guard isConsolidation else { return }
        let width = Self.bodyWidth(text)
        var page = 0..<0
        var rest = OpenNote()
        while page.upperBound < text.lines.count {
            page = Self.page(from: page.upperBound, text)
            var numbered: [Int] = []
            for line in page where isNext(line, text) && (line == page.lowerBound || text.lines[line].isAfterBlank || !ends.isOpen(line - 1)) {
                numbered.append(line)
            }
            var first = numbered.first
            if rest.isUnfinished { first = Self.continuation(in: page.lowerBound..<(first ?? page.upperBound), text, wider: width) ?? first }
            first = Self.ruled(in: page.lowerBound..<(first ?? page.upperBound), text) ?? first
            guard let first else {
                rest = OpenNote()
                continue
            }
            for line in first..<page.upperBound {
                isNote[line] = true
                if numbered.contains(line) { rest = OpenNote() }
                rest.take(text.bytes[text.lines[line].range])
            }
        }
    }

    /// Characters of a full line of the body; notes are set smaller, so that more of them go in a line.
    private static func bodyWidth(_ text: SourceText) -> Int {
        let widths = text.lines.lazy.filter { $0.width > 50 && $0.table == nil }.map(\.width).sorted()
        return widths.isEmpty ? 0 : widths[widths.count / 2]
    }

    /// Where a rule is drawn above notes, or a sentence speaks of the unit that was changed as only a note does.
    private static func ruled(in page: Range<Int>, _ text: SourceText) -> Int? {
        page.first { line in
            let source = text.lines[line]
            guard source.isAfterBlank else { return false }
            return source.ruleWidth >= widestBlank || remarks.end(in: text.bytes, at: source.range.lowerBound, before: source.range.upperBound) != nil
        }
    }

    /// Blank lines of a body hold no more spaces; the rule above a page's notes leaves forty and more.
    private static let widestBlank = 30

    private static let remarks = Spelling("Khoản này được", "Điều này được", "Điểm này được", "Mục này được", "Chương này được")

    /// Where the rest of a note begins that ran over the page: behind a blank line, and set smaller than the body, so that its lines are wider.
    private static func continuation(in page: Range<Int>, _ text: SourceText, wider width: Int) -> Int? {
        let starts = page.filter { $0 == page.lowerBound || text.lines[$0].isAfterBlank }
        var first: Int?
        for (start, end) in zip(starts, starts.dropFirst() + [page.upperBound]).reversed() {
            let full = (start..<end).filter { text.lines[$0].width * 100 > width * 95 }.count
            let wide = (start..<end).filter { text.lines[$0].width * 100 > width * 104 }.count
            guard full == 0 || wide * 2 >= full else { break }
            if wide > 0 { first = start }
        }
        return first
    }

    /// No notes at all.
    init(noneIn text: SourceText) {
        isNote = Array(repeating: false, count: text.lines.count)
        isConsolidation = false
    }

    /// Firms are merged (hợp nhất) too; an act about that is no consolidation.
    private static let signs = ["VBHN", "VĂN BẢN HỢP NHẤT", "Văn bản hợp nhất"].map { Array($0.utf8) }

    /// "… được sửa đổi, bổ sung bởi:" under the title.
    private static let history = Array("bởi:".utf8)

    private static func isConsolidation(_ text: SourceText) -> Bool {
        if text.lines.prefix(60).contains(where: { text.bytes[$0.range].suffix(history.count).elementsEqual(history) }) { return true }
        return text.lines.contains { line in
            let range = line.range
            return signs.contains { sign in
                range.count >= sign.count
                    && (range.lowerBound...(range.upperBound - sign.count)).contains {
                        text.bytes[$0] == sign[0] && text.bytes[$0..<($0 + sign.count)].elementsEqual(sign)
                    }
            }
        }
    }

    private static func page(from start: Int, _ text: SourceText) -> Range<Int> {
        var end = start + 1
        while end < text.lines.count, !text.lines[end].isPageStart { end += 1 }
        return start..<end
    }

    /// "7 Khoản này được …": the number that is due, a space, and a capital or a quotation. Where one was not found, the next ones still are.
    private mutating func isNext(_ line: Int, _ text: SourceText) -> Bool {
        let range = text.lines[line].range
        var at = range.lowerBound
        var number = 0
        while at < range.upperBound, Letters.isDigit(text.bytes[at]), number < 10_000 {
            number = number * 10 + Int(text.bytes[at] - 0x30)
            at += 1
        }
        guard number > count, number <= count + (text.lines[line].isAfterBlank ? 4 : 1), at < range.upperBound, text.bytes[at] == 0x20,
            Self.openings.end(in: text.bytes, at: at + 1, before: range.upperBound) != nil
        else { return false }
        count = number
        return true
    }

    /// How a note of a consolidation begins: with what it speaks of, or with the act that made the change.
    private static let openings = Spelling(
        "Văn bản", "Điều", "Khoản", "Điểm", "Cụm từ", "Các cụm từ", "Đoạn", "Mục", "Chương", "Phụ lục", "Mẫu", "Luật", "Nghị định", "Thông tư",
        "Nghị quyết", "Quyết định", "Bộ luật", "Tên", "Dòng", "Từ", "Phần", "Tiểu mục", "Nội dung", "Pháp lệnh", "Đoạn", "Gạch", "Tiêu đề", "Câu",
        "Cụm", "Tiết", "Bổ sung", "Sửa đổi", "Bãi bỏ", "Căn cứ", "Biểu", "Số", "Danh mục"
    )
}

/// How far the note goes that was read last.
private struct OpenNote {
    private var depth = 0
    private var isEnded = true

    /// A quotation is open, or no sentence has come to its end.
    var isUnfinished: Bool { depth > 0 || !isEnded }

    mutating func take(_ line: ArraySlice<UInt8>) {
        for at in line.indices.dropLast(2) where line[at] == 0xE2 && line[at + 1] == 0x80 {
            if line[at + 2] == 0x9C { depth += 1 }
            if line[at + 2] == 0x9D { depth -= 1 }
        }
        isEnded = line.last.map { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") || $0 == 0x9D } ?? isEnded
    }
}
