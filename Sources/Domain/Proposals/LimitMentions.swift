// SPDX-License-Identifier: Apache-2.0

/// The time limits that the words of an act mention, as they stand there: "10 ngày làm việc kể từ ngày nhận được hồ sơ".
package enum LimitMentions {
    /// In the order of the text, each once; days of the calendar and ages are none.
    package static func found(in text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var found: [String] = []
        for at in words.indices {
            guard let unit = unit(words, at: at), !isDate(words, at: at, unit), isStated(words, before: at) else { continue }
            let limit = "\(words[at]) \(unit)" + start(words, from: at + 1 + unit.split(separator: " ").count)
            if !found.contains(limit) { found.append(limit) }
        }
        return found
    }

    private static let units = ["ngày làm việc", "ngày", "giờ làm việc", "giờ", "tháng", "tuần", "năm"]

    /// The unit that follows a number.
    private static func unit(_ words: [String], at: Int) -> String? {
        guard words[at].allSatisfy({ $0.isASCII && $0.isNumber }), words[at].count <= 3 else { return nil }
        let behind = words[(at + 1)...].prefix(3).map { bare($0) }.joined(separator: " ").lowercased()
        return units.first { behind == $0 || behind.hasPrefix($0 + " ") }
    }

    /// "ngày 16 tháng 01 năm 2026", "29 tháng 4".
    private static func isDate(_ words: [String], at: Int, _ unit: String) -> Bool {
        let before = at > 0 ? bare(words[at - 1]).lowercased() : ""
        if before == "ngày" || before == "tháng" || before == "năm" { return true }
        guard unit == "tháng" || unit == "năm" else { return false }
        // "từ 12 tháng tuổi" is an age, and no time in which anything must be done.
        let next = at + 2 < words.count ? words[at + 2] : ""
        return next.first?.isNumber == true || next.hasPrefix("tuổi")
    }

    /// Words that say that what follows is a time in which something is done.
    private static let leads: Set<String> = [
        "hạn", "hạn:", "trong", "vòng", "gian", "gian:", "là", "quá", "đa", "sau", "còn", "lệ:", "từ", "đến", "xuống", "thành", "chậm", "nhất",
        "trước", ",", "hoặc",
        "thêm", "kéo", "dài",
    ]

    private static func isStated(_ words: [String], before at: Int) -> Bool {
        guard at > 0 else { return true }
        let before = words[at - 1].lowercased()
        return leads.contains(before) || before.hasSuffix(";") || before.hasSuffix(":") || before == "-"
    }

    /// " kể từ ngày nhận được hồ sơ", to the end of its clause.
    private static func start(_ words: [String], from at: Int) -> String {
        // "10 ngày làm việc, kể từ ngày …": the comma stands behind the unit.
        guard at < words.count, ["kể", "tính", "từ", "sau"].contains(words[at].lowercased()), at > 0, !words[at - 1].hasSuffix("."),
            !words[at - 1].hasSuffix(";")
        else { return "" }
        var taken: [String] = []
        for word in words[at...].prefix(longest) {
            taken.append(bare(word))
            if let last = word.last, ",.;:)".contains(last) { break }
        }
        return " " + taken.joined(separator: " ")
    }

    private static let longest = 24

    private static func bare(_ word: String) -> String {
        var word = word[...]
        while let last = word.last, ",.;:)“”\"".contains(last) { word = word.dropLast() }
        return String(word)
    }
}
