// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct VietnameseTests {
    static let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"

    @Test func `composing agrees with Foundation for every letter in both cases`() {
        for letter in Self.letters + Self.letters.uppercased() {
            let apart = String(letter).decomposedStringWithCanonicalMapping
            let whole = String(letter).precomposedStringWithCanonicalMapping
            #expect(Array(Vietnamese.composed(apart).unicodeScalars) == Array(whole.unicodeScalars))
        }
    }

    @Test func `a tone typed before the hat is moved behind it`() {
        #expect(Array(Vietnamese.composed("a\u{323}\u{302}").unicodeScalars) == ["ậ"])
        #expect(Array(Vietnamese.composed("u\u{301}\u{31B}").unicodeScalars) == ["ứ"])
    }

    @Test(arguments: [
        ("Điều kiện cấp Giấy phép", "dieu kien cap giay phep"), ("ĐỒNG HÀNH", "dong hanh"), ("Thừa Thiên – Huế", "thua thien – hue"),
        ("133/2025/NĐ-CP", "133/2025/nd-cp"), ("ASCII only", "ascii only"), ("Ωmega", "ωmega"),
    ])
    func `folding drops case and marks and nothing else`(_ text: String, _ folded: String) {
        #expect(Vietnamese.folded(text) == folded)
        #expect(Vietnamese.folded(text.decomposedStringWithCanonicalMapping) == folded)
        #expect(Vietnamese.folded(folded) == folded)
    }

    @Test func `text without marks is told from text with marks`() {
        #expect(!Vietnamese.hasMarks("cap giay phep 2025"))
        #expect(Vietnamese.hasMarks("cấp giấy phép"))
        #expect(Vietnamese.hasMarks("đ"))
        #expect(Vietnamese.hasMarks("a\u{301}"))
    }
}
