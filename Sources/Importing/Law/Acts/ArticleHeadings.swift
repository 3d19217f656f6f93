// SPDX-License-Identifier: Apache-2.0

/// Tells a heading from the words of the law behind it: neither a full stop nor a blank line parts them on a page.
struct ArticleHeadings {
    let text: SourceText
    let ends: LineEnds

    struct Extent {
        /// Lines that it takes, the one with the mark included.
        let count: Int
        let isHeading: Bool
    }

    private static let mostLines = 8
    /// No heading seen so far is longer.
    private static let longest = 600

    init(_ text: SourceText, _ ends: LineEnds) {
        self.text = text
        self.ends = ends
    }

    /// Whether articles have headings here; those of a plain decision have none.
    func areUsual(in lines: Range<Int>) -> Bool {
        var articles = 0
        var titled = 0
        for line in lines {
            guard let mark = LineMark.read(text.bytes, text.lines[line].range), mark.kind == .article, !mark.isBare else { continue }
            articles += 1
            if !ends.isTerminal(line), !ends.isFull(line) { titled += 1 }
        }
        return titled * 4 >= articles
    }

    /// What belongs to an article's heading.
    func extent(from mark: LineMark, _ at: Int, before end: Int, usual: Bool, stops: (Int) -> Bool) -> Extent {
        var count = 1
        let isEmpty = mark.rest >= text.lines[at].range.upperBound
        if isEmpty {
            guard at + 1 < end, !stops(at + 1) else { return Extent(count: 1, isHeading: true) }
            count = 2
        }
        if !ends.isWrapped {
            let line = at + count - 1
            if ends.isTerminal(line) || text.lines[line].width > Self.longest {
                return isEmpty ? Extent(count: 1, isHeading: true) : Extent(count: 1, isHeading: false)
            }
            return Extent(count: count, isHeading: true)
        }
        while count < Self.mostLines {
            let line = at + count - 1
            if ends.isTerminal(line), !runsOn(line, before: end) { return split(at, count, usual: usual) }
            guard line + 1 < end, !stops(line + 1) else { return Extent(count: count, isHeading: true) }
            let next = text.lines[line + 1].range
            let goesOn =
                runsOn(line, before: end) || ends.isFull(line) || ends.isOpen(line) || ends.startsLower(next.lowerBound, before: next.upperBound)
            guard goesOn else { return Extent(count: count, isHeading: true) }
            let startsUpper = ends.startsUpper(next.lowerBound, before: next.upperBound)
            if startsUpper, !ends.isOpen(line), usual, ends.isFull(line + 1) || ends.isTerminal(line + 1) {
                return Extent(count: count, isHeading: true)
            }
            count += 1
        }
        return Extent(count: usual ? 1 : count, isHeading: usual)
    }

    /// "… - Mã số:" and a code alone in the next line.
    private func runsOn(_ line: Int, before end: Int) -> Bool {
        guard line + 1 < end, text.bytes[text.lines[line].range].last == UInt8(ascii: ":") else { return false }
        let next = text.bytes[text.lines[line + 1].range]
        return next.count <= 24 && !next.contains(0x20) && next.contains(UInt8(ascii: ".")) && next.contains(where: Letters.isDigit)
    }

    /// A sentence has come to its end: the article has no heading, or the heading ended where a line begins with a capital.
    private func split(_ at: Int, _ count: Int, usual: Bool) -> Extent {
        guard usual, count > 1 else { return Extent(count: count, isHeading: false) }
        for line in (at + 1)..<(at + count) {
            let range = text.lines[line].range
            if ends.startsUpper(range.lowerBound, before: range.upperBound), !ends.isOpen(line - 1) {
                return Extent(count: line - at, isHeading: true)
            }
        }
        return Extent(count: count, isHeading: false)
    }

    /// The title of a chapter: what stands before the next mark, as long as it is set in capitals or is one short sentence.
    func title(from mark: LineMark, _ at: Int, before end: Int, stops: (Int) -> Bool) -> Extent {
        var count = 1
        while count < Self.mostLines, at + count < end, !stops(at + count) {
            let line = at + count
            let isCapitals = Letters.isCapitals(text.bytes, text.lines[line].range)
            let hasTitle = count > 1 || mark.rest < text.lines[at].range.upperBound
            if !isCapitals, hasTitle {
                let wasCapitals = Letters.isCapitals(text.bytes, text.lines[line - 1].range)
                if wasCapitals || !(ends.isFull(line - 1) || ends.isOpen(line - 1)) { break }
            }
            if ends.isTerminal(line), !isCapitals { break }
            count += 1
        }
        return Extent(count: count, isHeading: true)
    }
}
