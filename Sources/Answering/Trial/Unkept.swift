// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Keeps nothing of what is asked for a trial.
package struct Unkept: Answers {
    package init() {}

    package func record(_ id: Question.ID) async throws -> AnswerRecord { throw AnswerError.notFound(id) }
    package func keep(_ record: AnswerRecord, ticket: Ticket?) async throws {}
    package func disputed(limit: Int, offset: Int) async throws -> Listing<DisputedAnswer> { Listing(elements: [], total: 0) }
    package func unanswered(limit: Int) async throws -> [String] { [] }
    package func asked(since: Date) async throws -> [Duty.ID: Int] { [:] }
}
