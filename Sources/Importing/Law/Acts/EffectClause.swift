// SPDX-License-Identifier: Apache-2.0
import Domain

/// From when to when an act says that it has effect: "Nghị định này có hiệu lực thi hành từ ngày … đến hết ngày …".
struct EffectClause {
    /// An end is the first day without effect.
    private(set) var span = DaySpan.always

    init(_ act: Act, issued: Day?) {
        var sentences: [String] = []
        // What is attached, and what is quoted, speaks of other acts.
        Self.gather(act.elements, &sentences)
        for sentence in sentences.reversed() {
            guard let from = Self.start(sentence, issued: issued) else { continue }
            span = DaySpan(from: from, until: Self.end(sentence, after: from))
            return
        }
    }

    private static func gather(_ elements: [ActElement], _ sentences: inout [String]) {
        for element in elements {
            switch element {
            case .block(let block) where block.kind == .text: sentences += block.lines
            case .unit(let unit) where !unit.step.unit.isEnclosure: gather(unit.elements, &sentences)
            default: continue
            }
        }
    }

    /// Words between "này" and the day; "… này có hiệu lực thi hành kể từ ngày ký".
    private static func start(_ sentence: String, issued: Day?) -> Day? {
        let words = ActDays.words(of: sentence).map(\.text)
        guard let own = words.firstIndex(of: "nay"), own <= 6, let effect = index(of: ["co", "hieu", "luc"], in: words, from: own), effect - own <= 2
        else { return nil }
        let rest = Array(words[(effect + 3)...].prefix(9))
        guard let since = rest.firstIndex(of: "tu") ?? rest.firstIndex(of: "sau") else { return nil }
        if rest[since] == "sau", since + 1 < rest.count, let days = Int(rest[since + 1]), let issued { return issued.advanced(by: days) }
        if since + 2 < rest.count, rest[since + 1] == "ngay", rest[since + 2] == "ky" || rest[since + 2] == "ban" { return issued }
        return day(words, near: effect + 3 + since)
    }

    private static func day(_ words: [String], near start: Int) -> Day? {
        ActDays.first(in: words[start..<min(words.count, start + 9)].joined(separator: " "))
    }

    /// "đến trước ngày …", "đến hết ngày …".
    private static func end(_ sentence: String, after from: Day) -> Day? {
        let words = ActDays.words(of: sentence).map(\.text)
        for (at, word) in words.enumerated() where word == "den" && at + 1 < words.count {
            let next = words[at + 1]
            guard next == "het" || next == "truoc" || next == "ngay", let day = day(words, near: at + 1), day > from else { continue }
            return next == "truoc" ? day : day.advanced(by: 1)
        }
        return nil
    }

    private static func index(of wanted: [String], in words: [String], from start: Int) -> Int? {
        guard words.count >= wanted.count else { return nil }
        return (start..<max(start, words.count - wanted.count + 1)).first { Array(words[$0..<($0 + wanted.count)]) == wanted }
    }
}
