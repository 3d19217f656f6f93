// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// What waits to be sent, in SQL that SQLite and PostgreSQL both read.
package struct OutboxStore: Outbox {
    let database: any SQLDatabase
    private let letters: any Letters
    private let pinned: PinnedSettings

    /// While one node sends, no other takes the same notice; longer than any message takes.
    private static let leaseSeconds = 180.0
    private static let mostAttempts = 12
    /// What a server refuses for good it refuses the third time too; until then it may be its keeper's slip.
    private static let mostFinalAttempts = 3
    /// To whom too many letters went another goes later.
    private static let fastSeconds = 900.0
    /// What is done is counted for so long.
    private static let rememberedSeconds = 7 * 86_400.0

    package init(_ database: any SQLDatabase, letters: any Letters, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.letters = letters
        self.pinned = pinned
    }

    package func next(at now: Date) async throws -> Outgoing? {
        // Nearly always there is nothing, and reading holds nobody up.
        let isDue = try await database.read { try !Self.due(at: now, in: $0).isEmpty }
        guard isDue else { return nil }
        let (letters, pinned) = (letters, pinned)
        return try await database.write { session in
            let setup = try SettingRows.setup(pinned, in: session)
            guard let server = setup.mail, let site = setup.address else { return nil }
            while let row = try Self.due(at: now, in: session).first {
                let id: Outgoing.ID = try row.get("id")
                guard try row.get("expires_at") as Date > now else {
                    try Self.end(id, as: .givenUp, setup, at: now, in: session)
                    continue
                }
                let notice: Notice = try JSON.value(try row.get("notice"))
                if case .asker(let thread, _) = notice, try MailThreadRows.isTooFast(thread, at: now, in: session) {
                    try session.run("UPDATE outbox SET due_at = \(now.addingTimeInterval(Self.fastSeconds)) WHERE id = \(id)")
                    continue
                }
                guard let (to, language, occasion) = try OutboxRows.occasion(of: notice, at: now, in: session) else {
                    try MailThreadRows.giveUp(id.text, setup, at: now, in: session)
                    try session.run("DELETE FROM outbox WHERE id = \(id)")
                    continue
                }
                try session.run(
                    """
                    UPDATE outbox SET attempts = attempts + 1, due_at = \(now.addingTimeInterval(Self.leaseSeconds)), touched_at = \(now)
                    WHERE id = \(id)
                    """
                )
                let letter = letters.letter(on: occasion, in: language, from: site)
                let place: Mail.Place? = if case .asker(let thread, _) = notice { try MailThreadRows.place(thread, setup, in: session) } else { nil }
                return Outgoing(
                    id: id, mail: Mail(id: id.text, to: to, subject: letter.subject, text: letter.text, place: place), server: server)
            }
            return nil
        }
    }

    package func markSent(_ id: Outgoing.ID, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            try Self.end(id, as: .sent, SettingRows.setup(pinned, in: session), at: now, in: session)
            try session.run(
                """
                DELETE FROM outbox WHERE state <> \(OutboxRows.State.waiting.rawValue)
                    AND touched_at < \(now.addingTimeInterval(-Self.rememberedSeconds))
                """
            )
        }
    }

    package func markFailed(_ id: Outgoing.ID, why: String, isFinal: Bool, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            guard let row = try session.rows("SELECT attempts FROM outbox WHERE id = \(id)").first else { return }
            let attempts: Int = try row.get("attempts")
            let why = String(why.singleLine.prefix(200))
            try session.run("UPDATE outbox SET fault = \(why), touched_at = \(now) WHERE id = \(id)")
            try MailThreadRows.note(why, on: id.text, in: session)
            if attempts >= (isFinal ? Self.mostFinalAttempts : Self.mostAttempts) {
                try Self.end(id, as: .givenUp, SettingRows.setup(pinned, in: session), at: now, in: session)
            } else {
                // Half a minute, a minute, two, and so on up to an hour.
                let pause = min(3_600, 15 * Double(1 << min(attempts, 8)))
                try session.run("UPDATE outbox SET due_at = \(now.addingTimeInterval(pause)) WHERE id = \(id)")
            }
        }
    }

    package func state(at now: Date) async throws -> OutboxState {
        try await database.read { session in
            let day = now.addingTimeInterval(-86_400)
            let waiting = try session.rows(
                "SELECT COUNT(*) AS n, MIN(queued_at) AS oldest FROM outbox WHERE state = \(OutboxRows.State.waiting.rawValue)"
            ).first
            let fault = try session.rows("SELECT fault, touched_at FROM outbox WHERE fault IS NOT NULL ORDER BY touched_at DESC, id LIMIT 1").first
            return OutboxState(
                waiting: try waiting?.get("n") ?? 0, oldest: try waiting?.optional("oldest"),
                sent: try Self.count(.sent, since: day, in: session), givenUp: try Self.count(.givenUp, since: day, in: session),
                lastFault: try fault.map { OutboxState.Fault(why: try $0.get("fault"), at: try $0.get("touched_at")) }
            )
        }
    }

    private static func due(at now: Date, in session: any SQLSession) throws -> [SQLRow] {
        try session.rows(
            """
            SELECT id, notice, expires_at FROM outbox WHERE state = \(OutboxRows.State.waiting.rawValue) AND due_at <= \(now)
            ORDER BY due_at, id LIMIT 1
            """
        )
    }

    private static func end(_ id: Outgoing.ID, as state: OutboxRows.State, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        // The name of a letter to an asker is the secret of its thread, and nobody needs it any more.
        let name = Digest.plain(id.text)
        try session.run("UPDATE outbox SET id = \(name), state = \(state.rawValue), notice = NULL, touched_at = \(now) WHERE id = \(id)")
        if state == .sent {
            try MailThreadRows.markSent(id.text, at: now, in: session)
        } else {
            try MailThreadRows.giveUp(id.text, setup, at: now, in: session)
        }
    }

    private static func count(_ state: OutboxRows.State, since: Date, in session: any SQLSession) throws -> Int {
        try session.rows("SELECT COUNT(*) AS n FROM outbox WHERE state = \(state.rawValue) AND touched_at >= \(since)").first?.get("n") ?? 0
    }
}

