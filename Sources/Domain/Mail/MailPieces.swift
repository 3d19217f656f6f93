// SPDX-License-Identifier: Apache-2.0

extension MailText {
    /// His words in pieces that a ticket takes, cut between lines where that can be.
    ///
    /// - Returns: No more than so many, and whether that is all.
    package func pieces(longest: Int = Handling.longestText, most: Int) -> (pieces: [String], isAll: Bool) {
        var pieces: [String] = []
        var current = ""
        for line in own.split(separator: "\n", omittingEmptySubsequences: true).map({ String($0).singleLine }) where !line.isEmpty {
            var rest = line[...]
            while !rest.isEmpty {
                let room = longest - current.count - (current.isEmpty ? 0 : 1)
                if rest.count > room, !current.isEmpty {
                    pieces.append(current)
                    current = ""
                    continue
                }
                current += (current.isEmpty ? "" : "\n") + rest.prefix(longest)
                rest = rest.dropFirst(longest)
            }
        }
        if !current.isEmpty { pieces.append(current) }
        return (Array(pieces.prefix(most)), pieces.count <= most)
    }

    /// Vietnamese, unless it has nothing of it and words that English has.
    package var language: Language {
        guard !Vietnamese.hasMarks(own) else { return .vi }
        let words = own.lowercased().split { !$0.isLetter }
        return words.count(where: { Self.english.contains(String($0)) }) >= 2 ? .en : .vi
    }

    private static let english: Set<String> = [
        "the", "is", "are", "of", "what", "which", "who", "how", "where", "when", "please", "for", "and", "this", "we", "does", "can", "must",
        "should",
    ]
}
