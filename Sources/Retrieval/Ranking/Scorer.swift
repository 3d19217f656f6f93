// SPDX-License-Identifier: Apache-2.0

/// Scores every passage that holds a term of the question, and keeps the best.
struct Scorer: Sendable {
    let segment: Segment
    private let bm25 = BM25.usual
    private let norms: [Float]

    init(_ segment: Segment) {
        self.segment = segment
        let bm25 = bm25
        norms = (0..<segment.passages).map { Float(bm25.norm(length: segment.length(of: $0), mean: segment.meanLength)) }
    }

    /// The best passages, best first; of equal ones the earlier.
    ///
    /// - Parameters:
    ///   - day: Only passages in force on it; `nil` for all.
    ///   - range: Only these passages; `nil` for all.
    func best(_ terms: [Term], limit: Int, on day: Int32?, within range: Range<Int>? = nil) -> [(passage: Int, score: Double)] {
        guard limit > 0, segment.passages > 0 else { return [] }
        var counts: [Term: Int] = [:]
        for term in terms { counts[term, default: 0] += 1 }
        // In a fixed order, since sums of floating-point numbers depend on theirs.
        let wanted = counts.sorted { $0.key < $1.key }
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: segment.passages) { scores in
            scores.initialize(repeating: 0)
            for (term, times) in wanted { add(term, times: times, to: scores) }
            return top(scores, within: range ?? 0..<scores.count, limit: limit, on: day)
        }
    }

    private func add(_ term: Term, times: Int, to scores: UnsafeMutableBufferPointer<Float>) {
        guard let postings = segment.postings(term) else { return }
        let idf = bm25.idf(passages: postings.passages, of: segment.passages)
        let weight = Float(idf * Double(times) * (bm25.k1 + 1))
        norms.withUnsafeBufferPointer { norms in
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

    private func top(
        _ scores: UnsafeMutableBufferPointer<Float>, within range: Range<Int>, limit: Int, on day: Int32?
    ) -> [(passage: Int, score: Double)] {
        var heap = BestHeap(limit: limit)
        for passage in range where scores[passage] > heap.floor {
            if let day, !segment.isInForce(passage, on: day) { continue }
            heap.add(passage, scores[passage])
        }
        return heap.sorted().map { ($0.passage, Double($0.score)) }
    }
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
