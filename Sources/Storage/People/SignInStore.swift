// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// How people prove who they are, in SQL that SQLite and PostgreSQL both read.
package struct SignInStore: SignIns {
    let database: any SQLDatabase
    private let cost: PasswordCost
    let work = PasswordWork()

    package init(_ database: any SQLDatabase, cost: PasswordCost = .usual) {
        self.database = database
        self.cost = cost
    }

    package func setPassword(_ password: String, of person: Person.ID, keeping session: Session.ID?, at now: Date) async throws {
        let owner = try await database.read { try PeopleRows.person(person, in: $0) }
        let hash = try await hash(password, of: owner)
        try await database.write { try Self.set(hash, of: owner.id, keeping: session, at: now, in: $0) }
    }

    package func hasPassword(_ person: Person.ID) async throws -> Bool {
        try await database.read { try Self.hash(of: person, in: $0) != nil }
    }

    package func signIn(_ attempt: SignInAttempt, at now: Date) async throws -> SignIn {
        let email = (try? EmailAddress(attempt.email))?.text ?? attempt.email
        let door = try await database.write { session in
            let person = try (try? EmailAddress(email)).flatMap { try PeopleRows.holder(of: .email($0), in: session) }
            let isKnown = try Self.isKnown(attempt.device, to: person, in: session)
            let lane = SignInLane.name(email: email, device: attempt.device, isKnown: isKnown)
            if try SignInLane.enter(lane, at: now, in: session) {
                try AuditStore.append(.signInLocked(attempt, person), at: now, in: session)
            }
            return (person: person, lane: lane, hash: try person.flatMap { try Self.hash(of: $0, in: session) })
        }
        // A stranger's password takes as long to be refused as a wrong one.
        let (hash, cost) = (door.hash, cost)
        let matches = try await work.run {
            guard let hash else {
                _ = try PasswordHash(attempt.password, cost: cost)
                return false
            }
            return try hash.matches(attempt.password)
        }
        do {
            guard let person = door.person, matches else { throw SignInError.wrong }
            return try await database.write { session in
                let proof = try Self.checkCode(attempt.code, of: person, at: now, in: session)
                try SignInLane.clear(door.lane, in: session)
                return try Self.begin(for: person, attempt.browser, device: attempt.device, by: proof, at: now, in: session)
            }
        } catch SignInError.wrong {
            try await database.write { try AuditStore.append(.signInFailed(attempt, door.person, isPassword: !matches), at: now, in: $0) }
            throw SignInError.wrong
        }
    }

    package func begin(for person: Person.ID, browser: String, at now: Date) async throws -> SignIn {
        try await database.write { try Self.begin(for: person, browser, device: nil, by: "link", at: now, in: $0) }
    }

    private func hash(_ password: String, of person: Person) async throws -> PasswordHash {
        try Password.check(password, for: person)
        let cost = cost
        return try await work.run { try PasswordHash(password, cost: cost) }
    }
}

// Passwords.
extension SignInStore {
    package func makePasswordLink(for person: Person.ID, by actor: Person.ID, at now: Date) async throws -> String {
        try await database.write { session in
            // Whoever holds the link is that person: an administrator of one of his units must not become what he is in another.
            let his = try PeopleRows.rights(of: person, in: session)
            try PeopleRows.rights(of: actor, in: session).require(.giveRole, overAllOf: his, on: Day(now))
            let secret = Chance.secret()
            try session.run(
                """
                INSERT INTO password_link (secret_digest, person, made_by, expires_at)
                VALUES (\(Digest.of(secret)), \(person), \(actor), \(now.addingTimeInterval(86_400)))
                """
            )
            try AuditStore.append(AuditEvent(.passwordLinkMade, by: .person(actor), .person(person)), at: now, in: session)
            return secret
        }
    }

    package func usePasswordLink(_ secret: String, password: String, at now: Date) async throws -> Person.ID {
        let owner = try await database.read { session in
            try PeopleRows.person(try Self.owner(ofLink: secret, at: now, in: session), in: session)
        }
        let hash = try await hash(password, of: owner)
        return try await database.write { session in
            _ = try Self.owner(ofLink: secret, at: now, in: session)
            // The other links of the person with it: who asked twice must not leave one lying about.
            try session.run("DELETE FROM password_link WHERE person = \(owner.id)")
            try Self.set(hash, of: owner.id, keeping: nil, at: now, in: session)
            return owner.id
        }
    }

