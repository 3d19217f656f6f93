// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

@Suite(.serialized) struct NodeStoreTests {
    private static let now = Date(timeIntervalSince1970: 1_795_316_400)

    private static func node(_ name: String, _ version: String, started: Double, seen: Double) -> SiteNode {
        SiteNode(name: name, version: version, started: now.addingTimeInterval(started), seen: now.addingTimeInterval(seen))
    }

    @Test(arguments: Engine.available)
    func `a node is known by its name, whatever it was started as, until it leaves or a day has passed`(_ engine: Engine) async throws {
        let nodes = NodeStore(try await engine.migratedDatabase())
        #expect(try await nodes.all().isEmpty)
        let (old, other) = (Self.node("b", "1", started: 0, seen: 0), Self.node("a", "1", started: 0, seen: 5))
        for node in [old, other] { try await nodes.beat(node) }
        #expect(try await nodes.all() == [other, old])
        let restarted = Self.node("b", "2", started: 60, seen: 60)
        try await nodes.beat(restarted)
        #expect(try await nodes.all() == [other, restarted])
        try await nodes.leave("b")
        try await nodes.leave("nobody")
        #expect(try await nodes.all() == [other])
        try await nodes.beat(Self.node("c", "2", started: 0, seen: 86_405))
        #expect(try await nodes.all().map(\.name) == ["a", "c"])
        try await nodes.beat(Self.node("c", "2", started: 0, seen: 86_406))
        #expect(try await nodes.all().map(\.name) == ["c"])
        try await nodes.beat(Self.node("d", "2", started: 0, seen: 86_406))
        try await nodes.forgetOthers(than: "d")
        #expect(try await nodes.all().map(\.name) == ["d"])
    }
}
