// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Testing

/// The client against glewlwyd, which knows nothing of it: that both read the standards alike.
@Suite(.serialized) struct RealProviderTests {
    static let answerAddress = "https://hotro.example.org/sign-in/answer"

    struct Known: Secrets {
        func secret(_ name: SecretName) throws -> String { name.text == "nha" ? "bi-mat-bia-dai-va-la" : "khong-phai" }
    }

    private struct Visit {
        let provider: OpenIDProvider
        let settings: IdentityProviderSettings

        init(_ real: RealProvider, secret: String = "nha", authorities: String? = nil, issuer: String? = nil) throws {
            provider = OpenIDProvider(secrets: Known(), authorities: authorities, seconds: 900)
            let texts: [Setting: String] = [
                .address: "https://hotro.example.org", .providerIssuer: issuer ?? real.issuer, .providerClient: "dong-hanh", .providerSecret: secret,
                .providerGroups: "phap-che = legal",
            ]
            settings = try #require(Setup(texts).provider)
        }

        func request(_ state: String) -> AuthorizationRequest {
            AuthorizationRequest(
                state: state, nonce: UUID().uuidString, verifier: UUID().uuidString + UUID().uuidString, issuer: settings.issuer.text,
                purpose: .signIn(next: nil), begun: Date())
        }

        func answer(to request: AuthorizationRequest, at real: RealProvider) async throws -> AuthorizationAnswer {
            let got = try await real.signIn(at: try await provider.address(of: request, at: settings, now: Date()))
            #expect(got["state"] == request.state)
            return AuthorizationAnswer(code: got["code"], issuer: got["iss"], error: got["error"])
        }
    }

    @Test(arguments: ["RS256", "PS256", "ES256"])
    func `somebody signs in, once per answer, with whatever key it signs`(_ algorithm: String) async throws {
        let real = try await RealProvider(redirect: Self.answerAddress, algorithm: algorithm)
        let visit = try Visit(real)
        let request = visit.request("mot")
        let answer = try await visit.answer(to: request, at: real)
        #expect(answer.issuer == real.issuer)
        let identity = try await visit.provider.identity(from: answer, to: request, at: visit.settings, now: Date())
        #expect(identity.name == "Người Bịa Ở Xa" && identity.email?.text == "nguoi@example.org" && identity.groups == ["phap-che", "khác"])
        #expect(visit.settings.grants(for: identity.groups).map(\.role) == [.legal])
        await #expect(throws: ProviderError.self) { try await visit.provider.identity(from: answer, to: request, at: visit.settings, now: Date()) }

        // The code of one request answers no other: its verifier and its nonce are others.
        let (one, two) = (visit.request("hai"), visit.request("ba"))
        let stolen = try await visit.answer(to: one, at: real)
        await #expect(throws: ProviderError.self) { try await visit.provider.identity(from: stolen, to: two, at: visit.settings, now: Date()) }

        // A key that came since is found once the pause is over; on a busy machine it may be over already.
        try await real.rotate()
        let last = visit.request("nam")
        let found = try await visit.answer(to: last, at: real)
        let later = Date().addingTimeInterval(61)
        #expect(try await visit.provider.identity(from: found, to: last, at: visit.settings, now: later).subject == identity.subject)
    }

    @Test func `over TLS a provider is known by its certificate and its name, and nothing else is spoken with`() async throws {
        let real = try await RealProvider(redirect: Self.answerAddress, algorithm: "ES256", isSecure: true)
        #expect(real.issuer.hasPrefix("https://localhost:"))
        let visit = try Visit(real, authorities: real.certificate)
        let request = visit.request("mot")
        let answer = try await visit.answer(to: request, at: real)
        let identity = try await visit.provider.identity(from: answer, to: request, at: visit.settings, now: Date())
        #expect(identity.issuer == real.issuer && identity.groups.contains("phap-che"))
        // The system knows no such authority; and the certificate is for another name.
        let strangers = [
            try Visit(real), try Visit(real, authorities: real.certificate, issuer: real.issuer.replacing("localhost", with: "127.0.0.1")),
        ]
        for stranger in strangers {
            let error = await #expect(throws: ProviderError.self) { try await stranger.provider.metadata(of: stranger.settings, at: Date()) }
            guard case .unreachable = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test func `a client with a wrong secret, or sent elsewhere, gets nothing`() async throws {
        let real = try await RealProvider(redirect: Self.answerAddress, algorithm: "ES256")
        let visit = try Visit(real, secret: "sai")
        let request = visit.request("mot")
        let answer = try await visit.answer(to: request, at: real)
        await #expect(throws: ProviderError.self) { try await visit.provider.identity(from: answer, to: request, at: visit.settings, now: Date()) }
        let elsewhere = try await visit.provider.address(of: request, at: visit.settings, now: Date())
            .replacing("hotro.example.org".percentEncoded, with: "khac.example.org")
        let nothing = try await real.signIn(at: elsewhere)
        #expect(nothing["code"] == nil)
    }
}
