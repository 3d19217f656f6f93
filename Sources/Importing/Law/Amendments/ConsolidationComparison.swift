// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Units of two texts of one act side by side: our text of a day, and the official consolidation.
///
/// Spaces are left aside, and so are the numbers of the consolidation's footnotes and the length of dotted lines to write on.
package struct ConsolidationComparison: Sendable {
    package let units: Int
    package let equal: Int
    package let differences: [UnitDifference]

    package var share: Double { units > 0 ? Double(equal) / Double(units) : 0 }

    /// - Parameter ours: Taken as `after` in each difference, the official text as `before`.
    package init(_ ours: Act, _ official: Act) {
        let (one, other) = (Self.wording(ours), Self.wording(official))
        let notes = Self.notes(official.elements)
        let paths = one.order + other.order.filter { one.texts[$0] == nil }
        units = paths.count
        differences = paths.compactMap { path in
            let (mine, theirs) = (one.texts[path], other.texts[path])
            if let mine, let theirs, Self.isSame(Solid(mine.text), Solid(theirs.text), notes: notes) { return nil }
            return UnitDifference(path: path, label: mine?.label ?? theirs?.label ?? "", before: theirs?.text, after: mine?.text)
        }
        equal = units - differences.count
    }

    private static func wording(_ act: Act) -> (order: [ProvisionPath], texts: [ProvisionPath: UnitText]) {
        var order: [ProvisionPath] = []
        var texts: [ProvisionPath: UnitText] = [:]
        for unit in act.unitTexts {
            if texts.updateValue(unit, forKey: unit.path) == nil { order.append(unit.path) }
        }
        return (order, texts)
    }

    /// The highest number that a footnote bears.
    private static func notes(_ elements: [ActElement]) -> Int {
        elements.reduce(0) { most, element in
            switch element {
            case .unit(let unit): return max(most, notes(unit.elements))
            case .block(let block) where block.kind == .footnote:
                return block.lines.reduce(most) { max($0, Int($1.prefix { $0.isASCII && $0.isNumber }) ?? 0) }
            default: return most
            }
        }
    }

    /// A text without spaces, and without the dots of lines to write on.
    private struct Solid {
        private(set) var bytes: [UInt8] = []
        /// Offsets of what stood right behind something else: a footnote's number sticks to a word.
        private var glued: Set<Int> = []

        init(_ text: String) {
            bytes.reserveCapacity(text.utf8.count)
            var dots = 0
            var isBehindSpace = true
            for byte in text.replacing("…", with: "..").utf8 {
                if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                    isBehindSpace = true
                    continue
                }
                if byte == UInt8(ascii: ".") {
                    dots += 1
                    isBehindSpace = false
                    continue
                }
                if dots == 1 { bytes.append(UInt8(ascii: ".")) }
                dots = 0
                if !isBehindSpace, Letters.isDigit(byte) { glued.insert(bytes.count) }
                isBehindSpace = false
                bytes.append(byte)
            }
            if dots == 1 { bytes.append(UInt8(ascii: ".")) }
        }

        /// The digits from an offset on that may be a footnote's number.
        func note(at start: Int, notes: Int) -> Range<Int>? {
            guard glued.contains(start) else { return nil }
            var end = start
            while end < bytes.count, Letters.isDigit(bytes[end]), end - start < 3 { end += 1 }
            let number = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return number > 0 && number <= notes ? start..<end : nil
        }
    }

    /// Whether the official text is ours with nothing but footnotes' numbers in it.
    private static func isSame(_ ours: Solid, _ theirs: Solid, notes: Int) -> Bool {
        if ours.bytes == theirs.bytes { return true }
        var (mine, other) = (0, 0)
        while other < theirs.bytes.count {
            if mine < ours.bytes.count, ours.bytes[mine] == theirs.bytes[other] {
                mine += 1
                other += 1
            } else if let note = theirs.note(at: other, notes: notes) {
                other = note.upperBound
            } else {
                return false
            }
        }
        return mine == ours.bytes.count
    }
}
