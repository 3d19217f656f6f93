// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// How people prove who they are, in SQL that SQLite and PostgreSQL both read.
package struct SignInStore: SignIns {
    let database: any SQLDatabase
    private let cost: PasswordCost
    let pinned: PinnedSettings
    let work = PasswordWork()
    /// For browsers that their owners have used: a crowd of strangers does not make them wait.
    private let ownWork = PasswordWork()

    package init(_ database: any SQLDatabase, cost: PasswordCost = .usual, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.cost = cost
        self.pinned = pinned
    }

    package func signIn(_ attempt: SignInAttempt, at now: Date) async throws -> SignIn {
        let email = (try? EmailAddress(attempt.email))?.text ?? attempt.email
        let door = try await database.write { session in
            let person = try (try? EmailAddress(email)).flatMap { try PeopleRows.holder(of: .email($0), in: session) }
            let isKnown = try SessionRows.isKnown(attempt.device, to: person, in: session)
            let lane = SignInLane.name(email: email, device: attempt.device, isKnown: isKnown)
            if try SignInLane.enter(lane, at: now, in: session) {
                try AuditStore.append(.signInLocked(attempt, person), at: now, in: session)
            }
            return Door(person: person, lane: lane, isKnown: isKnown, hash: try person.flatMap { try Self.hash(of: $0, in: session) })
        }
        let (matches, pinned) = (try await matches(attempt.password, at: door), pinned)
        do {
            guard let person = door.person, matches else { throw SignInError.wrong }
            return try await database.write { session in
                let proof = try Self.checkCode(attempt.code, of: person, at: now, in: session)
                try SignInLane.clear(door.lane, in: session)
                let setup = try SettingRows.setup(pinned, in: session)
                return try SessionRows.enter(
                    person, by: proof, browser: attempt.browser, device: attempt.device, setup, at: now, in: session)
            }
        } catch SignInError.wrong {
            try await database.write { try AuditStore.append(.signInFailed(attempt, door.person, isPassword: !matches), at: now, in: $0) }
            throw SignInError.wrong
        }
    }

    package func begin(for person: Person.ID, browser: String, at now: Date) async throws -> SignIn {
        let pinned = pinned
        return try await database.write { session in
            let setup = try SettingRows.setup(pinned, in: session)
            return try SessionRows.enter(person, by: "link", browser: browser, device: nil, setup, at: now, in: session)
        }
    }

    /// Where a password is tried.
    private struct Door {
        let person: Person.ID?
        let lane: String
        let isKnown: Bool
        let hash: PasswordHash?
    }

    private func matches(_ password: String, at door: Door) async throws -> Bool {
        let (hash, cost) = (door.hash, cost)
        return try await (door.isKnown ? ownWork : work).run {
            if let hash { return try hash.matches(password) }
            // A stranger's password takes as long to be refused as a wrong one.
            _ = try PasswordHash(password, cost: cost)
            return false
        }
    }

    /// Whoever is signed in already proves it once more; his lane is his own.
    func prove(_ person: Person.ID, _ proof: PasswordProof, wantsCode: Bool, at now: Date) async throws -> Person.ID {
        let door = try await database.write { session in
            let owner = try PeopleRows.person(person, in: session).id
            let lane = "person:" + owner.text
            _ = try SignInLane.enter(lane, at: now, in: session)
            return Door(person: owner, lane: lane, isKnown: true, hash: try Self.hash(of: owner, in: session))
        }
        guard try await matches(proof.password, at: door), let owner = door.person else { throw SignInError.wrong }
        try await database.write { session in
            if wantsCode { _ = try Self.checkCode(proof.code, of: owner, at: now, in: session) }
            try SignInLane.clear(door.lane, in: session)
        }
        return owner
    }

    private func hash(_ password: String, of person: Person) async throws -> PasswordHash {
        try Password.check(password, for: person)
        let cost = cost
        return try await work.run { try PasswordHash(password, cost: cost) }
    }
}

// Passwords.
extension SignInStore {
    package func setPassword(_ password: String, of person: Person.ID, keeping session: Session.ID?, at now: Date) async throws {
        let owner = try await database.read { try PeopleRows.person(person, in: $0) }
        let hash = try await hash(password, of: owner)
        let pinned = pinned
        try await database.write { try Self.set(hash, of: owner.id, keeping: session, try SettingRows.setup(pinned, in: $0), at: now, in: $0) }
    }

    package func changePassword(
        of person: Person.ID, with proof: PasswordProof, to password: String, keeping session: Session.ID, at now: Date
    ) async throws {
        let owner = try await prove(person, proof, wantsCode: true, at: now)
        try await setPassword(password, of: owner, keeping: session, at: now)
    }

    package func hasPassword(_ person: Person.ID) async throws -> Bool {
        try await database.read { try Self.hash(of: person, in: $0) != nil }
    }

    /// How many new passwords may be asked for at one address in a quarter of an hour.
    private static let mostAsked = 4

