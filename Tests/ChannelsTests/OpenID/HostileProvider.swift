// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization

/// A provider on this machine that is honest until it is told otherwise.
final class HostileProvider: Sendable {
    /// How it behaves; whatever is not set is as the standard wants it.
    struct Manner: Sendable {
        /// What the token says besides, or instead.
        var claims: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        var header: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        var signing = Signing.rsa
        /// What it publishes about itself besides, or instead.
        var document: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        /// What it answers at some path in place of the right thing.
        var answers: [String: Answer] = [:]
        var userInfo: [String: any Sendable]?
    }

    enum Signing: String, Sendable, CaseIterable {
        case rsa = "RS256"
        case pss = "PS256"
        case elliptic = "ES256"
        /// By the same algorithm under the same name, with another key.
        case stranger, none, empty
        /// With the public key, which everybody has, as a shared secret.
        case hmac
    }

    enum Answer: Sendable {
        case text(String)
        case status(Int)
        case redirect(String)
        case endless, silent
    }

    let now: Date
    private let state = Mutex(State())

    private struct State {
        var manner = Manner()
        var port = 0
        var hits: [String: Int] = [:]
        var forms: [String: String] = [:]
        var nonce = ""
        var usedCodes: Set<String> = []
        var isRotated = false
        var held: [CheckedContinuation<Void, Never>] = []
        var isOver = false
    }

    static let key = try? _RSA.Signing.PrivateKey(pemRepresentation: MadeUpKeys.own)
    static let other = try? _RSA.Signing.PrivateKey(pemRepresentation: MadeUpKeys.other)
    static let curve = P256.Signing.PrivateKey()

    init(at now: Date) { self.now = now }

    var issuer: String { "http://127.0.0.1:\(state.withLock(\.port))" }

    func behave(_ change: (inout Manner) -> Void) { state.withLock { change(&$0.manner) } }

    /// Signs with a new key from now on, under a new name.
    func rotate() { state.withLock { $0.isRotated = true } }

    func expect(nonce: String) { state.withLock { $0.nonce = nonce } }

    func hits(_ path: String) -> Int { state.withLock { $0.hits[path, default: 0] } }

    /// What was posted to the token endpoint last, with its header of authorization.
    var form: [String: String] { state.withLock(\.forms) }

