// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Synchronization

/// Secrets that are told to everybody.
struct MadeUpSecrets: Secrets {
    func secret(_ name: SecretName) throws -> String {
        if name.text == "so-lieu" { return OperationTests.token }
        guard ["thu", "nha"].contains(name.text) else { throw SecretError.missing(variable: "X", file: name.text) }
        return "bí mật bịa"
    }
}

/// A clock that is moved by hand.
final class Clock: Sendable {
    private let instant = Mutex(TestSite.now)

    var now: Date { instant.withLock { $0 } }

    func advance(by seconds: Double) { instant.withLock { $0 = $0.addingTimeInterval(seconds) } }
}

/// Stands for the network between the site and a provider; what crosses it is tested over a real one elsewhere.
final class MadeUpProvider: IdentityProvider {
    private let people: Mutex<[String: Identity]> = Mutex([:])
    static let issuer = "https://nha.example.org"

    /// Whoever brings that code is this person.
    func know(_ code: String, _ subject: String, groups: Set<String> = [], email: String? = nil) throws {
        let email = try email.map { try EmailAddress($0) }
        people.withLock { $0[code] = Identity(issuer: Self.issuer, subject: subject, name: "Người Nhà", email: email, groups: groups) }
    }

    func metadata(of provider: IdentityProviderSettings, at now: Date) async throws -> ProviderMetadata {
        guard provider.issuer.text == Self.issuer else { throw ProviderError.unreachable(host: provider.issuer.host, why: "nobody there") }
        let json = """
            {"issuer": "\(Self.issuer)", "authorization_endpoint": "\(Self.issuer)/vao", "token_endpoint": "\(Self.issuer)/the",
             "jwks_uri": "\(Self.issuer)/khoa", "end_session_endpoint": "\(Self.issuer)/ra", "authorization_response_iss_parameter_supported": true}
            """
        return try ProviderMetadata(json: Data(json.utf8), of: provider.issuer)
    }

    func address(of request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date) async throws -> String {
        try await metadata(of: provider, at: now).authorization.text + "?state=\(request.state)"
    }

    func identity(
        from answer: AuthorizationAnswer, to request: AuthorizationRequest, at provider: IdentityProviderSettings, now: Date
    ) async throws -> Identity {
        let code = try answer.code(answering: request, by: provider, try await metadata(of: provider, at: now))
        guard let person = people.withLock({ $0.removeValue(forKey: code) }) else { throw ProviderError.declined("invalid_grant") }
        return person
    }
}

/// Keeps what it is given to send.
final class MadeUpCarrier: MailCarrier {
    private let kept: Mutex<[Mail]> = Mutex([])

    var sent: [Mail] { kept.withLock { $0 } }

    func send(_ mail: Mail, by server: MailServer) async throws {
        try await tryOut(server)
        kept.withLock { $0.append(mail) }
    }

    func tryOut(_ server: MailServer) async throws {
        if server.host == "hong.example.org" { throw MailError.unreachable(host: server.host, why: "nobody there") }
    }
}

/// A mailbox whose server answers or does not; what is read out of one is tested over a real one elsewhere.
struct MadeUpMailbox: MailFetcher {
    func list(_ account: MailboxAccount, after mark: MailboxMark?) async throws -> MailboxListing {
        MailboxListing(mark: mark ?? MailboxMark(validity: 1, last: 0), numbers: [])
    }

    func fetch(_ number: Int, validity: Int, from account: MailboxAccount) async throws -> FetchedMail? { nil }

    func tryOut(_ account: MailboxAccount) async throws {
        if account.host == "hong.example.org" { throw MailError.unreachable(host: account.host, why: "nobody there") }
        guard account.folder == "INBOX" else { throw MailError.noFolder(account.folder, host: account.host) }
    }
}

extension TestSite {
    /// Sets what an administrator would.
    func set(_ texts: [Setting: String]) async throws {
        let sheet = try await setups.sheet()
        let edits = texts.map { SettingEdit($0.key, seen: sheet.kept[$0.key], text: $0.value) }
        try await setups.change(edits, by: .init("quan-tri"), at: Self.now)
    }

    static let mail: [Setting: String] = [.address: "https://hotro.example.org", .mailHost: "thu.example.org", .mailSender: "hotro@example.org"]
    static let provider: [Setting: String] = [
        .address: "https://hotro.example.org", .providerIssuer: MadeUpProvider.issuer, .providerClient: "dong-hanh", .providerName: "Nhà <Bịa>",
        .providerGroups: "phap-che = legal", .providerStrangers: "yes",
    ]

    /// The letters that are due, as they would go out.
    func letters(at now: Date = TestSite.now) async throws -> [Mail] {
        var all: [Mail] = []
        while let one = try await outbox.next(at: now) {
            all.append(one.mail)
            try await outbox.markSent(one.id, at: now)
        }
        return all
    }
}

/// A model in the middle of its work.
struct MadeUpMeanings: Meanings {
    func state() async -> MeaningState {
        MeaningState(
            engine: "mô hình <bịa>", fault: EmbeddingError.unreachable("véc-tơ.example", why: "nobody there"),
            progress: EmbeddingProgress(articles: 1_000, embedded: 250, articlesPerSecond: 0.1, at: .distantPast))
    }

    func tryOut(_ setup: MeaningSetup) async throws -> Int {
        guard case .server(let server) = setup.engine, server.address.host == "127.0.0.1" else { throw EmbeddingError.malformed("x") }
        return 384
    }
}

/// A model that was asked once.
struct MadeUpUses: ModelUses {
    func keep(_ use: ModelUse) async throws {}
    func tokens(on day: Day) async throws -> Int { 1_234 }
    func counts(on day: Day) async throws -> [ModelUse.Outcome: Int] { [.dropped: 1] }

    func latest(limit: Int) async throws -> [ModelUse] {
        [
            ModelUse(
                question: Question.ID("q"), model: "mô hình <bịa> 2", prompt: "p", tokens: 1_234, milliseconds: 5_678, outcome: .dropped,
                at: TestSite.now)
        ]
    }
}
