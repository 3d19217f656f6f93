// SPDX-License-Identifier: Apache-2.0
import Domain

/// Finds the structure of an act in its text.
struct ActReader {
    private var text: SourceText
    private let ends: LineEnds
    private let quotations: Quotations
    private let notes: Footnotes
    private let zones: ActZones
    private let root = DraftUnit(.attachment, "", label: "", line: 0)
    private var report: ReadingReport

    static func read(_ source: SourceText, from name: String, _ format: ActFormat, chrome: [LeftOut] = []) -> ActReading {
        var report = ReadingReport(source: name, format: format)
        report.characters = source.characters + chrome.reduce(0) { $0 + $1.characters }
        var text = source
        var furniture = Furniture()
        furniture.clear(&text)
        Letterhead.restore(&text)
        report.leftOut = chrome + furniture.leftOut
        report.doubts = furniture.doubts
        var reader = ActReader(text, report)
        return reader.read()
    }

    private init(_ text: SourceText, _ report: ReadingReport) {
        self.text = text
        self.report = report
        let lineEnds = LineEnds(text)
        notes = Footnotes(text, lineEnds)
        ends = lineEnds.over(notes)
        quotations = Quotations(text, ends, notes)
        zones = ActZones(text, ends, quotations.ends, notes)
    }

    private mutating func read() -> ActReading {
        report.doubts += quotations.doubts
        if !text.lines.isEmpty {
            readFront()
            if !zones.hasArticles { report.doubts.append(ReadingDoubt(.noArticles, line: text.lines[0].number)) }
            readBody(adoption().map { zones.body.lowerBound..<$0 } ?? zones.body, zones.hasArticles ? .articles : .lists, into: root)
            if let line = adoption() { for at in line..<zones.body.upperBound { take(at, .adoption) } }
            readClose()
            readAttachments()
        }
        var finishing = Finishing(text, ends)
        var act = Act(document: LegalDocument(id: .init(""), number: "", kind: "", title: ""), elements: finishing.elements(root))
        report.doubts += finishing.doubts
        let identity = ActIdentity(act, kindLine: zones.kindLine.map { text.string(text.lines[$0]) } ?? "")
        act.document = identity.document
        act.signer = identity.signer
        clearMarks(in: &act)
        report.doubts += identity.doubts
        report.placed = act.characters
        report.doubts.sort { $0.line < $1.line }
        return ActReading(act: act, report: report)
    }

    /// The numbers of a consolidation's footnotes are no part of the law's words.
    private mutating func clearMarks(in act: inout Act) {
        var marks = NoteMarks(count: notes.count)
        marks.clear(&act.elements)
        guard marks.marks > 0 else { return }
        report.leftOut.append(LeftOut(reason: .noteMark, line: text.lines[0].number, lines: marks.marks, characters: marks.characters))
    }

    private func take(_ line: Int, _ kind: ActBlock.Kind) {
        root.add(.init(line: line, start: text.lines[line].range.lowerBound), notes.isNote[line] ? .footnote : kind)
    }

    // MARK: Before the body

    private func readFront() {
        let end = zones.body.lowerBound
        var at = 0
        while at < min(end, zones.kindLine ?? firstBasis(before: end)) {
            take(at, .letterhead)
            at += 1
        }
        let title = at
        while at < end, !isBasis(at) || isTitle(at, title), !isHistory(at), !isEnactment(at, title) {
            take(at, .title)
            at += 1
        }
        var kind = ActBlock.Kind.enactment
        while at < end {
            if isBasis(at) {
                kind = .basis
            } else if kind == .basis, ends.isTerminal(at - 1),
                ends.startsUpper(text.lines[at].range.lowerBound, before: text.lines[at].range.upperBound)
            {
                kind = .enactment
            }
            take(at, kind)
            at += 1
        }
    }

    private static let carryingOut = Spelling("Thực hiện")

    /// "NGHỊ ĐỊNH" / "Thực hiện thí điểm …": a title may begin as a legal basis does.
    private func isTitle(_ line: Int, _ title: Int) -> Bool {
        let range = text.lines[line].range
        return line == title + 1 && zones.kindLine == title
            && Self.carryingOut.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil
    }

    private func firstBasis(before end: Int) -> Int { (0..<end).first(where: isBasis) ?? end }

    private func isBasis(_ line: Int) -> Bool {
        let range = text.lines[line].range
        return ActZones.basis.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil && ends.mayBegin(line, after: 0)
    }

    private static let history = Spelling(
        "Luật ", "Bộ luật ", "Nghị định số", "Thông tư số", "Quyết định số", "Nghị quyết số", "Pháp lệnh ", "Thông tư liên tịch số")

    /// "Nghị định số … có hiệu lực kể từ ngày …, được sửa đổi, bổ sung bởi:" under the title of a consolidated text.
    private func isHistory(_ line: Int) -> Bool {
        let range = text.lines[line].range
        return line > (zones.kindLine ?? 0) && Self.history.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil
            && !ends.isOpen(line - 1) && !ends.isFull(line - 1)
    }

    private func isEnactment(_ line: Int, _ title: Int) -> Bool {
        line > title + 1 && ends.isTerminal(line) && !Letters.isCapitals(text.bytes, text.lines[line].range)
    }

    // MARK: Body, close, attachments

    private mutating func readBody(_ lines: Range<Int>, _ style: BodyReader.Style, into unit: DraftUnit) {
        var reader = BodyReader(text, ends, quotations.ends, notes, style, into: unit)
        reader.read(lines)
        report.doubts += reader.doubts
    }

