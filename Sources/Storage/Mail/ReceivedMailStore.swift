// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Messages out of the mailbox, in SQL that SQLite and PostgreSQL both read.
package struct ReceivedMailStore: ReceivedMails {
    let database: any SQLDatabase
    let pinned: PinnedSettings

    /// A look takes minutes at most.
    private static let leaseSeconds = 600.0
    /// With their pauses they take two days: so long may what answers be away.
    static let mostAttempts = 52
    /// That a message was taken, and what became of it, is known for so long.
    private static let rememberedSeconds = 90 * 86_400.0

    enum State: String {
        case listed, waiting, settled, passed, aside
    }

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func begin(at now: Date) async throws -> (account: MailboxAccount, mark: MailboxMark?)? {
        let pinned = pinned
        guard try await database.read({ try SettingRows.setup(pinned, in: $0).mailbox }) != nil else { return nil }
        return try await database.write { session in
            guard let account = try SettingRows.setup(pinned, in: session).mailbox else { return nil }
            let name = Self.name(account)
            try session.run(
                "INSERT INTO mailbox (name, leased_until) VALUES (\(name), \(Date(timeIntervalSince1970: 0))) ON CONFLICT (name) DO NOTHING")
            guard let row = try session.rows("SELECT * FROM mailbox WHERE name = \(name)").first, (try row.get("leased_until") as Date) <= now else {
                return nil
            }
            try session.run("UPDATE mailbox SET leased_until = \(now.addingTimeInterval(Self.leaseSeconds)) WHERE name = \(name)")
            let (validity, last): (Int?, Int?) = (try row.optional("validity"), try row.optional("last_number"))
            let mark = validity.flatMap { validity in last.map { MailboxMark(validity: validity, last: $0) } }
            return (account, mark)
        }
    }

    package func note(_ listing: MailboxListing, at now: Date) async throws {
        try await change { name, session in
            // What was not there at the last look came after it, whatever day it bears: mails are copied from elsewhere, and clocks go wrong.
            let before: Date = try session.rows("SELECT looked_at FROM mailbox WHERE name = \(name)").first?.optional("looked_at") ?? now
            for number in listing.numbers {
                try session.run(
                    """
                    INSERT INTO received_mail (id, mailbox, validity, number, state, arrived_at, due_at, touched_at)
                    VALUES (\(Chance.secret()), \(name), \(listing.mark.validity), \(number), \(State.listed.rawValue), \(min(before, now)), \(now), \(now))
                    ON CONFLICT (mailbox, validity, number) DO NOTHING
                    """
                )
            }
            try session.run("UPDATE mailbox SET validity = \(listing.mark.validity), last_number = \(listing.mark.last) WHERE name = \(name)")
        }
    }

    package func unfetched(limit: Int, at now: Date) async throws -> [(number: Int, validity: Int)] {
        let pinned = pinned
        return try await database.read { session in
            guard let account = try SettingRows.setup(pinned, in: session).mailbox else { return [] }
            return try session.rows(
                """
                SELECT number, validity FROM received_mail WHERE state = \(State.listed.rawValue) AND mailbox = \(Self.name(account)) AND due_at <= \(now)
                ORDER BY due_at, number LIMIT \(max(0, limit))
                """
            ).map { (try $0.get("number"), try $0.get("validity")) }
        }
    }

    package func keep(_ mail: FetchedMail?, number: Int, validity: Int, at now: Date) async throws {
        let content = mail.map { Data($0.bytes).base64EncodedString() }
        // Its clocks run from when the mailbox got it, never from a time to come, nor from before it can have been there.
        let arrived = min(mail?.arrived ?? now, now)
        try await change { name, session in
            guard let mail else {
                try session.run(
                    """
                    UPDATE received_mail SET state = \(State.passed.rawValue), outcome = \(ReceivedMail.Pass.gone.rawValue), touched_at = \(now)
                    WHERE mailbox = \(name) AND validity = \(validity) AND number = \(number) AND state = \(State.listed.rawValue)
                    """
                )
                return
            }
            try session.run(
                """
                UPDATE received_mail SET state = \(State.waiting.rawValue), content = \(content),
                    arrived_at = CASE WHEN arrived_at > \(arrived) THEN arrived_at ELSE \(arrived) END,
                    is_whole = \(mail.isWhole ? 1 : 0), attempts = 0, due_at = \(now), touched_at = \(now)
                WHERE mailbox = \(name) AND validity = \(validity) AND number = \(number) AND state = \(State.listed.rawValue)
                """
            )
        }
    }

    package func miss(number: Int, validity: Int, at now: Date) async throws {
        try await change { name, session in
            let rows = try session.rows(
                """
                SELECT id, attempts FROM received_mail
                WHERE mailbox = \(name) AND validity = \(validity) AND number = \(number) AND state = \(State.listed.rawValue)
                """
            )
            guard let row = rows.first else { return }
            let (id, attempts): (ReceivedMail.ID, Int) = (try row.get("id"), try row.get("attempts"))
            guard attempts + 1 < Self.mostAttempts else {
                return try Self.end(id, .aside, ReceivedMail.Aside.broken.rawValue, at: now, in: session)
            }
            let due = now.addingTimeInterval(Self.pause(after: attempts))
            try session.run("UPDATE received_mail SET attempts = \(attempts + 1), due_at = \(due), touched_at = \(now) WHERE id = \(id)")
        }
    }

    package func end(fault: String?, at now: Date) async throws {
        try await change { name, session in
            let free = Date(timeIntervalSince1970: 0)
            if let fault {
                let fault = String(fault.singleLine.prefix(200))
                try session.run("UPDATE mailbox SET leased_until = \(free), fault = \(fault), fault_at = \(now) WHERE name = \(name)")
            } else {
                try session.run("UPDATE mailbox SET leased_until = \(free), looked_at = \(now), fault = NULL, fault_at = NULL WHERE name = \(name)")
            }
        }
    }

    /// Takes away what is of no use any more, whether a mailbox is set or not.
    static func forget(at now: Date, in session: any SQLSession) throws {
        let before = now.addingTimeInterval(-rememberedSeconds)
        let open = [State.listed.rawValue, State.waiting.rawValue]
        try session.run("DELETE FROM received_mail WHERE state NOT IN (\(list: open)) AND touched_at < \(before)")
        // Of whoever was only told that his mail is too large; other threads go with their answer or ticket.
        try MailThreadRows.erase("answer IS NULL AND ticket IS NULL AND begun_at < \(before)", in: session)
    }

    package func state(at now: Date) async throws -> MailboxState? {
        let pinned = pinned
        return try await database.read { session in
            guard let account = try SettingRows.setup(pinned, in: session).mailbox else { return nil }
            let row = try session.rows("SELECT * FROM mailbox WHERE name = \(Self.name(account))").first
            // What was listed in a mailbox that is set no more nobody fetches; what was fetched there is answered all the same.
            let waiting = try session.rows(
                """
                SELECT COUNT(*) AS n, MIN(touched_at) AS oldest FROM received_mail
                WHERE state = \(State.waiting.rawValue) OR (state = \(State.listed.rawValue) AND mailbox = \(Self.name(account)))
                """
            ).first
            let settled = try session.rows(
                """
                SELECT COUNT(*) AS n FROM received_mail
                WHERE touched_at >= \(now.addingTimeInterval(-86_400)) AND state IN (\(list: [State.settled.rawValue, State.passed.rawValue]))
                """
            ).first
            let aside = try session.rows(
                """
                SELECT outcome, COUNT(*) AS n FROM received_mail WHERE touched_at >= \(now.addingTimeInterval(-7 * 86_400)) AND state = \(State.aside.rawValue)
                GROUP BY outcome
                """
            ).compactMap { row -> (ReceivedMail.Aside, Int)? in
                guard let aside = ReceivedMail.Aside(rawValue: try row.get("outcome")) else { return nil }
                return (aside, try row.get("n"))
            }
            let lost = try session.rows(
                "SELECT COUNT(*) AS n FROM mail_letter WHERE state IN ('bounced', 'given-up') AND done_at >= \(now.addingTimeInterval(-7 * 86_400))"
            ).first
            let (fault, at): (String?, Date?) = (try row?.optional("fault"), try row?.optional("fault_at"))
            return MailboxState(
                looked: try row?.optional("looked_at"), waiting: try waiting?.get("n") ?? 0, oldest: try waiting?.optional("oldest"),
                settled: try settled?.get("n") ?? 0, aside: Dictionary(aside, uniquingKeysWith: +), lost: try lost?.get("n") ?? 0,
                fault: fault.flatMap { fault in at.map { OutboxState.Fault(why: fault, at: $0) } })
        }
    }

    private func change(_ work: @escaping @Sendable (String, any SQLSession) throws -> Void) async throws {
        let pinned = pinned
        try await database.write { session in
            guard let account = try SettingRows.setup(pinned, in: session).mailbox else { return }
            try work(Self.name(account), session)
        }
    }

    /// Another folder, or another user's, has numbers of its own.
    private static func name(_ account: MailboxAccount) -> String {
        Digest.of([account.host.lowercased(), String(account.port), account.login.user, account.folder])
    }
}
