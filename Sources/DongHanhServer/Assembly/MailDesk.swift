// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Web

/// Decides what becomes of a mail: an answer, a ticket, a word on one, or nothing.
struct MailDesk: Sendable {
    let received: any ReceivedMails
    let assistant: any Assistant
    let answers: any Answers
    let setups: any Setups
    let newID: @Sendable () -> String

    func settle(_ mail: ReceivedMail, at now: Date) async throws {
        let read = MailReader().mail(mail.bytes)
        guard try await received.claim(mail.id, digest: Self.digest(of: read), at: now) else { return }
        do {
            try await received.settle(mail.id, as: try await outcome(of: mail, read, at: now), at: now)
        } catch is TicketError {
            try await received.settle(mail.id, as: .aside(.refused), at: now)
        } catch is AttachmentError {
            try await received.settle(mail.id, as: .aside(.refused), at: now)
        } catch is QuestionError {
            try await received.settle(mail.id, as: .aside(.empty), at: now)
        }
    }

    private func outcome(of mail: ReceivedMail, _ read: IncomingMail, at now: Date) async throws -> MailOutcome {
        switch read.nature {
        case .bounce(let bounce): return .bounced(read.references, bounce)
        case .automatic: return .passed(.automatic)
        case .byPerson: break
        }
        guard let sender = read.senders.first else { return .aside(.noSender) }
        guard read.senders.count == 1 else { return .aside(.severalSenders) }
        let setup = try await setups.sheet().setup
        guard sender != setup.mailbox?.address, sender != setup.mail?.sender else { return .passed(.own) }
        let words = MailWords(read, newID)
        if mail.isWhole, let thread = try await received.thread(answering: read.references) {
            return try await reply(mail, words, in: thread, at: now)
        }
        guard try await received.letters(to: sender, at: now) < MailThread.mostLettersAnHour else { return .aside(.tooMany) }
        return try await asked(mail, words, by: sender, at: now)
    }

    // MARK: - A new question

    private func asked(_ mail: ReceivedMail, _ words: MailWords, by sender: EmailAddress, at now: Date) async throws -> MailOutcome {
        func thread(_ answer: Question.ID, _ ticket: Ticket.ID?) -> MailThread {
            MailThread(
                id: MailThread.ID(newID()), address: sender, subject: words.subject, language: words.language, answer: answer, ticket: ticket)
        }
        guard mail.isWhole else { return .tooLarge(thread(mail.question, nil)) }
        guard !(words.isUnspoken && words.text.voice == .echo), let text = words.question else { return .aside(.empty) }
        let answer = try await answer(mail, text, language: words.language, toPerson: words.needsPerson || words.forwards)
        return .asked(thread(answer.question.id, answer.ticket?.id), from: words.taken(beyondQuestion: answer.ticket != nil))
    }

    // MARK: - An answer to a letter of ours

    private func reply(_ mail: ReceivedMail, _ words: MailWords, in thread: MailThread, at now: Date) async throws -> MailOutcome {
        if words.text.isThanks, !words.needsPerson { return .passed(.thanks) }
        if words.isUnspoken { return thread.ticket.map { .unspoken($0) } ?? .aside(.empty) }
        if let ticket = thread.ticket { return .said(thread.id, ticket, from: words.taken()) }
        let earlier = try await answers.record(thread.answer).answer
        let isAskedBack = earlier.action == .clarify && !words.needsPerson && thread.rounds < MailThread.mostRounds
        let text = isAskedBack ? Self.settled(earlier, by: words.text.own.singleLine) : earlier.question.text
        let fits = text.singleLine.count <= Question.longest
        let answer = try await answer(mail, fits ? text : earlier.question.text, language: thread.language, toPerson: !isAskedBack || !fits)
        let next = MailThread(
            id: thread.id, address: thread.address, subject: thread.subject, language: thread.language, answer: answer.question.id,
            ticket: answer.ticket?.id)
        // What was put to the assistant stands in the question already.
        let isInQuestion = isAskedBack && fits
        return .askedAgain(next, from: answer.ticket == nil || isInQuestion ? words.taken(beyondQuestion: false) : words.taken())
    }

    /// The question with what was missing: one of the choices, or in his own words.
    private static func settled(_ earlier: Answer, by own: String) -> String {
        let said = Vietnamese.folded(own)
        let named = earlier.clarification?.options.filter { said.contains(Vietnamese.folded($0.label)) } ?? []
        // The name of one may stand in that of another.
        let chosen = named.filter { one in !named.contains { $0 != one && Vietnamese.folded($0.label).contains(Vietnamese.folded(one.label)) } }
        // Whoever says more than the choice has more to ask.
        let isChoice = chosen.count == 1 && own.count <= chosen[0].label.count + Self.mostAroundChoice
        return isChoice ? chosen[0].text : earlier.question.text + " " + own
    }

    /// "Tôi hỏi về: …".
    private static let mostAroundChoice = 40

    /// The answer has the mail's name: whoever comes after a crash finds it and asks nothing twice.
    private func answer(_ mail: ReceivedMail, _ text: String, language: Language, toPerson: Bool) async throws -> Answer {
        if let kept = try await kept(mail.question) { return kept }
        let question = try Question(
            id: mail.question, text: text, on: Day(mail.arrived), language: language, asked: mail.arrived, wantsPerson: toPerson)
        return try await assistant.answer(question).answer
    }

    private func kept(_ id: Question.ID) async throws -> Answer? {
        do { return try await answers.record(id).answer } catch AnswerError.notFound { return nil }
    }

    /// Of what its sender wrote, not of the ways that it came by.
    private static func digest(of mail: IncomingMail) -> String {
        let parts = [mail.messageID ?? "", mail.senders.map(\.text).joined(separator: ","), mail.subject.text, mail.text]
        let files = mail.files.map { "\($0.name) \($0.bytes.count)" }
        return Secret.digest((parts + files).map { "\($0.utf8.count):\($0)" }.joined())
    }
}
