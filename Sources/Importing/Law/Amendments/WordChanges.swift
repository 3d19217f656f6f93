// SPDX-License-Identifier: Apache-2.0
import Domain

extension Instruction {
    private static let wordKinds: Set<String> = ["từ", "dung", "số", "chữ", "đoạn", "câu"]

    /// "Thay cụm từ “…” bằng cụm từ “…” tại …", "Bãi bỏ cụm từ “…” tại …", "Bổ sung cụm từ “…” vào sau cụm từ “…” tại …".
    func wordChanges(_ clause: Clause, _ document: NamedAct?) -> [Change] {
        let marks = clause.range.filter { tokens[$0].quote != nil }
        let inherited = clause.isInherited ? context.words : nil
        if let inherited, marks.isEmpty { return exchanges([(inherited.0, inherited.1)], clause, document, behind: clause.range.lowerBound) }
        if let corrected = correction(marks, clause, document) { return corrected }
        guard let first = marks.first, first > 0, isWordMark(first, clause) else { return [] }
        var pairs: [(String, String)] = []
        switch clause.verb {
        case .amend, .replace, .correct:
            var index = 0
            while index + 1 < marks.count {
                guard joins(marks[index], marks[index + 1], with: ["bằng", "thành", "là"]) else { break }
                pairs.append((words(marks[index]), words(marks[index + 1])))
                index += 2
            }
        case .repeal: pairs = marks.map { (words($0), "") }
        case .insert:
            guard marks.count == 2,
                let at = tokens.indices.first(where: { $0 > marks[0] && $0 < marks[1] && ["sau", "trước"].contains(tokens[$0].low) })
            else { return [] }
            let (new, old) = (words(marks[0]), words(marks[1]))
            pairs = [(old, tokens[at].low == "sau" ? Self.joined(old, new) : Self.joined(new, old))]
        case .suspend: return []
        }
        guard !pairs.isEmpty else { return [] }
        return exchanges(pairs, clause, document, behind: marks[0])
    }

    /// "Tại khoản 2 Điều 5 đã in: “…”. Nay sửa thành: “…”": the sentence that was printed, and what it should have been.
    private func correction(_ marks: [Int], _ clause: Clause, _ document: NamedAct?) -> [Change]? {
        guard clause.verb == .correct, marks.count == 2, let first = marks.first, !isWordMark(first, clause),
            tokens[(marks[0] + 1)..<marks[1]].contains(where: { $0.low == "sửa" || $0.low == "viết" || $0.low == "đọc" })
        else { return nil }
        let pair = (Self.withoutDots(words(marks[0])), Self.withoutDots(words(marks[1])))
        return exchanges([pair], clause, document, behind: clause.range.lowerBound)
    }

    /// What is left out at the end of a quotation is no part of the words.
    private static func withoutDots(_ words: String) -> String {
        var words = words[...]
        while let last = words.last, last == "." || last == "…" || last == " " { words = words.dropLast() }
        return String(words)
    }

    private static func joined(_ one: String, _ other: String) -> String {
        other.first.map { ",;.".contains($0) } == true ? one + other : one + " " + other
    }

    private func words(_ mark: Int) -> String { tokens[mark].quote.map { text.quotes[$0].joined(separator: " ") } ?? "" }

    /// A quotation is of words, not of a unit, where "cụm từ", "từ" or "nội dung" stands before it.
    private func isWordMark(_ mark: Int, _ clause: Clause) -> Bool {
        let before = tokens[mark - 1].low
        if Self.wordKinds.contains(before) { return true }
        // "Thay “…” bằng “…”".
        return mark == clause.range.lowerBound && clause.verb != .insert && clause.verb != .amend
    }

    private func joins(_ one: Int, _ other: Int, with joiners: Set<String>) -> Bool {
        tokens[(one + 1)..<other].contains { joiners.contains($0.low) } && !tokens[(one + 1)..<other].contains { $0.low == ";" }
    }

    private func exchanges(_ pairs: [(String, String)], _ clause: Clause, _ document: NamedAct?, behind start: Int) -> [Change] {
        var targets: [TargetScan.Target] = []
        var at = start
        // Places stand behind "tại", wherever in the sentence, or at the beginning of a part.
        if clause.isInherited, !tokens[clause.range].contains(where: { $0.kind.isQuote }) {
            targets = TargetScan(tokens, from: clause.range.lowerBound, before: clause.range.upperBound).targets
        }
        while at < clause.range.upperBound {
            if ["tại", "trong", "của"].contains(tokens[at].low), NamedAct.read(tokens, at: at + 1, known: [:]) == nil {
                let scan = TargetScan(tokens, from: at + 1, before: clause.range.upperBound)
                targets += scan.targets
                at = max(scan.end, at + 1)
            } else {
                at += 1
            }
        }
        let parts = targets.filter { !$0.path.steps.isEmpty }.map { AmendedPart(resolved($0.path, clause.range), isHeadingOnly: $0.part == .heading) }
        let isEverywhere = parts.isEmpty
        let places = isEverywhere ? context.path.map { [AmendedPart($0)] } ?? [] : parts
        var doubts: [AmendmentDoubt] = targets.contains { $0.part == .smaller } ? [.smallerPart] : []
        if isEverywhere, tokens[clause.range].contains(where: { $0.low == "tại" }), places.isEmpty { doubts.append(.unreadWords) }
        return pairs.map {
            Change(document: document, operation: .replaceWords($0.0, with: $0.1, in: places), doubts: doubts, isCorrection: clause.verb == .correct)
        }
    }
}
