// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Reads what speaks for each part of an article as the answer to a question.
struct ClauseReader {
    private let text: ProvisionText
    private let question: ClauseQuestion
    private let heading: Set<String>
    private let tops: [Int]
    /// The question's terms in each part's own words, by its place.
    private let own: [Set<String>]
    private let points: [[Int]]

    init(_ text: ProvisionText, heading: String, _ question: ClauseQuestion) {
        self.text = text
        self.question = question
        self.heading = SearchWords(heading).terms
        own = text.parts.map { question.scan.present(in: text[$0.lead]) }
        let outer = text.parts.map { part in
            text.parts.firstIndex {
                $0.range != part.range && $0.range.lowerBound <= part.range.lowerBound && $0.range.upperBound >= part.range.upperBound
            }
        }
        tops = text.parts.indices.filter { outer[$0] == nil }
        points = text.parts.indices.map { at in outer.indices.filter { outer[$0] == at } }
    }

    /// Every part that may be quoted, in the order of the text, the whole last; none where the article has no numbered parts.
    func candidates() -> [ClauseCandidate] {
        guard !tops.isEmpty else { return [] }
        let wholes = tops.map { top in points[top].reduce(own[top]) { $0.union(own[$1]) } }
        let counts = Self.counts(wholes)
        var all: [ClauseCandidate] = []
        let lead = text[text.lead]
        if text.lead.count > Self.leastLead { all.append(candidate(.lead, question.scan.present(in: lead), counts, text.lead)) }
        for (place, top) in tops.enumerated() {
            var clause = candidate(.part(top), wholes[place], counts, text.parts[top].range)
            clause[.isFirst] = place == 0 ? 1 : 0
            clause[.isLast] = place == tops.count - 1 ? 1 : 0
            clause[.introducesList] = question.wantsList && opening(of: top).hasSuffix(":") ? 1 : 0
            all.append(clause)
            if points[top].count > 1 { all += candidates(under: top, clause, counts) }
        }
        return all + [whole()]
    }

    private func candidates(under top: Int, _ clause: ClauseCandidate, _ counts: [String: Int]) -> [ClauseCandidate] {
        let within = Self.counts(points[top].map { own[$0] })
        return points[top].map { point in
            var candidate = candidate(.part(point), own[point].union(own[top]), counts, text.parts[point].range)
            candidate[.isPoint] = 1
            candidate[.isFirst] = clause[.isFirst]
            candidate[.isLast] = clause[.isLast]
            candidate[.isPointOfList] = question.wantsList ? 1 : 0
            candidate[.tellingPoint] = telling(own[point].subtracting(own[top]), within, of: points[top].count) / size
            return candidate
        }
    }

    private func candidate(_ extent: ClauseCandidate.Extent, _ found: Set<String>, _ counts: [String: Int], _ range: Range<Int>) -> ClauseCandidate {
        var candidate = ClauseCandidate(extent)
        candidate[.share] = Double(found.count) / size
        candidate[.telling] = telling(found, counts, of: tops.count) / size
        candidate[.tellingBesideHeading] = telling(found.subtracting(heading), counts, of: tops.count) / max(1, Double(beside.count))
        candidate[.length] = log(Double(range.count + 1)) - Self.usualLength
        guard question.amount != nil || !question.defined.isEmpty else { return candidate }
        let plain = SearchWords.plain(text[range])
        if let amount = question.amount { candidate[.amount] = amount.stands(in: plain) ? 1 : -1 }
        candidate[.defines] = defines(plain) ? 1 : 0
        return candidate
    }

    private func whole() -> ClauseCandidate {
        var whole = ClauseCandidate(.whole)
        whole[.isWhole] = 1
        whole[.wholeOfList] = question.wantsList ? 1 : 0
        whole[.wholeAsRuled] = question.asksForRule ? 1 : 0
        whole[.headingAsked] = Double(heading.intersection(question.asked.terms).count) / Double(max(1, heading.count))
        whole[.besideHeading] = Double(beside.count) / size
        whole[.isSpecific] = question.isSpecific ? 1 : 0
        whole[.wholeLength] = log(Double(text.text.utf8.count + 1)) - Self.usualLength
        whole[.clauses] = log(Double(tops.count))
        whole[.isOpen] = question.wantsList || question.isSpecific ? 0 : 1
        return whole
    }

    private var size: Double { Double(max(1, question.asked.terms.count)) }
    private var beside: Set<String> { question.asked.terms.subtracting(heading) }

    private func opening(of part: Int) -> String { text[text.parts[part].lead] }

    /// In a fixed order, since sums of floating-point numbers depend on theirs.
    private func telling(_ found: Set<String>, _ counts: [String: Int], of parts: Int) -> Double {
        let whole = log(Double(parts + 1))
        return found.sorted().reduce(0) { $0 + log(Double(parts + 1) / Double(counts[$1] ?? 1)) / whole }
    }

    private static func counts(_ parts: [Set<String>]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for part in parts { for term in part { counts[term, default: 0] += 1 } }
        return counts
    }

    /// "1. Khinh khí cầu là …" after "khinh khí cầu là gì".
    private func defines(_ plain: String) -> Bool {
        guard !question.defined.isEmpty else { return false }
        let words = plain.split(separator: " ").drop { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } || $0.utf8.count == 1 }
        return question.defined.indices.contains { from in
            let name = question.defined[from...]
            return words.starts(with: name) && words.dropFirst(name.count).first == "la"
        }
    }

    private static let leastLead = 60
    /// Of the logarithm of a length in bytes, so that it lies about nought.
    private static let usualLength = 6.0
}
