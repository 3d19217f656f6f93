// SPDX-License-Identifier: Apache-2.0

/// What a reader of law must know of letters, on UTF-8 bytes.
enum Letters {
    static func count(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

    /// Characters that are no space; the text has no other spaces than U+0020 and U+0009.
    static func count(solid bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 || $1 == 0x20 || $1 == 0x09 ? 0 : 1) }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The scalar that begins at an offset, and its length in bytes.
    static func scalar(_ bytes: [UInt8], _ at: Int) -> (value: UInt32, length: Int) {
        let first = bytes[at]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= bytes.count else { return (UInt32(first), 1) }
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
        return (value, length)
    }

    enum Case { case upper, lower, none }

    /// The case of a letter of Vietnamese: Latin with its marks, precomposed.
    static func letterCase(_ value: UInt32) -> Case {
        switch value {
        case 0x41...0x5A: .upper
        case 0x61...0x7A: .lower
        case 0xC0...0xD6, 0xD8...0xDE: .upper
        case 0xDF...0xF6, 0xF8...0xFF: .lower
        case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF: value & 1 == 0 ? .upper : .lower
        case 0x1A0, 0x1AF: .upper
        case 0x1A1, 0x1B0: .lower
        case 0x410...0x42F: .upper
        case 0x430...0x44F: .lower
        default: .none
        }
    }

    static func isUpper(_ bytes: [UInt8], _ at: Int, before end: Int) -> Bool {
        at < end && letterCase(scalar(bytes, at).value) == .upper
    }

    static func isLower(_ bytes: [UInt8], _ at: Int, before end: Int) -> Bool {
        at < end && letterCase(scalar(bytes, at).value) == .lower
    }

    /// Whether a line is set in capitals: at least two of them, and no small letter for nine of them.
    static func isCapitals(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var upper = 0
        var lower = 0
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = scalar(bytes, at)
            switch letterCase(value) {
            case .upper: upper += 1
            case .lower: lower += 1
            case .none: break
            }
            at += length
        }
        return upper >= 2 && lower * 9 <= upper
    }

    /// A small letter that numbers a point, and its place in an alphabet in which đ follows d.
    static func point(_ bytes: [UInt8], _ at: Int, before end: Int) -> (rank: Int, length: Int)? {
        guard at < end else { return nil }
        if bytes[at] == 0xC4, at + 1 < end, bytes[at + 1] == 0x91 { return (5, 2) }
        guard (0x61...0x7A).contains(bytes[at]) else { return nil }
        let place = Int(bytes[at] - 0x61) + 1
        return (place > 4 ? place + 1 : place, 1)
    }

    /// A numeral of I, V, X, L and C in its only right form; `nil` for any other word.
    static func roman(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 8 else { return nil }
        var total = 0
        var last = 0
        for byte in bytes.reversed() {
            let value: Int
            switch byte {
            case UInt8(ascii: "I"): value = 1
            case UInt8(ascii: "V"): value = 5
            case UInt8(ascii: "X"): value = 10
            case UInt8(ascii: "L"): value = 50
            case UInt8(ascii: "C"): value = 100
            default: return nil
            }
            total += value < last ? -value : value
            last = max(last, value)
        }
        return total > 0 && Array(numeral(total).utf8) == Array(bytes) ? total : nil
    }

    static func numeral(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, sign) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}

/// A word in the spellings that acts have it in, as bytes.
struct Spelling {
    private let forms: [[UInt8]]

    init(_ forms: String...) { self.forms = forms.map { Array($0.utf8) } }

    /// The offset behind the word where the text has it at `at`.
    func end(in bytes: [UInt8], at: Int, before end: Int) -> Int? {
        for form in forms where at + form.count <= end {
            var same = true
            for offset in 0..<form.count where bytes[at + offset] != form[offset] {
                same = false
                break
            }
            if same { return at + form.count }
        }
        return nil
    }
}
