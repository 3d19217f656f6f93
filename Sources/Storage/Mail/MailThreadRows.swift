// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Threads of mail and their letters inside a transaction.
enum MailThreadRows {
    /// Queues a letter of a thread, and keeps by which secret an answer to it is known.
    static func queue(_ topic: MailTopic, _ thread: MailThread.ID, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        let secret = Chance.secret()
        guard try OutboxRows.add(.asker(thread, topic), as: secret, setup, at: now, in: session) else { return }
        let (name, step): (String, Int?) =
            switch topic {
            case .answer: (MailLetter.About.answerName, nil)
            case .step(_, let step): (MailLetter.About.stepName, step)
            case .tooLarge: (MailLetter.About.tooLargeName, nil)
            }
        try session.run(
            """
            INSERT INTO mail_letter (digest, thread, topic, step, state, queued_at)
            VALUES (\(Digest.plain(secret)), \(thread), \(name), \(step), \(MailLetter.State.waiting.rawValue), \(now))
            """
        )
    }

    /// Tells whoever asked by mail of a step; where nobody did, nothing is queued.
    static func tell(_ handling: Handling, _ step: Int, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        guard let thread = try thread(of: handling, in: session) else { return }
        try queue(.step(handling.id, step), thread, setup, at: now, in: session)
    }

    /// What was made from a ticket is told where that was asked.
    private static func thread(of handling: Handling, in session: any SQLSession) throws -> MailThread.ID? {
        var (id, parent) = (handling.id, handling.ticket.parent)
        for _ in 0..<mostGenerations {
            if let row = try session.rows("SELECT id FROM mail_thread WHERE ticket = \(id) ORDER BY begun_at, id LIMIT 1").first {
                return try row.get("id")
            }
            guard let next = parent else { return nil }
            (id, parent) = (next, try TicketRows.one("id = \(next)", in: session).ticket.parent)
        }
        return nil
    }

    private static let mostGenerations = 20

    /// The messages that a letter of the thread answers, and where answers are read.
    static func place(_ id: MailThread.ID, _ setup: Setup, in session: any SQLSession) throws -> Mail.Place? {
        guard let row = try session.rows("SELECT first_message, last_message FROM mail_thread WHERE id = \(id)").first else { return nil }
        let (first, last): (String?, String?) = (try row.optional("first_message"), try row.optional("last_message"))
        let names = [first, last == first ? nil : last].compactMap { $0 }
        let replyTo = setup.mailbox.flatMap { $0.address == setup.mail?.sender ? nil : $0.address }
        return Mail.Place(references: names, replyTo: replyTo)
    }

    /// - Returns: `nil` where what it would tell has been erased.
    static func occasion(_ id: MailThread.ID, _ topic: MailTopic, in session: any SQLSession) throws -> (to: EmailAddress, Language, Occasion)? {
        guard let row = try session.rows("SELECT * FROM mail_thread WHERE id = \(id)").first else { return nil }
        let thread = try MailThread(row)
        let letter: AskerLetter
        switch topic {
        case .tooLarge:
            letter = AskerLetter(subject: thread.subject, ticket: nil, link: nil, content: .tooLarge(megabytes: FetchedMail.mostBytes / 1_048_576))
        case .answer(let id):
            guard let answer = try answer(id, in: session) else { return nil }
            letter = AskerLetter(subject: thread.subject, ticket: answer.ticket?.id, link: link(answer), content: .answer(answer))
        case .step(let ticket, let number):
            let handling = try TicketRows.one("id = \(ticket)", in: session)
            guard number < handling.history.count else { return nil }
            letter = AskerLetter(
                subject: thread.subject, ticket: ticket, link: try answer(thread.answer, in: session).flatMap(link),
                content: .step(handling.history[number]))
        }
        return (thread.address, thread.language, .asker(letter))
    }

    private static func answer(_ id: Question.ID, in session: any SQLSession) throws -> Answer? {
        guard let row = try session.rows("SELECT record FROM answer WHERE id = \(id) AND erased_at IS NULL").first else { return nil }
        let record: AnswerRecord = try JSON.value(try row.get("record"))
        return record.answer
    }

