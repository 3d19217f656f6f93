// SPDX-License-Identifier: Apache-2.0

/// Scores every passage that holds a term of the question, and keeps the best.
struct Scorer: Sendable {
    let segment: Segment
    private let bm25 = BM25.usual
    /// By field.
    private let norms: [[Float]]

    init(_ segment: Segment) {
        self.segment = segment
        let bm25 = bm25
        let lengths = segment.catalogue.lengths
        norms = zip(Field.allCases, [lengths.text, lengths.heading, lengths.context]).map { field, mean in
            (0..<segment.passages).map { Float(bm25.norm(length: segment.length(of: $0, in: field), mean: mean)) }
        }
    }

    /// Which passages may be found.
    struct Filter {
        /// Only passages in force on it; `nil` for all.
        var day: Int32?
        /// Only these passages; `nil` for all.
        var range: Range<Int>?
    }

    /// The best passages, best first; of equal ones the earlier.
    func best(_ terms: [Term], limit: Int, _ filter: Filter = Filter()) -> [(passage: Int, score: Double)] {
        guard limit > 0, segment.passages > 0 else { return [] }
        return withScores { scores in
            for (term, times) in Self.counted(terms) { add(term, times: times, to: scores) }
            return top(scores, limit: limit, filter).map { ($0.passage, Double($0.score)) }
        }
    }

    /// The best passages by all fields, each with what its heading and body score alone.
    ///
    /// - Parameters:
    ///   - terms: Words that may stand in any field.
    ///   - others: Terms that are looked for in the text only.
    func candidates(_ terms: [Term], and others: [Term], limit: Int, _ filter: Filter = Filter()) -> [Candidate] {
        guard limit > 0, segment.passages > 0 else { return [] }
        let terms = Self.counted(terms)
        return withScores { texts in
            for (term, times) in terms { add(term, times: times, to: texts) }
            for (term, times) in Self.counted(others) { add(term, times: times, to: texts) }
            return withScores { totals in
                _ = totals.update(fromContentsOf: texts)
                for (field, share) in Self.shares {
                    for (term, times) in terms { add(term, times: times, in: field, share: share, to: totals) }
                }
                return top(totals, limit: limit, filter).map { Candidate(passage: $0.passage, total: $0.score, text: texts[$0.passage]) }
            }
        }
    }

    /// What a word in these fields counts beside one in the text; the best of eight pairs tried on five sets of legal questions.
    private static let shares: [(Field, Float)] = [(.heading, 0.5), (.context, 0.3)]

    /// In a fixed order, since sums of floating-point numbers depend on theirs.
    private static func counted(_ terms: [Term]) -> [(Term, Int)] {
        var counts: [Term: Int] = [:]
        for term in terms { counts[term, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func withScores<Result>(_ body: (UnsafeMutableBufferPointer<Float>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: segment.passages) { scores in
            scores.initialize(repeating: 0)
            return body(scores)
        }
    }

    /// A word weighs what it weighs in the text, in whatever field it stands.
    private func add(_ term: Term, times: Int, in field: Field = .text, share: Float = 1, to scores: UnsafeMutableBufferPointer<Float>) {
        guard let known = segment.postings(term), let postings = field == .text ? known : segment.postings(term.within(field)) else { return }
        let idf = bm25.idf(passages: known.passages, of: segment.passages)
        let weight = Float(idf * Double(times) * (bm25.k1 + 1)) * share
        norms[Int(field.rawValue)].withUnsafeBufferPointer { norms in
            if let counts = postings.counts(of: norms.count), let scores = scores.baseAddress, let norms = norms.baseAddress {
                // Plain pointers, so that the processor adds several passages at a time; a count of nought adds nought.
                for passage in 0..<counts.count {
                    let count = Float(counts[passage])
                    scores[passage] += weight * count / (count + norms[passage])
                }
                return
            }
            postings.forEach { passage, count in
                guard passage < norms.count else { return }
                let count = Float(count)
                scores[passage] += weight * count / (count + norms[passage])
            }
        }
    }

    private func top(_ scores: UnsafeMutableBufferPointer<Float>, limit: Int, _ filter: Filter) -> [(passage: Int, score: Float)] {
        var heap = BestHeap(limit: limit)
        for passage in filter.range ?? 0..<scores.count where scores[passage] > heap.floor {
            if let day = filter.day, !segment.isInForce(passage, on: day) { continue }
            heap.add(passage, scores[passage])
        }
        return heap.sorted()
    }
}

/// A passage that may answer, before it is looked at closely.
struct Candidate {
    let passage: Int
    /// By all fields.
    let total: Float
    /// By heading and body alone.
    let text: Float
}

/// The best few of many, in a heap whose root is the worst of them.
struct BestHeap {
    private let limit: Int
    private var items: [(passage: Int, score: Float)] = []

    init(limit: Int) { self.limit = limit }

    /// What a score must pass to get in. Passages come in order, so an equal one that comes later stays out.
    var floor: Float { items.count < limit ? 0 : items[0].score }

    mutating func add(_ passage: Int, _ score: Float) {
        if items.count < limit {
            items.append((passage, score))
            var child = items.count - 1
            while child > 0, isWorse(items[child], items[(child - 1) / 2]) {
                items.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        } else if score > items[0].score {
            items[0] = (passage, score)
            sink()
        }
    }

    func sorted() -> [(passage: Int, score: Float)] { items.sorted { isWorse($1, $0) } }

    private mutating func sink() {
        var parent = 0
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && isWorse(items[child], items[worst]) { worst = child }
            if worst == parent { return }
            items.swapAt(parent, worst)
            parent = worst
        }
    }

    private func isWorse(_ one: (passage: Int, score: Float), _ other: (passage: Int, score: Float)) -> Bool {
        one.score != other.score ? one.score < other.score : one.passage > other.passage
    }
}
