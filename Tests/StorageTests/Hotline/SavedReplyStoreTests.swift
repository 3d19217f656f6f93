// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of saved replies promises.
@Suite(.serialized) struct SavedReplyStoreTests {
    typealias Office = MadeUpOffice

    @Test(arguments: Engine.available)
    func `one comes back with its history, and of two who change it at once the second is told`(_ engine: Engine) async throws {
        let office = try await MadeUpOffice(engine)
        let replies = SavedReplyStore(office.database)
        for id in ["an", "binh"] { try await office.add(id, .legal) }
        let unit = Unit.ID("troi")
        for (id, title) in [("m1", "Đất"), ("m2", "Ao")] {
            try await replies.change(.init(id), of: unit, by: .init("an")) {
                try $0.propose(title: title, text: "Chữ.", revision: 0, by: $1, at: Office.now)
            }
        }
        #expect(try await replies.replies(of: unit).map(\.id.text) == ["m2", "m1"])
        #expect(try await replies.replies(of: .init("bien")).isEmpty)
        #expect(try await replies.replies(of: nil).count == 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    (try? await replies.change(.init("m1"), of: nil, by: .init("binh")) { try $0.release(revision: 1, by: $1, at: Office.now) })
                        != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes == 1)
        #expect(try await replies.reply(.init("m1")).released?.title == "Đất")
        let rows = try await AuditStore(office.database).rows(AuditNarrowing(act: .savedReplyReleased), limit: 9, offset: 0).elements
        #expect(rows.count == 1 && !rows[0].entry.factsText.contains("Chữ"))
        await #expect(throws: SavedReplyError.notFound) { try await replies.reply(.init("khong")) }
        await #expect(throws: SavedReplyError.notFound) {
            try await replies.change(.init("khong"), of: nil, by: .init("an")) { try $0.release(revision: 0, by: $1, at: Office.now) }
        }
        await #expect(throws: RightsError.notAllowed) {
            try await replies.change(.init("m3"), of: unit, by: .init("root")) {
                try $0.propose(title: "x", text: "y", revision: 0, by: $1, at: Office.now)
            }
        }
        #expect(try await replies.replies(of: nil).count == 2)
    }
}
