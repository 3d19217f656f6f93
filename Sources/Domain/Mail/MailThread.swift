// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What passes between somebody who asked by mail and the desk.
package struct MailThread: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<MailThread>

    package let id: ID
    /// Where it began; no letter of it goes anywhere else.
    package let address: EmailAddress
    package let subject: HeaderText
    package let language: Language
    /// What was answered last.
    package let answer: Question.ID
    package let ticket: Ticket.ID?
    /// How many times the assistant has answered in it, or asked back.
    package let rounds: Int

    package init(
        id: ID, address: EmailAddress, subject: HeaderText, language: Language, answer: Question.ID, ticket: Ticket.ID?, rounds: Int = 0
    ) {
        self.id = id
        self.address = address
        self.subject = subject
        self.language = language
        self.answer = answer
        self.ticket = ticket
        self.rounds = rounds
    }

    /// Whoever was asked back so many times is not asked by a machine again.
    package static let mostRounds = 2

    /// To one address; more would help nobody but a machine that answers ours.
    package static let mostLettersAnHour = 10
}

/// What a letter to whoever asked by mail is about.
package enum MailTopic: Codable, Hashable, Sendable {
    /// What became of a question.
    case answer(Question.ID)
    /// A step that was taken with his ticket, by its place in the history.
    case step(Ticket.ID, Int)
    /// His mail was too large to be taken.
    case tooLarge
}

/// A letter to whoever asked by mail, before its words are written.
package struct AskerLetter: Hashable, Sendable {
    /// Of his own mail.
    package let subject: HeaderText
    package let ticket: Ticket.ID?
    /// A path on the site.
    package let link: String?
    package let content: Content

    package enum Content: Hashable, Sendable {
        case answer(Answer)
        case step(Handling.Step)
        case tooLarge(megabytes: Int)
    }

    package init(subject: HeaderText, ticket: Ticket.ID?, link: String?, content: Content) {
        self.subject = subject
        self.ticket = ticket
        self.link = link
        self.content = content
    }
}

/// A letter of a thread and how far it has come.
package struct MailLetter: Hashable, Sendable {
    package let about: About
    package let state: State
    /// What the server said, by its code.
    package let fault: String?
    package let queued: Date
    package let done: Date?

    package enum About: Hashable, Sendable {
        case answer
        case step(Int)
        case tooLarge
    }

    package enum State: String, Sendable, CaseIterable {
        case waiting, sent
        case givenUp = "given-up"
        /// Taken by a server, and then returned.
        case bounced
    }

    package init(about: About, state: State, fault: String?, queued: Date, done: Date?) {
        self.about = about
        self.state = state
        self.fault = fault
        self.queued = queued
        self.done = done
    }
}

/// The mail of a ticket: whose it is, and what was sent.
package struct TicketMail: Hashable, Sendable {
    package let address: EmailAddress
    /// The newest last.
    package let letters: [MailLetter]

    package static let mostLetters = 50

    package init(address: EmailAddress, letters: [MailLetter]) {
        self.address = address
        self.letters = letters
    }
}
