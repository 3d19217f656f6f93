// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Synchronization
import Testing
import Web

/// Whoever comes too often waits, and nobody else does; the clock is moved by hand.
@Suite struct PaceTests {
    /// Three turns at once, one more every ten seconds, for every errand of an address; a person has one turn fewer.
    private static let tight = Paces(
        ofAddress: Dictionary(uniqueKeysWithValues: Errand.allCases.map { ($0, Pace(burst: 3, perSecond: 0.1)) }),
        ofPerson: Dictionary(uniqueKeysWithValues: Errand.allCases.map { ($0, Pace(burst: 2, perSecond: 0.1)) })
    )

    private static func site(_ paces: Paces, _ clock: HandClock) async throws -> TestSite {
        try await TestSite(proxies: [""], paces: paces, now: { clock.now })
    }

    @Test func `a burst is served, then told how long to wait, and served again after that`() async throws {
        let clock = HandClock()
        try await Self.site(Self.tight, clock).visit { visitor in
            for _ in 0..<3 { #expect(try await visitor.get("/about").status == 200) }
            let held = try await visitor.get("/about?lang=en")
            #expect(held.status == 429 && held.header("Retry-After") == "10" && held.text.contains("Wait 10 seconds"))
            clock.advance(by: 9)
            #expect(try await visitor.get("/about").header("Retry-After") == "1")
            clock.advance(by: 1)
            #expect(try await visitor.get("/about").status == 200)
            #expect(try await visitor.get("/about").status == 429)
        }
    }

    @Test func `programs are told in their own form`() async throws {
        try await Self.site(Self.tight, HandClock()).visit { visitor in
            for _ in 0..<3 { _ = try await visitor.get("/about") }
            let held = try await visitor.get("/api/v1/search?q=a")
            #expect(held.status == 429 && held.header("Content-Type")?.hasPrefix("application/problem+json") == true)
            // Whatever watches over the program is not turned away, and what is kept for ever is fetched once.
            #expect(try await visitor.get("/api/v1/health").status == 200)
            #expect(try await visitor.get("/assets/khong.css").status == 404)
        }
    }

    @Test func `one address in front does not hold up those behind it`() async throws {
        try await Self.site(Self.tight, HandClock()).visit { visitor in
            for last in 1...5 {
                for wanted in [200, 200, 200, 429] {
                    let reply = try await visitor.get("/about", from: "192.0.2.\(last)")
                    #expect(reply.status == wanted)
                }
            }
            // What stands left of the address that the server in front has seen was written by the caller.
            #expect(try await visitor.get("/about", from: "203.0.113.9, 192.0.2.1").status == 429)
        }
    }

    @Test func `an address that is not believed changes nothing`() async throws {
        let site = try await TestSite(paces: Self.tight)
        try await site.visit { visitor in
            for (last, wanted) in [(1, 200), (2, 200), (3, 200), (4, 429)] {
                let reply = try await visitor.get("/about", from: "192.0.2.\(last)")
                #expect(reply.status == wanted)
            }
        }
    }

    @Test(arguments: [
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"), ("192.0.2.1", "192.0.2.7", "192.0.2.1"), ("10.0.0.1", "192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("10.0.0.1", "spoofed, 192.0.2.7", "192.0.2.7"), ("10.0.0.1", "'; DROP TABLE", "10.0.0.1"), ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7:55012", "192.0.2.7"), ("::ffff:10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("10.0.0.1", "[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "", "2001:db8:1:2::/64"), ("::1", "", "0:0:0:0::/64"), ("10.0.0.1", "10.0.0.2, 10.0.0.2", "10.0.0.2"),
    ])
    func `a caller is whom the nearest server that is believed has seen`(_ peer: String, _ forwarded: String, _ caller: String) {
        #expect(CallerAddress.text(peer: peer, forwarded: [forwarded], proxies: ["10.0.0.1", "10.0.0.2"]) == caller)
    }

    @Test func `wrong passwords use turns up, and whoever gets in has his back`() async throws {
        let clock = HandClock()
        let paces = Paces(ofAddress: [.entering: Pace(burst: 3, perSecond: 0.01)], ofPerson: [:])
        let office = try await StaffOffice(paces: paces, now: { clock.now })
        try await office.site.visit { visitor in
            for _ in 0..<10 { _ = try await office.enter(visitor, "quan-tri") }
            for _ in 0..<3 {
                #expect(try await visitor.post("/sign-in", [("email", "quan-tri@example.org"), ("password", "sai rồi nhé bạn")]).status == 403)
            }
            let held = try await visitor.post("/sign-in", [("email", "quan-tri@example.org"), ("password", StaffOffice.password)])
            #expect(held.status == 429 && held.header("Retry-After") == "100")
            // Links and their guesses go by the same door.
            #expect(try await visitor.post("/welcome", [("secret", "x")]).status == 429)
            // Reading and asking do not.
            #expect(try await visitor.get("/sign-in").status == 200)
            #expect(try await visitor.post("/questions", [("question", "Ai cấp giấy phép?")]).status == 303)
        }
    }

    @Test func `other paces hold from the moment they are set, and turns that were used stay used`() async throws {
        let clock = HandClock()
        let site = try await Self.site(.usual, clock)
        try await site.visit { visitor in
            for _ in 0..<150 { #expect(try await visitor.get("/about").status == 200) }
            site.whole.hold(PaceLimits(pagesPerSecond: 10, questionsPerSecond: 1, entriesPerMinute: 1))
            // Ten pages a second: a hundred at once, and they have been had.
            for _ in 0..<100 { _ = try await visitor.get("/about") }
            #expect(try await visitor.get("/about").status == 429)
            clock.advance(by: 1)
            for wanted in Array(repeating: 200, count: 10) + [429] { #expect(try await visitor.get("/about").status == wanted) }
            clock.advance(by: 100)
            let wrong = [("email", "khong-ai@example.org"), ("password", "sai rồi nhé bạn")]
            for wanted in [403, 403, 403, 403, 403, 429] { #expect(try await visitor.post("/sign-in", wrong).status == wanted) }
            site.whole.hold(.usual)
            clock.advance(by: 100)
            for _ in 0..<150 { #expect(try await visitor.get("/about").status == 200) }
        }
    }

    @Test func `a person has turns of his own, wherever he comes from`() async throws {
        let paces = Paces(ofAddress: [:], ofPerson: [.writing: Pace(burst: 2, perSecond: 0.1)])
        let office = try await StaffOffice(paces: paces)
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let (root, an) = (try await office.enter(visitor, "quan-tri"), try await office.enter(visitor, "an"))
            let name = [("name", "Người Bịa"), ("language", "vi"), ("notices", "08:00")]
            for _ in 0..<2 { #expect(try await root.post("/me", name).status == 303) }
            #expect(try await root.post("/me", name).status == 429)
            #expect(try await an.post("/me", name).status == 303)
        }
    }
}

/// A clock that stands still until it is told.
final class HandClock: Sendable {
    private let passed = Mutex(0.0)

    var now: Date { passed.withLock { TestSite.now.addingTimeInterval($0) } }

    func advance(by seconds: Double) { passed.withLock { $0 += seconds } }
}

extension Visitor {
    func get(_ address: String, from forwarded: String) async throws -> Reply {
        try await send(.get, address, headers: HTTPFields([HTTPFields.Element(name: .init("X-Forwarded-For") ?? .from, value: forwarded)]))
    }
}