// Reminders.
extension OutboxStore {
    package func remind(at now: Date) async throws {
        let pinned = pinned
        if try await database.read({ try LawNotices.areDue(at: now, pinned, in: $0) }) {
            try await database.write { try LawNotices.queue(at: now, pinned, in: $0) }
        }
        if try await database.read({ try SunsetNotices.areDue(at: now, pinned, in: $0) }) {
            try await database.write { try SunsetNotices.queue(at: now, pinned, in: $0) }
        }
        let day = Day(now)
        let minutes = Int(now.timeIntervalSince(day.start) / 60)
        let due = try await database.read { session in
            guard try SettingRows.setup(pinned, in: session).mail != nil else { return [Person.ID]() }
            return try session.rows(
                """
                SELECT id FROM person WHERE notices_at <= \(minutes) AND id NOT IN (SELECT person FROM person_join)
                    AND id NOT IN (SELECT person FROM reminder WHERE on_day >= \(day))
                    AND EXISTS (SELECT 1 FROM change WHERE state = \(Change.State.submitted.rawValue))
                ORDER BY id LIMIT 200
                """
            ).map { try $0.get("id") }
        }
        for person in due {
            try await database.write { session in
                let isTold = try !session.rows("SELECT person FROM reminder WHERE person = \(person) AND on_day >= \(day)").isEmpty
                if isTold { return }
                try session.run(
                    """
                    INSERT INTO reminder (person, on_day) VALUES (\(person), \(day))
                    ON CONFLICT (person) DO UPDATE SET on_day = excluded.on_day
                    """
                )
                let count = try ChangeStore.waiting(for: person, on: day, in: session).count
                if count > 0 { try OutboxRows.add(.waiting(person, count: count), try SettingRows.setup(pinned, in: session), at: now, in: session) }
            }
        }
    }
}
