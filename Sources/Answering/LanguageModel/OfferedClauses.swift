// SPDX-License-Identifier: Apache-2.0
import Domain

/// The clauses that a model may choose among, each by a short name that means nothing elsewhere.
struct OfferedClauses {
    let all: [Clause]

    struct Clause {
        let name: String
        let evidence: Evidence
        /// Where it stands in the text of the article: whole clauses and points, never a part of one.
        let range: Range<Int>
        /// The words over a point, which say what it is a point of.
        let lead: Range<Int>?
        let words: String
    }

    private static let mostClauses = 24
    private static let mostBytes = 6_000

    /// - Parameter evidence: Those that may be quoted at all, best first.
    init(_ evidence: [Evidence]) {
        var clauses: [Clause] = []
        var left = Self.mostBytes
        for one in evidence {
            let text = ProvisionText(one.provision.text, under: one.provision.path)
            for (range, lead) in Self.units(of: text) where range.count <= ClauseChoice.longest {
                let words = text[range]
                guard clauses.count < Self.mostClauses, words.utf8.count <= left else { break }
                left -= words.utf8.count
                clauses.append(Clause(name: "C\(clauses.count + 1)", evidence: one, range: range, lead: lead, words: words))
            }
        }
        all = clauses
    }

    subscript(_ name: String) -> Clause? { all.first { $0.name == name } }

    /// Clauses; those with points are offered point by point, since a long one is no answer.
    private static func units(of text: ProvisionText) -> [(Range<Int>, Range<Int>?)] {
        guard !text.parts.isEmpty else { return [(0..<text.text.utf8.count, nil)] }
        let opening: [(Range<Int>, Range<Int>?)] = text.lead.isEmpty ? [] : [(text.lead, nil)]
        return opening
            + text.parts.indices.compactMap { at in
                let part = text.parts[at]
                let isParted = text.parts.contains {
                    $0.range != part.range && part.range.contains($0.range.lowerBound) && $0.range.upperBound <= part.range.upperBound
                }
                if isParted, part.range.count > ClauseChoice.short { return nil }
                let outer = text.parts.first {
                    $0.range != part.range && $0.range.contains(part.range.lowerBound) && part.range.upperBound <= $0.range.upperBound
                }
                if let outer, outer.range.count <= ClauseChoice.short { return nil }
                return (part.range, outer?.lead)
            }
    }
}
