// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where an amending act quotes whole lines: “… new wording …”. What is numbered inside belongs to another act.
struct Quotations {
    /// First line → last line.
    private(set) var ends: [Int: Int] = [:]
    private(set) var doubts: [ReadingDoubt] = []

    init(_ text: SourceText, _ lineEnds: LineEnds, _ notes: Footnotes) {
        // A consolidation has taken the quoted words in; what it still quotes stands in its footnotes.
        guard !notes.isConsolidation else { return }
        var line = 0
        while line < text.lines.count {
            guard !notes.isNote[line], Self.begins(line, text, lineEnds, isBehindQuotation: line > 0 && ends.values.contains(line - 1)) else {
                line += 1
                continue
            }
            if let (end, isCut) = Self.end(from: line, text, notes) {
                ends[line] = end
                if isCut {
                    doubts.append(ReadingDoubt(.openQuotation, line: text.lines[line].number, text: String(text.string(text.lines[line]).prefix(80))))
                }
                line = end + 1
            } else {
                let source = text.lines[line]
                doubts.append(ReadingDoubt(.openQuotation, line: source.number, text: String(text.string(source).prefix(80))))
                line += 1
            }
        }
    }

    /// A mark of quotation at the head of a line, behind "như sau:" or before a number.
    private static func begins(_ line: Int, _ text: SourceText, _ lineEnds: LineEnds, isBehindQuotation: Bool) -> Bool {
        let range = text.lines[line].range
        guard text.lines[line].table == nil, let sign = sign(text.bytes, range.lowerBound, before: range.upperBound), sign.opens != false else {
            return false
        }
        let rest = (range.lowerBound + sign.length)..<range.upperBound
        if LineMark.read(text.bytes, rest) != nil { return true }
        guard line > 0 else { return false }
        return isBehindQuotation || endsWithColon(text, line - 1)
    }

    private static func endsWithColon(_ text: SourceText, _ line: Int) -> Bool {
        text.bytes[text.lines[line].range].last == UInt8(ascii: ":")
    }

    /// The line at whose end as many marks have closed as were opened.
    private static func end(from first: Int, _ text: SourceText, _ notes: Footnotes) -> (line: Int, isCut: Bool)? {
        var depth = 0
        var candidate: Int?
        for line in first..<min(text.lines.count, first + mostLines) where !notes.isNote[line] {
            let range = text.lines[line].range
            // No quotation holds an instruction of the amending act: the mark that should have closed it is missing.
            if line > first, isInstruction(line, text), isOutside(line, text) { return (line - 1, true) }
            var at = range.lowerBound
            var closedAt: Int?
            while at < range.upperBound {
                guard let sign = sign(text.bytes, at, before: range.upperBound) else {
                    at += 1
                    continue
                }
                let opens = sign.opens ?? (at == range.lowerBound || text.bytes[at - 1] == 0x20 || text.bytes[at - 1] == UInt8(ascii: "("))
                depth += opens ? 1 : -1
                at += sign.length
                closedAt = opens ? nil : at
                if depth <= 0, !isTail(text.bytes, at..<range.upperBound) { return nil }
                if depth <= 0 { return (line, false) }
            }
            if let closedAt, candidate == nil, isTail(text.bytes, closedAt..<range.upperBound), isInstruction(line + 1, text) { candidate = line }
        }
        // More marks open than close: the quotation ends where an instruction of the amending act follows.
        return candidate.map { ($0, true) }
    }

    /// An instruction is the amending act's own where it is an article, opens a quotation itself, or stands behind a mark that closes.
    private static func isOutside(_ line: Int, _ text: SourceText) -> Bool {
        if LineMark.read(text.bytes, text.lines[line].range)?.kind == .article { return true }
        if line + 1 < text.lines.count, opens(line + 1, text) { return true }
        var before = text.bytes[text.lines[line - 1].range]
        while let last = before.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ";") || last == UInt8(ascii: ",") { before.removeLast() }
        return before.last == UInt8(ascii: "\"") || before.suffix(3).elementsEqual("”".utf8)
    }

    private static func opens(_ line: Int, _ text: SourceText) -> Bool {
        let range = text.lines[line].range
        return sign(text.bytes, range.lowerBound, before: range.upperBound).map { $0.opens != false } ?? false
    }

    /// No quotation seen so far is longer.
    private static let mostLines = 6_000

    private static let verbs = Spelling("Sửa đổi", "Bổ sung", "Bãi bỏ", "Thay thế", "Thay cụm", "Bỏ ")

    private static func isInstruction(_ line: Int, _ text: SourceText) -> Bool {
        guard line < text.lines.count else { return true }
        let range = text.lines[line].range
        guard let mark = LineMark.read(text.bytes, range) else { return false }
        return verbs.end(in: text.bytes, at: mark.rest, before: range.upperBound) != nil
    }

    /// ".", ";", "”." …: nothing of a sentence.
    private static func isTail(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 < 0x30 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") } || isWordTail(bytes, range)
    }

    /// "; và" ends one of several quotations.
    private static func isWordTail(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.count <= 8 && Array(bytes[range]).suffix(3).elementsEqual("và".utf8)
    }

    /// A mark of quotation and whether it opens; a straight one may do either.
    private static func sign(_ bytes: [UInt8], _ at: Int, before end: Int) -> (opens: Bool?, length: Int)? {
        if bytes[at] == UInt8(ascii: "\"") { return (nil, 1) }
        guard bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 else { return nil }
        switch bytes[at + 2] {
        case 0x9C, 0x9E: return (true, 3)
        case 0x9D: return (false, 3)
        default: return nil
        }
    }
}
