// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads which units an instruction aims at: "khoản 3 và khoản 6 Điều 2, tên Điều và khoản 5 Điều 40, các khoản 2, 3 và 4 Điều 43".
///
/// Acts name the small unit first. What stands side by side without a comma or "và" is inside the next larger one.
struct TargetScan {
    /// A unit, its heading, or the words that introduce its parts.
    struct Target: Equatable {
        enum Part { case whole, heading, lead, smaller }

        /// Smallest unit first, as it was read; a heading may wait for its unit.
        fileprivate var steps: [ProvisionPath.Step]
        var part: Part

        init(step: ProvisionPath.Step, part: Part) { self.init(steps: [step], part: part) }

        fileprivate init(steps: [ProvisionPath.Step], part: Part) {
            self.steps = steps
            self.part = part
        }

        var path: ProvisionPath { ProvisionPath(steps.reversed()).withoutChapters }
    }

    private(set) var targets: [Target] = []
    /// The index behind the last word read.
    private(set) var end: Int
    private var isJoined = true
    private var part = Target.Part.whole
    /// "tên Điều 5, Điều 6 và Điều 7": all of them are headings.
    private var namesHeadings = false

    /// Reads from `start` until something stands there that names no unit.
    init(_ tokens: [InstructionToken], from start: Int, before limit: Int) {
        end = start
        var at = start
        while at < limit {
            if let next = step(tokens, at, limit) {
                at = next
                end = at
                continue
            }
            let word = tokens[at].low
            if tokens[at].kind.isQuote || word == ":" || word == ";" || word == "." { break }
            if word == "," || word == "và" || word == "hoặc" {
                isJoined = false
            } else if let phrase = Self.headings.first(where: { tokens.end(of: $0, at: at) != nil }) {
                part = .heading
                at += phrase.count - 1
            } else if let phrase = Self.leads.first(where: { tokens.end(of: $0, at: at) != nil }) {
                part = .lead
                at += phrase.count - 1
            } else if Self.smaller.contains(word) || part == .smaller && word.allSatisfy(\.isNumber) {
                part = .smaller
            } else if !Self.fillers.contains(word) {
                break
            }
            at += 1
        }
    }

    private static let headings: [[String]] = [["tên", "của"], ["tên"], ["tiêu", "đề"]]
    private static let leads: [[String]] = [["đoạn", "mở", "đầu"], ["đoạn", "dẫn"], ["đoạn", "đầu"]]
    private static let smaller: Set<String> = ["đoạn", "câu", "gạch", "dòng", "cột", "tiết", "ý", "hàng", "bảng", "công", "thứ", "biểu", "ô", "tiểu"]
    private static let fillers: Set<String> = [
        "các", "một", "số", "của", "tại", "quy", "định", "nội", "dung", "trong", "những", "phần", "toàn", "bộ", "khoản", "điểm", "điều", "mục", "mẫu",
        "phụ", "lục", "chương", "đầu", "cuối", "thứ", "nhất", "hai", "ba", "từ", "và",
    ]

    // MARK: One unit

    private static let units: [(words: [String], unit: ProvisionPath.Unit)] = [
        (["tiểu", "mục"], .subsection), (["phụ", "lục", "số"], .annex), (["phụ", "lục"], .annex), (["mẫu", "số"], .form),
        (["mẫu", "biểu", "số"], .form),
        (["biểu", "mẫu", "số"], .form), (["mẫu"], .form), (["phần"], .part), (["chương"], .chapter), (["mục"], .section), (["điều"], .article),
        (["khoản"], .clause), (["điểm"], .point),
    ]

    /// - Returns: The index behind a unit with its numbers: "khoản 2", "các điểm a, b và c", "từ Điều 5 đến Điều 7".
    private mutating func step(_ tokens: [InstructionToken], _ at: Int, _ limit: Int) -> Int? {
        guard let (words, unit) = Self.units.first(where: { tokens.end(of: $0.words, at: at) != nil }) else { return nil }
        var behind = at + words.count
        guard behind < limit, let first = Self.number(tokens[behind], unit) else {
            // "tên Điều và khoản 5 Điều 40": the heading waits for its article's number.
            if part == .heading, unit == .article {
                targets.append(Target(steps: [], part: .heading))
                (part, isJoined) = (.whole, true)
                return at + words.count
            }
            return nil
        }
        var numbers = [first]
        behind += 1
        while let (more, end) = Self.more(tokens, behind, limit, unit) {
            numbers.append(more)
            behind = end
        }
        if let (last, end) = Self.range(tokens, at, behind, limit, words, unit) {
            numbers = Self.between(first, last, unit)
            behind = end
        }
        take(numbers.map { ProvisionPath.Step(unit, $0) }, unit)
        return behind
    }

