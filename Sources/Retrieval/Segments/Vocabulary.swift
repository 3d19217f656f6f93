// SPDX-License-Identifier: Apache-2.0

/// The syllables met so far, numbered as they came.
struct Vocabulary {
    private var numbers: [Term: UInt32] = [:]
    private(set) var syllables: [Syllable] = []

    mutating func number(of syllable: Syllable) -> UInt32 {
        if let number = numbers[syllable.marked] { return number }
        let number = UInt32(syllables.count)
        numbers[syllable.marked] = number
        syllables.append(syllable)
        return number
    }

    /// The number of a word of one syllable, where it was met.
    func number(of word: String) -> UInt32? { Analyzer.syllables(word).first.flatMap { numbers[$0.marked] } }

    /// As a segment keeps them.
    func bytes(passages: (Term) -> UInt32) -> [UInt8] {
        var bytes = ByteWriter()
        for syllable in syllables {
            bytes.fixed(syllable.marked.hash)
            bytes.fixed(syllable.folded.hash)
            bytes.fixed(passages(syllable.marked))
            bytes.fixed(passages(syllable.folded))
        }
        return bytes.bytes
    }
}
