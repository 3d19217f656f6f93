// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization
import Testing
import Web

/// What is read once for all who listen, and how far back it reaches.
@Suite struct LatestNewsTests {
    /// Events in memory, which counts how often it is asked.
    final class Told: DeskEvents {
        private let state = Mutex((last: 0, looks: 0, isBack: false))

        var looks: Int { state.withLock { $0.looks } }

        func tell(_ count: Int) { state.withLock { $0.last += count } }
        /// As a database that was put back from a copy.
        func restore(to last: Int) { state.withLock { $0.last = last } }

        func last() async throws -> Int { state.withLock { $0.last } }
        func events(after id: Int, for person: Person.ID, on day: Day) async throws -> [DeskEvent]? { nil }
        func events(after id: Int, secretDigest: String) async throws -> [DeskEvent]? { nil }

        func news(after id: Int) async throws -> [DeskNews]? {
            state.withLock { state in
                state.looks += 1
                guard id <= state.last else { return nil }
                return (id..<min(state.last, id + 200)).map { number in
                    let event = DeskEvent(id: number + 1, ticket: .init("t\(number + 1)"), kind: .changed)
                    return DeskNews(event: event, scope: .wholeCountry, isForAsker: false)
                }
            }
        }
    }

    @Test func `all who listen are told by one look a second, each from where he left off`() async throws {
        let (told, latest, clock) = (Told(), LatestNews(), Clock())
        told.tell(5)
        #expect(try await latest.known(of: told, at: clock.now).last == 5)
        told.tell(3)
        // Within the second nothing new is looked for.
        #expect(try await latest.known(of: told, at: clock.now).last == 5 && told.looks == 0)
        clock.advance(by: 1)
        for _ in 0..<50 { #expect(try await latest.known(of: told, at: clock.now).after(5)?.map(\.event.id) == [6, 7, 8]) }
        #expect(told.looks == 1)
        let known = try await latest.known(of: told, at: clock.now)
        #expect(known.after(7)?.map(\.event.id) == [8] && known.after(8)?.isEmpty == true)
        // What came before it listened, or what it has not heard of, it does not know.
        #expect(known.after(4) == nil && known.after(9) == nil)
    }

    @Test func `of what is kept for all each hears of what is his, also of a ticket that has gone to another unit, and no earlier than stated`()
        async throws
    {
        let (latest, clock) = (LatestNews(), Clock())
        let office = try await DeskPageTests.office()
        let (events, today) = (office.site.events, Day(TestSite.now))
        func rights(_ name: String) async throws -> Rights { try await office.site.people.rights(of: .init(name)) }
        /// What is told of the kept news, as the desk's streams tell it.
        func heard(_ name: String, after id: Int = 0) async throws -> [DeskEvent]? {
            let rights = try await rights(name)
            return try await latest.known(of: events, at: clock.now).after(id)?.filter { $0.concerns(rights, on: today) }.map(\.event)
        }
        #expect(try await heard("an")?.isEmpty == true)
        try await DeskTiePageTests.openOther(office, id: "a", secret: "sa")
        try await DeskTiePageTests.openOther(office, id: "b", secret: "sb", unit: DeskPageTests.other)
        clock.advance(by: 0.9)
        for name in ["an", "khac"] { #expect(try await heard(name)?.isEmpty == true) }
        clock.advance(by: 0.1)
        // Whoever comes first has it read for all.
        for (name, his) in [("an", ["a"]), ("khac", ["b"]), ("quan-tri", [])] { #expect(try await heard(name)?.map(\.ticket.text) == his) }
        let forward: @Sendable (inout Handling, Rights) throws -> Void = {
            try $0.forward(to: DeskPageTests.other, revision: 0, because: "Của Cục Bịa", by: $1, at: TestSite.now)
        }
        _ = try await TicketStore(office.site.database).change(.init("a"), by: .init("an"), forward)
        clock.advance(by: 1)
        // Where it has gone they hear of it from then on; whoever handed it on has nothing more to hear.
        for (name, his) in [("an", []), ("khac", ["a"])] { #expect(try await heard(name, after: 2)?.map(\.ticket.text) == his) }
        let own = try await latest.known(of: events, at: clock.now).after(0)?.filter(\.isForAsker).map(\.event)
        #expect(own?.map(\.ticket.text) == ["a"])
        #expect(try await events.events(after: 0, secretDigest: Secret.digest("sa")) == own)
        #expect(try await events.events(after: 0, secretDigest: Secret.digest("sb"))?.isEmpty == true)
    }

    @Test func `it forgets what is long past, and begins anew over a database that was put back`() async throws {
        let (told, latest, clock) = (Told(), LatestNews(), Clock())
        _ = try await latest.known(of: told, at: clock.now)
        told.tell(1_300)
        for round in 1...7 {
            clock.advance(by: 1)
            let known = try await latest.known(of: told, at: clock.now)
            #expect(known.last == min(1_300, round * 200))
            #expect(known.after(known.last - 200 < 0 ? 0 : max(0, known.last - 150))?.count == min(known.last, 150))
        }
        let known = try await latest.known(of: told, at: clock.now)
        #expect(known.after(300)?.count == 1_000 && known.after(299) == nil)
        told.restore(to: 40)
        clock.advance(by: 1)
        let anew = try await latest.known(of: told, at: clock.now)
        #expect(anew.last == 40 && anew.after(40)?.isEmpty == true && anew.after(39) == nil && anew.after(1_300) == nil)
    }
}
