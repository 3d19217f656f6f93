// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct PasswordTests {
    static func person() throws -> Person {
        try Person(
            id: .init("p"), name: "Đặng Thị Bịa", email: EmailAddress("bia.dang@example.org"), language: .vi, notices: TimeOfDay("08:00"))
    }

    @Test(arguments: [
        "ba con vịt bơi qua sông", "correct horse battery", "Xk9#mq2L!v", "một hai ba bốn năm", String(repeating: "sông núi ", count: 14),
    ])
    func `a phrase of one's own is taken`(_ text: String) throws {
        try Password.check(text, for: Self.person())
    }

    @Test(arguments: [
        "matkhau123", "Mật khẩu 2026", "password1234", "P@ssw0rd1234", "12345678910", "9876543210", "aaaaaaaaaaaa", "1212121212", "qwertyuiop",
        "qwertyuiop123", "abcdefghijk", "admin2026admin", "DongHanh2026", "vietnam1975", "anhyeuem1314", "bia.dang@example.org", "Đặng Thị Bịa",
        "xin chào 2026", "1qaz2wsx3edc",
    ])
    func `what everybody tries first is refused`(_ text: String) throws {
        #expect(throws: PasswordError.common) { try Password.check(text, for: Self.person()) }
    }

    @Test func `length is counted in letters as people see them`() throws {
        #expect(throws: PasswordError.tooShort(least: 10)) { try Password.check("vịt bơi k", for: Self.person()) }
        #expect(throws: PasswordError.tooShort(least: 10)) { try Password.check("vi\u{323}t bơi k", for: Self.person()) }
        #expect(throws: PasswordError.tooLong(most: 128)) { try Password.check(String(repeating: "vịt bơi ", count: 17), for: Self.person()) }
    }
}