    func run<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        let router = Router()
        router.get("**") { request, _ in try self.answer(request.uri.path) }
        router.post("token") { request, _ in
            let text = String(buffer: try await request.body.collect(upTo: 100_000))
            return try self.token(text, authorization: request.headers[.authorization])
        }
        return try await Application(router: router).test(.live) { client in
            self.state.withLock { $0.port = client.port ?? 0 }
            // Whoever was kept waiting is let go, whatever came of the work.
            defer { self.letGo() }
            return try await work()
        }
    }

    /// Waits until all is over; a request that comes later than that does not wait.
    private func hold() async {
        await withCheckedContinuation { waiting in
            let isOver = state.withLock { state in
                if !state.isOver { state.held.append(waiting) }
                return state.isOver
            }
            if isOver { waiting.resume() }
        }
    }

    private func letGo() {
        let held = state.withLock { state in
            let held = state.held
            state.held = []
            state.isOver = true
            return held
        }
        for one in held { one.resume() }
    }

    private func answer(_ path: String) throws -> Response {
        let manner = state.withLock { state in
            state.hits[path, default: 0] += 1
            return state.manner
        }
        if let answer = manner.answers[path] { return response(answer) }
        switch path {
        case "/.well-known/openid-configuration": return try Self.json(document(manner))
        case "/jwks": return try Self.json(["keys": keys()])
        case "/userinfo": return try Self.json(manner.userInfo ?? ["sub": "nguoi-1"])
        default: return Response(status: .notFound)
        }
    }

    private func document(_ manner: Manner) -> [String: any Sendable] {
        var document: [String: any Sendable] = [
            "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token", "jwks_uri": issuer + "/jwks",
            "userinfo_endpoint": issuer + "/userinfo", "authorization_response_iss_parameter_supported": true,
        ]
        manner.document(&document)
        return document
    }

    private var keyID: String { state.withLock(\.isRotated) ? "moi" : "cu" }

    private func keys() -> [[String: any Sendable]] {
        let signing = state.withLock(\.isRotated) ? Self.other : Self.key
        guard let parts = try? signing?.publicKey.getKeyPrimitives() else { return [] }
        let point = Self.curve.publicKey.rawRepresentation
        return [
            ["kty": "oct", "kid": "shared", "k": "AAAA"],
            ["kty": "RSA", "kid": keyID, "use": "sig", "n": Self.base64(parts.modulus), "e": Self.base64(parts.publicExponent)],
            ["kty": "EC", "crv": "P-256", "kid": "curve", "alg": "ES256", "x": Self.base64(point.prefix(32)), "y": Self.base64(point.suffix(32))],
        ]
    }

    private func token(_ text: String, authorization: String?) throws -> Response {
        var form: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
            form[halves[0]] = halves.count > 1 ? halves[1] : ""
        }
        form["Authorization"] = authorization
        let kept = form
        let (manner, isUsed) = state.withLock { state in
            state.hits["/token", default: 0] += 1
            state.forms = kept
            return (state.manner, !state.usedCodes.insert(kept["code"] ?? "").inserted)
        }
        if let answer = manner.answers["/token"] { return response(answer) }
        if isUsed { return Response(status: .badRequest, body: .init(byteBuffer: ByteBuffer(string: #"{"error":"invalid_grant"}"#))) }
        return try Self.json(["access_token": "the-vao-cua", "token_type": "Bearer", "id_token": try idToken(manner)])
    }

    func idToken(_ manner: Manner) throws -> String {
        var header: [String: any Sendable] = ["alg": Self.algorithm(manner.signing), "kid": manner.signing == .elliptic ? "curve" : keyID]
        manner.header(&header)
        let seconds = now.timeIntervalSince1970
        var claims: [String: any Sendable] = [
            "iss": issuer, "aud": "dong-hanh", "sub": "nguoi-1", "nonce": state.withLock(\.nonce), "iat": seconds, "exp": seconds + 300,
            "name": "Người Bịa", "email": "nguoi@example.org", "groups": ["phap-che", "khac"],
            "at_hash": Self.base64(Array(SHA256.hash(data: Data("the-vao-cua".utf8))).prefix(16)),
        ]
        manner.claims(&claims)
        let signed =
            try Self.base64(JSONSerialization.data(withJSONObject: header)) + "." + Self.base64(JSONSerialization.data(withJSONObject: claims))
        return signed + "." + Self.base64(try signature(of: Data(signed.utf8), manner.signing))
    }

    private func signature(of data: Data, _ signing: Signing) throws -> Data {
        let own = state.withLock(\.isRotated) ? Self.other : Self.key
        switch signing {
        case .rsa: return try own?.signature(for: data, padding: .insecurePKCS1v1_5).rawRepresentation ?? Data()
        case .pss: return try own?.signature(for: data, padding: .PSS).rawRepresentation ?? Data()
        case .stranger: return try Self.other?.signature(for: data, padding: .insecurePKCS1v1_5).rawRepresentation ?? Data()
        case .elliptic: return try Self.curve.signature(for: data).rawRepresentation
        case .hmac:
            let shared = SymmetricKey(data: own?.publicKey.derRepresentation ?? Data())
            return Data(HMAC<SHA256>.authenticationCode(for: data, using: shared))
        case .none, .empty: return Data()
        }
    }

    private static func algorithm(_ signing: Signing) -> String {
        switch signing {
        case .stranger, .empty: "RS256"
        case .none: "none"
        case .hmac: "HS256"
        case .rsa, .pss, .elliptic: signing.rawValue
        }
    }

    private static func json(_ value: [String: any Sendable]) throws -> Response {
        let data = try JSONSerialization.data(withJSONObject: value)
        return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private func response(_ answer: Answer) -> Response {
        switch answer {
        case .text(let text): Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
        case .status(let code): Response(status: .init(code: code))
        case .redirect(let address): Response(status: .found, headers: [.location: address])
        case .endless:
            Response(
                status: .ok,
                body: .init { writer in
                    let chunk = ByteBuffer(repeating: UInt8(ascii: " "), count: 64 * 1_024)
                    for _ in 0..<10_000 { try await writer.write(chunk) }
                    try await writer.finish(nil)
                })
        case .silent:
            Response(
                status: .ok,
                body: .init { writer in
                    // Whoever waits for the rest waits until he gives up himself.
                    await self.hold()
                    try await writer.finish(nil)
                })
        }
    }

    static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
