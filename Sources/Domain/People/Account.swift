// SPDX-License-Identifier: Apache-2.0

/// One way by which a person is known when signing in; a person may have several.
package enum Account: Hashable, Codable, Sendable {
    /// An address with a password.
    case email(EmailAddress)
    /// A subject of an OpenID Connect provider, which is unique only together with its issuer.
    case subject(issuer: String, subject: String)

    /// A text that no other account has.
    package var name: String {
        switch self {
        case .email(let address): "email:\(address.text)"
        case .subject(let issuer, let subject): "oidc:\(issuer.utf8.count):\(issuer)\(subject)"
        }
    }
}
