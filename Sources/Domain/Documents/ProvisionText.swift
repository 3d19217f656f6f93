// SPDX-License-Identifier: Apache-2.0

/// The text of an article, divided into its clauses ("1.") and points ("a)"), each with the bytes it takes.
package struct ProvisionText: Sendable {
    package let text: String
    /// In the order of the text; a clause comes before its points. Empty where the article has no numbered parts.
    package let parts: [Part]

    /// One clause or point.
    package struct Part: Hashable, Sendable {
        package let path: ProvisionPath
        /// UTF-8 offsets of the whole part with its number and everything under it.
        package let range: Range<Int>
        /// UTF-8 offsets of what stands before the first part under it: the words that introduce a list.
        package let lead: Range<Int>

        package var isLeaf: Bool { lead == range }
    }

    /// - Parameter path: Where the text stands; parts are addressed under it.
    package init(_ text: String, under path: ProvisionPath) {
        self.text = text
        var dividing = Dividing(path: path)
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            dividing.take(bytes[at..<end])
            at = end + 1
        }
        parts = dividing.finished
        lead = parts.first.map { 0..<Self.trimmedEnd(of: bytes, before: $0.range.lowerBound) } ?? 0..<bytes.count
    }

    /// What stands before the first numbered part; the whole text where there is none.
    package let lead: Range<Int>

    package func part(at path: ProvisionPath) -> Part? { parts.first { $0.path == path } }

    /// The exact words of a range that this text gave.
    package subscript(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    /// The smallest part that holds a byte, or `nil` before the first.
    package func part(holding offset: Int) -> Part? { parts.last { $0.range.contains(offset) } }

    fileprivate static func trimmedEnd(of bytes: [UInt8], before offset: Int) -> Int {
        var end = offset
        while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }

    fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// Reads line by line; a number that does not go on from the one before is part of a quoted text and opens nothing.
private struct Dividing {
    let path: ProvisionPath
    private var open: [Open] = []
    private var parts: [ProvisionText.Part] = []
    private var lastClause: NumberedMark?
    private var lastPoint: NumberedMark?

    private struct Open {
        let path: ProvisionPath
        let isClause: Bool
        let start: Int
        var leadEnd: Int?
    }

    private var end = 0

    init(path: ProvisionPath) { self.path = path }

    mutating func take(_ line: ArraySlice<UInt8>) {
        if let mark = NumberedMark(line), let start = line.firstIndex(where: { !ProvisionText.isBlank($0) }) {
            if mark.isClause, lastClause.map({ $0 < mark }) ?? mark.canBeFirst {
                close(throughClause: true)
                lastClause = mark
                lastPoint = nil
                begin(path.appending(.clause, mark.text), isClause: true, at: start)
            } else if !mark.isClause, lastPoint.map({ $0 < mark }) ?? mark.canBeFirst {
                close(throughClause: false)
                lastPoint = mark
                begin((open.last?.path ?? path).appending(.point, mark.text), isClause: false, at: start)
            }
        }
        var last = line.endIndex
        while last > line.startIndex, ProvisionText.isBlank(line[last - 1]) { last -= 1 }
        if last > line.startIndex { end = last }
    }

    var finished: [ProvisionText.Part] {
        var copy = self
        copy.close(throughClause: true)
        return copy.parts.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    private mutating func begin(_ path: ProvisionPath, isClause: Bool, at start: Int) {
        if let last = open.indices.last, open[last].leadEnd == nil { open[last].leadEnd = end }
        open.append(Open(path: path, isClause: isClause, start: start))
    }

    private mutating func close(throughClause: Bool) {
        while let last = open.last, throughClause || !last.isClause {
            open.removeLast()
            parts.append(
                ProvisionText.Part(
                    path: last.path, range: last.start..<max(end, last.start), lead: last.start..<(last.leadEnd ?? max(end, last.start)))
            )
        }
    }
}

/// The number at the head of a line: "1.", "3b.", "a)", "a1)", "đ)".
private struct NumberedMark: Comparable {
    let isClause: Bool
    /// As printed, without its dot or bracket.
    let text: String
    private let major: Int
    private let minor: Int

    /// A list begins with its first number; "3." at the head of an article is a number in a sentence.
    var canBeFirst: Bool { major <= 1 }

    static func < (one: Self, other: Self) -> Bool { (one.major, one.minor) < (other.major, other.minor) }

    init?(_ line: ArraySlice<UInt8>) {
        var rest = line.drop { ProvisionText.isBlank($0) }
        let start = rest.startIndex
        let digits = rest.prefix(while: Self.isDigit)
        if !digits.isEmpty {
            guard digits.count <= 3 else { return nil }
            rest = rest.dropFirst(digits.count)
            let letter = Self.letter(at: rest)
            if let letter { rest = rest.dropFirst(letter.length) }
            guard rest.first == UInt8(ascii: "."), Self.endsMark(rest.dropFirst()) else { return nil }
            isClause = true
            major = Int(String(decoding: digits, as: UTF8.self)) ?? 0
            minor = letter?.rank ?? 0
        } else if let letter = Self.letter(at: rest) {
            rest = rest.dropFirst(letter.length)
            let number = rest.prefix(while: Self.isDigit)
            rest = rest.dropFirst(number.count)
            guard number.count <= 2, rest.first == UInt8(ascii: ")") else { return nil }
            isClause = false
            major = letter.rank
            minor = Int(String(decoding: number, as: UTF8.self)) ?? 0
        } else {
            return nil
        }
        text = String(decoding: line[start..<rest.startIndex], as: UTF8.self)
    }

    /// "1.000 đồng" and "1.1." are no clause.
    private static func endsMark(_ rest: ArraySlice<UInt8>) -> Bool { rest.first.map { !isDigit($0) } ?? true }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A small letter and its place in the order of points, in which đ follows d.
    private static func letter(at bytes: ArraySlice<UInt8>) -> (rank: Int, length: Int)? {
        guard let first = bytes.first else { return nil }
        if first == 0xC4, bytes.dropFirst().first == 0x91 { return (5, 2) }
        guard (0x61...0x7A).contains(first) else { return nil }
        let place = Int(first - 0x61) + 1
        return (place > 4 ? place + 1 : place, 1)
    }
}
