// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird
import Storage
import Synchronization
import Testing
import Web

/// What an open page hears, and that it misses nothing when it was away.
@Suite struct LiveTests {
    @Test func `what is done at the desk comes in its order, from where a page left off, and without a word of what was said`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let id = String(page.dropFirst("/desk/".count))
            let all = try await an.get("/desk/events?last=0")
            #expect(all.status == 200 && all.header("Content-Type")?.hasPrefix("text/event-stream") == true)
            #expect(all.text.hasPrefix("retry: 2000") && all.text.contains("id: 1") && all.text.contains("id: 2") && all.text.contains("waiting"))
            #expect(all.text.contains(id) && !all.text.contains("Mở phiếu"))
            // A connection that was lost goes on after the last that it heard.
            let name = try #require(HTTPFields.Element.Name("Last-Event-ID"))
            let rest = try await visitor.send(.get, "/desk/events?last=0", headers: [.cookie: an.cookie, name: "1"])
            #expect(!rest.text.contains("id: 1") && rest.text.contains("id: 2"))
            #expect(try await !an.get("/desk/events?last=2").text.contains("id:"))
            let open = try await an.get("/desk").text
            #expect(open.contains("data-events=\"/desk/events?last=2\""))
            _ = try await an.post(page + "/answer", [("revision", "1")] + DeskPageTests.answer)
            #expect(try await an.get("/desk/events?last=2").text.contains("\"kind\":\"done\""))
        }
    }

    @Test func `nobody hears of what he may not see`() async throws {
        let office = try await DeskPageTests.office()
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let khac = try await office.enter(visitor, "khac")
            #expect(try await !khac.get("/desk/events?last=0").text.contains("id:"))
            #expect(try await visitor.get("/desk/events?last=0").location.hasPrefix("/sign-in"))
            try await DeskTiePageTests.openOther(office)
            // Whoever asked hears of what he may read, and of his own ticket alone.
            #expect(try await !visitor.get(DeskPageTests.link + "/events?last=0").text.contains("id:"))
            _ = try await an.post(page + "/answer", [("revision", "1")] + DeskPageTests.answer)
            let own = try await visitor.get(DeskPageTests.link + "/events?last=0").text
            #expect(own.contains("id: 4") && !own.contains("id: 1") && !own.contains("id: 2") && !own.contains("id: 3"))
            #expect(try await visitor.get("/tickets/doan/events").status == 404)
            #expect(try await visitor.get(DeskPageTests.link).text.contains("data-events=\"/tickets/bi-mat/events?last="))
        }
    }

    /// What is done between the rounds of a stream, a second and more apart.
    private final class Meanwhile: Sendable {
        private let steps = Mutex<[@Sendable () async throws -> Void]>([])
        let clock = Clock()

        func then(_ step: @escaping @Sendable () async throws -> Void) { steps.withLock { $0.append(step) } }

        func go() async throws {
            clock.advance(by: 2)
            try await steps.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
        }
    }

    @Test func `what is done while a page listens comes once, and to nobody whom it does not concern`() async throws {
        let meanwhile = Meanwhile()
        let office = try await DeskPageTests.office(live: LivePace(rounds: 3) { try await meanwhile.go() }) { meanwhile.clock.now }
        try await DeskPageTests.taken(in: office) { visitor, an, page in
            let khac = try await office.enter(visitor, "khac")
            let asker = DeskPageTests.link + "/events"
            meanwhile.then { try await DeskTiePageTests.openOther(office) }
            #expect(try await Self.news(khac.get("/desk/events")) == [])
            meanwhile.then { _ = try await an.post(page + "/notes", [("revision", "1"), ("note", "Ghi bịa")]) }
            #expect(try await Self.news(an.get("/desk/events")).count == 1)
            meanwhile.then { try await DeskTiePageTests.openOther(office, id: "0ff1ce00bb", secret: "kia") }
            #expect(try await Self.news(visitor.get(asker)) == [])
            meanwhile.then { _ = try await an.post(page + "/answer", [("revision", "2")] + DeskPageTests.answer) }
            let answered = try await Self.news(visitor.get(asker))
            #expect(answered.count == 1 && answered.first?.contains("\"kind\":\"done\"") == true)
        }
    }

    private static func news(_ stream: Reply) throws -> [String] {
        #expect(stream.text.hasPrefix("retry: 2000"))
        return stream.text.components(separatedBy: "\n\n").filter { $0.hasPrefix("id:") }
    }
}
