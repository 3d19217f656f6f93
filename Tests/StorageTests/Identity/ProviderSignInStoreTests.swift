// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What comes of an identity that a provider has proved.
@Suite(.serialized) struct ProviderSignInStoreTests {
    typealias Office = MadeUpOffice

    static func provider(
        _ rules: String = "phap-che = legal\nduyet = approver; vu-phap-che", strangers: Bool = true, issuer: String = "https://nha.example.org"
    ) throws -> IdentityProviderSettings {
        let texts: [Setting: String] = [
            .address: "https://hotro.example.org", .providerIssuer: issuer, .providerClient: "dong-hanh", .providerGroups: rules,
            .providerStrangers: strangers ? "yes" : "no", .providerAdministrators: "yes",
        ]
        return try #require(Setup(texts).provider)
    }

    static func identity(
        _ subject: String = "s1", groups: Set<String> = ["phap-che"], email: String? = "moi@example.org", issuer: String = "https://nha.example.org"
    ) throws -> Identity {
        Identity(issuer: issuer, subject: subject, name: "Người Bịa", email: try email.map { try EmailAddress($0) }, groups: groups)
    }

    struct House {
        let office: Office
        let store: ProviderSignInStore
        let signIns: SignInStore

        init(_ engine: Engine) async throws {
            office = try await Office(engine)
            store = ProviderSignInStore(office.database)
            signIns = SignInStore(office.database, cost: PasswordCost(rounds: 16, blockSize: 1, parallelism: 1))
        }

        func enter(_ identity: Identity, _ provider: IdentityProviderSettings? = nil, at now: Date = Office.now) async throws -> SignIn {
            try await store.enter(identity, by: provider ?? ProviderSignInStoreTests.provider(), device: nil, browser: "Lynx", at: now)
        }

        func roles(of person: Person.ID, on day: Day = Office.today) async throws -> Set<Role> {
            Set(try await office.people.rights(of: person).appointments.filter { $0.span.contains(day) }.map(\.role))
        }
    }

