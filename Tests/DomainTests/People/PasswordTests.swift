// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct PasswordTests {
    static func person() throws -> Person {
        try Person(
            id: .init("p"), name: "Đặng Thị Bịa", email: EmailAddress("bia.dang@example.org"), language: .vi, notices: TimeOfDay("08:00"))
    }

    @Test(arguments: [
        "ba con vịt bơi qua sông", "correct horse battery", "Xk9#mq2L!v8w", "mưa rào trên mái tôn", String(repeating: "sông núi ", count: 14),
        // Long numbers that nobody chose, a phrase with a name in it, other alphabets.
        "739201846275", "Bịa thích ăn phở gà", "каждый охотник", "水火木金土日月火水木金土", "đêm qua mất điện!",
    ])
    func `a phrase of one's own is taken`(_ text: String) throws {
        try Password.check(text, for: Self.person())
    }

    @Test(arguments: [
        "matkhau12345", "Mật khẩu 2026", "password1234", "P@ssw0rd1234", "123456789101", "987654321098", "aaaaaaaaaaaa", "121212121212",
        "aaabbbcccaaa", "qwertyuiop12", "qwertyuiop123", "abcdefghijkl", "admin2026admin", "DongHanh2026", "vietnam@1975", "anhyeuem1314",
        "bia.dang@example.org", "Đặng Thị Bịa", "xin chào 2026", "1qaz2wsx3edc", "Bia.Dang.1990", "BiaDang@Hanoi", "dangbia!matkhau", "asdfghjkl;123",
        "một hai ba bốn năm", "012345678901", "090312345678", "iloveyou!!!!", "M@tKh4u-2026", "quantri@hethong", "1q2w3e4r5t6y", "abcabcabcabc",
        "unbelievable", "Chúc mừng năm mới", "manchesterunited", "qazwsxedcrfv", "zxcvbnm,./123", "Sở KH-CN 2026!", "00000000000001",
    ])
    func `what everybody tries first is refused`(_ text: String) throws {
        #expect(throws: PasswordError.common) { try Password.check(text, for: Self.person()) }
    }

    @Test func `length is counted in letters as people see them`() throws {
        for short in ["vịt bơi k", "vịt bơi kho", "vi\u{323}t bơi kho"] {
            #expect(throws: PasswordError.tooShort(least: 12)) { try Password.check(short, for: Self.person()) }
        }
        try Password.check("vi\u{323}t bơi khoe", for: Self.person())
        #expect(throws: PasswordError.tooLong(most: 128)) { try Password.check(String(repeating: "vịt bơi ", count: 17), for: Self.person()) }
    }
}
