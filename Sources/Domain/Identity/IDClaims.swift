// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What a provider says of somebody in a token whose signature has been checked (OpenID Connect Core 1.0, 2 and 3.1.3.7).
package struct IDClaims: Sendable {
    private let tree: [String: JSONTree]

    /// Clocks differ by so much at most.
    package static let skewSeconds = 120.0

    /// - Throws: ``ProviderError/badToken(_:)`` where it is no object.
    package init(json: Data) throws(ProviderError) {
        guard let tree = try? JSONDecoder().decode([String: JSONTree].self, from: json) else { throw .badToken("json") }
        self.tree = tree
    }

    /// Whether the token was made for this client, in answer to this request, and holds now.
    ///
    /// - Parameter accessTokenHash: Of the access token that came with it, the way `at_hash` writes it.
    package func check(
        for request: AuthorizationRequest, client: String, accessTokenHash: String?, at now: Date
    ) throws(ProviderError) {
        guard text("iss") == request.issuer else { throw .badToken("iss") }
        let audience = texts("aud")
        guard audience.contains(client) else { throw .badToken("aud") }
        // A token for several readers says who it was made for.
        if audience.count > 1 || tree["azp"] != nil { guard text("azp") == client else { throw .badToken("azp") } }
        guard let nonce = text("nonce"), nonce == request.nonce else { throw .badToken("nonce") }
        try checkTimes(request, at: now)
        if let hash = tree["at_hash"] {
            guard case .string(let hash) = hash, hash == accessTokenHash else { throw .badToken("at_hash") }
        }
        guard let subject = text("sub"), (1...255).contains(subject.utf8.count), subject.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .badToken("sub")
        }
    }

    private func checkTimes(_ request: AuthorizationRequest, at now: Date) throws(ProviderError) {
        guard let expires = instant("exp"), expires.addingTimeInterval(Self.skewSeconds) > now else { throw .badToken("exp") }
        guard let issued = instant("iat"), issued <= now.addingTimeInterval(Self.skewSeconds) else { throw .badToken("iat") }
        // It answers the request, so it is no older.
        guard issued.addingTimeInterval(Self.skewSeconds) >= request.begun else { throw .badToken("iat") }
        if tree["nbf"] != nil {
            guard let start = instant("nbf"), start <= now.addingTimeInterval(Self.skewSeconds) else { throw .badToken("nbf") }
        }
    }

    package var subject: String { text("sub") ?? "" }

    /// Who it is, with what only the provider's own page of the person says.
    ///
    /// - Parameter more: Claims of the same subject; the signed ones go before them.
    package func identity(issuer: String, claim: String, more: IDClaims?) throws(ProviderError) -> Identity {
        if let more, more.subject != subject { throw .badToken("userinfo") }
        let groups = tree[claim] == nil ? more?.texts(claim) ?? [] : texts(claim)
        // An address and whether it was checked come from the same place.
        let address = tree["email"] == nil ? more : self
        let email = address.flatMap { $0.flag("email_verified") == false ? nil : $0.text("email") }
        return Identity(
            issuer: issuer, subject: subject, name: text("name") ?? more?.text("name") ?? text("preferred_username"),
            email: email.flatMap { try? EmailAddress($0) }, groups: Set(groups)
        )
    }

    /// Whether the provider has said all that is wanted without being asked for more.
    package func says(_ claim: String) -> Bool { tree[claim] != nil && tree["email"] != nil && tree["name"] != nil }

    private func text(_ name: String) -> String? { if case .string(let text)? = tree[name] { text } else { nil } }

    private func flag(_ name: String) -> Bool? {
        switch tree[name] {
        case .flag(let flag): flag
        case .string(let text): text == "true"
        default: nil
        }
    }

    /// One text, or a list of them.
    private func texts(_ name: String) -> [String] {
        switch tree[name] {
        case .string(let text): [text]
        case .list(let list): list.compactMap { if case .string(let text) = $0 { text } else { nil } }
        default: []
        }
    }

    private func instant(_ name: String) -> Date? {
        let seconds: Double? =
            switch tree[name] {
            case .whole(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        // A number that no calendar reaches is no instant.
        return seconds.flatMap { (0...1e11).contains($0) ? Date(timeIntervalSince1970: $0) : nil }
    }
}
