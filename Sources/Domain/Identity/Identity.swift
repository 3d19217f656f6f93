// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Somebody as a provider knows him.
package struct Identity: Hashable, Sendable {
    package let issuer: String
    package let subject: String
    package let name: String?
    /// `nil` where the provider says none, or has not checked it.
    package let email: EmailAddress?
    package let groups: Set<String>

    package var account: Account { .subject(issuer: issuer, subject: subject) }

    package init(issuer: String, subject: String, name: String?, email: EmailAddress?, groups: Set<String>) {
        self.issuer = issuer
        self.subject = subject
        self.name = name
        self.email = email
        self.groups = groups
    }
}

/// Speaks with a provider.
package protocol IdentityProvider: Sendable {
    /// What it publishes about itself now.
    func metadata(of provider: IdentityProviderSettings, at now: Date) async throws -> ProviderMetadata

    /// Where a browser is sent to ask for what the request says.
    func address(of request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date) async throws -> String

    /// Who it is that the answer speaks of, checked in every respect.
    func identity(
        from answer: AuthorizationAnswer, to request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date
    ) async throws -> Identity
}

/// What was asked of providers, and what comes of their answers.
package protocol ProviderSignIns: Sendable {
    /// Keeps a request until it is answered by the same browser.
    ///
    /// - Parameter browser: A secret that only that browser has.
    func keep(_ request: AuthorizationRequest, browser: String, at now: Date) async throws

    /// Uses a request up.
    ///
    /// - Throws: ``ProviderError/stale`` where there is none of that state, for that browser, any more.
    func take(state: String, browser: String, at now: Date) async throws -> AuthorizationRequest

    /// Signs somebody in: whoever has the account, or somebody new where the settings let him in. What his groups make him is his from
    /// now on; what they no longer make him has ended.
    func enter(_ identity: Identity, by provider: IdentityProviderSettings, device: String?, browser: String, at now: Date) async throws -> SignIn

    /// Gives a person this account as one more.
    func link(_ identity: Identity, by provider: IdentityProviderSettings, to person: Person.ID, at now: Date) async throws
}

/// Why a provider signs nobody in.
package enum ProviderError: Refusal, Equatable {
    /// No provider is set.
    case none
    /// Nothing answers there in time, or what answers is no such thing.
    case unreachable(host: String, why: String)
    /// What it publishes about itself cannot be used; the detail names the part.
    case notAProvider(String)
    /// The request was answered already, lapsed, or was another browser's.
    case stale
    /// Another provider's answer to this one's request.
    case mixedUp
    /// The provider itself said no.
    case declined(String)
    /// The token does not hold; the detail names the part.
    case badToken(String)
    /// Without a checked address there is nobody to write to.
    case noEmail
    /// Somebody with that address is here already; he must sign in first and link the account himself.
    case emailTaken
    /// Nobody here has that account, and strangers are not let in.
    case unknown
    case tooMany

    package var kind: RefusalKind {
        switch self {
        case .unreachable, .notAProvider: .unavailable
        case .tooMany: .tooOften
        case .none, .stale, .emailTaken: .conflict
        case .mixedUp, .declined, .badToken, .noEmail, .unknown: .forbidden
        }
    }

    package var key: String {
        switch self {
        case .none: "provider.none"
        case .unreachable: "provider.unreachable"
        case .notAProvider: "provider.not-a-provider"
        case .stale: "provider.stale"
        case .mixedUp: "provider.mixed-up"
        case .declined: "provider.declined"
        case .badToken: "provider.bad-token"
        case .noEmail: "provider.no-email"
        case .emailTaken: "provider.email-taken"
        case .unknown: "provider.unknown"
        case .tooMany: "provider.too-many"
        }
    }

    package var details: [String] {
        switch self {
        case .unreachable(let host, let why): [host, why]
        case .notAProvider(let part), .declined(let part), .badToken(let part): [part]
        default: []
        }
    }
}
