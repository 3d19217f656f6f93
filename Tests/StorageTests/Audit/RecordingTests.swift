// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// Whatever a store changes it records, in the same transaction, and what it refuses it does not.
@Suite(.serialized) struct RecordingTests {
    typealias Office = MadeUpOffice

    /// How often each act was recorded since; rows of different lanes have no order among them.
    private static func acts(_ database: any SQLDatabase, since before: [AuditAct: Int] = [:]) async throws -> [AuditAct: Int] {
        let texts = try await database.read { try $0.rows("SELECT act FROM audit_entry").map { try $0.get("act") as String } }
        let all = Dictionary(grouping: texts.compactMap { AuditAct(rawValue: $0) }, by: { $0 }).mapValues(\.count)
        return all.merging(before) { $0 - $1 }.filter { $0.value != 0 }
    }

    @Test(arguments: Engine.available)
    func `people, invitations, roles and joins are recorded, and no refusal is`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .expert)
        try await office.add("bình", .expert)
        let one = try Office.appointment("x1", of: "an", .approver)
        try await office.people.appoint(one, by: .init("root"), at: Office.now)
        try await office.people.end(one.id, on: Office.today, by: .init("root"), at: Office.now)
        try await office.people.keep(Office.person("an", name: "Tên Khác"), at: Office.now)
        try await office.people.add(.subject(issuer: "i", subject: "s"), to: .init("an"), at: Office.now)
        try await office.people.join(.init("bình"), into: .init("an"), by: .init("root"), at: Office.now)
        let done: Set<AuditAct> = [
            .firstAdministratorInvited, .firstAdministratorMade, .invited, .invitationAccepted, .roleGiven, .roleEnded, .profileChanged,
            .accountAdded,
            .personsJoined,
        ]
        let acts = try await Self.acts(office.database)
        #expect(Set(acts.keys) == done && acts.values.reduce(0, +) == 11)

        _ = try? await office.people.appoint(one, by: .init("an"), at: Office.now)
        _ = try? await office.people.appoint(Office.appointment("x2", of: "root", .legal), by: .init("root"), at: Office.now)
        _ = try? await office.people.end(.init("root"), on: Office.today, by: .init("root"), at: Office.now)
        _ = try? await office.people.join(.init("an"), into: .init("an"), by: .init("root"), at: Office.now)
        _ = try? await office.people.keep(Office.person("nobody"), at: Office.now)
        try await office.people.add(.subject(issuer: "i", subject: "s"), to: .init("an"), at: Office.now)
        #expect(try await Self.acts(office.database) == acts)
        #expect(try await AuditStore(office.database).verify(against: nil) { _ in }.isWhole)
    }

    @Test(arguments: Engine.available)
    func `signing in, failing, being locked out, and what follows are recorded without a name in the chain`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        let before = try await Self.acts(door.office.database)
        let one = try await door.enter()
        for _ in 1...9 { _ = try? await door.enter("sai rồi nhé bạn") }
        _ = try? await door.enter("sai rồi nhé bạn", as: "khong-ai")
        _ = try? await door.enter("sai rồi nhé bạn")
        _ = try? await door.enter("sai rồi nhé bạn")
        try await door.signIns.signOut(one.session.id, at: Office.now)
        let two = try await door.signIns.begin(for: .init("an"), browser: "Lynx", at: Office.now)
        try await door.signIns.end(two.session.id, by: .init("root"), at: Office.now)
        try await door.signIns.endAll(of: .init("an"), but: nil, by: .init("an"), at: Office.now)
        let link = try await door.signIns.makePasswordLink(for: .init("an"), by: .init("root"), at: Office.now)
        _ = try await door.signIns.usePasswordLink(link, password: SignInStoreTests.password + " xa", at: Office.now)
        let acts = try await Self.acts(door.office.database, since: before)
        // The tenth attempt closes the door; what comes to a closed one is not tried, and not told again.
        #expect(
            acts == [
                .signedIn: 2, .signInFailed: 11, .signInLocked: 1, .signedOut: 1, .sessionEnded: 1, .sessionsEnded: 1, .passwordLinkMade: 1,
                .passwordSet: 1,
            ])
        let chain = try await door.office.database.read { try $0.rows("SELECT facts, thing_key, actor FROM audit_entry") }
        let texts = try chain.flatMap { [try $0.get("facts") as String, try $0.get("thing_key"), try $0.get("actor")] }
        #expect(texts.allSatisfy { !$0.contains("@") && !$0.contains("Bịa") && !$0.contains("Lynx") && !$0.contains(one.session.id.text) })
        #expect(try await AuditStore(door.office.database).verify(against: nil) { _ in }.isWhole)
    }

    @Test(arguments: Engine.available)
    func `each step of a change is recorded with the digest of what it was about`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .expert)
        try await office.add("duyệt", .approver)
        let changes = ChangeStore(office.database)
        let before = try await Self.acts(office.database)
        let subject = Subject(kind: "weather", key: "tomorrow")
        let change = try await changes.keep(about: subject, by: .init("an"), at: Office.now) { here in
            var change = try Change(
                id: .init("c"),
                Draft(of: subject, base: nil, content: "1", reason: "r", source: "s", from: Office.today, scope: .wholeCountry, hash: here.hash),
                in: here)
            try change.submit(in: here)
            return change
        }
        _ = try? await changes.change(change.id, by: .init("an"), at: Office.now) { try $0.approve(digest: change.draft.digest, in: $1) }
        _ = try await changes.change(change.id, by: .init("duyệt"), at: Office.now) { try $0.approve(digest: change.draft.digest, in: $1) }
        #expect(try await Self.acts(office.database, since: before) == [.changeDrafted: 1, .changeSubmitted: 1, .changeApproved: 1])
        let rows = try await AuditStore(office.database).rows(AuditNarrowing(act: .changeApproved), limit: 5, offset: 0).elements
        #expect(rows.map(\.entry.actor) == [.person(.init("duyệt"))])
        #expect(rows.first?.entry.facts?["digest"] == change.draft.digest && rows.first?.entry.facts?["subject"] == "tomorrow")
    }

    @Test(arguments: Engine.available)
    func `an answer and its ticket are recorded by digests, and no word of the question with them`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        try await AnswerStore(database).keep(try AnswerStoreTests.record("q1"), ticket: try AnswerStoreTests.ticket("t1", secret: "s1"))
        #expect(try await Self.acts(database) == [.answered: 1, .ticketOpened: 1])
        let row = try #require(try await AuditStore(database).rows(AuditNarrowing(act: .answered), limit: 1, offset: 0).elements.first)
        #expect(row.entry.key.count == 64 && row.entry.facts?["record"]?.count == 64 && row.details?["question"]?.count == 64)
        let again: Void? = try? await AnswerStore(database).keep(try AnswerStoreTests.record("q1"), ticket: nil)
        #expect(again == nil)
        #expect(try await Self.acts(database) == [.answered: 1, .ticketOpened: 1])
    }
}
