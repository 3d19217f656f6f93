// SPDX-License-Identifier: Apache-2.0

/// What a password must be before it is taken.
package enum Password {
    package static let least = 10
    package static let most = 128

    /// - Parameter typed: As typed; compared in composed form.
    /// - Throws: ``PasswordError`` where it is too short, too long, or among those that are tried first.
    package static func check(_ typed: String, for person: Person) throws(PasswordError) {
        let text = Vietnamese.composed(typed)
        guard text.count >= least else { throw .tooShort(least: least) }
        guard text.count <= most else { throw .tooLong(most: most) }
        let bare = Vietnamese.folded(text).filter { $0.isLetter || $0.isNumber }
        let own = [person.email.text, String(person.email.text.prefix { $0 != "@" }), person.name].map { name in
            Vietnamese.folded(name).filter { $0.isLetter || $0.isNumber }
        }
        guard !own.contains(bare), !isMonotonous(bare), !roots.contains(where: { isRoot($0, of: bare) }), !isDisguised(text) else { throw .common }
    }

    /// "aaaaaaaaaa", "1212121212", "12345678910", "abcdefghijk", and rows of keys.
    private static func isMonotonous(_ bare: String) -> Bool {
        let letters = Array(bare.utf8)
        guard letters.count > 2 else { return true }
        if Set(letters).count <= 3 { return true }
        let rows = [
            "01234567890123456789", "1234567891011121314151617181920", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        ]
        return rows.contains { $0.contains(bare) || String($0.reversed()).contains(bare) }
    }

    /// Whether nothing but digits, or the word again, stands around a word that everybody thinks of.
    private static func isRoot(_ root: String, of bare: String) -> Bool {
        guard bare.contains(root) else { return false }
        return bare.replacing(root, with: "").allSatisfy(\.isNumber)
    }

    /// "P@ssw0rd1234": signs that look like the letters of such a word.
    private static func isDisguised(_ text: String) -> Bool {
        let looks: [Character: Character] = ["@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t"]
        var core = Substring(Vietnamese.folded(text))
        while let last = core.last, last.isNumber || !last.isLetter { core.removeLast() }
        return roots.contains(String(core.map { looks[$0] ?? $0 }.filter(\.isLetter)))
    }

    /// Words that people take for a password, in Vietnamese and in English, without marks and spaces.
    private static let roots = [
        "matkhau", "matkhaumoi", "password", "passw0rd", "p4ssw0rd", "admin", "administrator", "quantri", "quantrivien", "donghanh", "welcome",
        "xinchao", "chaomung", "iloveyou", "anhyeuem", "emyeuanh", "yeuem", "vietnam", "vietnamese", "hanoi", "saigon", "hochiminh", "tphcm",
        "danang", "haiphong", "bokhcn", "bokhoahocvacongnghe", "khoahoccongnghe", "ubnd", "uybannhandan", "letmein", "dragon", "monkey", "football",
        "bongda", "changeme", "doimatkhau", "secret", "bimat", "test", "demo", "user", "nguoidung", "guest", "khach", "login", "dangnhap", "system",
        "hethong", "server", "internet", "computer", "maytinh", "sunshine", "princess", "superman", "batman", "master", "hello", "abc", "abcd",
        "qwerty", "qwertyuiop", "asdfgh", "zxcvbn", "qaz", "giadinh", "conyeu", "bome", "nguyen", "nguyenvan", "tran", "lehong", "phamvan",
    ]
}
