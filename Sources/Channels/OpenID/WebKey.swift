// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Domain
import Foundation

/// A public key that a provider signs with (RFC 7517).
struct WebKey: Sendable {
    let id: String?
    /// The only algorithm it is for, where it says so.
    let algorithm: String?
    let material: Material

    enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case elliptic(P256.Signing.PublicKey)
    }

    /// Keys of a set at most, so that one answer costs no more checks than these.
    private static let most = 20

    /// The keys of a set that are for signatures and of a known kind; others in it are passed over.
    static func keys(json: Data) throws(ProviderError) -> [WebKey] {
        guard let set = try? JSONDecoder().decode(KeySet.self, from: json) else { throw .notAProvider("jwks") }
        return set.keys.prefix(most).compactMap(WebKey.init)
    }

    /// Whether the token says that it, or does not say which, and it is of the right kind.
    func suits(_ token: SignedToken) -> Bool {
        if let wanted = token.keyID, wanted != id { return false }
        if let algorithm, algorithm != token.algorithm.rawValue { return false }
        switch (token.algorithm, material) {
        case (.rs256, .rsa), (.ps256, .rsa), (.es256, .elliptic): return true
        default: return false
        }
    }

    private init?(_ entry: Entry) {
        guard entry.use == nil || entry.use == "sig", let material = Self.material(entry) else { return nil }
        id = entry.kid
        algorithm = entry.alg
        self.material = material
    }

    private static func material(_ entry: Entry) -> Material? {
        switch entry.kty {
        case "RSA":
            // Shorter ones can be broken, longer ones cost the checker more than they give.
            guard let modulus = number(entry.n), (256...1_024).contains(modulus.count), let exponent = number(entry.e),
                (1...4).contains(exponent.count), let last = exponent.last, last & 1 == 1, exponent != [1]
            else { return nil }
            return (try? _RSA.Signing.PublicKey(n: modulus, e: exponent)).map { .rsa($0) }
        case "EC" where entry.crv == "P-256":
            guard let x = number(entry.x), let y = number(entry.y), x.count <= 32, y.count <= 32 else { return nil }
            let point = [0x04] + padded(x) + padded(y)
            return (try? P256.Signing.PublicKey(x963Representation: point)).map { .elliptic($0) }
        default: return nil
        }
    }

    /// Without the zeros that some put in front.
    private static func number(_ text: String?) -> [UInt8]? {
        text.flatMap { Base64URL.bytes($0) }.map { Array($0.drop { $0 == 0 }) }
    }

    private static func padded(_ bytes: [UInt8]) -> [UInt8] { Array(repeating: 0, count: 32 - bytes.count) + bytes }

    private struct KeySet: Decodable { let keys: [Entry] }

    // Named as the standard names them.
    private struct Entry: Decodable {
        let kty: String
        let kid: String?
        let use: String?
        let alg: String?
        let n: String?
        let e: String?
        let crv: String?
        let x: String?
        let y: String?
    }
}