    @Test(arguments: Engine.available)
    func `somebody new becomes a person with what his groups give, and stays the same one`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let first = try await house.enter(Self.identity(groups: ["phap-che", "duyet", "khác"]))
        let person = first.session.person
        #expect(try await house.signIns.presence(token: first.token, at: Office.now) != nil)
        #expect(try await house.roles(of: person) == [.legal, .approver])
        let appointments = try await house.office.people.rights(of: person).appointments
        #expect(appointments.allSatisfy { $0.span.from == Office.today && $0.span.until == nil })
        let again = try await house.enter(Self.identity(groups: ["phap-che", "duyet"]))
        #expect(again.session.person == person)
        #expect(try await house.office.people.rights(of: person).appointments.count == 2)
        #expect(try await !house.signIns.hasPassword(person))
    }

    @Test(arguments: Engine.available)
    func `what a group gave ends with the group, and comes back with it`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let person = try await house.enter(Self.identity(groups: ["phap-che", "duyet"])).session.person
        try await house.office.people.appoint(Office.appointment("tay", of: person.text, .expert), by: .init("root"), at: Office.now)
        let next = Office.now.addingTimeInterval(86_400)
        _ = try await house.enter(Self.identity(groups: ["duyet"]), at: next)
        let tomorrow = Office.today.advanced(by: 1)
        // What an administrator gave is no group's to take.
        #expect(try await house.roles(of: person, on: tomorrow) == [.approver, .expert])
        #expect(try await house.roles(of: person) == [.approver, .legal, .expert])
        _ = try await house.enter(Self.identity(groups: []), at: next)
        #expect(try await house.roles(of: person, on: tomorrow) == [.expert])
        _ = try await house.enter(Self.identity(groups: ["phap-che"]), at: next)
        #expect(try await house.roles(of: person, on: tomorrow) == [.expert, .legal])
    }

    @Test(arguments: Engine.available)
    func `a change of the rules ends what they no longer give`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let settings = SettingStore(house.office.database)
        let texts: [(Setting, String)] = [
            (.address, "https://hotro.example.org"), (.providerIssuer, "https://nha.example.org"), (.providerClient, "dong-hanh"),
            (.providerGroups, "phap-che = legal\nduyet = approver"), (.providerStrangers, "yes"),
        ]
        try await settings.change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: Office.now)
        let provider = try #require(try await settings.sheet().setup.provider)
        let signIn = try await house.enter(Self.identity(groups: ["phap-che", "duyet"]), provider)
        let person = signIn.session.person
        let edit = SettingEdit(.providerGroups, seen: "phap-che = legal\nduyet = approver", text: "phap-che = legal")
        try await settings.change([edit], by: .init("root"), at: Office.now)
        #expect(try await house.roles(of: person) == [.legal])
        #expect(try await house.signIns.presence(token: signIn.token, at: Office.now)?.newToken != nil)
        try await settings.change(
            [SettingEdit(.providerIssuer, seen: "https://nha.example.org", text: "https://khac.example.org")], by: .init("root"), at: Office.now)
        #expect(try await house.roles(of: person).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what a group gave ends when the provider has been silent for a day, and comes back with its word`(_ engine: Engine) async throws {
        let house = try await House(engine)
        let texts: [(Setting, String)] = [
            (.address, "https://hotro.example.org"), (.providerIssuer, "https://nha.example.org"), (.providerClient, "dong-hanh"),
            (.providerGroups, "phap-che = legal"), (.providerStrangers, "yes"),
        ]
        let settings = SettingStore(house.office.database)
        try await settings.change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: Office.now)
        let provider = try #require(try await settings.sheet().setup.provider)
        #expect(provider.roleHours == 24)
        let lapses = LapseStore(house.office.database)
        let first = try await house.enter(Self.identity(), provider)
        let person = first.session.person
        try await house.office.people.appoint(Office.appointment("tay", of: person.text, .expert), by: .init("root"), at: Office.now)
        let day = 86_400.0
        try await lapses.forget(at: Office.now.addingTimeInterval(day - 1))
        let next = Office.today.advanced(by: 1)
        #expect(try await house.roles(of: person, on: next) == [.legal, .expert])
        let second = try await house.enter(Self.identity(), provider, at: Office.now.addingTimeInterval(day - 1))

        // Confirmed again, it holds for another day; the session is the same person's whichever way it was begun.
        try await lapses.forget(at: Office.now.addingTimeInterval(2 * day - 2))
        #expect(try await house.roles(of: person, on: next) == [.legal, .expert])
        let end = Office.now.addingTimeInterval(2 * day - 1)
        let last = try await house.signIns.begin(for: person, browser: "Lynx", at: end)
        try await lapses.forget(at: end)
        #expect(try await house.roles(of: person, on: Day(end)) == [.expert])
        for token in [second.token, last.token] { #expect(try await house.signIns.presence(token: token, at: end) == nil) }
        let acts = try await AuditStore(house.office.database).rows(AuditNarrowing(person: person), limit: 3, offset: 0).elements.map(\.entry.act)
        #expect(acts.contains(.sessionsEnded) && acts.contains(.roleEnded))
        _ = try await house.enter(Self.identity(), provider, at: end)
        #expect(try await house.roles(of: person, on: Day(end)) == [.expert, .legal])
    }

    @Test(arguments: Engine.available)
    func `nobody is taken over, and nobody comes in who is not let in`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.office.add("an", .expert)
        await #expect(throws: ProviderError.emailTaken) { try await house.enter(Self.identity(email: "an@example.org")) }
        await #expect(throws: ProviderError.noEmail) { try await house.enter(Self.identity(email: nil)) }
        await #expect(throws: ProviderError.unknown) { try await house.enter(Self.identity(groups: ["khác"])) }
        await #expect(throws: ProviderError.unknown) { try await house.enter(Self.identity(), Self.provider(strangers: false)) }
        let first = try await house.enter(Self.identity("s1")).session.person
        // The same subject of another issuer is somebody else, and so is another subject with the same address.
        await #expect(throws: ProviderError.emailTaken) { try await house.enter(Self.identity("s2")) }
        let other = try Self.provider("phap-che = legal", issuer: "https://la.example.org")
        let stranger = try Self.identity("s1", email: "khac@example.org", issuer: "https://la.example.org")
        #expect(try await house.enter(stranger, other).session.person != first)
    }

    @Test(arguments: Engine.available)
    func `an account is linked by whoever is signed in, and is one person's only`(_ engine: Engine) async throws {
        let house = try await House(engine)
        for name in ["an", "binh"] { try await house.office.add(name, .expert) }
        let identity = try Self.identity(email: "an@example.org")
        try await house.store.link(identity, by: Self.provider(strangers: false), to: .init("an"), at: Office.now)
        #expect(try await house.enter(identity, Self.provider(strangers: false)).session.person == .init("an"))
        #expect(try await house.roles(of: .init("an")) == [.expert, .legal])
        await #expect(throws: PersonError.accountTaken) {
            try await house.store.link(identity, by: Self.provider(), to: .init("binh"), at: Office.now)
        }
        #expect(try await house.roles(of: .init("binh")) == [.expert])
    }

    @Test(arguments: Engine.available)
    func `a request is answered once, by its own browser, within ten minutes`(_ engine: Engine) async throws {
        let store = ProviderSignInStore(try await engine.migratedDatabase())
        let request = AuthorizationRequest(
            state: "trang-thai", nonce: "n", verifier: "v", issuer: "https://nha.example.org", purpose: .signIn(next: "/inbox"), begun: Office.now)
        try await store.keep(request, browser: "trinh-duyet", at: Office.now)
        await #expect(throws: ProviderError.stale) { try await store.take(state: "trang-thai", browser: "khác", at: Office.now) }
        await #expect(throws: ProviderError.stale) { try await store.take(state: "khác", browser: "trinh-duyet", at: Office.now) }
        await #expect(throws: ProviderError.stale) {
            try await store.take(state: "trang-thai", browser: "trinh-duyet", at: Office.now.addingTimeInterval(600))
        }
        #expect(try await store.take(state: "trang-thai", browser: "trinh-duyet", at: Office.now.addingTimeInterval(599)) == request)
        await #expect(throws: ProviderError.stale) { try await store.take(state: "trang-thai", browser: "trinh-duyet", at: Office.now) }
    }

    @Test(arguments: Engine.available)
    func `of many answers at once one is taken`(_ engine: Engine) async throws {
        let store = ProviderSignInStore(try await engine.migratedDatabase())
        let request = AuthorizationRequest(
            state: "s", nonce: "n", verifier: "v", issuer: "https://nha.example.org", purpose: .link(.init("an")), begun: Office.now)
        try await store.keep(request, browser: "b", at: Office.now)
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 { group.addTask { (try? await store.take(state: "s", browser: "b", at: Office.now)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1)
    }
}
