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
        var isUnfinished = false
        while page.upperBound < text.lines.count {
            page = Self.page(from: page.upperBound, text)
            var first: Int?
            for line in page where isNext(line, text) && (line == page.lowerBound || !ends.isOpen(line - 1)) {
                count += 1
                first = first ?? line
            }
            if isUnfinished { first = Self.continuation(in: page.lowerBound..<(first ?? page.upperBound), text, wider: width) ?? first }
            isUnfinished = false
            guard let first else { continue }
            for line in first..<page.upperBound { isNote[line] = true }
            isUnfinished = Self.isUnfinished(first..<page.upperBound, text)
        }
    }

    /// Characters of a full line of the body; notes are set smaller, so that more of them go in a line.
    private static func bodyWidth(_ text: SourceText) -> Int {
        let widths = text.lines.lazy.filter { $0.width > 50 && $0.table == nil }.map(\.width).sorted()
        return widths.isEmpty ? 0 : widths[widths.count * 6 / 10]
    }

    /// Where the rest of a note begins that ran over the page: the lines up to the page's end are all wider than the body's.
    private static func continuation(in page: Range<Int>, _ text: SourceText, wider width: Int) -> Int? {
        var first: Int?
        for line in page.reversed() {
            if text.lines[line].width * 100 > width * 106 {
                first = line
            } else if text.lines[line].width * 100 > width * 90 {
                break
            } else if first != nil, line > page.lowerBound, text.lines[line - 1].width * 100 <= width * 106 {
                break
            }
        }
        return first
    }

    /// A quotation is open, or no sentence has come to its end.
    private static func isUnfinished(_ lines: Range<Int>, _ text: SourceText) -> Bool {
        var depth = 0
        for line in lines {
            let range = text.lines[line].range
            for at in range where text.bytes[at] == 0xE2 && at + 2 < range.upperBound && text.bytes[at + 1] == 0x80 {
                if text.bytes[at + 2] == 0x9C { depth += 1 }
                if text.bytes[at + 2] == 0x9D { depth -= 1 }
            }
        }
        guard let last = lines.last, let sign = text.bytes[text.lines[last].range].last else { return false }
        return depth > 0 || !(sign == UInt8(ascii: ".") || sign == UInt8(ascii: ";") || sign == 0x9D)
    }

    private static let signs = ["VBHN", "hợp nhất", "HỢP NHẤT"].map { Array($0.utf8) }

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

    /// "7 Khoản này được …": the number that is due, a space, and a capital or a quotation.
    private func isNext(_ line: Int, _ text: SourceText) -> Bool {
        let range = text.lines[line].range
        var at = range.lowerBound
        var number = 0
        while at < range.upperBound, Letters.isDigit(text.bytes[at]), number < 10_000 {
            number = number * 10 + Int(text.bytes[at] - 0x30)
            at += 1
        }
        guard number == count + 1, at < range.upperBound, text.bytes[at] == 0x20 else { return false }
        return Self.openings.end(in: text.bytes, at: at + 1, before: range.upperBound) != nil
    }

    /// How a note of a consolidation begins: with what it speaks of, or with the act that made the change.
    private static let openings = Spelling(
        "Văn bản", "Điều", "Khoản", "Điểm", "Cụm từ", "Các cụm từ", "Đoạn", "Mục", "Chương", "Phụ lục", "Mẫu", "Luật", "Nghị định", "Thông tư",
        "Nghị quyết", "Quyết định", "Bộ luật", "Tên", "Dòng", "Từ", "Phần", "Tiểu mục", "Nội dung", "Pháp lệnh", "Đoạn", "Gạch", "Tiêu đề", "Câu",
        "Cụm", "Tiết", "Bổ sung", "Sửa đổi", "Bãi bỏ", "Căn cứ", "Biểu", "Số", "Danh mục"
    )
}
