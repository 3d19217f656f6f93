// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Whether the phrase stands in this text with a space on either side of it; both are folded.
    ///
    /// A question is held against some hundreds of phrases, so this walks bytes: `contains` of strings walks characters.
    package func has(words phrase: String) -> Bool {
        var (text, phrase) = (self, phrase)
        return text.withUTF8 { text in
            phrase.withUTF8 { phrase in
                guard !phrase.isEmpty, text.count >= phrase.count + 2 else { return false }
                return (0...text.count - phrase.count - 2).contains { at in
                    text[at] == Self.space && text[at + 1] == phrase[0] && text[at + 1 + phrase.count] == Self.space
                        && text[(at + 1)..<(at + 1 + phrase.count)].elementsEqual(phrase)
                }
            }
        }
    }

    private static var space: UInt8 { UInt8(ascii: " ") }
}
