// SPDX-License-Identifier: Apache-2.0
import Channels
import Crypto
import Domain
import Foundation
import Testing

/// What a provider may say, and what is never believed.
@Suite(.serialized) struct OpenIDProviderTests {
    static let now = Date(timeIntervalSince1970: 1_795_316_400)

    struct MadeUpSecrets: Secrets {
        func secret(_ name: SecretName) throws -> String { "bí mật & bịa" }
    }

    /// A client of the hostile provider, at the point where somebody comes back from it.
    struct Client {
        let server: HostileProvider
        let provider: OpenIDProvider
        let settings: IdentityProviderSettings
        let request: AuthorizationRequest

        init(_ server: HostileProvider, seconds: Int) throws {
            self.server = server
            provider = OpenIDProvider(secrets: MadeUpSecrets(), seconds: seconds)
            let (issuer, site) = (try #require(WebAddress(server.issuer)), try #require(WebAddress("https://hotro.example.org")))
            settings = IdentityProviderSettings(
                name: "Nhà Bịa", issuer: issuer, client: "dong-hanh", secret: SecretName("nha"), scopes: ["openid"], claim: "groups", rules: [],
                admitsStrangers: true, roleHours: 24, site: site
            )
            request = AuthorizationRequest(
                state: "trang-thai", nonce: "mot-lan", verifier: String(repeating: "v", count: 64), issuer: server.issuer,
                purpose: .signIn(next: nil), begun: OpenIDProviderTests.now)
            server.expect(nonce: "mot-lan")
        }

        func enter(code: String? = nil, issuer: String?? = nil, error: String? = nil, at now: Date = OpenIDProviderTests.now) async throws -> Identity
        {
            let answer = AuthorizationAnswer(code: code ?? UUID().uuidString, issuer: issuer ?? server.issuer, error: error)
            return try await provider.identity(from: answer, to: request, at: settings, now: now)
        }
    }

    private func visit(seconds: Int = 900, _ work: @Sendable @escaping (HostileProvider, Client) async throws -> Void) async throws {
        let server = HostileProvider(at: Self.now)
        try await server.run { try await work(server, Client(server, seconds: seconds)) }
    }

    @Test(arguments: [HostileProvider.Signing.rsa, .pss, .elliptic])
    func `an honest answer tells who it is`(_ signing: HostileProvider.Signing) async throws {
        try await visit { server, client in
            server.behave { $0.signing = signing }
            let identity = try await client.enter()
            #expect(identity.issuer == server.issuer && identity.subject == "nguoi-1" && identity.name == "Người Bịa")
            #expect(identity.email?.text == "nguoi@example.org" && identity.groups == ["phap-che", "khac"])
        }
    }

    @Test func `what is asked for is proved when it is redeemed`() async throws {
        try await visit { server, client in
            let address = try await client.provider.address(of: client.request, at: client.settings, now: Self.now)
            let query = try #require(URLComponents(string: address)?.queryItems).reduce(into: [:]) { $0[$1.name] = $1.value }
            _ = try await client.enter(code: "ma+&=")
            #expect(address.hasPrefix(server.issuer + "/authorize?"))
            #expect(query["response_type"] == "code" && query["state"] == "trang-thai" && query["nonce"] == "mot-lan")
            #expect(query["code_challenge_method"] == "S256" && query["redirect_uri"] == "https://hotro.example.org/sign-in/answer")
            let verifier = try #require(server.form["code_verifier"])
            #expect(query["code_challenge"] == HostileProvider.base64(SHA256.hash(data: Data(verifier.utf8))))
            #expect(server.form["redirect_uri"] == query["redirect_uri"] && server.form["code"] == "ma+&=" && server.form["client_secret"] == nil)
            let pair = Data(base64Encoded: try #require(server.form["Authorization"]).replacing("Basic ", with: "")).map {
                String(decoding: $0, as: UTF8.self)
            }
            #expect(pair == "dong-hanh:b%C3%AD%20m%E1%BA%ADt%20%26%20b%E1%BB%8Ba")
        }
    }

    static let seconds = now.timeIntervalSince1970
    typealias Edit = @Sendable (inout [String: any Sendable]) -> Void

