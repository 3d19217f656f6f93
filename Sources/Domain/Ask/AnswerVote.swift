// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What a reader thinks of an answer. It changes no answer and no order of what is found: a person looks at it.
package struct AnswerVote: Hashable, Sendable {
    package let answer: Question.ID
    package let isRight: Bool
    /// What is wrong, in the reader's words; may be empty.
    package let reason: String
    package let cast: Date

    package static let longestReason = 500

    /// - Parameter reason: Kept on one line and no longer than ``longestReason``.
    package init(answer: Question.ID, isRight: Bool, reason: String, cast: Date) {
        self.answer = answer
        self.isRight = isRight
        self.reason = String(reason.singleLine.prefix(Self.longestReason))
        self.cast = cast
    }
}

/// An answer that a reader said is wrong.
package struct DisputedAnswer: Hashable, Sendable {
    package let vote: AnswerVote
    package let question: Question

    package init(vote: AnswerVote, question: Question) {
        self.vote = vote
        self.question = question
    }
}
