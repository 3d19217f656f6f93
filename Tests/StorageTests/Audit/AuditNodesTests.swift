// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Storage

/// Many writers at once, on one node and on several: no gap, no fork, and nothing lost when one of them is killed.
@Suite(.serialized) struct AuditNodesTests {
    typealias Log = AuditStoreTests

    @Test(arguments: Engine.durable)
    func `nodes that append at once make no gap and no fork`(_ engine: Engine) async throws {
        let url = try await engine.emptyURL()
        var nodes: [any SQLDatabase] = []
        for _ in 1...3 { nodes.append(try await Databases.open(url)) }
        try await Schema.migrate(nodes[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<240 {
                let log = AuditStore(nodes[number % nodes.count])
                group.addTask { try await log.record(Log.event(number, details: ["n": "\(number)"]), at: Log.now) }
            }
            try await group.waitForAll()
        }
        let log = AuditStore(nodes[0])
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole && verdict.rows == 240, "\(verdict.faults)")
        let rows = try await log.rows(AuditNarrowing(), limit: 1_000, offset: 0).elements
        #expect(Set(rows.compactMap { $0.entry.facts?["n"] }).count == 240)
        // A node that comes later goes on where an earlier one has stopped.
        for node in nodes.dropFirst() { try await node.close() }
        let late = try await Databases.open(url)
        for number in 0..<30 { try await AuditStore(late).record(Log.event(number), at: Log.now) }
        let again = try await log.verify(against: nil) { _ in }
        #expect(again.isWhole && again.rows == 270, "\(again.faults)")
        #expect(again.lanes.count <= 24)
    }

    @Test(arguments: Engine.durable)
    func `work that is run again because another got there first is recorded once`(_ engine: Engine) async throws {
        let url = try await engine.emptyURL()
        let nodes = [try await Databases.open(url), try await Databases.open(url)]
        try await Schema.migrate(nodes[0])
        try await nodes[0].write { session in
            try session.run("CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)")
            try session.run("INSERT INTO counter (id, n) VALUES (1, 0)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                let node = nodes[number % 2]
                group.addTask {
                    try await node.write { session in
                        let now: Int = try session.rows("SELECT n FROM counter WHERE id = 1").first?.get("n") ?? 0
                        try AuditStore.append(Log.event(now), at: Log.now, in: session)
                        try session.run("UPDATE counter SET n = \(now + 1) WHERE id = 1")
                    }
                }
            }
            try await group.waitForAll()
        }
        let log = AuditStore(nodes[0])
        let rows = try await log.rows(AuditNarrowing(), limit: 100, offset: 0).elements
        #expect(Set(rows.compactMap { $0.entry.facts?["n"] }.compactMap { Int($0) }) == Set(0..<40) && rows.count == 40)
        #expect(try await log.verify(against: nil) { _ in }.isWhole)
    }

    @Test(arguments: Engine.durable)
    func `writers that are killed leave a whole log that goes with what they wrote`(_ engine: Engine) async throws {
        let url = try await engine.emptyURL()
        let database = try await Databases.open(url)
        try await Schema.migrate(database)
        try await database.write { try $0.run("CREATE TABLE acknowledged (number BIGINT PRIMARY KEY)") }
        for round in 1...2 {
            let told = try await blocking {
                let writers = try (0..<2).map { try KilledWriter(url, "audit", "\((round * 2 + $0) * 1_000_000)") }
                return try writers.map { try $0.numbers(until: 25) }.reduce(into: Set()) { $0.formUnion($1) }
            }
            // At one moment: the server may still be finishing what the dead had asked for.
            let (kept, recorded) = try await database.read { session in
                (
                    try session.rows("SELECT number FROM acknowledged ORDER BY number").map { try $0.get("number") as Int },
                    try session.rows("SELECT thing_key FROM audit_entry").compactMap { Int(try $0.get("thing_key") as String) }.sorted()
                )
            }
            #expect(told.count >= 50 && told.subtracting(kept).isEmpty)
            #expect(recorded == kept)
            let verdict = try await AuditStore(database).verify(against: nil) { _ in }
            #expect(verdict.isWhole && verdict.rows >= kept.count, "\(verdict.faults)")
        }
    }

    @Test(arguments: Engine.available)
    func `of writes that share a flush one that fails takes no other with it`(_ engine: Engine) async throws {
        struct Refused: Error {}
        let log = AuditStore(try await engine.migratedDatabase())
        let kept = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<90 {
                group.addTask {
                    do {
                        try await log.database.write { session in
                            try AuditStore.append(Log.event(number), at: Log.now, in: session)
                            if number.isMultiple(of: 3) { throw Refused() }
                            if number % 3 == 1 { try session.run("INSERT INTO audit_entry (lane) VALUES (NULL)") }
                        }
                        return true
                    } catch { return false }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(kept == 30)
        let verdict = try await log.verify(against: nil) { _ in }
        #expect(verdict.isWhole && verdict.rows == 30, "\(verdict.faults)")
    }
}
