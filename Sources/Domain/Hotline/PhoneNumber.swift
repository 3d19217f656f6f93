// SPDX-License-Identifier: Apache-2.0

/// A telephone number in the one form in which all spellings of it are equal: "0912345678", or "+4915…" for one abroad.
package struct PhoneNumber: Hashable, Codable, Sendable {
    package let text: String

    /// Reads "0912 345 678", "+84 (0) 912.345.678", "84912345678", "0084-912-345-678" as one number.
    ///
    /// - Returns: `nil` for what no telephone is called by.
    package init?(typed: String) {
        let line = typed.singleLine.filter { !Self.fillers.contains($0) }
        let isAbroad = line.hasPrefix("+") || line.hasPrefix("00")
        let digits = line.hasPrefix("+") ? line.dropFirst() : line.hasPrefix("00") ? line.dropFirst(2) : line[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if let national = Self.national(digits, isAbroad: isAbroad) {
            text = national
        } else if isAbroad, !digits.hasPrefix("84"), !digits.hasPrefix("0"), (8...15).contains(digits.count) {
            text = "+" + digits
        } else {
            return nil
        }
    }

    /// With the zero in front: ten digits, eleven of some landlines; 1800 and 1900 are numbers of their own.
    private static func national(_ digits: Substring, isAbroad: Bool) -> String? {
        var rest = digits
        if rest.hasPrefix("84"), isAbroad || (11...12).contains(rest.count) {
            rest = rest.dropFirst(2)
            // "+84 (0) 912…" is written by many.
            if rest.hasPrefix("0") { rest = rest.dropFirst() }
        } else if isAbroad {
            return nil
        } else if ["1800", "1900"].contains(rest.prefix(4)) {
            return (8...10).contains(rest.count) ? String(rest) : nil
        } else if rest.hasPrefix("0") {
            rest = rest.dropFirst()
        } else {
            return nil
        }
        guard let first = rest.first, first != "0", (9...10).contains(rest.count) else { return nil }
        return "0" + rest
    }

    private static let fillers: Set<Character> = [" ", ".", "-", "(", ")", "/", "\u{A0}", "–"]

    /// As it is read out and dialled: "0912 345 678".
    package var spaced: String {
        guard text.hasPrefix("0"), text.count == 10 else { return text }
        let digits = Array(text)
        return String(digits[0..<4]) + " " + String(digits[4..<7]) + " " + String(digits[7...])
    }
}

/// Who asked, where he has said so: kept apart from his ticket, so that it can be taken away without it.
package struct Asker: Hashable, Sendable {
    package let name: String
    package let phone: PhoneNumber

    /// - Throws: ``CallError`` where the number is none, or the name is too long.
    package init(name: String, phone: String) throws(CallError) {
        let name = name.singleLine
        guard name.count <= Person.longestName else { throw .nameTooLong(limit: Person.longestName) }
        guard let number = PhoneNumber(typed: phone) else { throw .notANumber(phone.singleLine) }
        self.name = name
        self.phone = number
    }

    /// One that is kept.
    package init(name: String, phone: PhoneNumber) {
        self.name = name
        self.phone = phone
    }
}
