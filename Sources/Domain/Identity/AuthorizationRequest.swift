// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What this site asked a provider for in one browser's name; it is answered once.
package struct AuthorizationRequest: Hashable, Sendable {
    /// Comes back with the answer; nobody else knows it.
    package let state: String
    /// Comes back inside the signed token.
    package let nonce: String
    /// Proves that whoever redeems the code is who asked for it (RFC 7636).
    package let verifier: String
    package let issuer: String
    package let purpose: Purpose
    package let begun: Date

    package enum Purpose: Hashable, Codable, Sendable {
        /// To sign somebody in and lead him to a page of this site.
        case signIn(next: String?)
        /// To give somebody who is signed in one more way to do so.
        case link(Person.ID)
    }

    /// How long somebody may take at the provider.
    package static let lifeSeconds = 600.0

    package init(state: String, nonce: String, verifier: String, issuer: String, purpose: Purpose, begun: Date) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.issuer = issuer
        self.purpose = purpose
        self.begun = begun
    }
}

/// What a browser brings back from a provider.
package struct AuthorizationAnswer: Hashable, Sendable {
    package let code: String?
    /// Who answers, where it says so (RFC 9207).
    package let issuer: String?
    /// The provider's word for why it did not sign anybody in.
    package let error: String?

    package init(code: String?, issuer: String?, error: String?) {
        self.code = code
        self.issuer = issuer
        self.error = error
    }

    /// The code of an answer to that request by that provider, and of no other.
    package func code(answering request: AuthorizationRequest, by provider: IdentityProviderSettings, _ metadata: ProviderMetadata)
        throws(ProviderError) -> String
    {
        // The settings may have changed while somebody was away.
        guard request.issuer == provider.issuer.text else { throw .stale }
        if let issuer, issuer != request.issuer { throw .mixedUp }
        if issuer == nil, metadata.namesItself { throw .mixedUp }
        if let error { throw .declined(error == "access_denied" ? "access_denied" : "error") }
        guard let code, !code.isEmpty, code.utf8.count <= 4_096 else { throw .declined("code") }
        return code
    }
}
