// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads the numbered part of a text: chapters, articles, clauses and points of an act, or the lists of an annex.
///
/// A number opens a unit only where it follows on the one before; else it is part of a sentence, a quotation or a table.
struct BodyReader {
    enum Style {
        /// Chapters, articles, clauses, points.
        case articles
        /// "A.", "I.", "1.", "a)": an annex, or an act without articles.
        case lists
    }

    let text: SourceText
    let ends: LineEnds
    let quotations: [Int: Int]
    let notes: Footnotes
    let style: Style
    var doubts: [ReadingDoubt] = []
    private var stack: [DraftUnit]
    /// The number last opened of each kind, and of a list inside a list.
    private var last: [ProvisionPath.Unit: LineMark.Rank] = [:]
    private var nested: [ProvisionPath.Unit: LineMark.Rank] = [:]
    private var hasHeadings = true
    /// A quoted part of an act: it begins with any number, and its outermost units may skip some.
    private let isFragment: Bool
    private var first = 0

    init(
        _ text: SourceText, _ ends: LineEnds, _ quotations: [Int: Int], _ notes: Footnotes, _ style: Style, into root: DraftUnit,
        isFragment: Bool = false
    ) {
        self.text = text
        self.ends = ends
        self.quotations = quotations
        self.notes = notes
        self.style = style
        self.isFragment = isFragment
        stack = [root]
    }

    mutating func read(_ lines: Range<Int>) {
        first = lines.lowerBound
        if style == .articles { hasHeadings = ArticleHeadings(text, ends).areUsual(in: lines) }
        var at = lines.lowerBound
        while at < lines.upperBound { at = read(at, before: lines.upperBound) }
    }

    /// - Returns: The next line to read.
    private mutating func read(_ at: Int, before end: Int) -> Int {
        let line = text.lines[at]
        if notes.isNote[at] { return take(at, .footnote) }
        if line.table != nil { return take(at, .table) }
        if let close = quotations[at] {
            for quoted in at...min(close, end - 1) { _ = take(quoted, notes.isNote[quoted] ? .footnote : .quotation) }
            return min(close, end - 1) + 1
        }
        // Elsewhere "1.500 đồng" is a sum, and no first clause with a footnote of five hundred.
        guard let mark = LineMark.read(text.bytes, line.range), mark.note == nil || notes.isConsolidation, let unit = unit(of: mark),
            accepts(mark, unit, at)
        else { return take(at, .text) }
        open(unit, mark, at, from: line.range.lowerBound)
        return unit.isAboveClause ? readHeading(unit, mark, at, before: end) : readLead(mark, at)
    }

    private mutating func take(_ at: Int, _ kind: ActBlock.Kind) -> Int {
        stack[stack.count - 1].add(.init(line: at, start: text.lines[at].range.lowerBound), kind)
        return at + 1
    }

    // MARK: What a mark opens

    private func unit(of mark: LineMark) -> ProvisionPath.Unit? {
        switch mark.kind {
        case .part: return .part
        case .chapter: return .chapter
        case .section: return .section
        case .subsection: return .subsection
        case .article: return style == .articles ? .article : nil
        case .clause: return style == .lists || isFragment || last[.article] != nil ? .clause : nil
        case .point: return style == .lists || isFragment || last[.article] != nil ? .point : nil
        case .annex, .form: return nil
        case .letter: return style == .lists ? .part : nil
        case .roman:
            guard style == .lists else { return nil }
            let byte = text.bytes[mark.number.lowerBound]
            let isLetterDue = mark.number.count == 1 && last[.part].map { $0.major + 1 == Int(byte - 0x40) } ?? false
            let isNumeralDue = mark.rank.major == (last[.section]?.major ?? 0) + 1
            return isLetterDue && !isNumeralDue ? .part : .section
        }
    }

