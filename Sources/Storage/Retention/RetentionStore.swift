// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Erasure in SQL that SQLite and PostgreSQL both read.
package struct RetentionStore: Retention {
    let database: any SQLDatabase
    private let pinned: PinnedSettings
    private let page: Int

    /// - Parameter page: What one transaction erases at most, so that nobody waits long for it.
    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings(), page: Int = 200) {
        self.database = database
        self.pinned = pinned
        self.page = page
    }

    package func due(at now: Date) async throws -> ErasureCounts {
        let pinned = pinned
        return try await database.read { session in
            let limits = try Limits(pinned, at: now, in: session)
            return ErasureCounts(
                answers: try Self.count(limits.answers.map(Self.answers), in: session),
                tickets: try Self.count(limits.tickets.map(Self.tickets), in: session),
                calls: try Self.count(limits.answers.map(Self.calls), in: session),
                votes: try Self.count(limits.answers.map(Self.votes), in: session)
                    + Self.count(limits.answers.map(Self.reviews), in: session), details: try Self.count(limits.log.map(Self.details), in: session)
            )
        }
    }

    package func round(at now: Date) async throws -> ErasureCounts {
        var all = ErasureCounts()
        while true {
            let erased = try await nextPage(at: now)
            guard !erased.isEmpty else {
                // Also what a busy reader kept in it the last time.
                try await database.emptyJournal()
                return all
            }
            all = all + erased
        }
    }

    package func erase(_ ticket: Ticket.ID, because ground: ErasureGround, by person: Person.ID, at now: Date) async throws -> ErasureCounts {
        let counts = try await overwrite(ticket, because: ground, by: person, at: now)
        try await database.emptyJournal()
        return counts
    }

    private func overwrite(_ ticket: Ticket.ID, because ground: ErasureGround, by person: Person.ID, at now: Date) async throws -> ErasureCounts {
        try await database.write { session in
            let handling = try TicketRows.one("id = \(ticket)", in: session)
            try PeopleRows.rights(of: person, in: session).require(.erasePersonalData, handling.thing, on: Day(now))
            guard !handling.isOpen else { throw ErasureError.stillOpen }
            guard let row = try session.rows("SELECT id, answer, body, history, erased_at FROM ticket WHERE id = \(ticket)").first else {
                throw TicketError.notFound
            }
            if let erased: Date = try row.optional("erased_at"), let ended = handling.ended, erased >= ended { throw ErasureError.erasedAlready }
            var counts = try Self.erase([row], at: now, in: session)
            let answer: String = try row.get("answer")
            counts.votes += try session.run("UPDATE answer_vote SET reason = '' WHERE reason <> '' AND answer = \(answer)")
            let reviews = try session.rows(
                "SELECT id, history FROM answer_review WHERE id IN (SELECT review FROM answer_vote WHERE answer = \(answer) AND review IS NOT NULL)")
            counts.votes += try Self.erase(reviews: reviews, at: now, in: session)
            try AuditStore.append(
                .erased(counts, because: ground.rawValue, AuditThing(.ticket, ticket.text), by: .person(person)), at: now, in: session)
            return counts
        }
    }

    package func erased(_ ticket: Ticket.ID) async throws -> Date? {
        try await database.read { session in
            let rows = try session.rows("SELECT erased_at FROM ticket WHERE id = \(ticket)")
            guard let row = rows.first else { throw TicketError.notFound }
            return try row.optional("erased_at")
        }
    }

    /// - Returns: Nothing where nothing is due any more.
    private func nextPage(at now: Date) async throws -> ErasureCounts {
        // Nearly always nothing is due, and reading holds nobody up.
        guard try await !due(at: now).isEmpty else { return ErasureCounts() }
        let (pinned, page) = (pinned, page)
        return try await database.write { session in
            let limits = try Limits(pinned, at: now, in: session)
            var counts = ErasureCounts()
            if let before = limits.tickets {
                counts = counts + (try Self.erase(Self.rows(Self.tickets(before), page, in: session), at: now, in: session))
            }
            if let before = limits.answers {
                let rows = try Self.rows(Self.answers(before), page, in: session)
                for row in rows { try Self.erase(answer: row, at: now, in: session) }
                counts.answers += rows.count
                counts.details += try Self.erase(detailsOf: rows.map { Self.key(ofAnswer: try $0.get("id")) }, .answer, at: now, in: session)
                counts.votes += try session.run("UPDATE answer_vote SET reason = '' WHERE reason <> '' AND cast_at < \(before)")
                counts.votes += try Self.erase(reviews: Self.rows(Self.reviews(before), page, in: session), at: now, in: session)
            }
            if let before = limits.answers { counts.calls += try Self.erase(calls: Self.calls(before).condition, in: session) }
            if let before = limits.log { counts.details += try Self.erase(details: Self.details(before).condition, at: now, in: session) }
            if !counts.isEmpty {
                try AuditStore.append(.erased(counts, because: "rule", AuditThing(.tickets), by: .system), at: now, in: session)
            }
            return counts
        }
    }

    /// Until when what is due was done with, by the terms that are set now.
    private struct Limits {
        let answers: Date?
        let tickets: Date?
        let log: Date?

        init(_ pinned: PinnedSettings, at now: Date, in session: any SQLSession) throws {
            let terms = try SettingRows.setup(pinned, in: session).retention
            func before(_ days: Int?) -> Date? { days.map { now.addingTimeInterval(-86_400 * Double($0)) } }
            (answers, tickets, log) = (before(terms.answerDays), before(terms.ticketDays), before(terms.logDays))
        }
    }
}

