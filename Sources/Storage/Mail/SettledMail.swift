// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

// What follows from a message, each in one transaction.
extension ReceivedMailStore {
    package func next(at now: Date) async throws -> ReceivedMail? {
        // Nearly always there is nothing, and reading holds nobody up.
        guard try await database.read({ try Self.isDue(at: now, in: $0) }) else { return nil }
        return try await database.write { session in
            while let row = try Self.due(at: now, in: session) {
                let (id, attempts): (ReceivedMail.ID, Int) = (try row.get("id"), try row.get("attempts"))
                guard attempts < Self.mostAttempts, let content = Data(base64Encoded: try row.get("content") as String) else {
                    // Whatever it does to its reader, the next one is read.
                    try Self.end(id, .aside, ReceivedMail.Aside.broken.rawValue, at: now, in: session)
                    continue
                }
                let due = now.addingTimeInterval(Self.pause(after: attempts))
                try session.run("UPDATE received_mail SET attempts = attempts + 1, due_at = \(due) WHERE id = \(id)")
                return ReceivedMail(
                    id: id, bytes: Array(content), arrived: try row.get("arrived_at"), isWhole: try row.get("is_whole") as Int == 1)
            }
            return nil
        }
    }

    /// Longer than an answer takes; a try that failed is made again after it, then after twice as long, and so on up to an hour.
    static func pause(after attempts: Int) -> Double { min(3_600, 120 * Double(1 << min(attempts, 5))) }

    /// Without what it says, which may be long.
    private static func isDue(at now: Date, in session: any SQLSession) throws -> Bool {
        try !session.rows(
            "SELECT id FROM received_mail WHERE state = \(State.waiting.rawValue) AND due_at <= \(now) ORDER BY due_at, number LIMIT 1"
        ).isEmpty
    }

    private static func due(at now: Date, in session: any SQLSession) throws -> SQLRow? {
        try session.rows(
            "SELECT * FROM received_mail WHERE state = \(State.waiting.rawValue) AND due_at <= \(now) ORDER BY due_at, number LIMIT 1"
        ).first
    }

    package func thread(answering messages: [String]) async throws -> MailThread? {
        let digests = messages.map(Self.digest(ofLetter:))
        guard !digests.isEmpty else { return nil }
        return try await database.read { session in
            let rows = try session.rows(
                """
                SELECT mail_letter.digest, mail_thread.*,
                    (SELECT COUNT(*) FROM mail_letter said WHERE said.thread = mail_thread.id AND said.topic = \(MailLetter.About.answerName)) AS rounds
                FROM mail_letter JOIN mail_thread ON mail_thread.id = mail_letter.thread
                WHERE mail_letter.digest IN (\(list: digests)) AND answer IS NOT NULL
                """
            )
            let found = Dictionary(
                try rows.map { (try $0.get("digest") as String, try MailThread($0, rounds: try $0.get("rounds"))) },
                uniquingKeysWith: { first, _ in first })
            return digests.lazy.compactMap { found[$0] }.first
        }
    }

    /// What stands before the sign is the secret; a look-up by digest takes the same time for any guess.
    private static func digest(ofLetter message: String) -> String { Digest.plain(String(message.prefix { $0 != "@" })) }

    package func claim(_ id: ReceivedMail.ID, digest: String, at now: Date) async throws -> Bool {
        try await database.write { session in
            guard try session.rows("SELECT id FROM received_mail WHERE digest = \(digest) AND id <> \(id)").isEmpty else {
                try Self.end(id, .passed, ReceivedMail.Pass.again.rawValue, at: now, in: session)
                return false
            }
            try session.run("UPDATE received_mail SET digest = \(digest) WHERE id = \(id)")
            return true
        }
    }

    package func letters(to address: EmailAddress, at now: Date) async throws -> Int {
        try await database.read { session in
            try session.rows(
                """
                SELECT COUNT(*) AS n FROM mail_letter JOIN mail_thread ON mail_thread.id = thread
                WHERE address = \(address.text) AND queued_at > \(now.addingTimeInterval(-3_600)) AND topic <> \(MailLetter.About.stepName)
                """
            ).first?.get("n") ?? 0
        }
    }

    package func fail(_ id: ReceivedMail.ID, at now: Date) async throws {
        try await database.write { session in
            try session.run("UPDATE received_mail SET touched_at = \(now) WHERE id = \(id)")
        }
    }

