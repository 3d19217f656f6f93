// SPDX-License-Identifier: Apache-2.0
import Domain

/// A unit whose words are still lines of the source.
final class DraftUnit {
    let unit: ProvisionPath.Unit
    let number: String
    /// As printed.
    let label: String
    /// Index of the line it begins at.
    let line: Int
    var heading: [Run] = []
    var items: [Item] = []

    /// What stands of a line from an offset on.
    struct Run {
        let line: Int
        let start: Int
    }

    enum Item {
        case unit(DraftUnit)
        case block(ActBlock.Kind, [Run])
    }

    init(_ unit: ProvisionPath.Unit, _ number: String, label: String, line: Int) {
        self.unit = unit
        self.number = number
        self.label = label
        self.line = line
    }

    /// Puts a line behind the others of its kind. A footnote may stand between two lines of one sentence and does not part them.
    func add(_ run: Run, _ kind: ActBlock.Kind) {
        var at = items.count - 1
        while kind == .text, at >= 0, case .block(.footnote, _) = items[at] { at -= 1 }
        if at >= 0, case .block(kind, var runs) = items[at] {
            runs.append(run)
            items[at] = .block(kind, runs)
        } else {
            items.append(.block(kind, [run]))
        }
    }
}

/// Makes paragraphs of lines, and an act's elements of a draft.
struct Finishing {
    let text: SourceText
    let ends: LineEnds
    private(set) var doubts: [ReadingDoubt] = []

    init(_ text: SourceText, _ ends: LineEnds) {
        self.text = text
        self.ends = ends
    }

    mutating func elements(_ draft: DraftUnit) -> [ActElement] {
        var taken: [ProvisionPath.Step: Int] = [:]
        return elements(draft, under: &taken)
    }

    /// - Parameter taken: How often each number has come so far where it must come once: an article in its whole text.
    private mutating func elements(_ draft: DraftUnit, under articles: inout [ProvisionPath.Step: Int]) -> [ActElement] {
        var own: [ProvisionPath.Step: Int] = [:]
        var elements: [ActElement] = []
        for item in draft.items {
            switch item {
            case .block(let kind, let runs): elements.append(.block(ActBlock(kind, lines(runs, kind))))
            case .unit(let child):
                var step = ProvisionPath.Step(child.unit, child.number)
                let count = child.unit == .article ? articles[step, default: 0] : own[step, default: 0]
                if child.unit == .article { articles[step] = count + 1 } else { own[step] = count + 1 }
                if count > 0 {
                    step = .init(child.unit, "\(child.number)-\(count + 1)")
                    let line = text.lines[child.line]
                    doubts.append(ReadingDoubt(.twiceNumbered, line: line.number, text: String(text.string(line).prefix(80))))
                }
                var unit = ActUnit(step.unit, step.number, label: child.label, heading: joined(child.heading))
                if child.unit.isEnclosure {
                    var inside: [ProvisionPath.Step: Int] = [:]
                    unit.elements = self.elements(child, under: &inside)
                } else {
                    unit.elements = self.elements(child, under: &articles)
                }
                elements.append(.unit(unit))
            }
        }
        return elements
    }

    func joined(_ runs: [DraftUnit.Run]) -> String {
        var out: [UInt8] = []
        for run in runs { append(run, to: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    func lines(_ runs: [DraftUnit.Run], _ kind: ActBlock.Kind) -> [String] {
        guard ends.isWrapped, kind != .table, kind != .letterhead, kind != .signature else {
            return runs.map { text.string($0.start..<text.lines[$0.line].range.upperBound) }.filter { !$0.isEmpty }
        }
        var lines: [String] = []
        var out: [UInt8] = []
        var last: DraftUnit.Run?
        let breaks = kind == .quotation ? QuotedParagraphs(text, ends).starts(in: runs) : [:]
        for run in runs where run.start < text.lines[run.line].range.upperBound {
            if let last, breaks[run.line] ?? beginsParagraph(run, behind: last) {
                lines.append(String(decoding: out, as: UTF8.self))
                out = []
            }
            append(run, to: &out)
            last = run
        }
        if !out.isEmpty { lines.append(String(decoding: out, as: UTF8.self)) }
        return lines
    }

    /// A number broken behind its hyphen ("22/2026/NĐ-" "CP") goes together again; a hyphen between words keeps its spaces.
    private func append(_ run: DraftUnit.Run, to out: inout [UInt8]) {
        let range = run.start..<text.lines[run.line].range.upperBound
        guard !range.isEmpty else { return }
        if let last = out.last {
            let isBroken = (last == UInt8(ascii: "-") || last == UInt8(ascii: "/")) && out.count > 1 && out[out.count - 2] != 0x20
            if !isBroken { out.append(0x20) }
        }
        out += text.bytes[range]
    }

    private func beginsParagraph(_ run: DraftUnit.Run, behind last: DraftUnit.Run) -> Bool {
        let end = text.lines[run.line].range.upperBound
        if isBullet(run.start, end) { return !ends.isFull(last.line) || ends.isTerminal(last.line) }
        if ends.startsLower(run.start, before: end) || ends.isOpen(last.line) { return false }
        if run.line == last.line + 1, !ends.isFull(last.line) { return true }
        return ends.isTerminal(last.line) && (ends.startsUpper(run.start, before: end) || Letters.isDigit(text.bytes[run.start]))
    }

    private func isBullet(_ start: Int, _ end: Int) -> Bool {
        start + 1 < end && text.bytes[start + 1] == 0x20 && "-+*".utf8.contains(text.bytes[start])
    }
}
