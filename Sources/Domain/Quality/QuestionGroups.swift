// SPDX-License-Identifier: Apache-2.0

/// Questions that speak of the same thing, put together: what is asked often and not answered.
package struct QuestionGroups: Sendable {
    /// Largest first; of equal ones the one whose question came first.
    package let groups: [Group]

    package struct Group: Sendable {
        /// The question that the others are like.
        package let question: String
        package let others: [String]
        /// Where all of them stood, the question first.
        package let members: [Int]

        package var count: Int { members.count }
    }

    /// Two questions that are alike share one of their rarer words, so that each is compared with those alone that do.
    ///
    /// - Parameter questions: A question joins the first group that it is like, so that their order matters.
    package init(_ questions: [String]) {
        let all = questions.map { SearchWords(question: $0).terms }
        var frequency: [String: Int] = [:]
        for term in all.joined() { frequency[term, default: 0] += 1 }
        var groups: [(terms: Set<String>, members: [Int])] = []
        var byTerm: [String: [Int]] = [:]
        for (at, terms) in all.enumerated() {
            let rare = Self.rare(terms, frequency)
            let candidates = Set(rare.flatMap { byTerm[$0, default: []] }).sorted()
            if let found = candidates.first(where: { Self.areAlike(groups[$0].terms, terms) }) {
                groups[found].members.append(at)
            } else {
                for term in rare { byTerm[term, default: []].append(groups.count) }
                groups.append((terms, [at]))
            }
        }
        let sorted = groups.enumerated().sorted { ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset) }
        self.groups = sorted.map { _, group in
            Group(question: questions[group.members[0]], others: group.members.dropFirst().map { questions[$0] }, members: group.members)
        }
    }

    /// So many of the rarest terms that, had another question none of its own among them, fewer than two in five could be common.
    private static func rare(_ terms: Set<String>, _ frequency: [String: Int]) -> ArraySlice<String> {
        terms.sorted { (frequency[$0, default: 0], $0) < (frequency[$1, default: 0], $1) }.prefix(terms.count - (terms.count * 2 + 4) / 5 + 1)
    }

    /// Two in five of all their terms are common to both.
    private static func areAlike(_ one: Set<String>, _ other: Set<String>) -> Bool {
        let common = one.intersection(other).count
        return common * 5 >= (one.count + other.count - common) * 2 && common > 0
    }
}

/// A question as it may be shown to those who look at how questions fare, and not at who asked them.
package enum Masking {
    /// Addresses of mail, and numbers of six digits or more, which may be those of people, are left out.
    package static func masked(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            if word.contains("@") { return "…" }
            let isAct = word.contains("/") && word.contains { $0.isLetter }
            return !isAct && word.count(where: \.isNumber) >= 6 ? "…" : String(word)
        }
        .joined(separator: " ")
    }
}
