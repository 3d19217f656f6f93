// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Changes an input as scanners, converters and people damage an act: lines lost, doubled or broken, marks where none belong, other letters.
struct Mutation: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let marks: [[UInt8]] = [
        "\n", "\u{0C}", "\r", "\t", " ", "“", "”", "\"", "(", ")", "1.", "1a.", "a)", "đ)", "Đ.", "I.", "-", "…", "Điều 1.", "Điều 12a.",
        "khoản 2 Điều 5",
        "Điều này", "Chương I", "Mục 1", "Tiểu mục 1", "Phần thứ nhất", "PHỤ LỤC I", "Mẫu số 01", "(Ban hành kèm theo Nghị định số 7/1901/NĐ-XX)",
        "NGHỊ ĐỊNH", "Căn cứ", "Nơi nhận:", "TM. HỘI ĐỒNG", "Số: 7/1901/NĐ-XX", "ngày 31 tháng 02 năm 1901", "Sửa đổi, bổ sung", "như sau:", "bãi bỏ",
        "thay thế cụm từ", "bằng cụm từ", "kể từ ngày", "do Ủy ban nhân dân cấp xã thực hiện", "99999999999999999999", "\u{301}", "\u{323}",
        "\u{200B}",
        "\u{FEFF}", "\u{A0}", "<p>", "</p>", "<table><tr><td>", "</td></tr></table>", "<div class=\"x\">", "<!--", "-->", "<![CDATA[", "]]>", "&amp;",
        "&#0;", "&#x110000;", "<w:p>", "</w:p>", "<w:tbl>", "<w:del>", "<w:footnoteReference w:id=\"1\"/>", "<p class='pDieu'>", "<a name='x'>",
        "eId=\"\"",
    ].map { Array($0.utf8) }

    mutating func change(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 1...5, using: &self) where bytes.count > 1 { step(&bytes) }
        return bytes
    }

    private mutating func step(_ bytes: inout [UInt8]) {
        let at = Int.random(in: 1..<bytes.count, using: &self)
        switch Int.random(in: 0..<12, using: &self) {
        case 0...2: bytes.insert(contentsOf: Self.marks.randomElement(using: &self) ?? [], at: at)
        case 3: bytes.insert(contentsOf: [0x0A] + (Self.marks.randomElement(using: &self) ?? []), at: at)
        case 4: bytes.removeSubrange(line(at, in: bytes))
        case 5: bytes.insert(contentsOf: bytes[line(at, in: bytes)], at: at)
        case 6:
            let moved = Array(bytes[line(at, in: bytes)])
            bytes.removeSubrange(line(at, in: bytes))
            bytes.insert(contentsOf: moved, at: Int.random(in: min(1, bytes.count)...bytes.count, using: &self))
        case 7: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...64, using: &self)))
        case 8: bytes.removeLast(bytes.count - at)
        case 9: inOtherForm(&bytes, line(at, in: bytes))
        case 10: inLatin(&bytes, line(at, in: bytes))
        default: bytes[at] = [0x0A, 0x20, 0x00, 0xFF, 0x2E, 0x29, 0x31, 0x80].randomElement(using: &self) ?? 0
        }
    }

    /// The line around a place, without the letter of the door.
    private func line(_ at: Int, in bytes: [UInt8]) -> Range<Int> {
        let start = bytes[1..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 1
        return start..<(bytes[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
    }

    /// Marks apart from their letters, or together with them.
    private mutating func inOtherForm(_ bytes: inout [UInt8], _ range: Range<Int>) {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let other = Bool.random(using: &self) ? text.decomposedStringWithCanonicalMapping : text.precomposedStringWithCanonicalMapping
        bytes.replaceSubrange(range, with: Array(other.utf8))
    }

    /// UTF-8 that was taken for Latin-1, as it comes out of many a mailbox.
    private mutating func inLatin(_ bytes: inout [UInt8], _ range: Range<Int>) {
        let twice = bytes[range].flatMap { Array(String(Character(Unicode.Scalar($0))).utf8) }
        bytes.replaceSubrange(range, with: twice)
    }
}
