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
    func syllables(_ text: String) -> [Term] {
        let text = Self.needsComposing(text) ? Vietnamese.composed(text) : text
        var terms: [Term] = []
        terms.reserveCapacity(text.utf8.count / 5)
        var hash = TermHash(form: form.rawValue)
        var tone: UInt8 = 0
        var length = 0
        func end() {
            guard length > 0 else { return }
            if form == .marked, tone > 0 { hash.add(0x1_0000 + UInt32(tone)) }
            terms.append(hash.term)
            hash = TermHash(form: form.rawValue)
            tone = 0
            length = 0
        }
        for scalar in text.unicodeScalars {
            let entry = Letters.table.entry(scalar)
            guard entry.toneless != 0 else {
                end()
                continue
            }
            hash.add(UInt32(form == .marked ? entry.toneless : entry.plain))
            if entry.tone > 0 { tone = entry.tone }
            length += 1
        }
        end()
        return terms
    }

    /// The syllables of a text, and the pairs they make, each as often as it comes.
    func terms(_ text: String) -> [Term] {
        let syllables = syllables(text)
        return syllables + zip(syllables, syllables.dropFirst()).map(Term.pair)
    }

    private static func needsComposing(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            // U+0300 to U+033F are CC 80 to CC BF in UTF-8, and no other text holds the byte CC before one of those.
            bytes.contains(0xCC)
        } ?? true
    }
}