    private mutating func accepts(_ mark: LineMark, _ unit: ProvisionPath.Unit, _ at: Int) -> Bool {
        let rank = mark.kind == .roman && unit == .part ? LineMark.Rank(major: Int(text.bytes[mark.number.lowerBound] - 0x40)) : mark.rank
        if unit.isAboveClause, !standsAlone(mark, unit, at) { return false }
        let step = Succession(from: last[unit], to: rank, isLetter: unit == .point)
        let mayBegin = ends.mayBegin(at, after: first) || isBehindHeading(at)
        switch step {
        case .next, .inserted:
            if mayBegin { break }
            guard !ends.isOpen(ends.previous(at)), ends.startsUpper(mark.rest, before: text.lines[at].range.upperBound), !mark.isBare else {
                return reject(unit, rank, at)
            }
            doubt(.mayBeSentence, at)
        case .gap(let missing):
            guard mayBegin, !mark.isBare, unit.allowsGap(missing, isFirst: last[unit] == nil) || isOutermost(unit), style == .articles else {
                return reject(unit, rank, at)
            }
            doubt(.gap, at)
        case .back:
            if unit != .article || rank.major != 1 || !mayBegin || mark.isBare || stack[0].unit == .annex { return reject(unit, rank, at) }
            // A second count of articles without a title of its own: another text begins.
            doubt(.outOfOrder, at)
            stack = [stack[0]]
            let attached = DraftUnit(.attachment, "", label: "", line: at)
            stack[0].items.append(.unit(attached))
            stack.append(attached)
            last = [:]
        }
        if step == .next, let inner = nested[unit], inner.major + 1 == rank.major, inner.major > 1, last[unit].map({ $0.major < inner.major }) == true
        {
            return reject(unit, rank, at)
        }
        last[unit] = rank
        nested[unit] = nil
        return true
    }

    private func isOutermost(_ unit: ProvisionPath.Unit) -> Bool {
        isFragment && stack.dropFirst().allSatisfy { $0.unit.depth >= unit.depth }
    }

    /// A list inside a clause counts anew; its numbers are text, also where one of them would follow on the clause.
    private mutating func reject(_ unit: ProvisionPath.Unit, _ rank: LineMark.Rank, _ at: Int) -> Bool {
        guard unit == .clause || unit == .point else {
            let isBare = LineMark.read(text.bytes, text.lines[at].range)?.isBare ?? true
            if unit == .article, !isBare { doubt(.outOfOrder, at) }
            return false
        }
        if rank.major == 1 || nested[unit].map({ $0 < rank }) == true { nested[unit] = rank }
        if style == .articles, ends.mayBegin(at, after: first) { doubt(.outOfOrder, at) }
        return false
    }

    /// "Chương II" and "Mục 1" stand alone in their line, or before a title; "Mục 1 Chương V Nghị định …" is a sentence.
    private func standsAlone(_ mark: LineMark, _ unit: ProvisionPath.Unit, _ at: Int) -> Bool {
        let end = text.lines[at].range.upperBound
        if mark.kind == .letter || mark.kind == .roman { return mark.rest < end }
        if mark.rest >= end {
            // "Điều 5" at the end of a wrapped line is the end of a reference, unless a title follows.
            guard unit == .article, ends.isWrapped, at + 1 < text.lines.count else { return true }
            let next = text.lines[at + 1].range
            return mark.rest > mark.number.upperBound
                ? !ends.startsLower(next.lowerBound, before: next.upperBound) : ends.startsUpper(next.lowerBound, before: next.upperBound)
        }
        if unit == .article { return !mark.isBare || !ends.isWrapped }
        if Letters.isCapitals(text.bytes, mark.rest..<end) { return true }
        return !mark.isBare && !ends.isTerminal(at)
    }

    private func isBehindHeading(_ at: Int) -> Bool { headingEnd == at }

    /// The line behind the heading read last.
    private var headingEnd = -1

    private mutating func open(_ unit: ProvisionPath.Unit, _ mark: LineMark, _ at: Int, from start: Int) {
        while stack.count > 1, let top = stack.last, !top.unit.isEnclosure, top.unit.depth >= unit.depth { stack.removeLast() }
        for deeper in ProvisionPath.Unit.allCases where deeper.depth > unit.depth && deeper.depth < 100 {
            // Chapters are counted through the parts, and articles through everything.
            if deeper == .article || (deeper == .chapter && style == .articles) { continue }
            last[deeper] = nil
            nested[deeper] = nil
        }
        let child = DraftUnit(unit, number(of: mark), label: text.label(of: mark, from: start), line: at)
        stack[stack.count - 1].items.append(.unit(child))
        stack.append(child)
    }

