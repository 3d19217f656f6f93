// SPDX-License-Identifier: Apache-2.0

/// Whether words that stand close together in the question do so in the article.
enum Nearness {
    /// The furthest that two words of the question may be apart.
    private static let reach = 4
    /// Commoner words are everywhere, so that their being near tells nothing: √(idf × idf).
    private static let leastWeight = 1.5
    /// Places between heading and body, and between clauses.
    private static let afterHeading: Int32 = 50
    private static let betweenLines: Int32 = 3

    static func of(_ asked: AskedWords, _ heading: FieldWords, _ body: FieldWords) -> Double {
        var places = [[Int32]](repeating: [], count: asked.unitOf.count)
        var place: Int32 = 0
        for slot in heading.slots where slot != FieldWords.lineEnd {
            if slot >= 0 { places[Int(slot)].append(place) }
            place += 1
        }
        place += afterHeading
        for slot in body.slots {
            if slot >= 0 { places[Int(slot)].append(place) }
            place += slot == FieldWords.lineEnd ? betweenLines : 1
        }
        var (sum, all) = (0.0, 1e-9)
        for at in asked.order.indices {
            for gap in 1...reach where at + gap < asked.order.count {
                let (first, second) = (asked.order[at], asked.order[at + gap])
                let weight = (asked.idf(of: first) * asked.idf(of: second)).squareRoot()
                guard first != second, weight >= leastWeight else { continue }
                all += weight
                guard let distance = distance(places[Int(first)], places[Int(second)]) else { continue }
                sum += weight / (1 + Double(max(0, distance - Int32(gap))) / 5)
            }
        }
        return sum / all
    }

    /// Between the two closest of two rising lists.
    static func distance(_ ones: [Int32], _ others: [Int32]) -> Int32? {
        var best: Int32?
        var (one, other) = (0, 0)
        while one < ones.count, other < others.count {
            best = min(best ?? .max, abs(ones[one] - others[other]))
            if ones[one] < others[other] { one += 1 } else { other += 1 }
        }
        return best
    }
}
