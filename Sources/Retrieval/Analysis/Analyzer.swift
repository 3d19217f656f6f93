// SPDX-License-Identifier: Apache-2.0
import Domain

/// Splits text into the terms of the index: syllables, and pairs of neighbouring syllables.
///
/// Most Vietnamese words have two syllables, so that a pair is as near to a word as one comes without a dictionary.
/// A tone counts for the syllable, wherever it was typed: "hoà" is "hòa".
struct Analyzer: Sendable {
    /// The two forms a word is kept in.
    enum Form: UInt8, Sendable, CaseIterable {
        /// With its marks.
        case marked = 1
        /// Without: what somebody types who has no Vietnamese keyboard.
        case folded = 2
    }

    let form: Form

    /// The syllables of a text, in order.
    func syllables(_ text: String) -> [Term] { Self.syllables(text).map { $0[form] } }

    /// The syllables of a text, and the pairs they make, each as often as it comes.
    func terms(_ text: String) -> [Term] { Self.terms(of: syllables(text)) }

    static func terms(of syllables: [Term]) -> [Term] { syllables + zip(syllables, syllables.dropFirst()).map(Term.pair) }

    /// The syllables of a text, each in both forms.
    static func syllables(_ text: String) -> [Syllable] {
        let text = needsComposing(text) ? Vietnamese.composed(text) : text
        var syllables: [Syllable] = []
        syllables.reserveCapacity(text.utf8.count / 5)
        var reader = SyllableReader()
        for scalar in text.unicodeScalars {
            let entry = Letters.table.entry(scalar)
            if entry.toneless != 0 {
                reader.take(entry)
                continue
            }
            if let syllable = reader.end() { syllables.append(syllable) }
            if scalar == "\n" { reader.startsLine = true }
        }
        if let syllable = reader.end() { syllables.append(syllable) }
        return syllables
    }

    private static func needsComposing(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            // U+0300 to U+033F are CC 80 to CC BF in UTF-8, and no other text holds the byte CC before one of those.
            bytes.contains(0xCC)
        } ?? true
    }
}

/// A syllable in the two forms the index keeps.
struct Syllable: Sendable {
    let marked: Term
    let folded: Term
    /// What it says where it is all digits, up to eight of them.
    let number: Int?
    /// The first of its line: of a clause or point, in a text of the law.
    let startsLine: Bool

    subscript(form: Analyzer.Form) -> Term { form == .marked ? marked : folded }
}

private struct SyllableReader {
    var startsLine = true
    private var marked = TermHash(form: Analyzer.Form.marked.rawValue)
    private var folded = TermHash(form: Analyzer.Form.folded.rawValue)
    private var tone: UInt8 = 0
    private var length = 0
    private var number: Int? = 0

    mutating func take(_ entry: Letters.Entry) {
        marked.add(UInt32(entry.toneless))
        folded.add(UInt32(entry.plain))
        if entry.tone > 0 { tone = entry.tone }
        length += 1
        let isDigit = (0x30...0x39).contains(entry.plain) && length <= 8
        number = isDigit ? number.map { $0 * 10 + Int(entry.plain) - 0x30 } : nil
    }

    mutating func end() -> Syllable? {
        guard length > 0 else { return nil }
        if tone > 0 { marked.add(0x1_0000 + UInt32(tone)) }
        let syllable = Syllable(marked: marked.term, folded: folded.term, number: number, startsLine: startsLine)
        self = SyllableReader()
        startsLine = false
        return syllable
    }
}
