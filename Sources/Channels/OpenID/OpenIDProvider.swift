// SPDX-License-Identifier: Apache-2.0
import Crypto
package import Domain
package import Foundation

/// Any provider of OpenID Connect, spoken with by the authorization code flow with PKCE.
package struct OpenIDProvider: IdentityProvider {
    private let secrets: any Secrets
    private let client: WebClient
    private let memory = ProviderMemory()

    /// - Parameters:
    ///   - authorities: A file of certificates that are trusted instead of the system's.
    ///   - seconds: How long one answer may take.
    package init(secrets: any Secrets, authorities: String? = nil, seconds: Int = 8) {
        self.secrets = secrets
        client = WebClient(seconds: seconds, authorities: authorities)
    }

    package func metadata(of provider: IdentityProviderSettings, at now: Date) async throws -> ProviderMetadata {
        try await memory.metadata(of: provider.issuer, at: now) {
            guard let address = ProviderMetadata.address(of: provider.issuer) else { throw ProviderError.notAProvider("issuer") }
            return try ProviderMetadata(json: try await body(of: address), of: provider.issuer)
        }
    }

    package func address(of request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date) async throws -> String {
        let metadata = try await metadata(of: provider, at: now)
        let query = [
            ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", provider.answerAddress),
            ("scope", provider.scopes.joined(separator: " ")), ("state", request.state), ("nonce", request.nonce),
            ("code_challenge", Base64URL.text(SHA256.hash(data: Data(request.verifier.utf8)))), ("code_challenge_method", "S256"),
        ].map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        let start = metadata.authorization.text
        return start + (start.contains("?") ? "&" : "?") + query
    }

    package func identity(
        from answer: AuthorizationAnswer, to request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date
    ) async throws -> Identity {
        let metadata = try await metadata(of: provider, at: now)
        let code = try answer.code(answering: request, by: provider, metadata)
        let grant = try await redeem(code, for: request, at: provider, metadata)
        let token = try SignedToken(grant.id_token)
        let keys = try await memory.keys(for: token, from: metadata.keys, at: now) { try WebKey.keys(json: try await body(of: metadata.keys)) }
        guard keys.contains(where: token.isSigned) else { throw ProviderError.badToken("signature") }
        let claims = try IDClaims(json: token.claims)
        try claims.check(for: request, client: provider.client, accessTokenHash: grant.access_token.map(Self.halfHash), at: now)
        let more = claims.says(provider.claim) ? nil : try await userInfo(grant, metadata)
        return try claims.identity(issuer: provider.issuer.text, claim: provider.claim, more: more)
    }
}

extension OpenIDProvider {
    private func redeem(
        _ code: String, for request: AuthorizationRequest, at provider: IdentityProviderSettings, _ metadata: ProviderMetadata
    ) async throws -> Grant {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", provider.answerAddress), ("code_verifier", request.verifier),
        ]
        var headers: [String] = []
        if let name = provider.secret {
            let secret = try secrets.secret(name)
            if metadata.takesHeader {
                let pair = "\(provider.client.percentEncoded):\(secret.percentEncoded)"
                headers.append("Authorization: Basic " + Data(pair.utf8).base64EncodedString())
            } else {
                form += [("client_id", provider.client), ("client_secret", secret)]
            }
        } else {
            form.append(("client_id", provider.client))
        }
        let (status, body) = try await answer(from: metadata.token, headers: headers, form: form)
        guard status == 200 else {
            let refused = try? JSONDecoder().decode(Refused.self, from: Data(body))
            throw ProviderError.declined(refused.flatMap { Self.known.contains($0.error) ? $0.error : nil } ?? String(status))
        }
        guard let grant = try? JSONDecoder().decode(Grant.self, from: Data(body)) else { throw ProviderError.badToken("form") }
        return grant
    }

    private func userInfo(_ grant: Grant, _ metadata: ProviderMetadata) async throws -> IDClaims? {
        guard let address = metadata.userInfo, let token = grant.access_token, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        let (status, body) = try await answer(from: address, headers: ["Authorization: Bearer " + token])
        guard status == 200 else { return nil }
        return try IDClaims(json: Data(body))
    }

    private func body(of address: WebAddress) async throws -> Data {
        let (status, body) = try await answer(from: address)
        guard status == 200 else { throw ProviderError.unreachable(host: address.host, why: String(status)) }
        return Data(body)
    }

    private func answer(from address: WebAddress, headers: [String] = [], form: [(String, String)]? = nil) async throws -> (Int, [UInt8]) {
        do {
            return try await client.answer(from: address, headers: headers, form: form)
        } catch let fault as TransferFault {
            throw ProviderError.unreachable(host: address.host, why: fault.why)
        }
    }

    /// The left half of the digest, as `at_hash` writes it for every algorithm that is believed here.
    private static func halfHash(_ token: String) -> String { Base64URL.text(Array(SHA256.hash(data: Data(token.utf8))).prefix(16)) }

    /// Words of the standard; nothing else that a server says is shown.
    private static let known: Set<String> = [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope",
    ]

    // Named as the standard names them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Grant: Decodable {
        let id_token: String
        let access_token: String?
    }

    private struct Refused: Decodable { let error: String }
}
