// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What is taken away in the background, and what stays.
@Suite(.serialized) struct LapseStoreTests {
    typealias Office = MadeUpOffice

    private static func count(_ table: String, _ door: SignInStoreTests.Door) async throws -> Int {
        try await door.office.database.read { try $0.rows(Statement(stringLiteral: "SELECT COUNT(*) AS n FROM \(table)")).first?.get("n") ?? 0 }
    }

    @Test(arguments: Engine.available)
    func `a form is known by its session while that holds and for thirty days after`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        let lapses = LapseStore(door.office.database)
        let token = try await door.enter().session.formToken
        let lapse = Office.now.addingTimeInterval(12 * 3_600)
        #expect(token.count == 64)
        for (instant, owner) in [
            (Office.now, "an"), (lapse, "an"), (lapse.addingTimeInterval(30 * 86_400 - 1), "an"), (lapse.addingTimeInterval(30 * 86_400), nil),
        ]
            as [(Date, String?)]
        {
            try await lapses.forget(at: instant)
            #expect(try await door.signIns.owner(ofForm: token) == owner.map { Person.ID($0) })
        }
        #expect(try await door.signIns.owner(ofForm: "") == nil)
    }

    @Test(arguments: Engine.available)
    func `an ended session opens nothing, is listed nowhere, and is ended once`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        let signIn = try await door.enter()
        let later = Office.now.addingTimeInterval(5)
        try await door.signIns.signOut(signIn.session.id, at: later)
        #expect(try await !door.isOpen(signIn.token, at: later))
        #expect(try await door.signIns.sessions(of: .init("an"), at: later).isEmpty)
        let log = AuditStore(door.office.database)
        try await door.signIns.signOut(signIn.session.id, at: later)
        try await door.signIns.end(signIn.session.id, by: .init("an"), at: later)
        let ends = try await log.rows(AuditNarrowing(), limit: 100, offset: 0).elements.filter { [.signedOut, .sessionEnded].contains($0.entry.act) }
        #expect(ends.count == 1)
        #expect(try await door.signIns.owner(ofForm: signIn.session.formToken) == .init("an"))
    }

    @Test(arguments: Engine.available)
    func `signing in takes nothing away, the background takes what has lapsed and nothing else`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        _ = try await door.enter()
        _ = try? await door.enter("sai rồi nhé bạn", as: "khong-ai")
        let month = Office.now.addingTimeInterval(40 * 86_400)
        _ = try await door.enter(at: month)
        #expect(try await Self.count("session", door) == 2)
        #expect(try await Self.count("sign_in_lane", door) == 1)
        try await LapseStore(door.office.database).forget(at: month)
        #expect(try await Self.count("session", door) == 1)
        #expect(try await Self.count("sign_in_lane", door) == 0)
        #expect(try await Self.count("device", door) == 2)
        try await LapseStore(door.office.database).forget(at: Office.now.addingTimeInterval(401 * 86_400))
        #expect(try await Self.count("device", door) == 1)
    }
}
