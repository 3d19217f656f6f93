// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What a provider publishes about itself (OpenID Connect Discovery 1.0).
package struct ProviderMetadata: Hashable, Sendable {
    package let authorization: WebAddress
    package let token: WebAddress
    package let keys: WebAddress
    package let userInfo: WebAddress?
    package let endSession: WebAddress?
    /// It names itself in its answer (RFC 9207), so an answer that does not is not its own.
    package let namesItself: Bool
    /// The client's name and secret go into a header; `false` where it takes them in the form only.
    package let takesHeader: Bool

    /// Where a provider publishes it.
    package static func address(of issuer: WebAddress) -> WebAddress? {
        let base = issuer.text.hasSuffix("/") ? String(issuer.text.dropLast()) : issuer.text
        return WebAddress(base + "/.well-known/openid-configuration")
    }

    /// - Throws: ``ProviderError/notAProvider(_:)`` where it is no such document, or another provider's.
    package init(json: Data, of issuer: WebAddress) throws(ProviderError) {
        guard let document = try? JSONDecoder().decode(Document.self, from: json) else { throw .notAProvider("document") }
        guard document.issuer == issuer.text else { throw .notAProvider("issuer") }
        authorization = try Self.address(document.authorization_endpoint, "authorization_endpoint", issuer)
        token = try Self.address(document.token_endpoint, "token_endpoint", issuer)
        keys = try Self.address(document.jwks_uri, "jwks_uri", issuer)
        userInfo = try document.userinfo_endpoint.map { text throws(ProviderError) in try Self.address(text, "userinfo_endpoint", issuer) }
        endSession = try document.end_session_endpoint.map { text throws(ProviderError) in try Self.address(text, "end_session_endpoint", issuer) }
        namesItself = document.authorization_response_iss_parameter_supported ?? false
        let methods = document.token_endpoint_auth_methods_supported
        takesHeader = methods?.contains("client_secret_basic") ?? true
        if let types = document.response_types_supported, !types.contains("code") { throw .notAProvider("response_types_supported") }
        if let challenges = document.code_challenge_methods_supported, !challenges.contains("S256") {
            throw .notAProvider("code_challenge_methods_supported")
        }
    }

    /// Nothing that is secret goes where others can read it; a provider elsewhere cannot send this machine to itself.
    private static func address(_ text: String, _ name: String, _ issuer: WebAddress) throws(ProviderError) -> WebAddress {
        guard let address = WebAddress(text), address.isSecure || (address.isLoopback && issuer.isLoopback) else { throw .notAProvider(name) }
        return address
    }

    // Named as the standard names them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Document: Decodable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let jwks_uri: String
        let userinfo_endpoint: String?
        let end_session_endpoint: String?
        let response_types_supported: [String]?
        let code_challenge_methods_supported: [String]?
        let token_endpoint_auth_methods_supported: [String]?
        let authorization_response_iss_parameter_supported: Bool?
    }
}
