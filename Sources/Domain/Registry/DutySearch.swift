// SPDX-License-Identifier: Apache-2.0

/// A duty that fits some words, and how well.
package struct DutyMatch: Hashable, Sendable {
    package let duty: Duty
    /// 0 to 1; higher is closer. Orders the matches of one text.
    package let score: Double
    /// The share of what the text asks about, weighed by how rare its words are among duties, that the duty speaks of.
    package let coverage: Double
    /// The share of the duty's own name that the text has; little of it, and the text may mean something else.
    package let share: Double
    /// The text names the duty by its id.
    package let isNamed: Bool
}

extension Registry {
    /// Duties that the words may mean, best first. Ids ("VT-01") go before words; drafts are left out.
    package func duties(matching text: String, limit: Int) -> [DutyMatch] {
        dutyIndex.matches(text, limit: limit)
    }

    /// The share of a text's words, weighed by rarity, that occur anywhere among the duties: how far it speaks of the Ministry's work.
    package func familiarity(of text: String) -> Double { dutyIndex.familiarity(of: text) }
}

/// Words of every duty, weighed by how few duties bear them.
struct DutyIndex: Sendable {
    private let entries: [Entry]
    private let numbers: [String: Int]
    /// By the terms' numbers.
    private let weights: [Double]
    private let strange: Double

    private struct Entry: Sendable {
        let duty: Duty
        /// Title, its English, other names and the names of its procedures, each by itself.
        let names: [Name]
        /// Those of all its names together: a question that shares none of them need not be held against each.
        let terms: NumberSet
        /// Acts and the field: they help a name, but are none.
        let around: NumberSet
        let acts: DutyActs
        let denials: Denials
        /// Only marks where other duties end, and gives way to them.
        let isBoundary: Bool
    }

    private struct Name: Sendable {
        let terms: NumberSet
        let marked: NumberSet
        let weight: Double
        /// Of what stands before a bracket or an exception: those say where the duty ends, not what it is.
        let core: Double
    }

