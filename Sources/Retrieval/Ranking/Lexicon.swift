// SPDX-License-Identifier: Apache-2.0

/// The syllables of a segment by number; without marks those that look alike share the number of the first of them.
struct Lexicon: Sendable {
    private let numbers: [[UInt64: UInt32]]
    private let folded: [UInt32]

    init(_ segment: Segment) {
        numbers = Analyzer.Form.allCases.map { form in
            let pairs = (0..<segment.syllables).map { (segment.syllable($0, in: form).term.hash, UInt32($0)) }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        let byFolded = numbers[1]
        folded = (0..<segment.syllables).map { byFolded[segment.syllable($0, in: .folded).term.hash] ?? UInt32($0) }
    }

    var count: Int { folded.count }

    func number(of term: Term, in form: Analyzer.Form) -> Int? {
        numbers[form == .marked ? 0 : 1][term.hash].map(Int.init)
    }

    /// The number under which a form of a syllable is known.
    @inline(__always)
    func number(_ syllable: UInt32, in form: Analyzer.Form) -> Int {
        guard form == .folded else { return Int(syllable) }
        return Int(syllable) < folded.count ? Int(folded[Int(syllable)]) : Int(syllable)
    }
}
