// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// People who work with the test site, each at a browser of his own.
struct StaffOffice: Sendable {
    let site: TestSite
    static let password = "ba con vịt bơi qua sông"

    /// With one administrator for the whole country, "quan-tri".
    init(
        content: RegistryFacts = MadeUp.facts, address: String? = nil, paces: Paces = .unlimited,
        provider: any IdentityProvider = MadeUpProvider(), carrier: any MailCarrier = MadeUpCarrier(), outlets: [any PracticeOutlet] = [],
        index: any SearchIndex = EmptyIndex(), live: LivePace = LivePace(rounds: 1), practice: HeldPractice? = nil,
        now: @escaping @Sendable () -> Date = { TestSite.now }
    ) async throws {
        site = try await TestSite(
            content: content, address: address, paces: paces, provider: provider, carrier: carrier, outlets: outlets, index: index, live: live,
            practice: practice, now: now)
        let first = Invitation.ofFirstAdministrator(id: .init("i0"), secretDigest: "d0", expires: TestSite.now.addingTimeInterval(60))
        _ = try await site.people.inviteFirstAdministrator(first, at: TestSite.now)
        try await accept("d0", "quan-tri")
    }

    func add(_ name: String, _ role: Role, _ scope: Scope = .wholeCountry) async throws {
        let invitation = Invitation(
            id: .init("i-\(name)"), secretDigest: "d-\(name)", role: role, scope: scope, invitedBy: .init("quan-tri"),
            expires: TestSite.now.addingTimeInterval(60)
        )
        try await site.people.invite(invitation, at: TestSite.now)
        try await accept("d-\(name)", name)
    }

    private func accept(_ digest: String, _ name: String) async throws {
        let email = try EmailAddress("\(name)@example.org")
        let person = try Person(id: .init(name), name: "Người Bịa \(name)", email: email, language: .vi, notices: TimeOfDay("08:00"))
        _ = try await site.people.accept(
            secretDigest: digest, as: person, account: .email(email), appointment: .init("a-\(name)"), at: TestSite.now)
        try await site.signIns.setPassword(Self.password, of: .init(name), keeping: nil, at: TestSite.now)
    }

    /// Signs somebody in by the form.
    func enter(_ visitor: Visitor, _ name: String) async throws -> Worker {
        let reply = try await visitor.post("/sign-in", [("email", "\(name)@example.org"), ("password", Self.password)])
        try #require(reply.status == 303, "\(reply.status)")
        let cookie = reply.cookies.compactMap { $0.split(separator: ";").first.map(String.init) }.joined(separator: "; ")
        let page = try await visitor.get("/me", cookie: cookie)
        return Worker(visitor: visitor, cookie: cookie, token: try #require(page.text(between: "name=\"form\" value=\"", and: "\"")))
    }
}

/// Somebody signed in.
struct Worker: Sendable {
    let visitor: Visitor
    let cookie: String
    /// What his forms carry.
    let token: String

    func get(_ address: String) async throws -> Reply { try await visitor.get(address, cookie: cookie) }

    func post(_ address: String, _ fields: [(String, String)] = []) async throws -> Reply {
        try await visitor.post(address, [("form", token)] + fields, cookie: cookie)
    }
}
