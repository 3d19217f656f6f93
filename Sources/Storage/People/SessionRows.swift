// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Sessions inside a transaction.
enum SessionRows {
    /// A browser asks for several things at once; the old token serves those that are under way.
    private static let overlapSeconds = 30.0
    private static let noteSeconds = 60.0

    /// Lets somebody in who has proved who he is, and tells him by mail where the browser is none of his.
    static func enter(
        _ person: Person.ID, by proof: String, browser: String, device: String?, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws -> SignIn {
        let person = try PeopleRows.person(person, in: session)
        let (human, language) = (person.id, person.language)
        let (one, token) = try begin(for: human, browser: browser, setup.sessions, at: now, in: session)
        try AuditStore.append(.signedIn(one, by: proof), at: now, in: session)
        if let device, try isKnown(device, to: human, in: session) {
            try session.run("UPDATE device SET known_at = \(now) WHERE token_digest = \(Digest.of(device))")
            return SignIn(session: one, token: token, device: device, language: language)
        }
        let isFirst = try session.rows("SELECT person FROM device WHERE person = \(human) LIMIT 1").isEmpty
        if !isFirst { try OutboxRows.add(.newBrowser(human, browser: one.browser, at: now), setup, at: now, in: session) }
        let new = Chance.secret()
        try session.run("INSERT INTO device (token_digest, person, known_at) VALUES (\(Digest.of(new)), \(human), \(now))")
        return SignIn(session: one, token: token, device: new, language: language)
    }

    static func isKnown(_ device: String?, to person: Person.ID?, in session: any SQLSession) throws -> Bool {
        guard let device, let person else { return false }
        let human = try PeopleRows.person(person, in: session).id
        return try !session.rows("SELECT person FROM device WHERE token_digest = \(Digest.of(device)) AND person = \(human)").isEmpty
    }

    private static func begin(
        for person: Person.ID, browser: String, _ lengths: SessionLengths, at now: Date, in session: any SQLSession
    ) throws -> (Session, token: String) {
        let token = Chance.secret()
        let one = Session(
            id: Session.ID(Chance.secret()), person: person, begun: now, seen: now, expires: lengths.expiry(begun: now, used: now),
            browser: String(browser.prefix(80)), formToken: Chance.secret()
        )
        try session.run(
            """
            INSERT INTO session (id, person, token_digest, begun_at, seen_at, expires_at, browser, form_token)
            VALUES (\(one.id), \(person), \(Digest.of(token)), \(now), \(now), \(one.expires), \(one.browser), \(one.formToken))
            """
        )
        return (one, token)
    }

    /// The session that a token opens.
    ///
    /// - Parameter lengths: For how long it lives from now on; `nil` where its use is not to be written down.
    static func use(
        _ token: String, at now: Date, noting lengths: SessionLengths?, in session: any SQLSession
    ) throws -> (session: Session, newToken: String?)? {
        let digest = Digest.of(token)
        let since = now.addingTimeInterval(-overlapSeconds)
        let found = try session.rows(
            """
            SELECT * FROM session
            WHERE (token_digest = \(digest) OR (former_digest = \(digest) AND rotated_at >= \(since))) AND expires_at > \(now)
            """
        ).first
        guard let row = found else { return nil }
        let (isPresent, mustRotate) = (try row.get("token_digest") as String == digest, try row.get("must_rotate") as Int != 0)
        guard let lengths else { return (try Session(row), nil) }
        let one = try noted(try Session(row), lengths, at: now, in: session)
        guard isPresent, mustRotate else { return (one, nil) }
        let token = Chance.secret()
        try session.run(
            """
            UPDATE session SET token_digest = \(Digest.of(token)), former_digest = \(digest), rotated_at = \(now), must_rotate = 0
            WHERE id = \(one.id)
            """
        )
        return (one, token)
    }

    /// Whether a use of the token would have to be written down; most are not.
    static func needsNote(_ token: String, at now: Date, in session: any SQLSession) throws -> Bool {
        let earlier = now.addingTimeInterval(-noteSeconds)
        return try !session.rows(
            "SELECT id FROM session WHERE token_digest = \(Digest.of(token)) AND (must_rotate <> 0 OR seen_at < \(earlier))"
        ).isEmpty
    }

    private static func noted(_ one: Session, _ lengths: SessionLengths, at now: Date, in session: any SQLSession) throws -> Session {
        guard now.timeIntervalSince(one.seen) >= noteSeconds else { return one }
        let expires = lengths.expiry(begun: one.begun, used: now)
        try session.run("UPDATE session SET seen_at = \(now), expires_at = \(expires) WHERE id = \(one.id)")
        return Session(
            id: one.id, person: one.person, begun: one.begun, seen: now, expires: expires, browser: one.browser, formToken: one.formToken)
    }

    /// - Returns: `nil` where it has ended or lapsed, or never was.
    static func open(_ id: Session.ID, at now: Date, in session: any SQLSession) throws -> Session? {
        try session.rows("SELECT * FROM session WHERE id = \(id) AND expires_at > \(now)").first.map(Session.init)
    }

    /// It opens nothing from now on; that it was stays known for a while, so that a form which comes too late is kept for its owner.
    static func end(_ id: Session.ID, at now: Date, in session: any SQLSession) throws {
        try session.run("UPDATE session SET expires_at = \(now) WHERE id = \(id)")
    }

    /// - Returns: How many were open.
    @discardableResult
    static func endAll(of person: Person.ID, but kept: Session.ID?, at now: Date, in session: any SQLSession) throws -> Int {
        let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
        return try session.run(
            "UPDATE session SET expires_at = \(now) WHERE person IN (\(list: selves)) AND id <> \(kept?.text ?? "") AND expires_at > \(now)")
    }

    /// What somebody may do has changed: a token that was caught before is worth nothing after the next page.
    static func rotate(of person: Person.ID, in session: any SQLSession) throws {
        let selves = try PeopleRows.ties(in: session).selves(of: person)
        try session.run("UPDATE session SET must_rotate = 1 WHERE person IN (\(list: selves.sorted()))")
    }
}

extension Session {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.get("id"), person: try row.get("person"), begun: try row.get("begun_at"), seen: try row.get("seen_at"),
            expires: try row.get("expires_at"), browser: try row.get("browser"), formToken: try row.get("form_token")
        )
    }
}

extension SessionLengths {
    fileprivate func expiry(begun: Date, used: Date) -> Date {
        min(begun.addingTimeInterval(Double(longestDays) * 86_400), used.addingTimeInterval(Double(idleHours) * 3_600))
    }
}

/// Secrets that nobody guesses.
enum Chance {
    /// 256 bits in hexadecimal.
    static func secret() -> String { Hex.text(bytes(32)) }

    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
