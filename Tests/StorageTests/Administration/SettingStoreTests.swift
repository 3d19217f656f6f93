// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of settings promises.
@Suite(.serialized) struct SettingStoreTests {
    typealias Office = MadeUpOffice

    private func edit(_ setting: Setting, _ seen: String?, _ text: String?) -> SettingEdit { SettingEdit(setting, seen: seen, text: text) }

    @Test(arguments: Engine.available)
    func `what is set holds for everybody at once, and its history stays`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        let (one, two) = (SettingStore(office.database), SettingStore(office.database))
        try await one.change([edit(.organisation, nil, "Bộ Bịa"), edit(.sessionIdle, nil, "3")], by: .init("root"), at: Office.now)
        #expect(try await two.sheet().setup.organisation == "Bộ Bịa")
        #expect(try await two.sheet().origin(.organisation) == .database)
        try await two.change([edit(.organisation, "Bộ Bịa", nil)], by: .init("root"), at: Office.now.addingTimeInterval(1))
        #expect(try await one.sheet().origin(.organisation) == .fallback)
        let changes = try await one.changes(limit: 10)
        #expect(changes.count == 3)
        #expect(changes[0] == SettingChange(.organisation, from: "Bộ Bịa", to: nil, by: .init("root"), at: Office.now.addingTimeInterval(1)))
    }

    @Test(arguments: Engine.available)
    func `only who may changes anything`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .legal)
        try await office.add("be", .administrator, Scope(unit: .init("vu-khac")))
        let store = SettingStore(office.database)
        for name in ["an", "be", "khong-ai"] {
            await #expect(throws: (any Error).self) { try await store.change([edit(.organisation, nil, "x")], by: .init(name), at: Office.now) }
        }
        #expect(try await store.changes(limit: 10).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `of two at once the second is told`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        let store = SettingStore(office.database)
        let kept = await withTaskGroup(of: Bool.self) { group in
            for name in 1...6 {
                group.addTask { (try? await store.change([edit(.organisation, nil, "Bộ \(name)")], by: .init("root"), at: Office.now)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(kept == 1)
        await #expect(throws: SettingError.overtaken(.organisation)) {
            try await store.change([edit(.organisation, nil, "x"), edit(.sessionIdle, nil, "2")], by: .init("root"), at: Office.now)
        }
        #expect(try await store.sheet().kept[.sessionIdle] == nil)
    }

    @Test(arguments: Engine.available)
    func `what cannot be used is not kept, and what the start set cannot be changed`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        let pinned = PinnedSettings([.address: ("https://hotro.example.org", .environment)])
        let store = SettingStore(office.database, pinned: pinned)
        #expect(try await store.sheet().origin(.address) == .environment)
        await #expect(throws: SettingError.pinned(.address)) {
            try await store.change([edit(.address, nil, "https://khac.example.org")], by: .init("root"), at: Office.now)
        }
        await #expect(throws: SettingError.faulty([.mailSender: .needed])) {
            try await store.change([edit(.mailHost, nil, "thu.example.org")], by: .init("root"), at: Office.now)
        }
        // The address goes away for mail that needs it: refused where it is taken away.
        let plain = SettingStore(office.database)
        let all = [
            edit(.address, nil, "https://hotro.example.org"), edit(.mailHost, nil, "thu.example.org"), edit(.mailSender, nil, "a@example.org"),
        ]
        try await plain.change(all, by: .init("root"), at: Office.now)
        await #expect(throws: SettingError.faulty([.address: .neededByMail])) {
            try await plain.change([edit(.address, "https://hotro.example.org", nil)], by: .init("root"), at: Office.now)
        }
    }

    @Test(arguments: Engine.available)
    func `sessions live as long as is set from their next use on`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        let token = try await door.enter().token
        let store = SettingStore(door.office.database)
        try await store.change([edit(.sessionIdle, nil, "1")], by: .init("root"), at: Office.now)
        #expect(try await door.isOpen(token, at: Office.now.addingTimeInterval(3_000)))
        #expect(try await !door.isOpen(token, at: Office.now.addingTimeInterval(3_000 + 3_601)))
    }
}
