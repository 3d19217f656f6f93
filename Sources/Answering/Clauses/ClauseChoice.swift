// SPDX-License-Identifier: Apache-2.0
import Domain

/// What to quote of an article: the fewest parts that most likely hold the answer.
struct ClauseChoice {
    /// A quote is never longer; a longer part is opened in its document instead.
    static let longest = 4_000
    /// An article up to this long is quoted whole where the clause is in doubt.
    static let short = 800
    /// Of two clauses that may answer both are quoted, of three none.
    private static let most = 2
    private static let wanted = 0.8
    private static let least = 0.5

    /// A yes, a number or a name is asked for in words that are not read further: "có cần … không, nếu …", "mức nào", and whatever is asked in English so.
    private static func asksOne(_ plain: String) -> Bool {
        if Affirmation(plain) != nil || ones.contains(where: { plain.has(words: $0) }) { return true }
        let words = plain.split(separator: " ").map(String.init)
        guard let start = words.firstIndex(where: { ["co", "duoc", "phai", "can"].contains($0) }) else { return false }
        // "… mà không nộp" asks nothing.
        return words.indices.contains { at in
            at > start && words[at] == "khong" && (at == words.count - 1 || ["neu", "khi", "hay", "trong", "doi", "tai"].contains(words[at + 1]))
        }
    }

    private static let ones = [
        "muc nao", "nam nao", "ngay nao", "thoi han nao", "how many", "how much", "how long", "who", "when", "may i", "can i", "must i", "may we",
        "can we", "must we", "is it", "does",
    ]

    private let text: ProvisionText
    /// No one number, name or yes is asked for, so that the whole article is an answer too.
    private let mayBeWhole: Bool
    private let candidates: [ClauseCandidate]
    private let probabilities: [Double]

    init(_ text: ProvisionText, heading: String, _ question: ClauseQuestion, by model: ClauseModel) {
        self.text = text
        mayBeWhole = question.wantsList || !question.isSpecific && !Self.asksOne(question.plain)
        let isQuotable = text.text.utf8.count <= Self.longest
        candidates = ClauseReader(text, heading: heading, question).candidates().filter { isQuotable || $0.extent != .whole }
        probabilities = model.probabilities(candidates)
    }

    struct Chosen: Equatable, Sendable {
        /// The question said which.
        static let named = Chosen(extents: [], probability: 1)

        /// In the order of the text; empty where nothing may be quoted.
        let extents: [ClauseCandidate.Extent]
        /// How likely the answer is within.
        let probability: Double

        /// Likely enough to be quoted.
        var isSure: Bool { !extents.isEmpty && probability >= ClauseChoice.least }
    }

    var chosen: Chosen {
        guard !candidates.isEmpty else {
            return text.text.utf8.count <= Self.longest ? Chosen(extents: [.whole], probability: 1) : Chosen(extents: [], probability: 0)
        }
        var extents: [ClauseCandidate.Extent] = []
        for at in candidates.indices.sorted(by: { (probabilities[$0], $1) > (probabilities[$1], $0) }).prefix(Self.most) {
            let extent = candidates[at].extent
            if extent == .whole, !extents.isEmpty { continue }
            if extents.contains(where: { isWithin(extent, $0) }) { continue }
            extents = extents.filter { !isWithin($0, extent) } + [extent]
            if extent == .whole || probability(of: extents) >= Self.wanted { break }
        }
        let probability = probability(of: extents)
        let isWhole = extents == [.whole]
        // A list, or whatever is laid down, that no two clauses likely hold is the whole article.
        if mayBeWhole, probability < Self.least, text.text.utf8.count <= Self.longest { return Chosen(extents: [.whole], probability: 1) }
        if text.text.utf8.count <= Self.short, isWhole || probability < Self.wanted { return Chosen(extents: [.whole], probability: 1) }
        let ordered = extents.sorted { start(of: $0) < start(of: $1) }
        return Chosen(extents: ordered.filter { range(of: $0).count <= Self.longest }, probability: probability)
    }

    /// The bytes to quote; of a point the words over it as well.
    func ranges(of chosen: Chosen) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for extent in chosen.extents {
            if case .part(let at) = extent, let outer = outer(of: at), !ranges.contains(text.parts[outer].lead) {
                ranges.append(text.parts[outer].lead)
            }
            ranges.append(range(of: extent))
        }
        return ranges.filter { !$0.isEmpty && $0.count <= Self.longest }
    }

    private func probability(of extents: [ClauseCandidate.Extent]) -> Double {
        zip(candidates, probabilities).reduce(0) { sum, one in
            sum + (extents.contains { isWithin(one.0.extent, $0) } && (one.0.extent != .whole || extents == [.whole]) ? one.1 : 0)
        }
    }

    private func isWithin(_ extent: ClauseCandidate.Extent, _ other: ClauseCandidate.Extent) -> Bool {
        guard extent != other else { return true }
        guard case .part(let point) = extent, case .part(let clause) = other else { return false }
        return outer(of: point) == clause
    }

    private func outer(of part: Int) -> Int? {
        let range = text.parts[part].range
        return text.parts.firstIndex { $0.range != range && $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound }
    }

    private func range(of extent: ClauseCandidate.Extent) -> Range<Int> {
        switch extent {
        case .whole: 0..<text.text.utf8.count
        case .lead: text.lead
        case .part(let at): text.parts[at].range
        }
    }

    private func start(of extent: ClauseCandidate.Extent) -> Int { range(of: extent).lowerBound }
}
