// SPDX-License-Identifier: Apache-2.0

/// Answers questions: a kept answer with its proof, or a ticket that a person will answer.
package protocol Assistant: Sendable {
    /// Answers and keeps the answer; what was returned has been kept.
    ///
    /// - Throws: ``QuestionError`` when the question names a place or a day that there is not.
    func answer(_ question: Question) async throws -> AnswerRecord
}
