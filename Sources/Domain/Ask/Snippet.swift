// SPDX-License-Identifier: Apache-2.0

/// The stretch of a text that shows best why it was found.
package enum Snippet {
    /// Cut at words, at most `limit` characters and an ellipsis on either side; the beginning where no word of the query occurs.
    package static func of(_ text: String, for query: String, limit: Int = 240) -> String {
        let wanted = Set(words(of: query).map { Vietnamese.folded(String($0)) })
        let all = words(of: text)
        guard let first = all.first, let last = all.last else { return "" }
        let isWanted = all.map { wanted.contains(Vietnamese.folded(String($0))) }
        var best = (start: 0, hits: -1)
        var (start, hits) = (0, 0)
        for end in all.indices {
            hits += isWanted[end] ? 1 : 0
            while text.distance(from: all[start].startIndex, to: all[end].endIndex) > limit, start < end {
                hits -= isWanted[start] ? 1 : 0
                start += 1
            }
            if hits > best.hits { best = (start, hits) }
        }
        let from = all[best.start].startIndex
        let to = all[best.start...].last { text.distance(from: from, to: $0.endIndex) <= limit }?.endIndex ?? all[best.start].endIndex
        let cut = text[from..<to].split { $0.isNewline || $0 == " " }.joined(separator: " ")
        return (from > first.startIndex ? "… " : "") + cut + (to < last.endIndex ? " …" : "")
    }

    private static func words(of text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }
}
