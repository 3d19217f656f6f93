// SPDX-License-Identifier: Apache-2.0

/// A question that a person has answered from the law that is held, and another has read over.
package struct ReviewedQuestion: Equatable, Sendable {
    package let text: String
    /// Names of the articles that its answer quotes.
    package let provisions: Set<String>

    package init(text: String, provisions: Set<String>) {
        self.text = text
        self.provisions = provisions
    }
}

/// All of them, and the folder of the index that holds their articles.
package struct ReviewedQuestions: Equatable, Sendable {
    package let questions: [ReviewedQuestion]
    package let index: String

    package init(questions: [ReviewedQuestion], index: String) {
        self.questions = questions
        self.index = index
    }
}
