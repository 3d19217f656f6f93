// SPDX-License-Identifier: Apache-2.0

/// Those words of one field of one passage that the question has, and where they stand. Its memory is used over and over.
struct FieldWords {
    /// A word of the question in the field.
    struct Met {
        let slot: Int16
        let line: Int32
        /// Its place among the words of the field.
        let place: Int32
    }

    private(set) var met: [Met] = []
    /// How many words each line has.
    private(set) var lines: [Int32] = []
    /// How many words there are.
    private(set) var count = 0
    /// The first word that says something and the one after it, by their slots; -1 for one that is not asked about.
    private(set) var opening: [Int16] = []

    /// Reads up to the end of the field.
    mutating func read(_ words: inout WordReader, _ asked: AskedWords) {
        met.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        opening.removeAll(keepingCapacity: true)
        var (place, start): (Int32, Int32) = (0, 0)
        asked.slots.withUnsafeBufferPointer { slots in
            while let word = words.next(), word != WordCode.fieldEnd {
                guard word >= WordCode.first else {
                    lines.append(place - start)
                    start = place
                    continue
                }
                let number = Int(word - WordCode.first)
                let slot = number < slots.count ? slots[number] : -1
                if opening.count == 1 || opening.isEmpty && !asked.little.contains(number) { opening.append(slot) }
                if slot >= 0 {
                    met.append(Met(slot: slot, line: Int32(lines.count), place: place))
                }
                place += 1
            }
        }
        lines.append(place - start)
        count = Int(place)
    }

    /// Adds up how often each unit of the question stands here; words on either side of a line's end are neighbours.
    func add(to counts: inout [Float], _ asked: AskedWords) {
        counts.withUnsafeMutableBufferPointer { counts in
            var before: Met?
            for word in met {
                counts[Int(word.slot)] += 1
                if let before, before.place + 1 == word.place, case let pair = asked.pair(before.slot, word.slot), pair >= 0 {
                    counts[Int(pair)] += 1
                }
                before = word
            }
        }
    }

    /// The most words in a row that stand in the question in a row, and the question's triples that are here; neither goes past a line's end.
    func runs(_ asked: AskedWords, _ scratch: inout RunScratch) -> Int {
        guard var before = met.first else { return 0 }
        scratch.begin(asked)
        var best = scratch.step(before.slot, isNext: false, asked)
        var pair: Int16 = -1
        for word in met.dropFirst() {
            let isNext = before.place + 1 == word.place && before.line == word.line
            best = max(best, scratch.step(word.slot, isNext: isNext, asked))
            let pairHere = isNext ? asked.pair(before.slot, word.slot) : -1
            if pair >= 0, pairHere >= 0, let triple = asked.triple(after: pair, word.slot) { scratch.meet(triple) }
            (before, pair) = (word, pairHere)
        }
        return Int(best)
    }
}

/// The runs that end at the places of the question, and its triples that were met; used over and over.
struct RunScratch {
    private var lengths: [Int32] = []
    /// When each length was written: it holds for the word after alone.
    private var written: [Int32] = []
    private var now: Int32 = 0
    private var seen: [Bool] = []
    /// Of different triples.
    private(set) var triples = 0

    /// Forgets the triples of the passage before.
    mutating func forget(_ asked: AskedWords) {
        triples = 0
        if seen.count != asked.triples.count { seen = Array(repeating: false, count: asked.triples.count) }
        for at in seen.indices { seen[at] = false }
    }

    mutating func begin(_ asked: AskedWords) {
        guard lengths.count != asked.order.count else { return }
        lengths = Array(repeating: 0, count: asked.order.count)
        written = Array(repeating: -1, count: asked.order.count)
    }

    mutating func meet(_ triple: Int) {
        guard !seen[triple] else { return }
        seen[triple] = true
        triples += 1
    }

    /// Takes one more word of the text; the longest run that ends with it.
    mutating func step(_ slot: Int16, isNext: Bool, _ asked: AskedWords) -> Int32 {
        now += isNext ? 1 : 2
        var best: Int32 = 1
        // The last place first, so that what the word before left is still there.
        for place in asked.places[Int(slot)] {
            let at = Int(place)
            lengths[at] = at > 0 && written[at - 1] == now - 1 ? lengths[at - 1] + 1 : 1
            written[at] = now
            best = max(best, lengths[at])
        }
        return best
    }
}
