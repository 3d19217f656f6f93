// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

// What ties one ticket to another.
extension Handling {
    /// Lets it wait for the answer of another that asks the same. Whoever asked it is told that answer, and nothing else of the other.
    ///
    /// - Throws: ``RightsError`` or ``TicketError``, as all that follow; both tickets are then as they were.
    package mutating func merge(into other: inout Handling, revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking)
        if state != .waiting { try checkHeld(by: rights) }
        guard other.id != id else { throw TicketError.sameTicket }
        try rights.require(.answerTicket, other.thing, on: Day(now))
        guard other.isOpen, other.state != .merged else { throw TicketError.notMergedInto }
        // Whoever asked first comes first, also through the answer of another.
        guard other.asked <= asked else { throw TicketError.askedBefore }
        try checkTies(with: other, limit: Self.mostTies)
        let (hand, reason) = (rights.hand(on: Day(now)), try Self.reason(reason))
        apply(Step(.merged, by: hand, at: now, text: reason, ticket: other.id))
        other.apply(Step(.absorbed, by: hand, at: now, text: reason, ticket: id))
    }

    /// Lets it wait for an answer of its own again.
    package mutating func separate(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .merged)
        apply(Step(.separated, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), ticket: mergedInto))
    }

    /// What becomes of the ticket that this one was merged into becomes of this one. Where that one was closed without an answer, this one waits
    /// for a person to look at it.
    ///
    /// - Returns: Whether anything has become of it.
    package mutating func follow(_ other: Handling) -> Bool {
        guard mergedInto == other.id, let last = other.history.last else { return false }
        switch last.action {
        case .answered: apply(Step(.answered, by: last.by, at: last.at, reply: last.reply, ticket: other.id))
        case .closed where state == .merged: apply(Step(.separated, by: last.by, at: last.at, ticket: other.id))
        default: return false
        }
        return true
    }

    /// Says that two tickets have to do with each other. It is laid beside what others do, and never in its way.
    package mutating func link(with other: inout Handling, because reason: String, by rights: Rights, at now: Date) throws {
        try rights.require(.answerTicket, thing, on: Day(now))
        guard other.id != id else { throw TicketError.sameTicket }
        try rights.require(.viewTicket, other.thing, on: Day(now))
        guard !related.contains(other.id) else { throw TicketError.linkedAlready }
        try checkTies(with: other, limit: Self.mostLinks)
        let (hand, reason) = (rights.hand(on: Day(now)), try Self.reason(reason))
        apply(Step(.linked, by: hand, at: now, text: reason, ticket: other.id))
        other.apply(Step(.linked, by: hand, at: now, text: reason, ticket: id))
    }

    /// Takes back what was said by mistake. What was merged or split stays so.
    package mutating func unlink(from other: inout Handling, by rights: Rights, at now: Date) throws {
        try rights.require(.answerTicket, thing, on: Day(now))
        guard history.last(where: { $0.ticket == other.id })?.action == .linked else { throw TicketError.notLinked }
        let hand = rights.hand(on: Day(now))
        apply(Step(.unlinked, by: hand, at: now, ticket: other.id))
        other.apply(Step(.unlinked, by: hand, at: now, ticket: id))
    }

    /// Makes a ticket of its own from part of what was asked. It keeps the place in the queue and the time of this one, since it was asked as early.
    ///
    /// - Parameters:
    ///   - text: What the new one asks; whoever asked reads it.
    ///   - secretDigest: Of a secret that nobody is told: the new one is read where this one is.
    package mutating func split(
        _ text: String, as id: Ticket.ID, secretDigest: String, revision: Int, times: DeskTimes = .usual, by rights: Rights, at now: Date
    ) throws -> Ticket {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking)
        if state != .waiting { try checkHeld(by: rights) }
        guard parts.count < Self.mostParts else { throw TicketError.tooManyParts(limit: Self.mostParts) }
        let text = text.singleLine
        guard !text.isEmpty else { throw TicketError.noText }
        guard text.count <= Question.longest else { throw TicketError.textTooLong(limit: Question.longest) }
        let asked = ticket.question
        let question = try Question(
            id: asked.id, text: text, on: asked.on, known: asked.known, place: asked.place, language: asked.language, asked: asked.asked,
            wantsPerson: true)
        apply(Step(.split, by: rights.hand(on: Day(now)), at: now, text: text, ticket: id))
        return Ticket(
            id: id, question: question, reason: ticket.reason, evidence: ticket.evidence, unit: unit, place: ticket.place, opened: self.asked,
            due: promised(times), secretDigest: secretDigest, parent: self.id, kind: kind)
    }

    private func checkTies(with other: Handling, limit: Int) throws(TicketError) {
        guard max(related.count, other.related.count) < limit else { throw .tooManyTies(limit: limit) }
    }

    package static let mostParts = 10
    static let mostLinks = 50
    /// Many ask the same on the day on which something changes.
    static let mostTies = 500
}