    /// ", 3" and "và 4" behind a number; "và khoản 4" begins anew.
    private static func more(_ tokens: [InstructionToken], _ at: Int, _ limit: Int, _ unit: ProvisionPath.Unit) -> (String, Int)? {
        var next = at
        while next < limit, next < at + 2, tokens[next].low == "," || tokens[next].low == "và" { next += 1 }
        guard next > at, next < limit, let number = number(tokens[next], unit) else { return nil }
        return (number, next + 1)
    }

    /// "từ khoản 2 đến khoản 5", "từ Điều 5 đến 7".
    private static func range(
        _ tokens: [InstructionToken], _ start: Int, _ at: Int, _ limit: Int, _ words: [String], _ unit: ProvisionPath.Unit
    ) -> (String, Int)? {
        guard start > 0, tokens[start - 1].low == "từ" || (start > 1 && tokens[start - 2].low == "từ"), at < limit, tokens[at].low == "đến" else {
            return nil
        }
        let next = tokens.end(of: words, at: at + 1) ?? at + 1
        guard next < limit, let number = number(tokens[next], unit) else { return nil }
        return (number, next + 1)
    }

    private static func between(_ first: String, _ last: String, _ unit: ProvisionPath.Unit) -> [String] {
        if unit == .point {
            let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"]
            guard let low = letters.firstIndex(of: first), let high = letters.firstIndex(of: last), low < high else { return [first, last] }
            return Array(letters[low...high])
        }
        guard let low = Int(first), let high = Int(last), low < high, high - low < 400 else { return [first, last] }
        return (low...high).map(String.init)
    }

    /// A number fit for a unit of this kind: "12a" for an article, "đ" for a point, "III.1" for an annex.
    private static func number(_ token: InstructionToken, _ unit: ProvisionPath.Unit) -> String? {
        guard token.kind == .word else { return nil }
        let digits = token.low.prefix { ("0"..."9").contains($0) }
        let rest = token.low.dropFirst(digits.count)
        switch unit {
        case .point:
            guard let first = token.low.unicodeScalars.first, first == "đ" || ("a"..."z").contains(first), token.text.first?.isLowercase == true,
                token.low.dropFirst().allSatisfy(\.isNumber), token.low.count <= 3
            else { return nil }
            return token.low
        case .article, .clause:
            guard !digits.isEmpty, digits.count <= 3, rest.count <= 1, rest.allSatisfy(\.isLetter) else { return nil }
            return token.low
        case .annex, .form, .section, .subsection, .chapter, .part:
            if !digits.isEmpty, rest.count <= 4, !rest.contains("/") { return token.text }
            let isRoman = !token.text.isEmpty && token.text.allSatisfy { "IVXLC".contains($0) || $0.isNumber || ".-".contains($0) || $0.isLowercase }
            return isRoman && "IVXLCAB".contains(token.text.first ?? " ") && token.text.count <= 7
                || (token.text.count == 1 && token.text.first?.isUppercase == true && token.text.first?.isASCII == true) ? token.text : nil
        case .attachment: return nil
        }
    }

    // MARK: Putting together

    private mutating func take(_ steps: [ProvisionPath.Step], _ unit: ProvisionPath.Unit) {
        if namesHeadings, !isJoined, unit == .article, part == .whole { part = .heading }
        namesHeadings = false
        if isJoined, steps.count == 1 {
            var isInside = false
            for index in targets.indices where targets[index].steps.last.map({ $0.unit.order > unit.order }) ?? true {
                targets[index].steps.append(steps[0])
                isInside = true
            }
            if isInside {
                part = .whole
                return
            }
        }
        // "Điều 5 khoản 2": from large to small, as some write.
        if isJoined, let last = targets.indices.last, let bottom = targets[last].steps.first, bottom.unit.order < unit.order, part == .whole {
            let outer = targets.removeLast()
            targets += steps.map { Target(steps: [$0] + outer.steps, part: outer.part) }
        } else {
            targets += steps.map { Target(steps: [$0], part: part) }
        }
        namesHeadings = part == .heading
        part = .whole
        isJoined = true
    }
}

extension ProvisionPath {
    /// An article is addressed past its chapter.
    var withoutChapters: ProvisionPath {
        guard steps.contains(where: { $0.unit == .article }) else { return self }
        return ProvisionPath(steps.filter { $0.unit.isEnclosure || $0.unit.order >= Unit.article.order })
    }
}
