// SPDX-License-Identifier: Apache-2.0
import Domain

/// The day that a question names, found among its words.
struct NamedDay: Sendable {
    let days: ClosedRange<Day>
    /// It is the day on which a file was handed in, not the one asked about.
    let isReceipt: Bool
    /// Places of the words it was read from.
    let words: Range<Int>

    /// - Parameters:
    ///   - words: The text at its spaces, as typed.
    ///   - today: What "hôm nay" means.
    /// - Throws: ``QuestionError/noSuchDay(_:)`` where the text names 30 February.
    static func find(in words: [String], today: Day) throws(QuestionError) -> NamedDay? {
        let plain = words.map { Vietnamese.folded($0).trimmed }
        for at in plain.indices {
            guard let (day, length) = try wholeDay(plain, words, at) else { continue }
            if isIssueDay(plain, at) { continue }
            return shifted(day...day, plain, at..<(at + length))
        }
        for at in plain.indices {
            if let (days, length) = stretch(plain, at) { return shifted(days, plain, at..<(at + length)) }
        }
        for (phrase, offset) in relative {
            if let at = plain.indices.first(where: { Array(plain[$0...].prefix(phrase.count)) == phrase }) {
                let day = today.advanced(by: offset)
                return NamedDay(days: day...day, isReceipt: false, words: at..<(at + phrase.count))
            }
        }
        return nil
    }

    private static let relative: [(phrase: [String], offset: Int)] = [
        (["hom", "nay"], 0), (["today"], 0), (["hom", "qua"], -1), (["yesterday"], -1), (["ngay", "mai"], 1), (["tomorrow"], 1),
    ]

    /// "20/6/2025", "20-06-2025", "2025-06-20", "20 tháng 6 năm 2025", "20 June 2025".
    private static func wholeDay(_ plain: [String], _ words: [String], _ at: Int) throws(QuestionError) -> (Day, Int)? {
        let parts = plain[at].split { $0 == "/" || $0 == "-" || $0 == "." }.map { Int($0) }
        if parts.count == 3, let one = parts[0], let month = parts[1], let three = parts[2], one <= 31 || one > 1000 {
            let (year, day) = one > 1000 ? (one, three) : (three, one)
            guard year > 1000, year <= 9999 else { return nil }
            guard let found = Day(year: year, month: month, day: day) else { throw .noSuchDay(words[at]) }
            return (found, 1)
        }
        guard let day = Int(plain[at]), (1...31).contains(day), at + 2 < plain.count else { return nil }
        if plain[at + 1] == "thang", at + 4 < plain.count, let month = Int(plain[at + 2]), plain[at + 3] == "nam", let year = year(plain[at + 4]) {
            guard let found = Day(year: year, month: month, day: day) else { throw .noSuchDay(words[at...(at + 4)].joined(separator: " ")) }
            return (found, 5)
        }
        if let month = months.firstIndex(where: { $0 == plain[at + 1] }), let year = year(plain[at + 2]) {
            guard let found = Day(year: year, month: month + 1, day: day) else { throw .noSuchDay(words[at...(at + 2)].joined(separator: " ")) }
            return (found, 3)
        }
        return nil
    }

    /// "tháng 5/2026", "tháng 5 năm 2026", "năm 2027", "May 2026".
    private static func stretch(_ plain: [String], _ at: Int) -> (ClosedRange<Day>, Int)? {
        if plain[at] == "thang", at + 1 < plain.count {
            let parts = plain[at + 1].split { $0 == "/" || $0 == "-" }.map { Int($0) }
            if parts.count == 2, let month = parts[0], let year = parts[1] { return days(year, month).map { ($0, 2) } }
            if parts.count == 1, let month = parts[0], at + 3 < plain.count, plain[at + 2] == "nam", let year = year(plain[at + 3]) {
                return days(year, month).map { ($0, 4) }
            }
        }
        if let month = months.firstIndex(of: plain[at]), at + 1 < plain.count, let year = year(plain[at + 1]) {
            return days(year, month + 1).map { ($0, 2) }
        }
        // "Luật Viễn thông năm 2023" names an act, "vào năm 2027" a time.
        if plain[at] == "nam", at + 1 < plain.count, let year = year(plain[at + 1]), at == 0 || leadsYear.contains(plain[at - 1]),
            let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
        {
            return (first...last, 2)
        }
        return nil
    }

    private static let leadsYear: Set<String> = ["trong", "vao", "tu", "den", "truoc", "sau", "cuoi", "dau", "sang", "het"]

    private static func days(_ year: Int, _ month: Int) -> ClosedRange<Day>? {
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return next.map { first...$0.advanced(by: -1) }
    }

    private static func year(_ text: String) -> Int? { Int(text).flatMap { (1900...2999).contains($0) ? $0 : nil } }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    /// "Nghị định 1/2025/NĐ-CP ngày 12/6/2025": the day belongs to the act.
    private static func isIssueDay(_ plain: [String], _ at: Int) -> Bool {
        guard at >= 2, plain[at - 1] == "ngay" else { return false }
        return plain[at - 2].contains("/") && plain[at - 2].contains("-")
    }

    /// "trước" and "sau" move to the day beside; "nộp", "nhận" before it make it a day of receipt.
    private static func shifted(_ days: ClosedRange<Day>, _ plain: [String], _ words: Range<Int>) -> NamedDay {
        var start = words.lowerBound
        var found = days
        if start > 0, ["ngay", "on", "the"].contains(plain[start - 1]) { start -= 1 }
        if start > 0 {
            switch plain[start - 1] {
            case "truoc", "before": found = days.lowerBound.advanced(by: -1)...days.lowerBound.advanced(by: -1)
            case "sau", "after": found = days.upperBound.advanced(by: 1)...days.upperBound.advanced(by: 1)
            case "tu", "since", "from": found = days.lowerBound...days.lowerBound
            case "vao", "den", "trong", "in", "at", "hom": break
            default: start += 1
            }
            start -= 1
        }
        let before = plain[..<start].suffix(4)
        let isReceipt =
            before.contains { receiving.contains($0) } && plain.contains { ["ho", "file", "files", "don", "dossier", "application"].contains($0) }
        return NamedDay(days: found, isReceipt: isReceipt && found.lowerBound == found.upperBound, words: max(0, start)..<words.upperBound)
    }

    private static let receiving: Set<String> = ["nop", "nhan", "gui", "received", "filed", "submitted"]
}

extension String {
    /// Without the marks of a sentence around a word.
    var trimmed: String {
        let isMark = { (character: Character) in !character.isLetter && !character.isNumber }
        guard let first = firstIndex(where: { !isMark($0) }), let last = lastIndex(where: { !isMark($0) }) else { return "" }
        return String(self[first...last])
    }
}