    package func settle(_ id: ReceivedMail.ID, as outcome: MailOutcome, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            let waits = try !session.rows("SELECT id FROM received_mail WHERE id = \(id) AND state = \(State.waiting.rawValue)").isEmpty
            // The other node was faster.
            guard waits else { return }
            let setup = try SettingRows.setup(pinned, in: session)
            switch outcome {
            case .passed(let pass): try Self.end(id, .passed, pass.rawValue, at: now, in: session)
            case .aside(let aside): try Self.end(id, .aside, aside.rawValue, at: now, in: session)
            case .bounced(let messages, let bounce):
                try Self.bounce(messages, bounce, setup, at: now, in: session)
                try Self.end(id, .passed, ReceivedMail.Pass.bounce.rawValue, at: now, in: session)
            case .tooLarge(let thread):
                try Self.begin(thread, answer: nil, nil, at: now, in: session)
                try MailThreadRows.queue(.tooLarge, thread.id, setup, at: now, in: session)
                try Self.end(id, .settled, "too-large", at: now, in: session)
            case .asked(let thread, let taken):
                try Self.begin(thread, answer: thread.answer, taken.messageID, at: now, in: session)
                try Self.answered(thread, taken, setup, at: now, in: session)
                try Self.end(id, .settled, "asked", at: now, in: session)
            case .askedAgain(let thread, let taken):
                try session.run("UPDATE mail_thread SET answer = \(thread.answer), ticket = \(thread.ticket) WHERE id = \(thread.id)")
                try Self.heard(thread.id, taken, in: session)
                try Self.answered(thread, taken, setup, at: now, in: session)
                try Self.end(id, .settled, "asked-again", at: now, in: session)
            case .unspoken(let ticket):
                try Self.change(ticket, setup, in: session) { $0.hearNothing(at: now) }
                try Self.end(id, .passed, ReceivedMail.Pass.unspoken.rawValue, at: now, in: session)
            case .said(let thread, let ticket, let taken):
                try Self.heard(thread, taken, in: session)
                try Self.add(taken, to: ticket, setup, at: now, in: session)
                try Self.end(id, .settled, "said", at: now, in: session)
            }
        }
    }

    private static func begin(_ thread: MailThread, answer: Question.ID?, _ message: String?, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO mail_thread (id, address, subject, language, answer, ticket, first_message, last_message, begun_at)
            VALUES (\(thread.id), \(thread.address.text), \(thread.subject.text), \(thread.language.rawValue), \(answer), \(thread.ticket),
                    \(message), \(message), \(now))
            """
        )
    }

    private static func heard(_ thread: MailThread.ID, _ taken: MailOutcome.Taken, in session: any SQLSession) throws {
        if let message = taken.messageID { try session.run("UPDATE mail_thread SET last_message = \(message) WHERE id = \(thread)") }
    }

    private static func answered(
        _ thread: MailThread, _ taken: MailOutcome.Taken, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        if let ticket = thread.ticket {
            try AuditStore.append(AuditEvent(.askerKept, by: .stranger, AuditThing(.ticket, ticket.text)), at: now, in: session)
            try add(taken, to: ticket, setup, at: now, in: session)
        }
        try MailThreadRows.queue(.answer(thread.answer), thread.id, setup, at: now, in: session)
    }

    private static func add(_ taken: MailOutcome.Taken, to ticket: Ticket.ID, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        guard !taken.said.isEmpty || !taken.files.isEmpty else { return }
        var handling = try TicketRows.one("id = \(ticket)", in: session)
        let told = handling.revision
        for said in taken.said { try handling.add(said, at: now) }
        let leftOut = try attach(taken, to: &handling, at: now, in: session)
        if !leftOut.isEmpty {
            let isAnythingTaken = handling.revision > told
            do {
                try handling.add(Handling.Said.leftOut(leftOut, taken.language), at: now)
            } catch {
                // What could be taken is kept, also where there is no room left for the note.
                guard isAnythingTaken else { throw error }
            }
        }
        try TicketRows.keep(handling, since: told, setup, in: session)
    }

    private static func change(_ ticket: Ticket.ID, _ setup: Setup, in session: any SQLSession, _ step: (inout Handling) -> Void) throws {
        var handling = try TicketRows.one("id = \(ticket)", in: session)
        let told = handling.revision
        step(&handling)
        try TicketRows.keep(handling, since: told, setup, in: session)
    }

    /// One file too many takes nothing else along.
    ///
    /// - Returns: Names of those for which there is no room.
    private static func attach(
        _ taken: MailOutcome.Taken, to handling: inout Handling, at now: Date, in session: any SQLSession
    ) throws -> [String] {
        var leftOut: [String] = []
        for file in taken.files {
            var tried = handling
            do {
                try tried.attach(file, by: .mail, at: now)
                let content = Data(taken.contents[file.id] ?? []).base64EncodedString()
                try AttachmentStore.add(file, content, to: handling.id, at: now, in: session)
                handling = tried
            } catch is TicketError {
                leftOut.append(file.name)
            } catch is AttachmentError {
                leftOut.append(file.name)
            }
        }
        return leftOut
    }

    /// What goes on being tried is no bounce yet.
    private static func bounce(
        _ messages: [String], _ bounce: IncomingMail.Bounce, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        guard bounce.isFinal, !messages.isEmpty else { return }
        let open = [MailLetter.State.waiting.rawValue, MailLetter.State.sent.rawValue]
        let lost: [String] = try session.rows(
            "SELECT digest FROM mail_letter WHERE digest IN (\(list: messages.map(digest(ofLetter:)))) AND state IN (\(list: open)) ORDER BY digest"
        ).map { try $0.get("digest") }
        for digest in lost { try MailThreadRows.lose(digest, as: .bounced, fault: bounce.status ?? "", setup, at: now, in: session) }
    }

    /// Nothing of what it says stays, whatever became of it: the mailbox has the original. What is put aside may come once more.
    static func end(_ id: ReceivedMail.ID, _ state: State, _ outcome: String, at now: Date, in session: any SQLSession) throws {
        try session.run(
            "UPDATE received_mail SET state = \(state.rawValue), outcome = \(outcome), content = NULL, touched_at = \(now) WHERE id = \(id)")
        if state == .aside { try session.run("UPDATE received_mail SET digest = NULL WHERE id = \(id)") }
    }

    package func mail(of ticket: Ticket.ID) async throws -> TicketMail? {
        try await database.read { session in
            guard let row = try session.rows("SELECT * FROM mail_thread WHERE ticket = \(ticket) ORDER BY begun_at, id LIMIT 1").first else {
                return nil
            }
            let thread = try MailThread(row)
            let letters = try session.rows(
                "SELECT * FROM mail_letter WHERE thread = \(thread.id) ORDER BY queued_at DESC, COALESCE(step, -1) DESC, digest LIMIT \(TicketMail.mostLetters)"
            ).map(MailLetter.init)
            return TicketMail(address: thread.address, letters: letters.reversed())
        }
    }
}