    private static func owner(ofLink secret: String, at now: Date, in session: any SQLSession) throws -> Person.ID {
        let rows = try session.rows("SELECT person FROM password_link WHERE secret_digest = \(Digest.of(secret)) AND expires_at > \(now)")
        guard let row = rows.first else { throw PasswordError.linkGone }
        return try row.get("person")
    }

    private static func hash(of person: Person.ID, in session: any SQLSession) throws -> PasswordHash? {
        let human = try PeopleRows.person(person, in: session).id
        return try session.rows("SELECT hash FROM password WHERE person = \(human)").first.flatMap { PasswordHash(try $0.get("hash")) }
    }

    private static func set(_ hash: PasswordHash, of person: Person.ID, keeping kept: Session.ID?, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO password (person, hash, set_at) VALUES (\(person), \(hash.text), \(now))
            ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at
            """
        )
        try end(of: person, but: kept, in: session)
        try AuditStore.append(AuditEvent(.passwordSet, by: .person(person), .person(person)), at: now, in: session)
        // A browser that somebody else may have used is a stranger again.
        try session.run("DELETE FROM device WHERE person = \(person)")
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

    package func signOut(_ id: Session.ID, at now: Date) async throws {
        try await database.write { session in
            guard let row = try session.rows("SELECT * FROM session WHERE id = \(id)").first else { return }
            let one = try Session(row)
            try session.run("DELETE FROM session WHERE id = \(id)")
            try AuditStore.append(.ended(one, .signedOut, by: one.person), at: now, in: session)
        }
    }

    package func end(_ id: Session.ID, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            guard let row = try session.rows("SELECT * FROM session WHERE id = \(id)").first else { return }
            let one = try Session(row)
            try Self.require(.endSessions, over: one.person, by: actor, at: now, in: session)
            try session.run("DELETE FROM session WHERE id = \(id)")
            try AuditStore.append(.ended(one, .sessionEnded, by: actor), at: now, in: session)
        }
    }

    package func endAll(of person: Person.ID, but kept: Session.ID?, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            try Self.require(.endSessions, over: person, by: actor, at: now, in: session)
            let count = try Self.end(of: person, but: kept, in: session)
            let event = AuditEvent(.sessionsEnded, by: .person(actor), .person(person), facts: ["count": String(count)])
            try AuditStore.append(event, at: now, in: session)
        }
    }

    @discardableResult
    private static func end(of person: Person.ID, but kept: Session.ID?, in session: any SQLSession) throws -> Int {
        let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
        return try session.run("DELETE FROM session WHERE person IN (\(list: selves)) AND id <> \(kept?.text ?? "")")
    }

    private static func begin(
        for person: Person.ID, _ browser: String, device: String?, by proof: String, at now: Date, in session: any SQLSession
    ) throws -> SignIn {
        let human = try PeopleRows.person(person, in: session).id
        try session.run("DELETE FROM session WHERE expires_at <= \(now)")
        let (one, token) = try SessionRows.begin(for: human, browser: browser, at: now, in: session)
        try AuditStore.append(.signedIn(one, by: proof), at: now, in: session)
        if let device, try isKnown(device, to: human, in: session) { return SignIn(session: one, token: token, device: device) }
        let new = Chance.secret()
        try session.run("INSERT INTO device (token_digest, person, known_at) VALUES (\(Digest.of(new)), \(human), \(now))")
        return SignIn(session: one, token: token, device: new)
    }

    private static func isKnown(_ device: String?, to person: Person.ID?, in session: any SQLSession) throws -> Bool {
        guard let device, let person else { return false }
        let human = try PeopleRows.person(person, in: session).id
        return try !session.rows("SELECT person FROM device WHERE token_digest = \(Digest.of(device)) AND person = \(human)").isEmpty
    }

    private static func require(_ verb: Verb, over person: Person.ID, by actor: Person.ID, at now: Date, in session: any SQLSession) throws {
        let rights = try PeopleRows.rights(of: actor, in: session)
        guard rights.may(verb, over: try PeopleRows.rights(of: person, in: session), on: Day(now)) else { throw RightsError.notAllowed }
    }
}

// Codes.
extension SignInStore {
    package func beginTimeCodes(of person: Person.ID, at now: Date) async throws -> TimeCodeSecret {
        let bytes = Chance.bytes(20)
        return try await database.write { session in
            let owner = try PeopleRows.person(person, in: session)
            try session.run("DELETE FROM time_code WHERE person = \(owner.id) AND is_confirmed = 0")
            try session.run(
                """
                INSERT INTO time_code (person, secret, is_confirmed, last_step) VALUES (\(owner.id), \(Hex.text(bytes)), 0, 0)
                ON CONFLICT (person) DO NOTHING
                """
            )
            let secret = TimeCode.base32(bytes)
            let label = owner.email.text.replacing("@", with: "%40")
            return TimeCodeSecret(text: secret, address: "otpauth://totp/DongHanh:\(label)?secret=\(secret)&issuer=DongHanh")
        }
    }

    package func confirmTimeCodes(_ code: String, of person: Person.ID, at now: Date) async throws -> [String] {
        try await database.write { session in
            let human = try PeopleRows.person(person, in: session).id
            guard let kept = try Self.timeCode(of: human, in: session), !kept.isConfirmed,
                let step = TimeCode.step(of: code, secret: kept.secret, at: now, after: kept.lastStep)
            else { throw SignInError.wrong }
            try session.run("UPDATE time_code SET is_confirmed = 1, last_step = \(step) WHERE person = \(human)")
            try session.run("DELETE FROM recovery_code WHERE person = \(human)")
            let codes = (0..<10).map { _ in TimeCode.base32(Chance.bytes(10)) }
            for code in codes { try session.run("INSERT INTO recovery_code (person, digest) VALUES (\(human), \(Digest.of(code)))") }
            try AuditStore.append(AuditEvent(.codesTurnedOn, by: .person(human), .person(human)), at: now, in: session)
            return codes
        }
    }

    package func hasTimeCodes(_ person: Person.ID) async throws -> Bool {
        try await database.read { session in
            try Self.timeCode(of: try PeopleRows.person(person, in: session).id, in: session)?.isConfirmed ?? false
        }
    }

    package func removeTimeCodes(of person: Person.ID, password: String, at now: Date) async throws {
        let (owner, hash) = try await database.write { session in
            let owner = try PeopleRows.person(person, in: session)
            _ = try SignInLane.enter("remove:" + owner.id.text, at: now, in: session)
            return (owner.id, try Self.hash(of: owner.id, in: session))
        }
        guard let hash, try await work.run({ try hash.matches(password) }) else { throw SignInError.wrong }
        try await database.write { session in
            try SignInLane.clear("remove:" + owner.text, in: session)
            try session.run("DELETE FROM time_code WHERE person = \(owner)")
            try session.run("DELETE FROM recovery_code WHERE person = \(owner)")
            try AuditStore.append(AuditEvent(.codesTurnedOff, by: .person(owner), .person(owner)), at: now, in: session)
        }
    }

    private struct Kept {
        let secret: [UInt8]
        let isConfirmed: Bool
        let lastStep: Int
    }

    private static func timeCode(of person: Person.ID, in session: any SQLSession) throws -> Kept? {
        try session.rows("SELECT * FROM time_code WHERE person = \(person)").first.map { row in
            Kept(
                secret: Hex.bytes(try row.get("secret")) ?? [], isConfirmed: try row.get("is_confirmed") as Int != 0,
                lastStep: try row.get("last_step"))
        }
    }

    /// A code is good once: a step that was used is not used again, a recovery code is gone.
    ///
    /// - Returns: By what the person has proved who he is.
    private static func checkCode(_ code: String?, of person: Person.ID, at now: Date, in session: any SQLSession) throws -> String {
        let human = try PeopleRows.person(person, in: session).id
        guard let kept = try timeCode(of: human, in: session), kept.isConfirmed else { return "password" }
        guard let code else { throw SignInError.codeWanted }
        if let step = TimeCode.step(of: code, secret: kept.secret, at: now, after: kept.lastStep) {
            try session.run("UPDATE time_code SET last_step = \(step) WHERE person = \(human)")
            return "password and code"
        }
        let typed = code.uppercased().filter { $0.isLetter || $0.isNumber }
        let used = try session.run("DELETE FROM recovery_code WHERE person = \(human) AND digest = \(Digest.of(typed))")
        guard used == 1 else { throw SignInError.wrong }
        return "password and recovery code"
    }
}
