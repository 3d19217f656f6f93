// SPDX-License-Identifier: Apache-2.0
import Domain
import Storage
import Testing

/// Changes of several things at once.
@Suite(.serialized) struct ManyChangesTests {
    @Test(arguments: Engine.available)
    func `changes of several things are kept together or not at all`(_ engine: Engine) async throws {
        let desk = try await ChangeStoreTests.Desk(engine)
        let things = (1...3).map { Subject(kind: "weather", key: "day-\($0)") }
        func keep(_ contents: [String?]) async throws -> [Change] {
            let said = Dictionary(uniqueKeysWithValues: zip(things, contents))
            return try await desk.changes.keep(about: things, by: .init("an"), at: MadeUpOffice.now) { subject, here in
                let draft = try Draft(
                    of: subject, base: here.current, content: said[subject] ?? nil, reason: "Bịa", source: "Báo Bịa", from: here.day,
                    scope: .wholeCountry, hash: here.hash)
                return try Change(id: .init("c-\(subject.key)"), draft, in: here)
            }
        }
        // The second changes nothing, and takes the first with it.
        await #expect(throws: ChangeError.changesNothing) { try await keep(["{}", nil, "{}"]) }
        #expect(try await desk.changes.changes(ChangeNarrowing(), limit: 10, offset: 0).total == 0)
        #expect(try await keep(["{}", "[]", "1"]).map(\.subject) == things)
        #expect(try await desk.changes.changes(ChangeNarrowing(), limit: 10, offset: 0).total == 3)
    }
}
