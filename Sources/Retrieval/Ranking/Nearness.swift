// SPDX-License-Identifier: Apache-2.0

/// Whether words that stand close together in the question do so in the article. Its memory is used over and over.
struct Nearness {
    /// The furthest that two words of the question may be apart.
    static let reach = 4
    /// Commoner words are everywhere, so that their being near tells nothing: √(idf × idf).
    static let leastWeight = 1.5
    /// Places between heading and body, and between clauses.
    private static let afterHeading: Int32 = 50
    private static let betweenLines: Int32 = 3

    /// Where the words of each slot stand, one slot after the other.
    private var places: [Int32] = []
    private var ends: [Int] = []

    /// Nought to one.
    mutating func of(_ asked: AskedWords, _ heading: FieldWords, _ body: FieldWords) -> Double {
        sort(asked, heading, body)
        var (sum, all) = (0.0, 1e-9)
        places.withUnsafeBufferPointer { places in
            for pair in asked.neighbours {
                all += pair.weight
                let (first, second) = (Int(pair.first), Int(pair.second))
                let ones = places[(first > 0 ? ends[first - 1] : 0)..<ends[first]]
                let others = places[(second > 0 ? ends[second - 1] : 0)..<ends[second]]
                guard let distance = Self.distance(ones, others, near: pair.gap) else { continue }
                sum += pair.weight / (1 + Double(max(0, distance - pair.gap)) / 5)
            }
        }
        return sum / all
    }

    private mutating func sort(_ asked: AskedWords, _ heading: FieldWords, _ body: FieldWords) {
        ends.removeAll(keepingCapacity: true)
        ends.append(contentsOf: repeatElement(0, count: asked.syllables + 1))
        for word in heading.met { ends[Int(word.slot) + 1] += 1 }
        for word in body.met { ends[Int(word.slot) + 1] += 1 }
        for slot in 0..<asked.syllables { ends[slot + 1] += ends[slot] }
        let count = heading.met.count + body.met.count
        if places.count < count { places = Array(repeating: 0, count: 2 * count) }
        // Each start moves on to where the next slot starts: afterwards they are ends.
        for word in heading.met {
            places[ends[Int(word.slot)]] = word.place
            ends[Int(word.slot)] += 1
        }
        let start = Int32(heading.count) + Self.afterHeading
        for word in body.met {
            places[ends[Int(word.slot)]] = start + word.place + word.line * Self.betweenLines
            ends[Int(word.slot)] += 1
        }
    }

    /// Between the two closest of two rising lists; any that is near enough will do.
    static func distance(_ ones: Slice<UnsafeBufferPointer<Int32>>, _ others: Slice<UnsafeBufferPointer<Int32>>, near: Int32) -> Int32? {
        var best: Int32?
        var (one, other) = (ones.startIndex, others.startIndex)
        while one < ones.endIndex, other < others.endIndex {
            let distance = abs(ones[one] - others[other])
            if distance <= near { return distance }
            best = min(best ?? .max, distance)
            if ones[one] < others[other] { one += 1 } else { other += 1 }
        }
        return best
    }
}
