// SPDX-License-Identifier: Apache-2.0
import Domain

/// What an amending act puts into another: the quoted lines, read as units of the act that they go into.
struct QuotedText {
    /// Units that stand in no other quoted one.
    let units: [ActUnit]
    let elements: [ActElement]

    init(_ lines: [String]) {
        var text = SourceText()
        for (index, line) in Self.trimmed(lines).enumerated() { text.add(line, number: index + 1) }
        let ends = LineEnds(text, isWrapped: false)
        let root = DraftUnit(.attachment, "", label: "", line: 0)
        var reader = BodyReader(text, ends, [:], Footnotes(noneIn: text), .articles, into: root, isFragment: true)
        reader.read(0..<text.lines.count)
        var finishing = Finishing(text, ends)
        elements = text.lines.isEmpty ? [] : finishing.elements(root)
        units = elements.compactMap { if case .unit(let unit) = $0 { unit } else { nil } }
    }

    /// Without the marks around the whole, and what stands behind the last of them: "”;", "”.".
    ///
    /// - Parameter closes: Whether a full stop behind the mark ends the sentence inside, as official consolidations have it.
    static func trimmed(_ lines: [String], closes: Bool = false) -> [String] {
        var lines = lines
        if let first = lines.first, let mark = first.first, mark == "“" || mark == "\"" || mark == "„" { lines[0] = String(first.dropFirst()) }
        if let last = lines.last, let mark = last.lastIndex(where: { $0 == "”" || $0 == "\"" }),
            !last[mark...].dropFirst().contains(where: \.isLetter),
            last[mark...].count <= 3, last[..<mark].filter({ $0 == "“" }).count <= last[..<mark].filter({ $0 == "”" }).count
        {
            let text = last[..<mark]
            let isOpen = text.last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? false
            lines[lines.count - 1] = String(text) + (closes && isOpen && last[mark...].dropFirst().contains(".") ? "." : "")
        }
        return lines.filter { !$0.isEmpty }
    }
}

/// Marks around a quotation that is one of several.
enum QuotedLines {
    static func unmarked(_ lines: [String]) -> [String] { QuotedText.trimmed(lines) }

    static func closed(_ lines: [String]) -> [String] { QuotedText.trimmed(lines, closes: true) }
}

extension QuotedText {
    /// The quoted words where they are no unit.
    var plainText: String? {
        guard case .block(let block)? = elements.first, elements.count == 1 else { return nil }
        return block.lines.joined(separator: " ")
    }

    /// Words that stand before the first unit.
    var starts: [ActElement] { units.isEmpty ? [] : Array(elements.prefix { if case .block = $0 { true } else { false } }) }
}
