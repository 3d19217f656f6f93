// SPDX-License-Identifier: Apache-2.0

/// The stretch of a text that shows best why it was found.
package enum Snippet {
    /// Cut at words, at most `limit` characters and an ellipsis on either side; the beginning where no word of the query occurs.
    package static func of(_ text: String, for query: String, limit: Int = 240) -> String {
        let wanted = Set(words(of: query).map { Vietnamese.folded(String($0.text)) })
        let all = words(of: text)
        guard let last = all.last else { return "" }
        // An article says few words often: each is folded once.
        var known: [Substring: Bool] = [:]
        let isWanted = all.map { word in
            if let isWanted = known[word.text] { return isWanted }
            let isWanted = wanted.contains(Vietnamese.folded(String(word.text)))
            known[word.text] = isWanted
            return isWanted
        }
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
        let cut = text[shown.text.startIndex..<to].split { $0.isNewline || $0 == " " }.joined(separator: " ")
        return (best.start > 0 ? "… " : "") + cut + (to < last.text.endIndex ? " …" : "")
    }

    private struct Word {
        let text: Substring
        /// Where it begins and ends, in scalars: in composed text, which ours is, as many as characters, and far faster to count.
        let from, to: Int
    }

    private static func words(of text: String) -> [Word] {
        let scalars = text.unicodeScalars
        var (found, at, begun) = ([Word](), 0, (index: scalars.startIndex, at: 0))
        var isIn = false
        for index in scalars.indices {
            let isWord = belongsToWord(scalars[index])
            if isWord, !isIn { begun = (index, at) }
            if !isWord, isIn { found.append(Word(text: text[begun.index..<index], from: begun.at, to: at)) }
            isIn = isWord
            at += 1
        }
        if isIn { found.append(Word(text: text[begun.index...], from: begun.at, to: at)) }
        return found
    }

    private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass != .notReordered
    }
}
