// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How many days what tells of an asker is kept once it has done its work; `nil` keeps it until somebody asks for its erasure.
package struct RetentionTerms: Hashable, Sendable {
    /// A question without a ticket, from when it was answered; and what a reader wrote of an answer.
    package let answerDays: Int?
    /// A ticket with all that was said on it, from when it was answered or closed.
    package let ticketDays: Int?
    /// Details of the audit log, from when they were written.
    package let logDays: Int?

    package init(answerDays: Int?, ticketDays: Int?, logDays: Int?) {
        self.answerDays = answerDays
        self.ticketDays = ticketDays
        self.logDays = logDays
    }

    /// A choice of ours, for whoever has not set his own: a year to see how the same question fares, two for what somebody may come back to. The log is
    /// the proof of what officials did, and loses no more than the details of what was erased.
    package static let usual = RetentionTerms(answerDays: 365, ticketDays: 730, logDays: nil)
}

/// How much was erased, or would be.
package struct ErasureCounts: Hashable, Sendable {
    package var answers: Int
    package var tickets: Int
    /// Calls to the hotline, with name, number and what was said.
    package var calls: Int
    /// What readers wrote of answers.
    package var votes: Int
    /// Details of the audit log.
    package var details: Int

    package init(answers: Int = 0, tickets: Int = 0, calls: Int = 0, votes: Int = 0, details: Int = 0) {
        self.answers = answers
        self.tickets = tickets
        self.calls = calls
        self.votes = votes
        self.details = details
    }

    package var isEmpty: Bool { self == ErasureCounts() }

    package static func + (one: ErasureCounts, other: ErasureCounts) -> ErasureCounts {
        ErasureCounts(
            answers: one.answers + other.answers, tickets: one.tickets + other.tickets, calls: one.calls + other.calls,
            votes: one.votes + other.votes,
            details: one.details + other.details)
    }
}

/// Why what tells of an asker is erased before its term. A choice, not a text, so that the proof of an erasure tells of nobody.
package enum ErasureGround: String, CaseIterable, Sendable {
    /// Whoever asked wants it.
    case wanted
    /// It came to the wrong place.
    case misdirected
    /// It tells more than the answer needs.
    case excessive
    /// An authority has decided it.
    case ordered
}

/// What stands in the place of what was erased.
package enum Erasure {
    package static let mark = "[đã xoá · erased]"
}

/// Erases what tells of askers, by rule and on request. What it erases is proved by a row of the audit log that tells of nobody.
package protocol Retention: Sendable {
    /// What a round would erase now; changes nothing.
    func due(at now: Date) async throws -> ErasureCounts

    /// Erases what is past its term, a page in each transaction.
    ///
    /// - Returns: What was erased.
    func round(at now: Date) async throws -> ErasureCounts

    /// Erases what a ticket tells of its asker.
    ///
    /// - Throws: ``ErasureError``, or ``RightsError`` where somebody may not.
    func erase(_ ticket: Ticket.ID, because ground: ErasureGround, by person: Person.ID, at now: Date) async throws -> ErasureCounts

    /// When it was erased; `nil` where it was not.
    func erased(_ ticket: Ticket.ID) async throws -> Date?
}

package enum ErasureError: Refusal, Equatable {
    /// Somebody has yet to answer it.
    case stillOpen
    case erasedAlready

    package var kind: RefusalKind { .conflict }

    package var key: String {
        switch self {
        case .stillOpen: "erasure.still-open"
        case .erasedAlready: "erasure.erased-already"
        }
    }
}
