// SPDX-License-Identifier: Apache-2.0
import Domain

/// The words of a quote that answer who, when, how long or how much; nothing where several may.
struct AnswerSpan {
    private let words: [QuotedWord]
    private let question: ClauseQuestion
    /// For each word, whether the question has it too.
    private let isAsked: [Bool]

    init(in quote: String, of question: ClauseQuestion) {
        words = QuotedWord.all(in: quote)
        self.question = question
        isAsked = words.map { [terms = question.asked.terms] in terms.contains($0.plain) }
    }

    /// For each quote the bytes of what answers, in one of them at most.
    static func marked(in quotes: [String], of question: ClauseQuestion) -> [Range<Int>?] {
        let spans = quotes.map { AnswerSpan(in: $0, of: question) }
        let found = spans.enumerated().flatMap { at, one in one.candidates.map { (quote: at, span: $0, asked: one.askedBeside($0)) } }
        let sorted = found.sorted { ($1.asked, $0.quote) < ($0.asked, $1.quote) }
        guard let best = sorted.first, sorted.count == 1 || best.asked >= sorted[1].asked + lead else { return quotes.map { _ in nil } }
        return spans.enumerated().map { at, one in at == best.quote ? one.bytes(of: best.span) : nil }
    }

    /// What answers must have so many words of the question more beside it than what else may.
    private static let lead = 3

    private var candidates: [Range<Int>] { all.filter { span in !span.allSatisfy { isAsked[$0] } } }

    private var all: [Range<Int>] {
        if let amount = question.amount { return amounts(of: amount) }
        if Self.whens.contains(where: { question.plain.has(words: $0) }) { return times }
        return asksWho ? holders : []
    }

    /// "Ai …", "Cơ quan nào …", "… do ai …": not "… là ai", which asks for a meaning.
    private var asksWho: Bool {
        Self.whos.contains { who in
            question.plain.hasPrefix(" " + who + " ") || Self.before.contains { question.plain.has(words: $0 + " " + who) }
        }
    }

    private static let before = ["do", "boi", "thuoc ve", "cua"]

    private func askedBeside(_ span: Range<Int>) -> Int { Set(around(span).filter { isAsked[$0] }.map { words[$0].plain }).count }

    private func bytes(of span: Range<Int>) -> Range<Int> {
        words[span.lowerBound].range.lowerBound..<words[span.upperBound - 1].range.upperBound
    }

    /// The words of the same sentence.
    private func around(_ span: Range<Int>) -> [Int] {
        var first = span.lowerBound
        while first > 0, !words[first - 1].endsSentence { first -= 1 }
        var end = span.upperBound
        while end < words.count, !words[end - 1].endsSentence { end += 1 }
        return (first..<end).filter { !span.contains($0) }
    }

    /// "từ 01 năm đến 05 năm", "không quá 30 ngày".
    private func amounts(of amount: Amount) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var at = 0
        while at < words.count {
            guard let end = amountEnd(at, amount) else {
                at += 1
                continue
            }
            var (first, last) = (at, end)
            while last + 1 < words.count, words[last].plain == "den", let next = amountEnd(last + 1, amount) ?? amountEnd(last + 2, amount) {
                last = next
            }
            first = rangeStart(before: first)
            for lead in Self.leads where first >= lead.count && words[(first - lead.count)..<first].map(\.plain) == lead {
                first -= lead.count
                break
            }
            spans.append(first..<last)
            at = last
        }
        return spans
    }

    /// "từ 06 tháng đến" before "03 năm": the lower bound may be counted otherwise.
    private func rangeStart(before first: Int) -> Int {
        guard first > 2, words[first - 1].plain == "den", let lower = words[..<(first - 1)].lastIndex(where: \.isNumber), first - lower <= 4 else {
            return first
        }
        return lower
    }

    private func amountEnd(_ at: Int, _ amount: Amount) -> Int? {
        guard at < words.count, words[at].isNumber, at == 0 || !["dieu", "khoan", "diem", "muc", "so"].contains(words[at - 1].plain) else {
            return nil
        }
        var end = at + 1
        while end < words.count, words[end].isNumber, !words[end - 1].endsPhrase { end += 1 }
        guard end < words.count, !words[end - 1].endsPhrase else { return nil }
        let isUnit = amount.unit.isEmpty ? Amount.times.contains(words[end].plain[...]) : words[end].plain == amount.unit
        // "01 tháng tuổi", "05 ngày làm việc".
        guard isUnit else { return nil }
        end += 1
        if end + 1 < words.count, words[end].plain == "lam", words[end + 1].plain == "viec" { end += 2 }
        return end
    }

    private static let leads = [
        ["tu", "du"], ["khong", "qua"], ["it", "nhat"], ["toi", "da"], ["toi", "thieu"], ["toi", "da", "la"], ["tu"], ["duoi"], ["tren"], ["den"],
    ]

    /// "kể từ ngày …", "khi …", up to the next mark.
    private var times: [Range<Int>] {
        words.indices.compactMap { at in
            let isStart = Self.starts.contains { start in words[at...].prefix(start.count).map(\.plain) == start }
            guard isStart, at == 0 || !words[..<at].suffix(2).contains(where: { ["ke", "thoi"].contains($0.plain) }) else { return nil }
            let end = words[at...].firstIndex { $0.endsPhrase } ?? words.count - 1
            return end - at < 40 ? at..<(end + 1) : nil
        }
    }

    private static let starts = [["ke", "tu"], ["tu", "ngay"], ["tu", "thoi", "diem"], ["tai", "thoi", "diem"], ["khi"], ["sau", "khi"]]

    /// "Ủy ban nhân dân cấp tỉnh", "Bộ trưởng Bộ …": from its first word to the verb.
    private var holders: [Range<Int>] {
        var spans: [Range<Int>] = []
        var at = 0
        while at < words.count {
            guard words[at].isCapital, Self.offices.contains(where: { office in words[at...].prefix(office.count).map(\.plain) == office }) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < words.count, !words[end - 1].endsPhrase, !Self.verbs.contains(words[end].plain), end - at < 16 { end += 1 }
            // "Bộ" alone names none, and "Bộ luật" is none.
            if end - at > 1, words[at + 1].plain != "luat" { spans.append(at..<end) }
            at = end
        }
        return spans
    }

    private static let offices = [
        ["bo"], ["chinh", "phu"], ["thu", "tuong"], ["uy", "ban"], ["chu", "tich"], ["so"], ["giam", "doc"], ["cuc"], ["tong", "cuc"], ["toa", "an"],
        ["chanh", "an"], ["vien", "kiem", "sat"], ["co", "quan"], ["cong", "an"], ["ngan", "hang"], ["quoc", "hoi"], ["hoi", "dong"],
        ["van", "phong"],
        ["nha", "nuoc"],
    ]
    private static let verbs: Set<String> = [
        "quyet", "cap", "co", "chiu", "thuc", "phai", "duoc", "ban", "huong", "la", "chu", "phoi", "quy", "tiep", "xem", "phe", "to", "thanh", "bo",
        "kiem",
        "giao", "tu", "bi", "do", "trong", "khi", "theo", "de", "cong", "dang", "thu", "ky", "gui", "va",
    ]
    private static let whens = ["khi nao", "luc nao", "bao gio", "ngay nao", "thoi diem nao"]
    private static let whos = ["ai", "co quan nao", "don vi nao", "bo nao", "cap nao", "nguoi nao", "to chuc nao"]
}
