// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Notices inside a transaction: what causes one and the notice are kept together, or neither is.
enum OutboxRows {
    enum State: String {
        case waiting, sent
        case givenUp = "given-up"
    }

    /// Queues a notice where mail is set; where it is not, nobody waits for it.
    ///
    /// - Parameter id: Names the letter wherever it goes.
    /// - Returns: Whether it waits now.
    @discardableResult
    static func add(
        _ notice: Notice, as id: String = Chance.secret(), _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws -> Bool {
        guard setup.mail != nil else { return false }
        try session.run(
            """
            INSERT INTO outbox (id, notice, state, queued_at, due_at, expires_at, touched_at)
            VALUES (\(id), \(try JSON.text(notice)), \(State.waiting.rawValue), \(now), \(now),
                    \(now.addingTimeInterval(notice.lifeSeconds)), \(now))
            """
        )
        return true
    }

    /// To whom a notice goes and what it says; its secret is made here, and only its digest is kept.
    ///
    /// - Returns: `nil` where there is nobody to tell.
    static func occasion(of notice: Notice, at now: Date, in session: any SQLSession) throws -> (to: EmailAddress, Language, Occasion)? {
        switch notice {
        case .passwordLink(let email):
            guard let holder = try PeopleRows.holder(of: .email(email), in: session) else { return nil }
            let owner = try PeopleRows.person(holder, in: session)
            try AuditStore.append(AuditEvent(.passwordLinkMade, by: .system, .person(owner.id)), at: now, in: session)
            return (email, owner.language, .passwordLink(secret: try PasswordLinks.add(for: owner.id, by: owner.id, at: now, in: session)))
        case .invitation(let id, let email, let language):
            return try invitation(id, at: now, in: session).map { (email, language, $0) }
        case .newBrowser(let person, let browser, let at): return try told(person, .newBrowser(browser: browser, at: at), in: session)
        case .passwordChanged(let person, let at): return try told(person, .passwordChanged(at: at), in: session)
        case .codesChanged(let person, let areOn, let at): return try told(person, .codesChanged(areOn: areOn, at: at), in: session)
        case .accountLinked(let person, let provider, let at): return try told(person, .accountLinked(provider: provider, at: at), in: session)
        case .waiting(let person, let count): return try told(person, .waiting(count: count), in: session)
        case .lawChanged(let person, let count): return try told(person, .lawChanged(count: count), in: session)
        case .lapsing(let person, let digest): return try told(person, .lapsing(digest), in: session)
        case .deskCall(let person, let ticket, let clock, let rung):
            return try told(person, .deskCall(ticket: ticket, clock: clock, rung: rung), in: session)
        case .mentioned(let person, let ticket): return try told(person, .mentioned(ticket: ticket), in: session)
        case .rotaGap(let person, let from, let until): return try told(person, .rotaGap(from: from, until: until), in: session)
        case .shift(let person, let action, let from, let until):
            return try told(person, .shift(action, from: from, until: until), in: session)
        case .shifts(let person, let count, let from): return try told(person, .shifts(count: count, from: from), in: session)
        case .asker(let thread, let topic): return try MailThreadRows.occasion(thread, topic, in: session)
        case .away(let person, let of, let from, let until, let isOver):
            let name = of == person ? nil : try PeopleRows.person(of, in: session).name
            return try told(person, .away(name: name, from: from, until: until, isOver: isOver), in: session)
        case .deputyAway(let person, let deputy, let of, let from, let until, let isOver):
            let name = of == person ? nil : try PeopleRows.person(of, in: session).name
            let deputy = try PeopleRows.person(deputy, in: session).name
            return try told(person, .deputyAway(deputy: deputy, name: name, from: from, until: until, isOver: isOver), in: session)
        }
    }

    private static func told(_ person: Person.ID, _ occasion: Occasion, in session: any SQLSession) throws -> (EmailAddress, Language, Occasion) {
        let person = try PeopleRows.person(person, in: session)
        return (person.email, person.language, occasion)
    }

    private static func invitation(_ id: Invitation.ID, at now: Date, in session: any SQLSession) throws -> Occasion? {
        let open = try session.rows("SELECT role FROM invitation WHERE id = \(id) AND used_by IS NULL AND expires_at > \(now)").first
        guard let role: Role = try open?.named("role") else { return nil }
        let secret = Chance.secret()
        try session.run("UPDATE invitation SET secret_digest = \(Digest.plain(secret)) WHERE id = \(id)")
        return .invitation(secret: secret, role: role)
    }
}