// What is due.
extension RetentionStore {
    private struct Due {
        let table: String
        let columns: String
        let condition: Statement
        let order: String
    }

    private static func answers(_ before: Date) -> Due {
        Due(
            table: "answer", columns: "id, record",
            condition: "erased_at IS NULL AND kept_at < \(before) AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.answer = answer.id)",
            order: "kept_at, id")
    }

    /// Of what is done with, `due_at` says since when. Whatever was opened again and done with once more is due once more.
    private static func tickets(_ before: Date) -> Due {
        Due(
            table: "ticket", columns: "id, answer, body, history",
            condition: """
                state NOT IN ('waiting', 'taken', 'asking', 'merged') AND due_at < \(before) AND (erased_at IS NULL OR erased_at < due_at)
                """, order: "due_at DESC, id")
    }

    /// What was answered on the telephone at once; other calls go with their ticket.
    private static func calls(_ before: Date) -> Due {
        Due(table: "phone_call", columns: "id", condition: "ticket IS NULL AND phone <> '' AND at < \(before)", order: "at")
    }

    private static func votes(_ before: Date) -> Due {
        Due(table: "answer_vote", columns: "id", condition: "reason <> '' AND cast_at < \(before)", order: "cast_at")
    }

    /// What was noted while it was looked at may repeat what a reader wrote.
    private static func reviews(_ before: Date) -> Due {
        Due(
            table: "answer_review", columns: "id, history",
            condition: "ended_at < \(before) AND (erased_at IS NULL OR erased_at < ended_at)", order: "ended_at, id")
    }

    private static func details(_ before: Date) -> Due {
        Due(
            table: "audit_detail", columns: "lane", condition: "body IS NOT NULL AND at_ms < \(Int(before.timeIntervalSince1970) * 1_000)",
            order: "lane")
    }

    private static func count(_ due: Due?, in session: any SQLSession) throws -> Int {
        guard let due else { return 0 }
        var statement = Statement(stringLiteral: "SELECT COUNT(*) AS n FROM \(due.table) WHERE ")
        statement.append(due.condition)
        return try session.rows(statement).first?.get("n") ?? 0
    }

    private static func rows(_ due: Due, _ page: Int, in session: any SQLSession) throws -> [SQLRow] {
        var statement = Statement(stringLiteral: "SELECT \(due.columns) FROM \(due.table) WHERE ")
        statement.append(due.condition)
        statement.append(Statement(stringLiteral: " ORDER BY \(due.order)"))
        statement.append(" LIMIT \(page)")
        return try session.rows(statement)
    }
}

