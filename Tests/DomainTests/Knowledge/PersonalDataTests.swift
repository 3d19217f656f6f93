// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What in a text is proposed to be taken out, and what is left. Every name and number here is made up.
@Suite struct PersonalDataTests {
    @Test(arguments: [
        ("Gọi 0900.000.001 nhé", ["0900.000.001"]), ("Số 0900 000 001", ["0900 000 001"]), ("+84 900 000 001.", ["+84 900 000 001"]),
        ("thư bia@example.org, cảm ơn", ["bia@example.org"]), ("CCCD 000000000012", ["000000000012"]), ("CMND 000000012;", ["000000012"]),
        ("Bà Bịa Thị Đặt hỏi", ["Bịa Thị Đặt"]), ("Tôi là Nguyễn Văn Bịa ở xã", ["Nguyễn Văn Bịa"]), ("số nhà 12 phố Bịa", ["số nhà 12"]),
        ("Ông Trần Bịa Đặt, 0900000001", ["Trần Bịa Đặt", "0900000001"]),
    ])
    func `what may tell of a person is found`(_ text: String, _ words: [String]) {
        #expect(PersonalData.found(in: text).map(\.words) == words)
        let clean = PersonalData.removed(from: text)
        for word in words { #expect(!clean.contains(word) && clean.contains(PersonalData.gap)) }
        #expect(PersonalData.found(in: clean).isEmpty)
    }

    @Test(arguments: [
        "", "khoản 2 Điều 5 Nghị định 133/2025/NĐ-CP", "lệ phí 250.000.000 đồng", "ngày 22-11-2026", "Bà Rịa Vũng Tàu", "Ông hỏi gì?",
        "Ủy ban nhân dân tỉnh Hưng Yên", "1.010902.000.00.00.H38", "Lê Lợi", "@", "+", "0", "số nhà",
    ])
    func `what tells of nobody is left`(_ text: String) {
        #expect(PersonalData.found(in: text).isEmpty)
        #expect(PersonalData.removed(from: text) == text)
    }

    @Test func `any text is read to its end`() {
        var dice = SystemRandomNumberGenerator()
        let pieces = ["0", "9", "+84", " ", ".", "-", "@", "a.b", "Nguyễn", "Văn", "ông", "số", "nhà", ",", "\n", "́", "12"]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...20, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
            let found = PersonalData.found(in: text)
            #expect(found.isEmpty || PersonalData.removed(from: text).contains(PersonalData.gap))
        }
    }
}
