// SPDX-License-Identifier: Apache-2.0

/// The time limits that a published text states: "10 ngày làm việc; 05 ngày làm việc báo hồ sơ chưa đủ" states two, each for a case of its own;
/// "05 + 10 ngày làm việc" one of two stages, the second counted from the end of the first.
package struct StatedLimits: Hashable, Sendable {
    package let limits: [Stated]

    package struct Stated: Hashable, Sendable {
        /// One after the other; never empty.
        package let stages: [TimeLimit]
        /// What the text says besides: for which case, from when, by which act.
        package let condition: String?

        package init(_ stages: [TimeLimit], condition: String? = nil) {
            self.stages = stages
            self.condition = condition
        }

        package var words: Words {
            Words(
                vi: stages.map(\.words.vi).joined(separator: ", rồi "), en: stages.map { $0.words.text(in: .en) }.joined(separator: ", then "))
        }

        /// The last day in time; each stage begins when the one before has ended.
        package func deadline(received: Day, on calendar: WorkCalendar) -> Deadline {
            stages.reduce(Deadline(last: received, isCertain: true)) { so, stage in
                let next = stage.deadline(received: so.last, on: calendar)
                return Deadline(last: next.last, isCertain: so.isCertain && next.isCertain)
            }
        }
    }

    /// - Returns: `nil` where any part of the text is no limit for the answer, or leaves open what is counted from where: nothing is guessed then.
    package init?(_ text: String) {
        let parts = text.split { $0 == ";" || $0.isNewline }.map { String($0).singleLine }.filter { !$0.isEmpty }
        let stated = parts.map(Self.stated)
        guard !stated.isEmpty, !stated.contains(nil) else { return nil }
        limits = stated.compactMap { $0 }
    }

    /// Words by which a text counts something else than the days for the answer, or counts them from somewhere else.
    private static let other = ["truoc", "toi thieu", "it nhat", "khong qua", "them", "tong", "so voi", "hoac"]

    /// Whether the days are counted from something that comes after the file: "từ khi hết thời hạn xét hợp lệ".
    private static func startsLater(_ text: String) -> Bool {
        starts.contains { start in
            text.ranges(of: " \(start) ").contains { found in
                let rest = text[found.upperBound...]
                return rest.first?.isNumber == false && !receipts.contains { rest.hasPrefix("\($0) ") }
            }
        }
    }

    private static let starts = ["tu khi", "tu ngay", "tu luc", "tu thoi diem", "sau khi", "sau ngay"]
    /// That the file is there, and complete; a day in numbers says since when the limit is law.
    private static let receipts = ["nhan", "tiep nhan", "du ho so", "co du ho so", "ho so", "nop ho so", "nop du ho so"]

    private static func stated(_ part: String) -> Stated? {
        let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
        let folded = words.map { Vietnamese.folded($0) }
        let text = " \(folded.joined(separator: " ")) "
        guard !other.contains(where: { text.contains(" \($0) ") }), !startsLater(text) else { return nil }
        var scan = LimitScan(folded)
        guard let found = scan.limits(), !found.stages.isEmpty else { return nil }
        let rest = words.indices.filter { !found.taken.contains($0) }.map { words[$0] }.joined(separator: " ")
        let condition = rest.drop { ":,. ".contains($0) }
        let end = condition.lastIndex { !":,. ".contains($0) }.map { condition.index(after: $0) }
        return Stated(found.stages, condition: end.map { String(condition[..<$0]) })
    }
}

/// Walks over the words of a text and finds its limits, joined by plus signs or alone.
private struct LimitScan {
    private let words: [String]
    private var at = 0

    init(_ words: [String]) { self.words = words }

    /// - Returns: `nil` where there are several that nothing joins, or a plus sign that joins none.
    mutating func limits() -> (stages: [TimeLimit], taken: Set<Int>)? {
        var (stages, taken, isJoined) = ([TimeLimit](), Set<Int>(), false)
        while at < words.count {
            if words[at] == "+" {
                guard !stages.isEmpty, !isJoined else { return nil }
                isJoined = true
                taken.insert(at)
                at += 1
            } else if let (found, length) = sum() {
                guard stages.isEmpty || isJoined else { return nil }
                stages += found
                taken.formUnion(at..<(at + length))
                at += length
                isJoined = false
            } else {
                at += 1
            }
        }
        return isJoined ? nil : (stages, taken)
    }

    /// "05 + 10 ngày làm việc" or "10 ngày" at this word.
    private func sum() -> (limits: [TimeLimit], length: Int)? {
        var (counts, next) = ([Int](), at)
        while next < words.count, let count = Self.number(words[next]) {
            counts.append(count)
            next += 1
            guard next + 1 < words.count, words[next] == "+", Self.number(words[next + 1]) != nil else { break }
            next += 1
        }
        guard !counts.isEmpty, next < words.count, let (unit, length) = unit(at: next) else { return nil }
        let limits = counts.compactMap { TimeLimit($0, unit) }
        return limits.count == counts.count ? (limits, next + length - at) : nil
    }

    private func unit(at start: Int) -> (TimeLimit.Unit, length: Int)? {
        switch bare(start) {
        case "ngay": bare(start + 1) == "lam" && bare(start + 2) == "viec" ? (.workingDay, 3) : (.day, 1)
        case "thang": (.month, 1)
        default: nil
        }
    }

    private func bare(_ at: Int) -> String { at < words.count ? words[at].filter(\.isLetter) : "" }

    private static func number(_ word: String) -> Int? { word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil }
}
