// SPDX-License-Identifier: Apache-2.0

/// Which act each passage belongs to.
struct Acts: Sendable {
    let ofPassage: [Int32]
    let sizes: [Int32]
    /// The passages of each act, which mostly come one after the other.
    let runs: [[Range<Int>]]

    init(_ segment: Segment) {
        ofPassage = (0..<segment.passages).map { Int32(truncatingIfNeeded: segment.act(of: $0)) }
        var runs = [[Range<Int>]](repeating: [], count: Int(ofPassage.max() ?? -1) + 1)
        var start = 0
        for end in ofPassage.indices.map({ $0 + 1 }) where end == ofPassage.count || ofPassage[end] != ofPassage[start] {
            runs[Int(ofPassage[start])].append(start..<end)
            start = end
        }
        self.runs = runs
        sizes = runs.map { Int32($0.reduce(0) { $0 + $1.count }) }
    }
}

/// In how many passages of each candidate's act each unit of the question stands: what an act is about shows in all its articles.
struct ActCounts {
    private let acts: Acts
    private let units: Int
    /// The acts of the candidates, numbered as they came; the slot of each act of the segment, or -1.
    private var used: [Int] = []
    private var slots: [Int32]
    private var counts: [Int32]

    init(_ asked: AskedWords, _ candidates: [Candidate], _ segment: Segment, _ acts: Acts) {
        self.acts = acts
        units = asked.units.count
        slots = Array(repeating: -1, count: acts.sizes.count)
        for candidate in candidates {
            let act = Int(acts.ofPassage[candidate.passage])
            guard slots[act] < 0 else { continue }
            slots[act] = Int32(used.count)
            used.append(act)
        }
        counts = Array(repeating: 0, count: used.count * units)
        let members = Members(used.lazy.flatMap { acts.runs[$0] }, of: segment.passages)
        for (unit, asked) in asked.units.enumerated() {
            guard let postings = segment.postings(asked.term) else { continue }
            add(postings, unit, members, of: segment.passages)
        }
    }

    private mutating func add(_ postings: Postings, _ unit: Int, _ members: Members, of all: Int) {
        if let dense = postings.counts(of: all)?.assumingMemoryBound(to: UInt8.self) {
            for (slot, act) in used.enumerated() {
                for run in acts.runs[act] { counts[slot * units + unit] += Self.bearing(UnsafeBufferPointer(rebasing: dense[run])) }
            }
            return
        }
        counts.withUnsafeMutableBufferPointer { counts in
            slots.withUnsafeBufferPointer { slots in
                acts.ofPassage.withUnsafeBufferPointer { ofPassage in
                    postings.forEach { passage, _ in
                        guard members.contains(passage) else { return }
                        counts[Int(slots[Int(ofPassage[passage])]) * units + unit] += 1
                    }
                }
            }
        }
    }

    private static func bearing(_ counts: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let start = counts.baseAddress else { return 0 }
        var bearing: Int32 = 0
        // A plain pointer and no branch, so that the processor takes many passages at a time.
        for at in 0..<counts.count { bearing &+= start[at] == 0 ? 0 : 1 }
        return bearing
    }

    /// A set of passages, small enough to stay near the processor.
    private struct Members {
        private var bits: [UInt64]

        init(_ runs: some Sequence<Range<Int>>, of all: Int) {
            bits = Array(repeating: 0, count: all / 64 + 1)
            for run in runs { add(run) }
        }

        private mutating func add(_ run: Range<Int>) {
            var passage = run.lowerBound
            while passage < run.upperBound {
                let end = min(run.upperBound, (passage | 63) + 1)
                let count = UInt64(end - passage)
                bits[passage >> 6] |= (count == 64 ? .max : (1 << count) - 1) << UInt64(passage & 63)
                passage = end
            }
        }

        @inline(__always)
        func contains(_ passage: Int) -> Bool { passage >> 6 < bits.count && bits[passage >> 6] >> UInt64(passage & 63) & 1 == 1 }
    }

    func write(_ passage: Int, _ row: Int, _ asked: AskedWords, into matrix: inout FeatureMatrix) {
        let act = Int(acts.ofPassage[passage])
        let size = Double(acts.sizes[act])
        let first = Int(slots[act]) * units
        var (ofSyllables, ofPairs, level, share) = (0.0, 0.0, 0.0, 0.0)
        for (at, unit) in asked.units.enumerated() {
            let frequency = Double(counts[first + at]) / size
            guard unit.isPair else {
                ofSyllables += unit.share * frequency
                continue
            }
            ofPairs += unit.share * frequency
            // Half of the most is reached where one article in twenty has the pair.
            level += unit.share * frequency / (frequency + 0.05)
            if frequency > 0 { share += unit.share }
        }
        matrix[row, .actPairs] = Float(level)
        matrix[row, .actShareOfPairs] = Float(share)
        matrix[row, .actFrequency] = Float(ofSyllables)
        matrix[row, .actPairFrequency] = Float(ofPairs)
        matrix[row, .actLength] = Float(size)
    }
}
