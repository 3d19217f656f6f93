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

    @Test(arguments: Engine.available)
    func `whom news concern hears of the same as if he had asked himself`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let events = DeskEventStore(desk.office.database)
        #expect(try await events.news(after: 0)?.isEmpty == true)
        #expect(try await events.news(after: 1) == nil)
        let people: [(String, Role, Scope)] = [
            ("luat", .legal, .wholeCountry), ("tinh", .operator, Scope(place: .init("ha-bia"))), ("bien", .expert, Scope(unit: TicketStoreTests.sea)),
            ("hep", .expert, Scope(unit: TicketStoreTests.sky, place: .init("ha-bia"))), ("hoi", .asker, .wholeCountry),
            ("quan", .administrator, .wholeCountry), ("dau", .approver, Scope(unit: TicketStoreTests.sea)),
        ]
        for (id, role, scope) in people { try await desk.office.add(id, role, scope) }
        for (at, unit) in [TicketStoreTests.sky, TicketStoreTests.sea].enumerated() {
            for (number, place) in [nil, "ha-bia", "ha-bia/phuong-bia", "ha-biaz"].enumerated() {
                try await desk.open("t\(at)\(number)", unit: unit, place: place)
            }
        }
        try await desk.take("t00", by: "an")
        let news = try #require(try await events.news(after: 0))
        #expect(news.map(\.event.id) == Array(1...9) && news.allSatisfy { !$0.isForAsker })
        for id in people.map(\.0) + ["an"] {
            let rights = try await desk.office.people.rights(of: .init(id))
            let asked = try #require(try await events.events(after: 0, for: .init(id), on: Office.today))
            #expect(news.filter { $0.concerns(rights, on: Office.today) }.map(\.event) == asked, "\(id)")
        }
        #expect(try await events.news(after: 8)?.map(\.event.ticket.text) == ["t00"])
        _ = try await desk.tickets.change(secretDigest: "s-t00") { try $0.add("Chưa rõ", at: Office.now) }
        #expect(try await events.news(after: 9)?.map(\.isForAsker) == [true])
    }
}
