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
    package init(_ questions: [String]) { self.init(questions, terms: questions.map { SearchWords(question: $0).terms }) }

    /// - Parameter terms: What each of the questions speaks of.
    init(_ questions: [String], terms: [Set<String>]) {
        // Each term by its place among all in their order: thousands are compared with thousands, and a number is compared at once.
        let numbers = Dictionary(uniqueKeysWithValues: zip(Set(terms.joined()).sorted(), 0...))
        let all = terms.map { $0.compactMap { numbers[$0] }.sorted() }
        var frequency = [Int](repeating: 0, count: numbers.count)
        for term in all.joined() { frequency[term] += 1 }
        var groups: [(terms: [Int], members: [Int])] = []
        var byTerm = [[Int]](repeating: [], count: numbers.count)
        for (at, terms) in all.enumerated() {
            let rare = Self.rare(terms, frequency)
            let candidates = Set(rare.flatMap { byTerm[$0] }).sorted()
            if let found = candidates.first(where: { Self.areAlike(groups[$0].terms, terms) }) {
                groups[found].members.append(at)
            } else {
                for term in rare { byTerm[term].append(groups.count) }
                groups.append((terms, [at]))
            }
        }
        let sorted = groups.enumerated().sorted { ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset) }
        self.groups = sorted.map { _, group in
            Group(question: questions[group.members[0]], others: group.members.dropFirst().map { questions[$0] }, members: group.members)
        }
    }

    /// So many of the rarest terms that, had another question none of its own among them, fewer than two in five could be common.
    private static func rare(_ terms: [Int], _ frequency: [Int]) -> ArraySlice<Int> {
        terms.sorted { (frequency[$0], $0) < (frequency[$1], $1) }.prefix(terms.count - (terms.count * 2 + 4) / 5 + 1)
    }

    /// Two in five of all their terms are common to both; each is in order.
    private static func areAlike(_ one: [Int], _ other: [Int]) -> Bool {
        var (at, there, common) = (0, 0, 0)
        while at < one.count, there < other.count {
            if one[at] == other[there] { common += 1 }
            let (isBehind, isAhead) = (one[at] <= other[there], one[at] >= other[there])
            if isBehind { at += 1 }
            if isAhead { there += 1 }
        }
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
