// SPDX-License-Identifier: Apache-2.0

/// Names of acts, word by word, so that the longest one that a text goes on with is found in one walk.
struct NameTree: Sendable {
    private var nodes = [Node()]

    private struct Node: Sendable {
        var next: [String: Int] = [:]
        var isName = false
    }

    mutating func add(_ words: [String]) {
        guard words.count > 1 || words == ["hien", "phap"] else { return }
        var at = 0
        for word in words {
            if let known = nodes[at].next[word] {
                at = known
            } else {
                nodes.append(Node())
                nodes[at].next[word] = nodes.count - 1
                at = nodes.count - 1
            }
        }
        nodes[at].isName = true
    }

    /// How many of the words make the longest name; `nil` where none does.
    ///
    /// - Parameter word: The word at a place, or `nil` where the sentence ends; asked for one after the other.
    func longest(_ word: (Int) -> String?) -> Int? {
        var at = 0
        var count = 0
        var found: Int?
        while let word = word(count), let next = nodes[at].next[word] {
            at = next
            count += 1
            if nodes[at].isName { found = count }
        }
        return found
    }

    /// The words of a name, without marks, with one spelling where two are in use: "kỹ" and "kĩ".
    static func words(of name: String) -> [String] {
        Vietnamese.folded(Vietnamese.composed(name)).split { !($0.isLetter || $0.isNumber) }.map { spelling(String($0)) }
    }

    static func spelling(_ folded: String) -> String {
        guard folded.utf8.last == UInt8(ascii: "y"), folded.utf8.count > 1 else { return folded }
        let before = folded.utf8.dropLast().last ?? 0
        return "aeou".utf8.contains(before) ? folded : folded.dropLast() + "i"
    }
}
