// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// An answer with all that is needed to give it again: versions of what it rested on, and how long each step took.
package struct AnswerRecord: Hashable, Codable, Sendable {
    package let answer: Answer
    /// Generation of the corpus, digest of the registry, version of the program.
    package let versions: [String: String]
    /// Step by name, in microseconds.
    package let timings: [String: Int]
    package let kept: Date

    package init(answer: Answer, versions: [String: String], timings: [String: Int], kept: Date) {
        self.answer = answer
        self.versions = versions
        self.timings = timings
        self.kept = kept
    }
}

/// Every question ever asked, with what was answered.
package protocol Answers: Sendable {
    func record(_ id: Question.ID) async throws -> AnswerRecord

    /// Keeps the answer and, where it hands the question on, its ticket, in one transaction.
    func keep(_ record: AnswerRecord, ticket: Ticket?) async throws

    /// What readers said is wrong, the newest first.
    func disputed(limit: Int, offset: Int) async throws -> Listing<DisputedAnswer>

    /// Questions that went to a person because no ground for an answer was found, the newest first.
    func unanswered(limit: Int) async throws -> [String]

    /// How many questions since an instant were about each duty.
    func asked(since: Date) async throws -> [Duty.ID: Int]
}

package enum AnswerError: Refusal, Equatable {
    case notFound(Question.ID)

    package var kind: RefusalKind { .notFound }
    package var key: String { "answer.not-found" }
    package var details: [String] { if case .notFound(let id) = self { [id.text] } else { [] } }
}