    package func askForPasswordLink(for email: EmailAddress, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            _ = try SignInLane.enter("asked:" + Digest.of(email.text), most: Self.mostAsked, at: now, in: session)
            try OutboxRows.add(.passwordLink(for: email), try SettingRows.setup(pinned, in: session), at: now, in: session)
        }
    }

    package func makePasswordLink(for person: Person.ID, by actor: Person.ID, at now: Date) async throws -> String {
        try await database.write { session in
            // Whoever holds the link is that person: an administrator of one of his units must not become what he is in another.
            let his = try PeopleRows.rights(of: person, in: session)
            try PeopleRows.rights(of: actor, in: session).require(.giveRole, overAllOf: his, on: Day(now))
            try AuditStore.append(AuditEvent(.passwordLinkMade, by: .person(actor), .person(person)), at: now, in: session)
            return try PasswordLinks.add(for: person, by: actor, at: now, in: session)
        }
    }

    package func usePasswordLink(_ secret: String, password: String, at now: Date) async throws -> Person.ID {
        let owner = try await database.read { session in
            try PeopleRows.person(try PasswordLinks.owner(of: secret, at: now, in: session), in: session)
        }
        let hash = try await hash(password, of: owner)
        let pinned = pinned
        return try await database.write { session in
            _ = try PasswordLinks.owner(of: secret, at: now, in: session)
            try Self.set(hash, of: owner.id, keeping: nil, try SettingRows.setup(pinned, in: session), at: now, in: session)
            return owner.id
        }
    }

    private static func hash(of person: Person.ID, in session: any SQLSession) throws -> PasswordHash? {
        let human = try PeopleRows.person(person, in: session).id
        return try session.rows("SELECT hash FROM password WHERE person = \(human)").first.flatMap { PasswordHash(try $0.get("hash")) }
    }

    private static func set(
        _ hash: PasswordHash, of person: Person.ID, keeping kept: Session.ID?, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        let isFirst = try session.rows("SELECT person FROM password WHERE person = \(person)").isEmpty
        try session.run(
            """
            INSERT INTO password (person, hash, set_at) VALUES (\(person), \(hash.text), \(now))
            ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at
            """
        )
        try SessionRows.endAll(of: person, but: kept, at: now, in: session)
        try AuditStore.append(AuditEvent(.passwordSet, by: .person(person), .person(person)), at: now, in: session)
        try PasswordLinks.removeAll(of: person, in: session)
        // A browser that somebody else may have used is a stranger again.
        try session.run("DELETE FROM device WHERE person = \(person)")
        if !isFirst { try OutboxRows.add(.passwordChanged(person, at: now), setup, at: now, in: session) }
    }
}

// Sessions.
extension SignInStore {
    package func sessions(of person: Person.ID, at now: Date) async throws -> [Session] {
        try await database.read { session in
            let selves = try PeopleRows.ties(in: session).selves(of: person)
            return try session.rows(
                "SELECT * FROM session WHERE person IN (\(list: selves.sorted())) AND expires_at > \(now) ORDER BY begun_at DESC, id"
            ).map(Session.init)
        }
    }

    package func owner(ofForm token: String) async throws -> Person.ID? {
        guard !token.isEmpty else { return nil }
        return try await database.read { session in
            let row = try session.rows("SELECT person FROM session WHERE form_token = \(token)").first
            return try row.map { try PeopleRows.person($0.get("person"), in: session).id }
        }
    }

    package func signOut(_ id: Session.ID, at now: Date) async throws {
        try await database.write { session in
            guard let one = try SessionRows.open(id, at: now, in: session) else { return }
            try SessionRows.end(id, at: now, in: session)
            try AuditStore.append(.ended(one, .signedOut, by: one.person), at: now, in: session)
        }
    }

    package func end(_ id: Session.ID, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            guard let one = try SessionRows.open(id, at: now, in: session) else { return }
            try Self.require(.endSessions, over: one.person, by: actor, at: now, in: session)
            try SessionRows.end(id, at: now, in: session)
            try AuditStore.append(.ended(one, .sessionEnded, by: actor), at: now, in: session)
        }
    }

    package func endAll(of person: Person.ID, but kept: Session.ID?, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            try Self.require(.endSessions, over: person, by: actor, at: now, in: session)
            let count = try SessionRows.endAll(of: person, but: kept, at: now, in: session)
            let event = AuditEvent(.sessionsEnded, by: .person(actor), .person(person), facts: ["count": String(count)])
            try AuditStore.append(event, at: now, in: session)
        }
    }

    private static func require(_ verb: Verb, over person: Person.ID, by actor: Person.ID, at now: Date, in session: any SQLSession) throws {
        let rights = try PeopleRows.rights(of: actor, in: session)
        guard rights.may(verb, over: try PeopleRows.rights(of: person, in: session), on: Day(now)) else { throw RightsError.notAllowed }
    }
}
