// SPDX-License-Identifier: Apache-2.0
import Domain

/// Days as acts write them: "ngày 01 tháng 7 năm 1901", "01/7/1901".
enum ActDays {
    /// "Hà Nội, ngày 01 tháng 7 năm 1901": the day in a letterhead.
    static func issue(_ line: String) -> Day? {
        let folded = Vietnamese.folded(line)
        guard folded.contains("ngay"), folded.contains("thang") else { return nil }
        return first(in: line)
    }

    static func first(in text: String) -> Day? { all(in: text).first?.day }

    /// Every day in a text, with how many scalars stand before it and behind it.
    static func all(in text: String) -> [(day: Day, range: Range<Int>)] {
        let words = words(of: text)
        var found: [(day: Day, range: Range<Int>)] = []
        for at in words.indices {
            if let slashed = slashed(words[at].text) {
                found.append((slashed, words[at].range))
            } else if at + 5 < words.count, words[at].text == "ngay", words[at + 2].text == "thang", words[at + 4].text == "nam",
                let day = Int(words[at + 1].text), let month = Int(words[at + 3].text), let year = year(words[at + 5].text),
                let value = Day(year: year, month: month, day: day)
            {
                found.append((value, words[at].range.lowerBound..<words[at + 5].range.upperBound))
            }
        }
        return found
    }

    /// "20264": the mark of a footnote may stick to a year.
    private static func year(_ word: String) -> Int? {
        guard word.count == 5, let year = Int(word.prefix(4)), (1945...2100).contains(year), Int(word) != nil else { return Int(word) }
        return year
    }

    private static func slashed(_ word: String) -> Day? {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 1900 else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Folded words; offsets count scalars of the folded text.
    static func words(of text: String) -> [(text: String, range: Range<Int>)] {
        var words: [(text: String, range: Range<Int>)] = []
        var word = String.UnicodeScalarView()
        var start = 0
        var at = 0
        func close() {
            if !word.isEmpty { words.append((String(word), start..<at)) }
            word = String.UnicodeScalarView()
        }
        for scalar in Vietnamese.folded(text).unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "/" {
                if word.isEmpty { start = at }
                word.append(scalar)
            } else {
                close()
            }
            at += 1
        }
        close()
        return words
    }
}
