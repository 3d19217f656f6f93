// SPDX-License-Identifier: Apache-2.0
import Domain

/// Tells words from keys struck at random, by how a Vietnamese syllable is built.
enum Legibility {
    /// Whether at least half of the words could be Vietnamese or are known English, and there are two of them.
    static func isReadable(_ text: String, knownWords: Set<String>) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { Vietnamese.folded(String($0)) }.filter { $0.contains { $0.isLetter } }
        let readable = words.filter { knownWords.contains($0) || isSyllable($0) }
        return readable.count >= 2 && readable.count * 2 >= words.count
    }

    /// Onset, nucleus and coda of a folded syllable.
    static func isSyllable(_ word: String) -> Bool {
        for onset in onsets where word.hasPrefix(onset) {
            let rest = word.dropFirst(onset.count)
            let nucleus = rest.prefix { vowels.contains($0) }
            guard !nucleus.isEmpty, nuclei.contains(String(nucleus)) else { continue }
            if codas.contains(String(rest.dropFirst(nucleus.count))) { return true }
        }
        return false
    }

    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    private static let onsets = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
        "",
    ]
    private static let nuclei: Set<String> = [
        "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu", "oa", "oai", "oao", "oay", "oe", "oeo", "oi", "oo",
        "oa",
        "ua", "uay", "ue", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu", "ye", "yeu", "ya", "yu", "uau",
    ]
    private static let codas: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
}