// Erasing it.
extension RetentionStore {
    /// - Parameter rows: Of tickets, each with the answer that it came from.
    private static func erase(_ rows: [SQLRow], at now: Date, in session: any SQLSession) throws -> ErasureCounts {
        var counts = ErasureCounts(tickets: rows.count)
        for row in rows {
            let (id, answer): (String, String) = (try row.get("id"), try row.get("answer"))
            try session.run(
                """
                UPDATE ticket SET body = \(try ErasedText.ticket(try row.get("body"))), history = \(try ErasedText.history(try row.get("history"))),
                    to_call = 0, unreached = 0, erased_at = \(now)
                WHERE id = \(id)
                """
            )
            for found in try session.rows("SELECT id, record FROM answer WHERE id = \(answer)") {
                try erase(answer: found, at: now, in: session)
                counts.answers += 1
            }
        }
        let ids: [String] = try rows.map { try $0.get("id") }
        counts.calls += try erase(calls: "ticket IN (\(list: ids))", in: session)
        try session.run("DELETE FROM asker WHERE ticket IN (\(list: ids))")
        try MailThreadRows.erase("ticket IN (\(list: ids))", in: session)
        try session.run("DELETE FROM ticket_word WHERE ticket IN (\(list: ids))")
        try session.run("DELETE FROM attachment_content WHERE attachment IN (SELECT id FROM attachment WHERE ticket IN (\(list: ids)))")
        try session.run("DELETE FROM attachment WHERE ticket IN (\(list: ids))")
        counts.details += try erase(detailsOf: rows.map { try $0.get("id") }, .ticket, at: now, in: session)
        counts.details += try erase(detailsOf: rows.map { key(ofAnswer: try $0.get("answer")) }, .answer, at: now, in: session)
        return counts
    }

    /// Who did what and when stays, and what became of it.
    private static func erase(reviews rows: [SQLRow], at now: Date, in session: any SQLSession) throws -> Int {
        for row in rows {
            let history = try ErasedText.notes(try row.get("history"))
            try session.run("UPDATE answer_review SET history = \(history), erased_at = \(now) WHERE id = \(try row.get("id") as String)")
        }
        return rows.count
    }

    /// That somebody called, when, and who took it, stays.
    private static func erase(calls condition: Statement, in session: any SQLSession) throws -> Int {
        var statement: Statement =
            "UPDATE phone_call SET name = '', phone = '', question = \(Erasure.mark), said = CASE WHEN said IS NULL THEN NULL ELSE \(Erasure.mark) END WHERE "
        statement.append(condition)
        return try session.run(statement)
    }

    private static func erase(answer row: SQLRow, at now: Date, in session: any SQLSession) throws {
        let (id, record): (String, String) = (try row.get("id"), try row.get("record"))
        try MailThreadRows.erase("ticket IS NULL AND answer = \(id)", in: session)
        try session.run("UPDATE answer SET record = \(try ErasedText.record(record)), erased_at = \(now) WHERE id = \(id)")
    }

    /// An answer opens to whoever knows its name, so the log has the name's digest.
    private static func key(ofAnswer id: String) -> String { Digest.plain(id) }

    private static func erase(detailsOf keys: [String], _ kind: AuditThing.Kind, at now: Date, in session: any SQLSession) throws -> Int {
        guard !keys.isEmpty else { return 0 }
        return try erase(
            details: """
                body IS NOT NULL AND (audit_detail.lane, audit_detail.sequence) IN
                    (SELECT e.lane, e.sequence FROM audit_entry e WHERE e.thing = \(kind.rawValue) AND e.thing_key IN (\(list: keys)))
                """, at: now, in: session)
    }

    private static func erase(details condition: Statement, at now: Date, in session: any SQLSession) throws -> Int {
        var count: Statement = "SELECT COUNT(*) AS n FROM audit_detail WHERE "
        count.append(condition)
        // An erasure of nothing would be a row of nothing.
        guard let found: Int = try session.rows(count).first?.get("n"), found > 0 else { return 0 }
        return try AuditStore.erase(condition, at: now, in: session) { tally in
            AuditEvent(
                .detailsErased, by: .system, AuditThing(.audit),
                facts: ["ground": "retention", "count": String(tally.count), "rows": tally.digest])
        }
    }
}

extension AuditEvent {
    /// That it was done, how much, and why: nothing of whom.
    static func erased(_ counts: ErasureCounts, because ground: String, _ thing: AuditThing, by actor: AuditActor) -> AuditEvent {
        AuditEvent(
            .personalDataErased, by: actor, thing,
            facts: [
                "ground": ground, "answers": String(counts.answers), "tickets": String(counts.tickets), "calls": String(counts.calls),
                "votes": String(counts.votes),
                "details": String(counts.details),
            ])
    }
}