    private static let adopted = Spelling(
        "Luật này được Quốc hội", "Luật này đã được Quốc hội", "Bộ luật này được Quốc hội", "Bộ luật này đã được",
        "Nghị quyết này được Quốc hội", "Nghị quyết này đã được Quốc hội", "Nghị quyết này được Ủy ban", "Pháp lệnh này được",
        "Nghị quyết này được Hội đồng", "Nghị quyết này đã được Hội đồng")

    private func adoption() -> Int? {
        zones.body.suffix(6).first { line in
            let range = text.lines[line].range
            return Self.adopted.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil
        }
    }

    private func readClose() {
        var kind = ActBlock.Kind.signature
        for line in zones.close {
            if zones.isRecipients(line) {
                kind = .recipients
            } else if kind == .recipients, zones.isSignature(line) || Letters.isCapitals(text.bytes, text.lines[line].range) && !isListed(line) {
                kind = .signature
            } else if kind == .recipients, !isListed(line), ends.isTerminal(line - 1), text.lines[line].width < 40, !ends.isTerminal(line) {
                kind = .signature
            }
            take(line, kind)
        }
    }

    private func isListed(_ line: Int) -> Bool { text.bytes[text.lines[line].range.lowerBound] == UInt8(ascii: "-") }

    private mutating func readAttachments() {
        var outer: DraftUnit?
        for zone in zones.attachments {
            let number = zone.mark.map { withoutNote(text.string($0.number)) } ?? ""
            let label = zone.mark.map { text.label(of: $0, from: text.lines[zone.lines.lowerBound].range.lowerBound) } ?? ""
            let unit = DraftUnit(zone.unit, number, label: label, line: zone.lines.lowerBound)
            let start = readTitle(zone, unit)
            let isNested =
                zone.unit == .form || (zone.unit == .annex && outer?.unit == .attachment && zones.attachedLine(behind: zone.lines.lowerBound) == nil)
            if isNested, let outer {
                outer.items.append(.unit(unit))
            } else {
                root.items.append(.unit(unit))
                outer = unit
            }
            let rest = start..<zone.lines.upperBound
            if zone.unit == .form {
                for line in rest {
                    unit.add(
                        .init(line: line, start: text.lines[line].range.lowerBound),
                        notes.isNote[line] ? .footnote : text.lines[line].table == nil ? .text : .table)
                }
            } else {
                readBody(rest, countsArticles(rest) ? .articles : .lists, into: unit)
            }
        }
    }

    /// "Mẫu số 01.3" is form 01 with note 3 in a consolidation.
    private func withoutNote(_ number: String) -> String {
        guard notes.count > 0, let dot = number.lastIndex(of: "."), let note = Int(number[number.index(after: dot)...]), note <= notes.count else {
            return number
        }
        return String(number[..<dot])
    }

    private static let motto = Spelling("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")

    /// A regulation has articles; the form of a decision has them too, but they are the form's.
    private func countsArticles(_ lines: Range<Int>) -> Bool {
        for line in lines {
            let range = text.lines[line].range
            if Self.motto.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil { return false }
            guard quotations.ends[line] == nil, let mark = LineMark.read(text.bytes, range), mark.kind == .article, !mark.isBare, mark.rank.major == 1
            else { continue }
            if ends.mayBegin(line, after: lines.lowerBound) { return true }
        }
        return false
    }

    /// The title of what is attached, and the line that says to what.
    private func readTitle(_ zone: ActZones.Attachment, _ unit: DraftUnit) -> Int {
        let first = zone.lines.lowerBound
        let attached = zones.attachedLine(behind: first).flatMap { $0 < zone.lines.upperBound ? $0 : nil }
        var at = first
        if let mark = zone.mark {
            if mark.rest < text.lines[first].range.upperBound {
                let isAttachedTo = text.bytes[mark.rest] == UInt8(ascii: "(")
                if isAttachedTo {
                    unit.add(.init(line: first, start: mark.rest), .enactment)
                } else {
                    unit.heading.append(.init(line: first, start: mark.rest))
                }
            }
            at += 1
        }
        let limit = min(zone.lines.upperBound, attached ?? first + 8)
        while at < limit, attached != nil || Letters.isCapitals(text.bytes, text.lines[at].range), !notes.isNote[at], text.lines[at].table == nil {
            if attached == nil, LineMark.read(text.bytes, text.lines[at].range) != nil { break }
            unit.heading.append(.init(line: at, start: text.lines[at].range.lowerBound))
            at += 1
        }
        guard let attached, at == attached else { return at }
        repeat {
            unit.add(.init(line: at, start: text.lines[at].range.lowerBound), .enactment)
            at += 1
        } while at < min(zone.lines.upperBound, attached + 6) && !closesBracket(at - 1)
        // More of the title may follow: "(Kèm theo …)" stands above some titles.
        while unit.heading.isEmpty, at < min(zone.lines.upperBound, attached + 12), Letters.isCapitals(text.bytes, text.lines[at].range),
            LineMark.read(text.bytes, text.lines[at].range) == nil
        {
            unit.heading.append(.init(line: at, start: text.lines[at].range.lowerBound))
            at += 1
        }
        return at
    }

    private func closesBracket(_ line: Int) -> Bool { text.bytes[text.lines[line].range].contains(UInt8(ascii: ")")) || !ends.isWrapped }
}
