// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Domain
import Foundation

/// A signed token in its compact form (RFC 7515), read but not yet believed.
struct SignedToken {
    let algorithm: Algorithm
    let keyID: String?
    let claims: Data
    private let signed: Data
    private let signature: Data

    /// What is believed at all: signatures by a key whose private half only the provider has.
    enum Algorithm: String {
        case rs256 = "RS256"
        case ps256 = "PS256"
        case es256 = "ES256"
    }

    private static let longest = 64 * 1_024

    init(_ text: String) throws(ProviderError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, parts.count == 3, let head = Base64URL.bytes(parts[0]), let claims = Base64URL.bytes(parts[1]),
            let signature = Base64URL.bytes(parts[2]), let header = try? JSONDecoder().decode(Header.self, from: head)
        else { throw .badToken("form") }
        guard let algorithm = Algorithm(rawValue: header.alg) else { throw .badToken("alg") }
        // An extension that must be understood is one that is not.
        guard header.crit == nil else { throw .badToken("crit") }
        self.algorithm = algorithm
        keyID = header.kid
        self.claims = claims
        self.signature = signature
        signed = Data(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
    }

    func isSigned(by key: WebKey) -> Bool {
        switch (algorithm, key.material) {
        case (.rs256, .rsa(let key)):
            key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: signature), for: signed, padding: .insecurePKCS1v1_5)
        case (.ps256, .rsa(let key)):
            key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: signature), for: signed, padding: .PSS)
        case (.es256, .elliptic(let key)):
            (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map { key.isValidSignature($0, for: signed) } ?? false
        default: false
        }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }
}
