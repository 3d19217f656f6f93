// SPDX-License-Identifier: Apache-2.0

/// Whom a note calls: "@Nguyễn Văn A", with or without marks, or "@nguyenvana@coquan.vn".
package enum Mentions {
    /// Each once, in the order of the text.
    ///
    /// - Parameter people: Those who may see what the note is written on.
    /// - Throws: ``TicketError/noSuchPerson(_:)`` or ``TicketError/severalPersons(_:)``, so that nobody believes to have told somebody.
    package static func persons(in text: String, among people: [Person]) throws(TicketError) -> [Person.ID] {
        var found: [Person.ID] = []
        for called in calls(in: text) {
            let person = try one(called, people)
            if !found.contains(person) { found.append(person) }
        }
        return found
    }

    /// The words behind each "@" that begins a word. One inside a word belongs to an address of mail.
    private static func calls(in text: String) -> [[String]] {
        let words = text.split(whereSeparator: \.isWhitespace).map { String($0.drop { openers.contains($0) }) }
        return words.indices.filter { words[$0].first == "@" && words[$0].count > 1 }.map { at in
            [String(words[at].dropFirst())] + words[(at + 1)...].prefix(longestName)
        }
    }

    private static func one(_ called: [String], _ people: [Person]) throws(TicketError) -> Person.ID {
        let first = stripped(called[0]).lowercased()
        let byAddress = people.filter { first == $0.email.text.lowercased() || first == $0.email.text.lowercased().prefix { $0 != "@" } }
        if byAddress.count == 1 { return byAddress[0].id }
        let words = called.map { Vietnamese.folded(stripped($0)) }
        let byName = people.map { ($0, name: Vietnamese.folded($0.name).split(separator: " ").map(String.init)) }
            .filter { words.starts(with: $0.name) }
        let longest = byName.map(\.name.count).max() ?? 0
        let named = byName.filter { $0.name.count == longest }.map(\.0)
        if named.count == 1 { return named[0].id }
        if let several = named.first ?? byAddress.first { throw .severalPersons(several.name) }
        throw .noSuchPerson("@" + stripped(called[0]))
    }

    private static func stripped(_ word: String) -> String {
        var word = word[...]
        while let last = word.last, closers.contains(last) { word = word.dropLast() }
        return String(word)
    }

    private static let openers: Set<Character> = ["(", "[", "“", "\"", ",", ";", ":"]
    private static let closers: Set<Character> = [")", "]", "”", "\"", ",", ";", ":", ".", "!", "?"]
    private static let longestName = 8
}
