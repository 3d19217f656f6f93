// SPDX-License-Identifier: Apache-2.0

/// A question as the ranking reads it: its different syllables, the pairs of neighbours among them, and how much each tells.
///
/// A syllable goes by its slot, in order of first coming. The units are the syllables by slot, and after them the pairs.
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

    /// Two syllables of the question that stand near one another in it.
    struct Neighbours {
        let first: Int16
        let second: Int16
        let gap: Int32
        /// By the rarity of both.
        let weight: Double
    }

    let form: Analyzer.Form
    private(set) var units: [Unit] = []
    /// The question's syllables in order.
    private(set) var order: [Int16] = []
    /// How many different syllables there are.
    private(set) var syllables = 0
    /// The slot of each syllable of the segment, by its number.
    private(set) var slots: [Int16]
    /// In which places of ``order`` each slot stands, the last first.
    private(set) var places: [[Int32]] = []
    private(set) var neighbours: [Neighbours] = []
    private(set) var thing: AskedThing?
    /// Numbers of the segment's syllables that say nothing of themselves.
    let little: Set<Int>
    /// Units of pairs by both slots, or -1.
    private var pairs: [Int16] = []
    /// Unit of the first pair and slot of the third syllable, in order.
    private(set) var triples: [Int32] = []

    /// A longer question tells no more by its end than by so many syllables.
    static let most = 128

    init(_ text: String, _ form: Analyzer.Form, _ segment: Segment, _ lexicon: Lexicon) {
        self.form = form
        slots = Array(repeating: -1, count: lexicon.count)
        little = lexicon.little
        let terms = Array(Analyzer(form: form).syllables(text).prefix(Self.most))
        var slotOf: [Term: Int16] = [:]
        for (at, term) in terms.enumerated() {
            let slot = slotOf[term] ?? Int16(slotOf.count)
            if slotOf[term] == nil {
                slotOf[term] = slot
                units.append(Self.unit(term, isPair: false, in: segment))
                places.append([])
                for number in lexicon.numbers(of: term, in: form) { slots[number] = slot }
            } else {
                units[Int(slot)].times += 1
            }
            order.append(slot)
            places[Int(slot)].insert(Int32(at), at: 0)
        }
        syllables = units.count
        addPairs(terms, segment)
        addTriples()
        addNeighbours()
        shareOut()
        thing = AskedThing(self, terms)
    }

    private static func unit(_ term: Term, isPair: Bool, in segment: Segment) -> Unit {
        let passages = segment.postings(term)?.passages ?? 0
        return Unit(term: term, isPair: isPair, idf: BM25.usual.idf(passages: passages, of: segment.passages))
    }

    private mutating func addPairs(_ terms: [Term], _ segment: Segment) {
        pairs = Array(repeating: -1, count: syllables * syllables)
        for at in terms.indices.dropFirst() {
            let place = Int(order[at - 1]) * syllables + Int(order[at])
            if pairs[place] >= 0 {
                units[Int(pairs[place])].times += 1
            } else {
                pairs[place] = Int16(units.count)
                units.append(Self.unit(Term.pair(terms[at - 1], terms[at]), isPair: true, in: segment))
            }
        }
    }

    private mutating func addTriples() {
        guard order.count > 2 else { return }
        triples = Set((2..<order.count).map { Self.triple(pair(order[$0 - 2], order[$0 - 1]), order[$0]) }).sorted()
    }

    private mutating func addNeighbours() {
        for at in order.indices {
            for gap in 1...Nearness.reach where at + gap < order.count {
                let (first, second) = (order[at], order[at + gap])
                let weight = (units[Int(first)].idf * units[Int(second)].idf).squareRoot()
                guard first != second, weight >= Nearness.leastWeight else { continue }
                neighbours.append(Neighbours(first: first, second: second, gap: Int32(gap), weight: weight))
            }
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
    func pair(_ first: Int16, _ second: Int16) -> Int16 { pairs[Int(first) * syllables + Int(second)] }

    /// Which of ``triples`` a pair makes with the syllable after it.
    func triple(after pair: Int16, _ third: Int16) -> Int? {
        let wanted = Self.triple(pair, third)
        let at = triples.partitioningIndex { $0 >= wanted }
        return at < triples.count && triples[at] == wanted ? at : nil
    }

    private static func triple(_ pair: Int16, _ third: Int16) -> Int32 { Int32(pair) << 8 | Int32(third) }
}

extension [Int32] {
    /// The first place of a sorted list whose element is so, as are all after it.
    fileprivate func partitioningIndex(where isSo: (Int32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isSo(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
