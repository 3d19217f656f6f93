// SPDX-License-Identifier: Apache-2.0

/// The words of one field of one passage, as the question sees them.
struct FieldWords {
    /// Place of each word among the question's different syllables; ``other`` for any other word, ``lineEnd`` between lines.
    private(set) var slots: [Int16] = []
    private(set) var numbers: [Int] = []

    static let other: Int16 = -1
    static let lineEnd: Int16 = -2

    /// Reads up to the end of the field.
    mutating func read(_ words: inout WordReader, _ asked: AskedWords, _ lexicon: Lexicon) {
        slots.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        while let word = words.next(), word != WordCode.fieldEnd {
            guard word >= WordCode.first else {
                slots.append(Self.lineEnd)
                numbers.append(-1)
                continue
            }
            let number = lexicon.number(word - WordCode.first, in: asked.form)
            slots.append(number < asked.slots.count ? asked.slots[number] : Self.other)
            numbers.append(number)
        }
    }

    /// Adds up how often each unit of the question stands here; words on either side of a line's end are neighbours.
    func count(_ asked: AskedWords, into counts: inout [Float]) {
        var before = Self.other
        for slot in slots where slot != Self.lineEnd {
            if slot >= 0 {
                counts[asked.unitOf[Int(slot)]] += 1
                if before >= 0 {
                    let pair = asked.pair(before, slot)
                    if pair >= 0 { counts[pair] += 1 }
                }
            }
            before = slot
        }
    }

    /// The most words in a row that stand in the question in a row.
    func longestRun(_ asked: AskedWords, _ scratch: inout RunScratch) -> Int {
        let order = asked.order
        var best: Int32 = 0
        scratch.clear(order.count)
        for slot in slots {
            if slot < 0 {
                if scratch.isUsed { scratch.clear(order.count) }
                continue
            }
            best = max(best, scratch.step(slot, order))
        }
        return Int(best)
    }

    /// Marks the question's triples that stand here.
    func triples(_ asked: AskedWords, into found: inout Set<Int>) {
        guard slots.count > 2, !asked.triples.isEmpty else { return }
        for at in 2..<slots.count where slots[at] >= 0 && slots[at - 1] >= 0 && slots[at - 2] >= 0 {
            let triple = AskedWords.triple(slots[at - 2], slots[at - 1], slots[at])
            if asked.triples.contains(triple) { found.insert(triple) }
        }
    }
}

/// One row of the table of common substrings, used over and over.
struct RunScratch {
    private var lengths: [Int32] = []
    private(set) var isUsed = false

    mutating func clear(_ count: Int) {
        if lengths.count != count + 1 {
            lengths = Array(repeating: 0, count: count + 1)
        } else {
            for at in lengths.indices { lengths[at] = 0 }
        }
        isUsed = false
    }

    /// Takes one more word of the text; the longest run that ends with it.
    mutating func step(_ slot: Int16, _ order: [Int16]) -> Int32 {
        isUsed = true
        var best: Int32 = 0
        // From the end, so that what the word before left is still there.
        for at in stride(from: order.count, to: 0, by: -1) {
            lengths[at] = order[at - 1] == slot ? lengths[at - 1] + 1 : 0
            best = max(best, lengths[at])
        }
        return best
    }
}
