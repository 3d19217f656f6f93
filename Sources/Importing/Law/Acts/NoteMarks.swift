// SPDX-License-Identifier: Apache-2.0
import Domain

/// Takes the numbers of footnotes out of a consolidated text, where they stick to the words: "cơ quan bảo hiểm xã hội3".
///
/// Notes are numbered through the text, so a number is one of theirs only where it is due soon.
struct NoteMarks {
    private var next = 1
    private let count: Int
    /// Characters taken out.
    private(set) var characters = 0
    private(set) var marks = 0

    /// - Parameter count: How many notes the text has.
    init(count: Int) { self.count = count }

    mutating func clear(_ elements: inout [ActElement]) {
        guard count > 0 else { return }
        for index in elements.indices {
            switch elements[index] {
            case .block(var block):
                guard block.kind != .footnote, block.kind != .letterhead, block.kind != .signature else { continue }
                for line in block.lines.indices { block.lines[line] = cleared(block.lines[line]) }
                elements[index] = .block(block)
            case .unit(var unit):
                unit.heading = cleared(unit.heading)
                clear(&unit.elements)
                elements[index] = .unit(unit)
            }
        }
    }

    mutating func cleared(_ line: String) -> String {
        let bytes = Array(line.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            guard Letters.isDigit(bytes[at]), at == 0 || !Letters.isDigit(bytes[at - 1]) else {
                out.append(bytes[at])
                at += 1
                continue
            }
            var end = at
            while end < bytes.count, Letters.isDigit(bytes[end]) { end += 1 }
            if isGlued(bytes, at, end), take(bytes[at..<end]) {
                characters += end - at
            } else {
                out += bytes[at..<end]
            }
            at = end
        }
        return out.count == bytes.count ? line : String(decoding: out, as: UTF8.self)
    }

    /// Behind a small letter or a sign that ends a sentence, and before nothing that goes on.
    private func isGlued(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start > 0, end - start <= 4 else { return false }
        let before = bytes[start - 1]
        let isBehindLetter = (0x61...0x7A).contains(before) || before >= 0x80
        // A title in capitals ends with its mark.
        if (0x41...0x5A).contains(before) { return end == bytes.count }
        let isBehindSign = ".;:,)".utf8.contains(before) && start > 1 && !Letters.isDigit(bytes[start - 2])
        guard isBehindLetter || isBehindSign else { return false }
        guard end < bytes.count else { return true }
        let behind = bytes[end]
        return behind == 0x20 || ".;:,)".utf8.contains(behind) && (end + 1 >= bytes.count || !Letters.isDigit(bytes[end + 1])) || behind >= 0x80
    }

    /// One number that is due, or two that were printed side by side: "1213".
    private mutating func take(_ digits: ArraySlice<UInt8>) -> Bool {
        func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let whole = number(digits)
        if isDue(whole) {
            next = whole + 1
            marks += 1
            return true
        }
        for cut in digits.indices.dropFirst() {
            let (one, other) = (number(digits[..<cut]), number(digits[cut...]))
            guard isDue(one), other == one + 1, other <= count else { continue }
            next = other + 1
            marks += 2
            return true
        }
        return false
    }

    /// Some marks stand in labels, or are lost; a few may be passed over.
    private func isDue(_ number: Int) -> Bool { number >= next && number <= min(count, next + 12) }
}
