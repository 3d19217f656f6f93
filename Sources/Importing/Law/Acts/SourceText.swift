// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// A text as its format gave it: UTF-8 in NFC, line by line, with where each line stood.
struct SourceText {
    private(set) var bytes: [UInt8] = []
    private(set) var lines: [SourceLine] = []
    /// Characters that are no space.
    private(set) var characters = 0
    private var isAfterBlank = false
    private var isPageStart = false
    private var ruleWidth = 0
    /// In whose letters the source is written; `nil` for Unicode.
    let font: OldFont?
    private let isConverted: Bool

    /// - Parameter isConverted: Whether what is added comes in Unicode by then.
    init(font: OldFont? = nil, isConverted: Bool = false) {
        self.font = font
        self.isConverted = isConverted
    }

    /// A blank line says that a paragraph may end there.
    mutating func addBlank() { isAfterBlank = true }

    mutating func addPageBreak() { isPageStart = true }

    /// - Parameter table: Rows of one table bear one number; their cells are parted by U+0009.
    mutating func add(_ text: some StringProtocol, number: Int, table: Int? = nil, isNote: Bool = false) {
        let start = bytes.count
        appendTidy(Self.composed(isConverted ? String(text) : font?.converted(String(text)) ?? String(text)), keepsTabs: table != nil)
        guard bytes.count > start else {
            ruleWidth = max(ruleWidth, text.utf8.count)
            return addBlank()
        }
        let width = Letters.count(bytes[start...])
        lines.append(
            SourceLine(
                range: start..<bytes.count, number: number, width: width, table: table, isAfterBlank: isAfterBlank, isPageStart: isPageStart,
                ruleWidth: ruleWidth, isNote: isNote
            )
        )
        characters += Letters.count(solid: bytes[start...])
        isAfterBlank = false
        isPageStart = false
        ruleWidth = 0
    }

    /// Puts rows of a table where lines stood.
    ///
    /// - Returns: How many rows hold anything.
    mutating func replace(_ range: Range<Int>, with rows: [[String]], table: Int) -> Int {
        guard let first = lines[range].first else { return 0 }
        var made: [SourceLine] = []
        for row in rows {
            let start = bytes.count
            let cells = row.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            appendTidy(Self.composed(cells.joined(separator: "\t")), keepsTabs: true)
            guard bytes.count > start else { continue }
            made.append(
                SourceLine(
                    range: start..<bytes.count, number: first.number, width: Letters.count(bytes[start...]), table: table,
                    isAfterBlank: made.isEmpty, isPageStart: made.isEmpty && first.isPageStart))
        }
        lines.replaceSubrange(range, with: made)
        if range.lowerBound + made.count < lines.count { lines[range.lowerBound + made.count].isAfterBlank = true }
        return made.count
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func string(_ line: SourceLine) -> String { string(line.range) }

    /// The lines kept, after those that are no part of the act have been taken out.
    mutating func keep(_ lines: [SourceLine]) { self.lines = lines }

    /// NFC, which most lines are in already.
    private static func composed(_ text: String) -> String {
        text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) } ? text.precomposedStringWithCanonicalMapping : text
    }

    /// Every space is U+0020, and one stands for many; what has no width is dropped.
    private mutating func appendTidy(_ text: String, keepsTabs: Bool) {
        var pending: UInt8?
        let start = bytes.count
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09 where keepsTabs: pending = 0x09
            // A sign for which the page has no letter: that something stood there must be seen.
            case 0: append(Unicode.Scalar(0xFFFD), after: &pending, from: start)
            case 1...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: pending = pending ?? 0x20
            case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: continue
            default: append(scalar, after: &pending, from: start)
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar?, after pending: inout UInt8?, from start: Int) {
        if let space = pending, bytes.count > start { bytes.append(space) }
        pending = nil
        if let encoded = scalar.flatMap(UTF8.encode) { bytes.append(contentsOf: encoded) }
    }
}

struct SourceLine {
    var range: Range<Int>
    /// 1 for the first line of the file.
    let number: Int
    /// In characters.
    let width: Int
    let table: Int?
    var isAfterBlank: Bool
    var isPageStart: Bool
    /// Spaces in the blank line before: the rule above footnotes is drawn, and leaves nothing else in the text of a page.
    var ruleWidth = 0
    /// A footnote, where the format says so.
    var isNote = false
}
