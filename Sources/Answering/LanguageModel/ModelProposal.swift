// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// What a model proposes, as far as it keeps to the form.
struct ModelProposal: Decodable {
    let sentences: [Proposed]

    struct Proposed: Decodable {
        let clause: String
        let quote: String
        let text: String
    }

    static let most = 3

    /// - Returns: `nil` for anything but one JSON value of the form.
    init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(ModelProposal.self, from: Data(text.utf8)), read.sentences.count <= Self.most else { return nil }
        self = read
    }

    /// Those clauses whose words a sentence gives back, each once, in the order of the law.
    ///
    /// A quote must stand in the very clause that is named, byte for byte, and be no scrap of it. A wording may leave out nothing but the number of its clause, so
    /// that what an asker reads are words of the law and no others; one that says anything else is dropped with its quote.
    func clauses(among offered: OfferedClauses) -> [OfferedClauses.Clause] {
        var kept: [OfferedClauses.Clause] = []
        for proposed in sentences {
            guard let clause = offered[proposed.clause], Self.isWhole(proposed.quote, in: clause.words),
                Self.says(proposed.text, nothingBut: clause.words)
            else { continue }
            if !kept.contains(where: { $0.name == clause.name }) { kept.append(clause) }
        }
        // Words of two articles side by side could seem to be one rule.
        guard let first = kept.first else { return [] }
        return kept.filter { $0.evidence.provision.id == first.evidence.provision.id }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Some words in a row are in every second clause: a quote that proves anything is a good part of its own.
    private static func isWhole(_ quote: String, in words: String) -> Bool {
        CitationCheck.holds(Array(words.utf8), Array(quote.utf8)) && 3 * quote.utf8.count >= min(words.utf8.count, longQuote)
    }

    private static let longQuote = 360

    /// Whether the wording is a run of the clause's own words, whatever signs stand between them.
    private static func says(_ wording: String, nothingBut words: String) -> Bool {
        let (said, own) = (plain(wording), plain(words))
        guard !said.isEmpty, said.count <= own.count else { return false }
        return (0...(own.count - said.count)).contains { Array(own[$0..<$0 + said.count]) == said }
    }

    private static func plain(_ text: String) -> [String] {
        Vietnamese.composed(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
