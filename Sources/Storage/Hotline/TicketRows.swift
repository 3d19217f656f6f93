// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Tickets inside a transaction: opened together with what they came of, and changed with all that follows from it.
enum TicketRows {
    /// - Parameter answer: The answer that handed the question on.
    static func open(_ ticket: Ticket, of answer: Question.ID, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO ticket (id, answer, secret_digest, unit, place, opened_at, asked_at, call_at, due_at, has_words, kind, body)
            VALUES (\(ticket.id), \(answer), \(ticket.secretDigest), \(ticket.unit), \(ticket.place),
                    \(ticket.opened), \(ticket.opened), \(ticket.opened), \(ticket.due), 1, \(ticket.kind.rawValue), \(try JSON.text(ticket)))
            """
        )
        try keepWords(of: ticket, in: session)
        try AuditStore.append(.opened(ticket), at: now, in: session)
        try DeskEventRows.add(.waiting, of: ticket.id, at: now, in: session)
    }

    /// By other goals, or other working days, a ticket may have somebody to call sooner than was thought.
    static func lookAnew(at now: Date, in session: any SQLSession) throws {
        try session.run("UPDATE ticket SET call_at = \(now) WHERE call_at > \(now)")
    }

    static func one(_ condition: Statement, in session: any SQLSession) throws -> Handling {
        var statement: Statement = "SELECT body, history FROM ticket WHERE "
        statement.append(condition)
        guard let row = try session.rows(statement).first else { throw TicketError.notFound }
        return try Handling(row)
    }

    /// Keeps what was done, and what follows from it for tickets that wait for this one.
    static func keep(_ handling: Handling, since told: Int, _ setup: Setup, in session: any SQLSession) throws {
        try write(handling, setup, in: session)
        for (index, step) in handling.history.enumerated().dropFirst(told) {
            if step.isWrittenToAsker { try MailThreadRows.tell(handling, index, setup, at: step.at, in: session) }
            if let reply = step.reply { try KeptGrounds.keep(reply.citations, of: .reply, handling.id.text, at: step.at, in: session) }
            for person in step.persons ?? [] where person != step.by?.person {
                try OutboxRows.add(.mentioned(person, ticket: handling.id), setup, at: step.at, in: session)
            }
            try AuditStore.append(.step(step, of: handling, digest: Digest.of(try JSON.text(step))), at: step.at, in: session)
        }
        guard handling.revision > told else { return }
        try DeskEventRows.add(
            handling.event, of: handling.id, isForAsker: handling.history.dropFirst(told).contains { $0.action.isForAsker },
            at: handling.history.last?.at ?? handling.asked, in: session)
        guard !handling.isOpen else { return }
        for row in try session.rows("SELECT body, history FROM ticket WHERE merged_into = \(handling.id) ORDER BY id") {
            var follower = try Handling(row)
            let told = follower.revision
            if follower.follow(handling) { try keep(follower, since: told, setup, in: session) }
        }
    }

    private static func write(_ handling: Handling, _ setup: Setup, in session: any SQLSession) throws {
        let times = DeskTimes(calendar: .weekendsOnly, goals: setup.goals)
        try session.run(
            """
            UPDATE ticket SET state = \(handling.state.rawValue), unit = \(handling.unit), handler = \(handling.handler),
                asked_at = \(handling.asked), urgent = \(handling.isUrgent ? 1 : 0), due_at = \(handling.ended ?? handling.answerDue(times)),
                kind = \(handling.kind.rawValue), team = \(handling.team),
                call_at = \(handling.isOpen ? handling.history.last?.at : nil), merged_into = \(handling.mergedInto), to_call = \(handling.needsCall ? 1 : 0),
                unreached = \(handling.isUnreached ? 1 : 0),
                history = \(try JSON.text(handling.history))
            WHERE id = \(handling.id)
            """
        )
    }

    /// As `Rights` decides it, so that a page of a list is full and its count is right.
    static func within(_ scopes: [Scope], _ places: PlaceTree) -> Statement {
        guard !scopes.contains(.wholeCountry) else { return "" }
        var within: Statement = " AND (1 = 0"
        for scope in scopes {
            within.append(" OR (1 = 1")
            if let unit = scope.unit { within.append(" AND unit = \(unit)") }
            if let place = scope.place {
                let all = places.merged(into: place)
                within.append(" AND (place IN (\(list: all))")
                for one in all { within.append(" OR place LIKE \(one.text + "/%")") }
                within.append(")")
            }
            within.append(")")
        }
        within.append(")")
        return within
    }
}

// By which words a ticket is found beside others that ask alike.
extension TicketRows {
    static func keepWords(of ticket: Ticket, in session: any SQLSession) throws {
        for word in words(among: SearchWords(question: ticket.question.text).terms) {
            try session.run("INSERT INTO ticket_word (word, opened_at, ticket) VALUES (\(word), \(ticket.opened), \(ticket.id))")
        }
    }

    /// The longest first: a pair of syllables tells more than one of them, and is borne by fewer.
    static func words(among terms: Set<String>) -> [String] {
        Array(terms.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.prefix(mostWords))
    }

    private static let mostWords = 40
}

extension Handling {
    init(_ row: SQLRow) throws {
        self.init(try JSON.value(try row.get("body")), history: try JSON.value(try row.get("history")))
    }
}
