// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What any store of the desk's events promises: each once, in the order in which they were kept, to whoever may see them.
@Suite(.serialized) struct DeskEventStoreTests {
    typealias Office = MadeUpOffice
    typealias Desk = TicketStoreTests.Desk

    @Test(arguments: Engine.available)
    func `what many do at once is heard by whoever reads on, each once`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let events = DeskEventStore(desk.office.database)
        let ids = (0..<12).map { "t\($0)" }
        for id in ids { try await desk.open(id) }
        let start = try await events.last()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask {
                    _ = try await desk.tickets.change(.init(id), by: .init("an")) { try $0.take(revision: 0, by: $1, at: Office.now) }
                }
            }
            // Whoever reads while they write never passes one over.
            var (heard, last, looks): ([String], Int, Int) = ([], start, 0)
            while heard.count < ids.count, looks < 100_000 {
                looks += 1
                let found = try #require(try await events.events(after: last, for: .init("an"), on: Office.today))
                heard += found.map(\.ticket.text)
                last = found.last?.id ?? last
                await Task.yield()
            }
            try await group.waitForAll()
            #expect(heard.sorted() == ids.sorted())
        }
    }

    @Test(arguments: Engine.available)
    func `each hears of his own, and whoever was away too long is told to load the page`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let events = DeskEventStore(desk.office.database)
        #expect(try await events.last() == 0)
        #expect(try await events.events(after: 0, for: .init("an"), on: Office.today) == [])
        try await desk.open("t")
        try await desk.open("xa", unit: TicketStoreTests.sea)
        #expect(try await events.events(after: 0, for: .init("an"), on: Office.today)?.map(\.ticket.text) == ["t"])
        #expect(try await events.events(after: 0, secretDigest: "s-")?.isEmpty == true)
        try await desk.take("t", by: "an")
        // Whoever asked hears of what he may read: not that his ticket is there, nor that somebody took it.
        #expect(try await events.events(after: 0, secretDigest: "s-t")?.isEmpty == true)
        let later = Office.now.addingTimeInterval(DeskEvent.keptSeconds + 60)
        try await desk.office.database.write { try DeskEventStore.forget(at: later, in: $0) }
        #expect(try await events.events(after: 0, for: .init("an"), on: Office.today) == nil)
        #expect(try await events.events(after: 2, for: .init("an"), on: Office.today)?.map(\.kind) == [.changed])
        #expect(try await events.last() == 3)
        _ = try await desk.tickets.change(secretDigest: "s-xa") { try $0.add("Chưa rõ", at: later) }
        #expect(try await events.events(after: 2, secretDigest: "s-xa")?.map(\.id) == [4])
        #expect(try await events.events(after: 2, secretDigest: "s-t")?.isEmpty == true)
    }
}
