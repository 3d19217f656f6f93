// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A call as whoever took it writes it down: who called, what was asked, and how it ended.
package struct PhoneCall: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<PhoneCall>

    package let id: ID
    package let person: Person.ID
    package let at: Date
    package let question: String
    package let outcome: Outcome

    package enum Outcome: Hashable, Sendable {
        /// Answered while he was on the telephone, with what was said.
        case answered(String)
        case ticket(Ticket.ID)
    }

    package init(id: ID, person: Person.ID, at: Date, question: String, outcome: Outcome) {
        self.id = id
        self.person = person
        self.at = at
        self.question = question
        self.outcome = outcome
    }

    /// A call that was answered at once.
    ///
    /// - Throws: ``QuestionError`` or ``TicketError`` where a word is missing or there are too many.
    package init(answering question: String, with said: String, id: ID, by person: Person.ID, at now: Date) throws {
        let question = question.singleLine
        guard !question.isEmpty else { throw QuestionError.empty }
        guard question.count <= Question.longest else { throw QuestionError.tooLong(limit: Question.longest) }
        self.init(
            id: id, person: person, at: now, question: question,
            outcome: .answered(try Handling.paragraphs(said, limit: Reply.longest)))
    }
}

extension Handling {
    /// Notes that whoever asked is reached by telephone, so that he is called when there is an answer.
    package mutating func expectCall(by rights: Rights?, at now: Date) throws {
        if let rights { try rights.require(.answerTicket, thing, on: Day(now)) }
        guard !isByPhone else { return }
        apply(Step(.byPhone, by: rights?.hand(on: Day(now)), at: now))
    }
}

/// What is kept of calls, and of those who asked without an account.
package protocol PhoneCalls: Sendable {
    /// Keeps a call with who made it, in one transaction. Where a ticket came of it, that is known by its asker from then on.
    func keep(_ call: PhoneCall, from asker: Asker) async throws

    /// Says who asked a ticket, where he has left his name and number himself.
    func keep(_ asker: Asker, of ticket: Ticket.ID, at now: Date) async throws

    func asker(of ticket: Ticket.ID) async throws -> Asker?

    /// What somebody may see of whoever has that number: his last name, his last calls and the tickets he has asked; the newest first.
    ///
    /// That it was looked up is in the log.
    func caller(_ phone: PhoneNumber, seenBy person: Person.ID, at now: Date) async throws -> KnownCaller

    /// The calls of one's own of a day, the newest first.
    func calls(of person: Person.ID, on day: Day) async throws -> [PhoneCall]
}

/// Somebody who has called before.
package struct KnownCaller: Hashable, Sendable {
    /// Empty where nobody has written it down.
    package let name: String
    package let calls: [PhoneCall]
    package let tickets: [Handling]

    package init(name: String, calls: [PhoneCall], tickets: [Handling]) {
        self.name = name
        self.calls = calls
        self.tickets = tickets
    }

    package var isKnown: Bool { !name.isEmpty || !calls.isEmpty || !tickets.isEmpty }

    package static let most = 5
}

/// Why a call cannot be written down.
package enum CallError: Refusal, Equatable {
    case notANumber(String)
    case nameTooLong(limit: Int)

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .notANumber: "call.not-a-number"
        case .nameTooLong: "call.name-too-long"
        }
    }

    package var details: [String] {
        switch self {
        case .notANumber(let text): [text]
        case .nameTooLong(let limit): [String(limit)]
        }
    }
}
