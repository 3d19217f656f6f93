// SPDX-License-Identifier: Apache-2.0

/// Answers questions: a kept answer with its proof, or a ticket that a person will answer.
package protocol Assistant: Sendable {
    /// Answers and keeps the answer; what was returned has been kept.
    ///
    /// - Throws: ``QuestionError`` when the question names a place or a day that there is not.
    func answer(_ question: Question) async throws -> AnswerRecord
}

/// Reads out of an article what answers a question, for a person who writes an answer: a proposal, never sent unseen.
package protocol AnswerDrafts: Sendable {
    /// The article's words that most likely answer, each at its place; all of a short article where it is not clear which.
    func quotes(for question: Question, from id: Provision.ID) async throws -> [Citation]
}
