// SPDX-License-Identifier: Apache-2.0
import Domain

/// Yes or no to "có được … không?", where the words of a clause say so outright; nothing where they leave it open.
struct Affirmation {
    private let modal: String
    private let predicate: [String]

    /// `nil` where no yes or no is asked for.
    init?(_ plain: String) {
        var words = plain.split(separator: " ").map(String.init)
        while let last = words.last, ["a", "vay", "nhi", "ah"].contains(last) { words.removeLast() }
        guard words.last == "khong" else { return nil }
        words.removeLast()
        while let last = words.last, ["hay", "duoc", "dung", "phai"].contains(last) { words.removeLast() }
        guard let have = words.lastIndex(of: "co") ?? words.lastIndex(where: { Self.modals.contains($0) }) else {
            (modal, predicate) = ("", [])
            return
        }
        var rest = Array(words[have...])
        if rest.first == "co" { rest.removeFirst() }
        if let first = rest.first, Self.modals.contains(first) {
            modal = first
            rest.removeFirst()
        } else {
            modal = ""
        }
        predicate = rest.filter { !Self.idle.contains($0) }
    }

    /// - Parameters:
    ///   - lead: The words that introduce the list in which the clause stands, and the heading over it.
    func verdict(in clause: String, under lead: String) -> Bool? {
        guard !predicate.isEmpty, !modal.isEmpty else { return nil }
        let found = sentences(of: clause).compactMap(verdict(in:))
        if let only = found.first, found.allSatisfy({ $0 == only }) { return only }
        guard found.isEmpty, sentences(of: clause).contains(where: speaks) else { return nil }
        let above = SearchWords.plain(lead)
        return above.has(words: "khong duoc") || above.has(words: "nghiem cam") || above.has(words: "bi cam") ? false : nil
    }

    private func speaks(_ words: [QuotedWord]) -> Bool {
        let said = Set(words.map(\.plain))
        return Double(Set(predicate).count { said.contains($0) }) >= Self.enough * Double(Set(predicate).count)
    }

    /// The modal before the predicate, and whether it is denied. A sentence with a condition or an exception decides nothing.
    private func verdict(in words: [QuotedWord]) -> Bool? {
        guard speaks(words), !words.contains(where: { Self.conditions.contains($0.plain) }) else { return nil }
        guard let first = predicate.first, let at = words.firstIndex(where: { $0.plain == first }) else { return nil }
        let before = words[..<at].suffix(4).map(\.plain)
        if before.contains("khong") || before.contains("cam") { return false }
        return before.contains(modal) || (modal == "duoc" && before.contains("quyen")) ? true : nil
    }

    private func sentences(of text: String) -> [[QuotedWord]] {
        QuotedWord.all(in: text).split(whereSeparator: { _ in false }).flatMap { words -> [[QuotedWord]] in
            var all: [[QuotedWord]] = [[]]
            for word in words {
                all[all.count - 1].append(word)
                if word.endsSentence { all.append([]) }
            }
            return all.filter { !$0.isEmpty }
        }
    }

    private static let enough = 0.8
    private static let modals: Set<String> = ["duoc", "phai", "bi", "can"]
    private static let conditions: Set<String> = ["tru", "neu", "hoac"]
    private static let idle: Set<String> = ["de", "cho", "va", "cua", "la", "thi", "bat", "buoc"]
}