    static let lies: [(part: String, edit: Edit)] = [
        ("iss", { $0["iss"] = "https://khac.example.org" }), ("iss", { $0["iss"] = nil }), ("iss", { $0["iss"] = ["a"] }),
        ("aud", { $0["aud"] = "trang-khac" }), ("aud", { $0["aud"] = nil }), ("aud", { $0["aud"] = ["trang-khac", "khac-nua"] }),
        ("azp", { $0["aud"] = ["dong-hanh", "trang-khac"] }),
        (
            "azp",
            {
                $0["aud"] = ["dong-hanh", "trang-khac"]; $0["azp"] = "trang-khac"
            }
        ), ("azp", { $0["azp"] = "trang-khac" }),
        ("nonce", { $0["nonce"] = "lan-khac" }), ("nonce", { $0["nonce"] = nil }), ("nonce", { $0["nonce"] = "" }),
        ("exp", { $0["exp"] = seconds - 121 }), ("exp", { $0["exp"] = nil }), ("exp", { $0["exp"] = "2099-01-01" }), ("exp", { $0["exp"] = 1e300 }),
        ("iat", { $0["iat"] = seconds + 121 }), ("iat", { $0["iat"] = nil }), ("iat", { $0["iat"] = seconds - 121 }),
        ("nbf", { $0["nbf"] = seconds + 121 }), ("nbf", { $0["nbf"] = "mai" }),
        ("at_hash", { $0["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA" }), ("at_hash", { $0["at_hash"] = 1 }),
        ("sub", { $0["sub"] = nil }), ("sub", { $0["sub"] = "" }), ("sub", { $0["sub"] = String(repeating: "x", count: 256) }),
        ("sub", { $0["sub"] = "nguoi\n1" }), ("sub", { $0["sub"] = 7 }),
    ]

    @Test(arguments: lies.indices)
    func `a token that says something else is not believed`(_ at: Int) async throws {
        try await visit { server, client in
            server.behave { $0.claims = Self.lies[at].edit }
            await #expect(throws: ProviderError.badToken(Self.lies[at].part)) { try await client.enter() }
        }
    }

    static let truths: [Edit] = [
        { $0["exp"] = seconds - 119 }, { $0["iat"] = seconds + 119 }, { $0["nbf"] = seconds + 119 }, { $0["iat"] = seconds - 119 },
        { $0["at_hash"] = nil }, { $0["aud"] = ["dong-hanh"] },
        {
            $0["aud"] = ["dong-hanh", "trang-khac"]; $0["azp"] = "dong-hanh"
        },
    ]

    @Test(arguments: truths.indices)
    func `clocks that differ a little and other spellings are borne with`(_ at: Int) async throws {
        try await visit { server, client in
            server.behave { $0.claims = Self.truths[at] }
            let identity = try await client.enter()
            #expect(identity.subject == "nguoi-1")
        }
    }

    @Test(arguments: [
        (HostileProvider.Signing.none, "alg"), (.hmac, "alg"), (.stranger, "signature"), (.empty, "signature"),
    ])
    func `only the provider's own signature is believed`(_ signing: HostileProvider.Signing, _ part: String) async throws {
        try await visit { server, client in
            server.behave { $0.signing = signing }
            await #expect(throws: ProviderError.badToken(part)) { try await client.enter() }
        }
    }

    static let headers: [(part: String, edit: Edit)] = [
        ("alg", { $0["alg"] = "NONE" }), ("alg", { $0["alg"] = "RS1" }), ("signature", { $0["alg"] = "PS256" }),
        ("signature", { $0["alg"] = "ES256" }),
        ("signature", { $0["kid"] = "la" }), ("signature", { $0["kid"] = "shared" }), ("signature", { $0["kid"] = "curve" }),
        ("crit", { $0["crit"] = ["exp"] }), ("form", { $0["alg"] = nil }), ("form", { $0["kid"] = 3 }),
    ]

    @Test(arguments: headers.indices)
    func `a header leads to no other key and no other way`(_ at: Int) async throws {
        try await visit { server, client in
            server.behave { $0.header = Self.headers[at].edit }
            await #expect(throws: ProviderError.badToken(Self.headers[at].part)) { try await client.enter() }
        }
    }

    @Test func `a new key is found, and unknown ones ask the provider no more than once a minute`() async throws {
        try await visit { server, client in
            _ = try await client.enter()
            #expect(server.hits("/jwks") == 1)
            server.rotate()
            // Within the minute nobody can make this site ask again.
            for _ in 0..<5 { await #expect(throws: ProviderError.badToken("signature")) { try await client.enter() } }
            #expect(server.hits("/jwks") == 1)
            let later = Self.now.addingTimeInterval(61)
            #expect(try await client.enter(at: later).subject == "nguoi-1")
            #expect(server.hits("/jwks") == 2)
            server.behave {
                $0.signing = .rsa; $0.header = { $0["kid"] = "cu" }
            }
            await #expect(throws: ProviderError.badToken("signature")) { try await client.enter(at: later) }
        }
    }

    @Test func `another provider's answer is not this one's`() async throws {
        try await visit { server, client in
            await #expect(throws: ProviderError.mixedUp) { try await client.enter(issuer: "https://khac.example.org") }
            await #expect(throws: ProviderError.mixedUp) { try await client.enter(issuer: .some(nil)) }
            await #expect(throws: ProviderError.declined("access_denied")) { try await client.enter(error: "access_denied") }
            await #expect(throws: ProviderError.declined("error")) { try await client.enter(error: "<script>alert(1)</script>") }
            #expect(server.hits("/token") == 0)
        }
    }

    @Test func `a code is good once, and an empty or endless one never`() async throws {
        try await visit { server, client in
            _ = try await client.enter(code: "ma-mot-lan")
            await #expect(throws: ProviderError.declined("invalid_grant")) { try await client.enter(code: "ma-mot-lan") }
            await #expect(throws: ProviderError.declined("code")) { try await client.enter(code: "") }
            await #expect(throws: ProviderError.declined("code")) { try await client.enter(code: String(repeating: "x", count: 5_000)) }
        }
    }

    @Test(arguments: ["/.well-known/openid-configuration", "/token", "/jwks", "/userinfo"], [0, 1, 2, 3])
    func `answers that never end, never come, lead elsewhere or mean nothing end the sign-in`(_ path: String, _ kind: Int) async throws {
        // Only for what never comes is it worth to wait little.
        try await visit(seconds: kind == 1 ? 1 : 900) { server, client in
            let kinds: [HostileProvider.Answer] = [.endless, .silent, .redirect("http://127.0.0.1:1/"), .text("<html>")]
            server.behave { manner in
                manner.answers = [path: kinds[kind]]
                if path == "/userinfo" { manner.claims = { $0["groups"] = nil } }
            }
            if path == "/userinfo", kind == 2 {
                // What cannot be asked for is not known: nobody is put into a group by it.
                let identity = try await client.enter()
                #expect(identity.groups.isEmpty)
            } else {
                await #expect(throws: ProviderError.self) { try await client.enter() }
            }
        }
    }

    static let documents: [(part: String, edit: Edit)] = [
        ("issuer", { $0["issuer"] = "https://khac.example.org" }), ("token_endpoint", { $0["token_endpoint"] = "http://khac.example.org/token" }),
        ("jwks_uri", { $0["jwks_uri"] = "file:///etc/passwd" }), ("authorization_endpoint", { $0["authorization_endpoint"] = "javascript:alert(1)" }),
        ("userinfo_endpoint", { $0["userinfo_endpoint"] = "gopher://127.0.0.1/" }), ("document", { $0["token_endpoint"] = nil }),
        ("code_challenge_methods_supported", { $0["code_challenge_methods_supported"] = ["plain"] }),
        ("response_types_supported", { $0["response_types_supported"] = ["token"] }),
    ]

    @Test(arguments: documents.indices)
    func `a provider that publishes something else is not spoken with`(_ at: Int) async throws {
        try await visit { server, client in
            server.behave { $0.document = Self.documents[at].edit }
            await #expect(throws: ProviderError.notAProvider(Self.documents[at].part)) { try await client.enter() }
            #expect(server.hits("/token") == 0)
        }
    }

    @Test func `what the token leaves out is asked for, and only of the same person`() async throws {
        try await visit { server, client in
            server.behave { manner in
                manner.claims = {
                    $0["groups"] = nil; $0["email"] = nil
                }
                manner.userInfo = ["sub": "nguoi-1", "groups": "mot-nhom", "email": "khac@example.org", "email_verified": false]
            }
            let identity = try await client.enter()
            #expect(identity.groups == ["mot-nhom"] && identity.email == nil)
            server.behave { $0.userInfo = ["sub": "nguoi-2", "groups": ["quan-tri"]] }
            await #expect(throws: ProviderError.badToken("userinfo")) { try await client.enter() }
        }
    }

    @Test func `a provider that is not there is told apart from one that says no`() async throws {
        try await visit { server, client in
            server.behave { $0.answers = ["/.well-known/openid-configuration": .status(500)] }
            await #expect(throws: ProviderError.unreachable(host: "127.0.0.1", why: "500")) { try await client.enter() }
        }
    }
}
