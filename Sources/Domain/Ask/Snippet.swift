// SPDX-License-Identifier: Apache-2.0

/// The stretch of a text that shows best why it was found.
package enum Snippet {
    /// Cut at words, at most `limit` characters and an ellipsis on either side; the beginning where no word of the query occurs.
    package static func of(_ text: String, for query: String, limit: Int = 240) -> String {
        let wanted = Set(words(of: query[...]).map(\.key))
        let all = words(of: text[...])
        guard let last = all.last else { return "" }
        let isWanted = all.map { wanted.contains($0.key) }
        var best = (start: 0, hits: -1)
        var (start, hits) = (0, 0)
        for end in all.indices {
            hits += isWanted[end] ? 1 : 0
            while all[end].to - all[start].from > limit, start < end {
                hits -= isWanted[start] ? 1 : 0
                start += 1
            }
            if hits > best.hits { best = (start, hits) }
        }
        let shown = all[best.start]
        let to = (all[best.start...].prefix { $0.to - shown.from <= limit }.last ?? shown).text.endIndex
        let cut = text[shown.text.startIndex..<to].unicodeScalars.split { $0 == " " || isNewline($0) }.map(String.init).joined(separator: " ")
        return (best.start > 0 ? "… " : "") + cut + (to < last.text.endIndex ? " …" : "")
    }

    /// What each word of a text is known by, whatever its marks and its case.
    package static func keys(of text: Substring) -> [UInt64] { words(of: text).map(\.key) }

    private struct Word {
        let text: Substring
        /// Of its letters as folded (FNV-1a): an article has thousands of words, and no other of them is the same by chance.
        let key: UInt64
        /// Where it begins and ends, in scalars: in composed text, which ours is, as many as characters, and far faster to count.
        let from, to: Int
    }

    private static func words(of text: Substring) -> [Word] {
        let scalars = text.unicodeScalars
        var (found, at, begun, key) = ([Word](), 0, (index: scalars.startIndex, at: 0), start)
        var isIn = false
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let isWord = belongsToWord(scalar)
            if isWord, !isIn { (begun, key) = ((index, at), start) }
            if isWord { Vietnamese.fold(scalar) { key = (key ^ UInt64($0)) &* 0x100_0000_01B3 } }
            if !isWord, isIn { found.append(Word(text: text[begun.index..<index], key: key, from: begun.at, to: at)) }
            isIn = isWord
            at += 1
            scalars.formIndex(after: &index)
        }
        if isIn { found.append(Word(text: text[begun.index...], key: key, from: begun.at, to: at)) }
        return found
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        (0x0A...0x0D).contains(scalar.value) || scalar.value == 0x85 || (0x2028...0x2029).contains(scalar.value)
    }

    private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) }
        // The letters of Latin, which are nearly all that is met, without a look into the tables of Unicode.
        if (0xC0...0x24F).contains(scalar.value) { return scalar != "×" && scalar != "÷" }
        if (0x1E00...0x1EFF).contains(scalar.value) { return true }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass != .notReordered
    }
}