    init(_ facts: RegistryFacts) {
        let fields = Dictionary(facts.fields.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var procedures: [Duty.ID: [String]] = [:]
        for procedure in facts.procedures {
            for duty in procedure.duties { procedures[duty, default: []].append(procedure.name.vi) }
        }
        let duties = facts.duties.filter { !$0.isDraft }.sorted { $0.id < $1.id }
        let texts = duties.map { duty in
            [duty.title.vi] + [duty.title.en].compactMap { $0 }.map(Self.singular) + duty.aliases + procedures[duty.id, default: []]
        }
        let around = duties.map { duty in
            SearchWords(([fields[duty.field]].compactMap { $0 }.map(\.name.vi) + duty.acts).joined(separator: " . ")).terms
        }
        let names = texts.map { $0.map { (text: $0, words: SearchWords($0)) } }
        var bearing: [String: Int] = [:]
        for (names, around) in zip(names, around) {
            for term in names.reduce(around, { $0.union($1.words.terms) }) { bearing[term, default: 0] += 1 }
        }
        let count = Double(max(duties.count, 1))
        let terms = bearing.keys.sorted()
        let weights = terms.map { Self.rarity(Double(bearing[$0, default: 0]), of: count) }
        let marked = Set(names.joined().flatMap(\.words.marked))
        // A marked syllable may look like a plain one, but the two are never looked for in one set.
        let numbers = Dictionary(uniqueKeysWithValues: (terms + marked.subtracting(terms).sorted()).enumerated().map { ($1, $0) })
        func set(_ words: Set<String>) -> NumberSet { NumberSet(words.compactMap { numbers[$0] }) }
        strange = Self.rarity(0.5, of: count)
        self.weights = weights
        self.numbers = numbers
        entries = zip(duties, zip(names, around)).map { duty, words in
            let names = words.0.map { text, name in
                func weight(_ words: SearchWords) -> Double { words.sorted.compactMap { numbers[$0] }.reduce(0) { $0 + weights[$1] } }
                return Name(
                    terms: set(name.terms), marked: set(name.marked), weight: weight(name), core: weight(SearchWords(Self.core(of: text))))
            }
            return Entry(
                duty: duty, names: names, terms: set(words.0.reduce(into: []) { $0.formUnion($1.words.terms) }), around: set(words.1),
                acts: DutyActs(folded: SearchWords.plain(([duty.title.vi] + duty.acts).joined(separator: " , "))),
                denials: Denials(folded: SearchWords.plain(duty.title.vi)),
                isBoundary: Self.boundaries.contains { SearchWords.plain(duty.title.vi).hasPrefix($0) }
            )
        }
    }

    private static func core(of name: String) -> String {
        let ends = ["(", " trừ ", ";"].compactMap { name.firstRange(of: $0)?.lowerBound }
        return String(name[..<(ends.min() ?? name.endIndex)])
    }

    private static func rarity(_ bearing: Double, of count: Double) -> Double {
        var ratio = 1 + count / bearing
        var halvings = 0.0
        while ratio >= 2 {
            ratio /= 2
            halvings += 1
        }
        return halvings + (ratio - 1)
    }

    func matches(_ text: String, limit: Int) -> [DutyMatch] {
        let named = SearchWords.id(in: text)
        let asked = SearchWords(question: Self.singular(text))
        guard !asked.terms.isEmpty || named != nil else { return [] }
        let whole = whole(asked)
        // Most words of a question of law are in no duty at all.
        let known = known(asked)
        let marked = Marks(of: asked.marked.count, known: asked.marked.compactMap { numbers[$0] })
        let plain = SearchWords.plain(text)
        let (acts, denials) = (DutyActs(folded: plain), Denials(folded: plain))
        // By place: a copy of an entry takes longer than to see that it shares no word.
        let found = entries.indices.compactMap { at -> DutyMatch? in
            if let named, entries[at].duty.id == named {
                return DutyMatch(duty: entries[at].duty, score: 1, coverage: 1, share: 1, isNamed: true)
            }
            guard known.contains(where: { entries[at].terms.contains($0) || entries[at].around.contains($0) }) else { return nil }
            let entry = entries[at]
            let agreement = entry.acts.agreement(with: acts) * (entry.denials.contradicts(denials) ? Self.contrary : 1)
            return match(entry, known, marked, whole, agreement * (entry.isBoundary ? Self.yielding : 1))
        }
        return Array(found.sorted { ($0.isNamed ? 2 : $0.score, $1.duty.id) > ($1.isNamed ? 2 : $1.score, $0.duty.id) }.prefix(max(0, limit)))
    }

    /// The syllables with marks that a question has, and those of them that any name has.
    private struct Marks {
        let of: Int
        let known: [Int]
    }

    private func match(_ entry: Entry, _ known: [Int], _ marked: Marks, _ whole: Double, _ agreement: Double) -> DutyMatch? {
        guard whole > 0 else { return nil }
        let helped = known.filter(entry.around.contains)
        let shared = known.filter(entry.terms.contains)
        guard !helped.isEmpty || !shared.isEmpty else { return nil }
        var best: (score: Double, coverage: Double, share: Double) = (0, 0, 0)
        for name in entry.names {
            let common = shared.filter(name.terms.contains)
            let commonWeight = common.reduce(0) { $0 + weights[$1] }
            let helpWeight = helped.filter { !name.terms.contains($0) }.reduce(0) { $0 + weights[$1] } * Self.help
            let coverage = min(1, (commonWeight + helpWeight) / whole)
            let share = name.weight > 0 ? commonWeight / name.weight : 0
            var score = coverage * (1 - Self.shareOfName) + min(1, share) * coverage * Self.shareOfName
            // Marks can only lower a score.
            if score <= best.score { continue }
            if marked.of > 0 {
                let exact = Double(marked.known.count(where: name.marked.contains)) / Double(marked.of)
                score = score * (1 - Self.shareOfMarks) + score * exact * Self.shareOfMarks
            }
            if score > best.score { best = (score, coverage, name.core > 0 ? min(1, commonWeight / name.core) : 0) }
        }
        guard best.score > Self.least else { return nil }
        return DutyMatch(duty: entry.duty, score: best.score * agreement, coverage: best.coverage, share: best.share, isNamed: false)
    }

    func familiarity(of text: String) -> Double {
        let asked = SearchWords(question: Self.singular(text))
        let whole = whole(asked)
        guard whole > 0 else { return 0 }
        return known(asked).reduce(0) { $0 + weights[$1] } / whole
    }

    /// English plurals and third persons without their "s"; no Vietnamese syllable ends so.
    private static func singular(_ text: String) -> String {
        text.split(separator: " ").map { word in
            let end = word.lastIndex { $0.isLetter }
            guard let end, word[end] == "s", word.count >= 4, word.allSatisfy(\.isASCII), !word[..<end].hasSuffix("s") else { return String(word) }
            return word[..<end] + String(word[word.index(after: end)...])
        }
        .joined(separator: " ")
    }

    private func whole(_ asked: SearchWords) -> Double {
        asked.sorted.reduce(0) { sum, term in
            if let number = number(term) { return sum + weights[number] }
            return asked.loose.contains(term) ? sum : sum + strange
        }
    }

    /// Always in the same order, so that sums come out the same in every run.
    private func known(_ asked: SearchWords) -> [Int] { asked.sorted.compactMap(number) }

    private func number(_ term: String) -> Int? { numbers[term].flatMap { $0 < weights.count ? $0 : nil } }

    // Chosen on a hundred phrasings written from the titles, see DutySearchTests.
    private static let help = 0.6
    private static let shareOfName = 0.3
    private static let shareOfMarks = 0.15
    private static let least = 0.05
    private static let yielding = 0.75
    private static let contrary = 0.7
    private static let boundaries = [" ranh gioi ", " giu "]
}

/// A set of small numbers, a bit each.
private struct NumberSet: Sendable {
    private var words: [UInt64]

    init(_ numbers: [Int]) {
        words = Array(repeating: 0, count: (numbers.max() ?? -1) / 64 + 1)
        for number in numbers { words[number / 64] |= 1 << UInt64(number % 64) }
    }

    func contains(_ number: Int) -> Bool { number / 64 < words.count && words[number / 64] >> UInt64(number % 64) & 1 == 1 }
}
