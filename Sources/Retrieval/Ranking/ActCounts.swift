// SPDX-License-Identifier: Apache-2.0

/// Which act each passage belongs to.
struct Acts: Sendable {
    let ofPassage: [Int32]
    let sizes: [Int32]

    init(_ segment: Segment) {
        ofPassage = (0..<segment.passages).map { Int32(truncatingIfNeeded: segment.act(of: $0)) }
        var sizes = [Int32](repeating: 0, count: Int(ofPassage.max() ?? -1) + 1)
        for act in ofPassage { sizes[Int(act)] += 1 }
        self.sizes = sizes
    }
}

/// In how many passages of each candidate's act each unit of the question stands: what an act is about shows in all its articles.
struct ActCounts {
    private var slots: [Int32]
    private let acts: Acts
    private var counts: [Int32]
    private let units: Int

    init(_ asked: AskedWords, _ candidates: [Candidate], _ segment: Segment, _ acts: Acts) {
        self.acts = acts
        units = asked.units.count
        slots = Array(repeating: -1, count: acts.sizes.count)
        var used: Int32 = 0
        for candidate in candidates {
            let act = Int(acts.ofPassage[candidate.passage])
            if slots[act] < 0 {
                slots[act] = used
                used += 1
            }
        }
        counts = Array(repeating: 0, count: Int(used) * units)
        guard used > 0 else { return }
        let members = acts.ofPassage.indices.filter { slots[Int(acts.ofPassage[$0])] >= 0 }
        for (unit, asked) in asked.units.enumerated() {
            guard let postings = segment.postings(asked.term) else { continue }
            add(postings, unit, members, of: segment.passages)
        }
    }

    private mutating func add(_ postings: Postings, _ unit: Int, _ members: [Int], of all: Int) {
        if let dense = postings.counts(of: all) {
            for passage in members where dense[passage] > 0 { counts[Int(slots[Int(acts.ofPassage[passage])]) * units + unit] += 1 }
            return
        }
        postings.forEach { passage, _ in
            guard passage < acts.ofPassage.count, case let slot = slots[Int(acts.ofPassage[passage])], slot >= 0 else { return }
            counts[Int(slot) * units + unit] += 1
        }
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
