// SPDX-License-Identifier: Apache-2.0

/// Puts a letterhead back before its act: drawn as a table of its own, it comes behind the words of the first page in some text layers.
enum Letterhead {
    private static let motto = Spelling("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")
    private static let second = Spelling("Độc lập")
    /// Lines of a first page.
    private static let farthest = 90
    private static let widest = 60

    static func restore(_ text: inout SourceText) {
        let lines = text.lines
        guard let kind = ActKinds.line(in: text), !lines[..<kind].contains(where: { isNumber($0, text) }),
            let motto = lines.indices.prefix(farthest).first(where: { begins(lines[$0], motto, text) }), motto > kind
        else { return }
        var (start, end) = (motto, motto + 1)
        while start - 1 > kind, isPart(lines[start - 1], text) { start -= 1 }
        while end < lines.count, isPart(lines[end], text) { end += 1 }
        // A form has a motto too, and no number in it yet.
        guard lines[start..<end].contains(where: { isNumber($0, text) }) else { return }
        text.keep(Array(lines[start..<end]) + lines[..<start] + lines[end...])
    }

    private static func isPart(_ line: SourceLine, _ text: SourceText) -> Bool {
        guard line.width <= widest, line.table == nil else { return false }
        return isNumber(line, text) || begins(line, second, text) || begins(line, motto, text) || Letters.isCapitals(text.bytes, line.range)
            || ActDays.issue(text.string(line)) != nil && text.string(line).contains(", ng")
    }

    private static func isNumber(_ line: SourceLine, _ text: SourceText) -> Bool {
        let words = text.string(line)
        return line.width <= widest && words.hasPrefix("Số") && ActIdentity.number(in: words) != nil
    }

    private static func begins(_ line: SourceLine, _ spelling: Spelling, _ text: SourceText) -> Bool {
        spelling.end(in: text.bytes, at: line.range.lowerBound, before: line.range.upperBound) != nil
    }
}
