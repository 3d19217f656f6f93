// SPDX-License-Identifier: Apache-2.0

/// Where paragraphs begin in quoted law: a number opens one, and a heading ends where the words under it begin.
struct QuotedParagraphs {
    let text: SourceText
    let ends: LineEnds

    init(_ text: SourceText, _ ends: LineEnds) {
        self.text = text
        self.ends = ends
    }

    /// Lines of which the quoted numbers tell whether they open a paragraph; the others are told by how they begin and end.
    func starts(in runs: [DraftUnit.Run]) -> [Int: Bool] {
        var starts: [Int: Bool] = [:]
        var at = 0
        while at < runs.count {
            let line = runs[at].line
            guard let mark = mark(runs[at]), at == 0 || mayBegin(runs, at, mark) else {
                at += 1
                continue
            }
            starts[line] = true
            at += 1
            guard mark.kind == .article else { continue }
            let lines = line..<(runs[runs.count - 1].line + 1)
            let heading = ArticleHeadings(text, ends).extent(from: mark, line, before: lines.upperBound, usual: true) { stop in
                LineMark.read(text.bytes, text.lines[stop].range).map { $0.rank.major == 1 || $0.kind == .article } ?? false
            }
            guard heading.isHeading else { continue }
            for inside in (line + 1)..<max(line + 1, line + heading.count) { starts[inside] = false }
            if line + heading.count < lines.upperBound { starts[line + heading.count] = true }
            while at < runs.count, runs[at].line < line + heading.count { at += 1 }
        }
        return starts
    }

    private func mayBegin(_ runs: [DraftUnit.Run], _ at: Int, _ mark: LineMark) -> Bool {
        let before = runs[at - 1].line
        if ends.isOpen(before) || mark.isBare { return false }
        return ends.isTerminal(before) || !ends.isFull(before)
    }

    /// The number at the head of a line, behind a mark that opens a quotation.
    private func mark(_ run: DraftUnit.Run) -> LineMark? {
        let end = text.lines[run.line].range.upperBound
        var start = run.start
        if start < end, text.bytes[start] == UInt8(ascii: "\"") { start += 1 }
        if start + 3 <= end, text.bytes[start] == 0xE2, text.bytes[start + 1] == 0x80, text.bytes[start + 2] == 0x9C { start += 3 }
        return LineMark.read(text.bytes, start..<end)
    }
}
