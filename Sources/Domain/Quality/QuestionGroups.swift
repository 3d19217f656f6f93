// SPDX-License-Identifier: Apache-2.0

/// Questions that speak of the same thing, put together: what is asked often and not answered.
package struct QuestionGroups: Sendable {
    /// Largest first; of equal ones the one whose question came first.
    package let groups: [Group]

    package struct Group: Sendable {
        /// The question that the others are like.
        package let question: String
        package let others: [String]

        package var count: Int { others.count + 1 }
    }

    /// - Parameter questions: A question joins the first group that it is like, so that their order matters.
    package init(_ questions: [String]) {
        var groups: [(terms: Set<String>, questions: [String])] = []
        for question in questions {
            let terms = SearchWords(question: question).terms
            if let at = groups.firstIndex(where: { Self.areAlike($0.terms, terms) }) {
                groups[at].questions.append(question)
            } else {
                groups.append((terms, [question]))
            }
        }
        let sorted = groups.enumerated().sorted { ($1.element.questions.count, $0.offset) < ($0.element.questions.count, $1.offset) }
        self.groups = sorted.map { Group(question: $0.element.questions[0], others: Array($0.element.questions.dropFirst())) }
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
