// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

@Suite(.serialized) struct SecondAskingStoreTests {
    typealias Office = MadeUpOffice

    @Test(arguments: Engine.available)
    func `a ticket is due once, thirty days after it was opened, unless it is erased or long gone`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        let store = SecondAskingStore(desk.office.database)
        for (id, days) in [("today", 0.0), ("young", 29.9), ("due", 30.0), ("older", 31.0), ("gone", 46.0)] {
            try await desk.open(id, minute: -days * 1_440)
        }
        #expect(try await store.due(at: Office.now, limit: 9).map(\.id.text) == ["older", "due"])
        #expect(try await store.due(at: Office.now, limit: 1).map(\.id.text) == ["older"])
        let asking = SecondAsking(
            ticket: .init("older"), field: .init("may"), first: Office.now.addingTimeInterval(-86_400 * 31), again: Office.now, action: .answer,
            reason: .law)
        try await store.keep(asking)
        // Another node was as fast: what was found first stands.
        try await store.keep(
            SecondAsking(ticket: asking.ticket, field: nil, first: asking.first, again: asking.again, action: .handoff, reason: .noGround))
        #expect(try await store.outcomes(from: Office.today.advanced(by: -40)) == [asking])
        #expect(try await store.outcomes(from: Office.today).isEmpty)
        #expect(try await store.due(at: Office.now, limit: 9).map(\.id.text) == ["due"])
        try await desk.office.add("luat", .legal)
        _ = try await desk.tickets.change(.init("due"), by: .init("an")) { try $0.close(revision: 0, because: "Bịa", by: $1, at: Office.now) }
        _ = try await RetentionStore(desk.office.database).erase(.init("due"), because: .wanted, by: .init("luat"), at: Office.now)
        #expect(try await store.due(at: Office.now, limit: 9).isEmpty)
    }
}
