// SPDX-License-Identifier: Apache-2.0

/// The numbers of a segment's syllables, by their terms in either form.
struct Lexicon: Sendable {
    let count: Int
    /// Numbers of the syllables that say nothing of themselves.
    let little: Set<Int>
    private let marked: [UInt64: UInt32]
    /// Without marks many look alike.
    private let folded: [UInt64: [UInt32]]

    init(_ segment: Segment) {
        count = segment.syllables
        let numbers = 0..<UInt32(segment.syllables)
        marked = Dictionary(
            numbers.map { (segment.syllable(Int($0), in: .marked).term.hash, $0) }, uniquingKeysWith: { first, _ in first })
        folded = Dictionary(grouping: numbers) { segment.syllable(Int($0), in: .folded).term.hash }
        little = Set(LittleWords.all(.marked).compactMap { [marked] in marked[$0.hash].map(Int.init) })
    }

    /// Of all syllables that are this term in the form.
    func numbers(of term: Term, in form: Analyzer.Form) -> [Int] {
        switch form {
        case .marked: marked[term.hash].map { [Int($0)] } ?? []
        case .folded: folded[term.hash, default: []].map(Int.init)
        }
    }
}
