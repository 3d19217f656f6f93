// SPDX-License-Identifier: Apache-2.0

/// A question as the ranking reads it: its syllables, the pairs of them, and how much each tells.
struct AskedWords {
    /// A syllable or a pair of the question.
    struct Unit {
        let term: Term
        let isPair: Bool
        let idf: Double
        var times = 1
        /// Its part in the sum over all syllables, or over all pairs.
        var share = 0.0
    }

    let form: Analyzer.Form
    private(set) var units: [Unit] = []
    /// The question's syllables in order, by their places among the different ones.
    private(set) var order: [Int16] = []
    /// The unit of each different syllable.
    private(set) var unitOf: [Int] = []
    private(set) var slots: [Int16]
    private var pairs: [Int]
    private(set) var triples: Set<Int> = []

    /// A longer question tells no more by its end than by so many syllables.
    static let most = 128

    init(_ text: String, _ form: Analyzer.Form, _ segment: Segment, _ lexicon: Lexicon) {
        self.form = form
        slots = Array(repeating: -1, count: lexicon.count)
        let terms = Array(Analyzer(form: form).syllables(text).prefix(Self.most))
        pairs = Array(repeating: -1, count: Self.most * Self.most)
        var places: [Term: Int16] = [:]
        for (at, term) in terms.enumerated() {
            let slot = places[term] ?? Int16(places.count)
            if places[term] == nil {
                places[term] = slot
                unitOf.append(units.count)
                units.append(Self.unit(term, isPair: false, in: segment))
                if let number = lexicon.number(of: term, in: form) { slots[number] = slot }
            } else {
                units[unitOf[Int(slot)]].times += 1
            }
            order.append(slot)
            if at > 0 { addPair(order[at - 1], slot, Term.pair(terms[at - 1], term), in: segment) }
            if at > 1 { triples.insert(Self.triple(order[at - 2], order[at - 1], slot)) }
        }
        shareOut()
    }

    private static func unit(_ term: Term, isPair: Bool, in segment: Segment) -> Unit {
        let passages = segment.postings(term)?.passages ?? 0
        return Unit(term: term, isPair: isPair, idf: BM25.usual.idf(passages: passages, of: segment.passages))
    }

    private mutating func addPair(_ first: Int16, _ second: Int16, _ term: Term, in segment: Segment) {
        let at = Int(first) * Self.most + Int(second)
        if pairs[at] >= 0 {
            units[pairs[at]].times += 1
        } else {
            pairs[at] = units.count
            units.append(Self.unit(term, isPair: true, in: segment))
        }
    }

    private mutating func shareOut() {
        for isPair in [false, true] {
            let sum = units.reduce(1e-9) { $0 + ($1.isPair == isPair ? $1.idf : 0) }
            for at in units.indices where units[at].isPair == isPair { units[at].share = units[at].idf / sum }
        }
    }

    /// The unit of two neighbouring syllables, or -1.
    @inline(__always)
    func pair(_ first: Int16, _ second: Int16) -> Int { pairs[Int(first) * Self.most + Int(second)] }

    static func triple(_ first: Int16, _ second: Int16, _ third: Int16) -> Int {
        (Int(first) * most + Int(second)) * most + Int(third)
    }

    func idf(of slot: Int16) -> Double { units[unitOf[Int(slot)]].idf }
}