    private static func link(_ answer: Answer) -> String? { answer.ticket?.link ?? "/answers/" + answer.question.id.text.percentEncoded }

    /// Whether so many letters went to the thread's address within an hour that another one waits.
    static func isTooFast(_ id: MailThread.ID, at now: Date, in session: any SQLSession) throws -> Bool {
        guard let row = try session.rows("SELECT address FROM mail_thread WHERE id = \(id)").first else { return false }
        let sent =
            try session.rows(
                """
                SELECT COUNT(*) AS n FROM mail_letter JOIN mail_thread ON mail_thread.id = thread
                WHERE address = \(try row.get("address") as String) AND state = \(MailLetter.State.sent.rawValue) AND done_at > \(now.addingTimeInterval(-3_600))
                """
            ).first?.get("n") ?? 0
        return sent >= MailThread.mostLettersAnHour
    }

    static func markSent(_ secret: String, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE mail_letter SET state = \(MailLetter.State.sent.rawValue), done_at = \(now)
            WHERE digest = \(Digest.plain(secret)) AND state = \(MailLetter.State.waiting.rawValue)
            """
        )
    }

    /// Nobody tries to send it any more; nothing happens to what was no letter to an asker.
    static func giveUp(_ secret: String, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        let digest = Digest.plain(secret)
        let row = try session.rows(
            "SELECT fault FROM mail_letter WHERE digest = \(digest) AND state = \(MailLetter.State.waiting.rawValue)"
        ).first
        guard let row else { return }
        try lose(digest, as: .givenUp, fault: try row.optional("fault"), setup, at: now, in: session)
    }

    /// It has reached nobody: its ticket says so, so that the desk tells its asker in another way.
    static func lose(
        _ digest: String, as state: MailLetter.State, fault: String?, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        try session.run("UPDATE mail_letter SET state = \(state.rawValue), fault = \(fault), done_at = \(now) WHERE digest = \(digest)")
        let found = try session.rows(
            "SELECT ticket, queued_at FROM mail_letter JOIN mail_thread ON mail_thread.id = thread WHERE digest = \(digest) AND ticket IS NOT NULL"
        ).first
        guard let found else { return }
        let (ticket, queued): (Ticket.ID, Date) = (try found.get("ticket"), try found.get("queued_at"))
        var handling = try TicketRows.one("id = \(ticket)", in: session)
        let told = handling.revision
        if handling.lose(letterOf: queued, at: now) { try TicketRows.keep(handling, since: told, setup, in: session) }
    }

    static func note(_ fault: String, on secret: String, in session: any SQLSession) throws {
        try session.run("UPDATE mail_letter SET fault = \(fault) WHERE digest = \(Digest.plain(secret))")
    }

    /// Takes away who wrote, and that he was written to.
    static func erase(_ condition: Statement, in session: any SQLSession) throws {
        var letters: Statement = "DELETE FROM mail_letter WHERE thread IN (SELECT id FROM mail_thread WHERE "
        letters.append(condition)
        letters.append(")")
        try session.run(letters)
        var threads: Statement = "DELETE FROM mail_thread WHERE "
        threads.append(condition)
        try session.run(threads)
    }
}

extension MailLetter.About {
    static let answerName = "answer"
    static let stepName = "step"
    static let tooLargeName = "too-large"
}

extension MailThread {
    init(_ row: SQLRow, rounds: Int = 0) throws {
        self.init(
            id: try row.get("id"), address: try EmailAddress(try row.get("address") as String), subject: HeaderText(try row.get("subject")),
            language: try row.named("language"), answer: try row.optional("answer") ?? Question.ID(""), ticket: try row.optional("ticket"),
            rounds: rounds)
    }
}

extension MailLetter {
    init(_ row: SQLRow) throws {
        let about: About =
            switch try row.get("topic") as String {
            case About.stepName: .step(try row.optional("step") ?? 0)
            case About.tooLargeName: .tooLarge
            default: .answer
            }
        self.init(
            about: about, state: try row.named("state"), fault: try row.optional("fault"), queued: try row.get("queued_at"),
            done: try row.optional("done_at"))
    }
}