    private func number(of mark: LineMark) -> String {
        let number = text.string(mark.number)
        guard mark.kind == .part, number.utf8.count > 2, Letters.roman(text.bytes[mark.number]) == nil, number.first?.isNumber == false else {
            return number
        }
        return "thứ-\(number.lowercased())"
    }

    // MARK: What stands behind a mark

    /// The words of a clause; "1. a) …" opens a point in the same line.
    private mutating func readLead(_ mark: LineMark, _ at: Int) -> Int {
        let end = text.lines[at].range.upperBound
        if mark.kind == .clause, let point = LineMark.point(text.bytes, from: mark.rest, to: end), point.rank.major == 1, point.rank.minor == 0 {
            last[.point] = point.rank
            open(.point, point, at, from: mark.rest)
            last[.point] = point.rank
            stack[stack.count - 1].add(.init(line: at, start: point.rest), .text)
        } else if mark.rest < end {
            stack[stack.count - 1].add(.init(line: at, start: mark.rest), .text)
        }
        return at + 1
    }

    private mutating func readHeading(_ unit: ProvisionPath.Unit, _ mark: LineMark, _ at: Int, before end: Int) -> Int {
        let headings = ArticleHeadings(text, ends)
        var runs: [DraftUnit.Run] = []
        let title =
            unit == .article || style == .lists
            ? headings.extent(from: mark, at, before: end, usual: hasHeadings, stops: stopsHeading)
            : headings.title(from: mark, at, before: end, stops: stopsHeading)
        if mark.rest < text.lines[at].range.upperBound { runs.append(.init(line: at, start: mark.rest)) }
        if title.count > 1 { runs += (1..<title.count).map { .init(line: at + $0, start: text.lines[at + $0].range.lowerBound) } }
        if title.isHeading {
            stack[stack.count - 1].heading = runs
        } else {
            for run in runs { stack[stack.count - 1].add(run, .text) }
        }
        headingEnd = at + title.count
        return headingEnd
    }

    private func stopsHeading(_ at: Int) -> Bool {
        if notes.isNote[at] || text.lines[at].table != nil || quotations[at] != nil { return true }
        guard let mark = LineMark.read(text.bytes, text.lines[at].range) else { return false }
        switch mark.kind {
        case .clause, .point: return mark.rank.major == 1
        case .annex, .form: return false
        case .article: return !mark.isBare
        case .letter, .roman: return style == .lists
        default: return mark.rest >= text.lines[at].range.upperBound || !mark.isBare
        }
    }

    private mutating func doubt(_ kind: ReadingDoubt.Kind, _ at: Int) {
        let line = text.lines[at]
        doubts.append(ReadingDoubt(kind, line: line.number, text: String(text.string(line).prefix(80))))
    }
}

/// How one number follows on another.
enum Succession: Equatable {
    case next, inserted, gap(Int), back

    init(from last: LineMark.Rank?, to rank: LineMark.Rank, isLetter: Bool) {
        let before = last ?? LineMark.Rank(major: 0)
        guard before < rank else {
            self = .back
            return
        }
        let step = rank.major - before.major
        switch step {
        case 0: self = last == nil ? .next : .inserted
        case 1: self = .next
        // Points leave out f, j and w; some leave out đ.
        case 2 where isLetter && [5, 7, 11, 24].contains(before.major + 1): self = .next
        default: self = .gap(step - 1)
        }
    }
}

extension ProvisionPath.Unit {
    /// 0 for the largest.
    fileprivate var depth: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    fileprivate var isAboveClause: Bool { self != .clause && self != .point }

    /// How many numbers may be missing before one that is still believed.
    fileprivate func allowsGap(_ missing: Int, isFirst: Bool) -> Bool {
        switch self {
        case .article: isFirst || missing <= 40
        case .clause, .point: !isFirst && missing <= 2
        default: isFirst || missing <= 3
        }
    }
}
