// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// What was asked of identity providers and what came of it, in SQL that SQLite and PostgreSQL both read.
package struct ProviderSignInStore: ProviderSignIns {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    /// Requests that wait for an answer at most: no crowd at the door fills the disk.
    private static let most = 20_000

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func keep(_ request: AuthorizationRequest, browser: String, at now: Date) async throws {
        // Counted apart: whoever counts in the transaction that adds a row meets everybody else who does.
        let waiting: Int = try await database.read { session in
            try session.rows("SELECT COUNT(*) AS n FROM authorization_request").first?.get("n") ?? 0
        }
        guard waiting < Self.most else { throw ProviderError.tooMany }
        try await database.write { session in
            try session.run(
                """
                INSERT INTO authorization_request
                    (state_digest, browser_digest, nonce, verifier, issuer, purpose, begun_at, expires_at)
                VALUES (\(Digest.of(request.state)), \(Digest.of(browser)), \(request.nonce), \(request.verifier), \(request.issuer),
                        \(try JSON.text(request.purpose)), \(now), \(now.addingTimeInterval(AuthorizationRequest.lifeSeconds)))
                """
            )
        }
    }

    package func take(state: String, browser: String, at now: Date) async throws -> AuthorizationRequest {
        try await database.write { session in
            let found = try session.rows(
                """
                SELECT * FROM authorization_request
                WHERE state_digest = \(Digest.of(state)) AND browser_digest = \(Digest.of(browser)) AND expires_at > \(now)
                """
            ).first
            guard let row = found else { throw ProviderError.stale }
            try session.run("DELETE FROM authorization_request WHERE state_digest = \(Digest.of(state))")
            return AuthorizationRequest(
                state: state, nonce: try row.get("nonce"), verifier: try row.get("verifier"), issuer: try row.get("issuer"),
                purpose: try JSON.value(try row.get("purpose")), begun: try row.get("begun_at")
            )
        }
    }

    package func enter(
        _ identity: Identity, by provider: IdentityProviderSettings, device: String?, browser: String, at now: Date
    ) async throws -> SignIn {
        let pinned = pinned
        return try await database.write { session in
            let grants = provider.grants(for: identity.groups)
            let holder = try PeopleRows.holder(of: identity.account, in: session)
            let person =
                try holder.map { try PeopleRows.person($0, in: session).id } ?? Self.newcomer(identity, provider, grants, at: now, in: session)
            try GrantedRoles.settle(grants, of: identity.account, to: person, at: now, in: session)
            let setup = try SettingRows.setup(pinned, in: session)
            return try SessionRows.enter(person, by: "provider", browser: browser, device: device, setup, at: now, in: session)
        }
    }

    package func link(_ identity: Identity, by provider: IdentityProviderSettings, to person: Person.ID, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            let human = try PeopleRows.person(person, in: session).id
            let isNew = try PeopleStore.add(identity.account, to: human, in: session)
            if isNew { try AuditStore.append(.accountAdded(identity.account, to: human), at: now, in: session) }
            try GrantedRoles.settle(provider.grants(for: identity.groups), of: identity.account, to: human, at: now, in: session)
            let setup = try SettingRows.setup(pinned, in: session)
            if isNew { try OutboxRows.add(.accountLinked(human, provider: provider.name, at: now), setup, at: now, in: session) }
        }
    }

    /// Somebody new, where the settings let him in; never in the place of somebody who is here.
    private static func newcomer(
        _ identity: Identity, _ provider: IdentityProviderSettings, _ grants: Set<GroupRule.Grant>, at now: Date, in session: any SQLSession
    ) throws -> Person.ID {
        if let email = identity.email {
            let isTaken = try PeopleRows.holder(of: .email(email), in: session) != nil
            guard try !isTaken && session.rows("SELECT id FROM person WHERE email = \(email.text)").isEmpty else { throw ProviderError.emailTaken }
        }
        guard provider.admitsStrangers, !grants.isEmpty else { throw ProviderError.unknown }
        guard let email = identity.email else { throw ProviderError.noEmail }
        let name = String((identity.name ?? "").singleLine.prefix(Person.longestName))
        let person = try Person(
            id: Person.ID(Chance.secret()), name: name.isEmpty ? email.text : name, email: email, language: .vi, notices: TimeOfDay("07:30")
        )
        try PeopleStore.insert(person, in: session)
        _ = try PeopleStore.add(identity.account, to: person.id, in: session)
        try AuditStore.append(.accountAdded(identity.account, to: person.id), at: now, in: session)
        return person.id
    }
}
