// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// Rows spoilt by whoever owns the database, found by the check that people run.
@Suite(.serialized) struct AuditTamperingTests {
    typealias Log = AuditStoreTests

    enum Deed: String, CaseIterable, CustomTestStringConvertible {
        case time, actor, act, thing, key, facts, digest, previous, hash
        case removed, removedAndClosed, inserted, swapped
        case detail, detailsSwapped, detailGone, detailAdded, detailErased, orphan

        var testDescription: String { rawValue }
    }

    @Test(arguments: Engine.available.filter { $0 != .sqliteFile })
    func `every deed is found, at its place`(_ engine: Engine) async throws {
        var dice = SplitMix(state: 42)
        let log = try await Log.filled(engine, count: 30)
        #expect(try await log.verify(against: nil) { _ in }.isWhole)
        let lane = try await log.rows(AuditNarrowing(), limit: 50, offset: 0).elements.map(\.entry.position).sorted()
        try await log.database.write { session in
            try Spoiling.unlock(session)
            for table in ["audit_entry", "audit_detail"] {
                try session.run(Statement(stringLiteral: "CREATE TABLE kept_\(table) AS SELECT * FROM \(table)"))
            }
        }
        for deed in Deed.allCases {
            for _ in 1...3 {
                let chosen = try #require(lane.dropFirst().dropLast(3).randomElement(using: &dice))
                let place = try await log.database.write { try deed.apply(at: chosen, in: $0) }
                let verdict = try await log.verify(against: nil) { _ in }
                let near = verdict.faults.filter { $0.at.lane == place.lane && abs($0.at.sequence - place.sequence) <= 1 }
                #expect(!near.isEmpty && verdict.faultCount <= 4, "\(deed) at \(place): \(verdict.faults)")
                try await log.database.write { session in
                    for table in ["audit_entry", "audit_detail"] {
                        try session.run(Statement(stringLiteral: "DELETE FROM \(table)"))
                        try session.run(Statement(stringLiteral: "INSERT INTO \(table) SELECT * FROM kept_\(table)"))
                    }
                }
            }
        }
        #expect(try await log.verify(against: nil) { _ in }.isWhole)
        try await log.database.close()
    }
}

extension AuditTamperingTests.Deed {
    func apply(at chosen: AuditEntry.Position, in session: any SQLSession) throws -> AuditEntry.Position {
        let (lane, at) = (chosen.lane, chosen.sequence)
        func set(_ column: String, _ value: String) throws {
            try session.run(Statement(stringLiteral: "UPDATE audit_entry SET \(column) = \(value) WHERE lane = \(lane) AND sequence = \(at)"))
        }
        switch self {
        case .time: try set("at_ms", "at_ms - 1")
        case .actor: try set("actor", "'person:ai-khac'")
        case .act: try set("act", "'change-approved'")
        case .thing: try set("thing", "'không có'")
        case .key: try set("thing_key", "''")
        case .facts: try set("facts", "facts || '1:a1:b'")
        case .digest: try set("details", "'0'")
        case .previous: try set("previous", "hash")
        case .hash: try set("hash", "previous")
        case .removed: try session.run("DELETE FROM audit_entry WHERE lane = \(lane) AND sequence = \(at)")
        case .removedAndClosed:
            try session.run("DELETE FROM audit_entry WHERE lane = \(lane) AND sequence = \(at)")
            try session.run("DELETE FROM audit_detail WHERE lane = \(lane) AND sequence = \(at)")
            try Self.shift(lane, from: at + 1, by: -1, in: session)
        case .inserted:
            try Self.shift(lane, from: at, by: 1, in: session)
            try session.run(
                """
                INSERT INTO audit_entry SELECT lane, sequence - 1, at_ms, 'person:bia', act, thing, thing_key, facts, '', previous, hash
                FROM audit_entry WHERE lane = \(lane) AND sequence = \(at + 1)
                """
            )
        case .swapped:
            try Self.shift(lane, from: at, by: 1, in: session)
            try Self.move(lane, from: at + 2, to: at, in: session)
            try Self.shift(lane, from: at + 3, by: -1, in: session)
        case .detail, .detailsSwapped, .detailGone, .detailAdded, .detailErased, .orphan: return try spoilDetails(near: chosen, in: session)
        }
        return chosen
    }

    private func spoilDetails(near chosen: AuditEntry.Position, in session: any SQLSession) throws -> AuditEntry.Position {
        let found = try session.rows("SELECT sequence FROM audit_detail WHERE lane = \(chosen.lane) ORDER BY sequence")
        let sequences = try found.map { try $0.get("sequence") as Int }
        let one = try #require(sequences.first { $0 >= chosen.sequence - 2 })
        let place = AuditEntry.Position(lane: chosen.lane, sequence: one)
        switch self {
        case .detail: try session.run("UPDATE audit_detail SET body = '5:email1:x' WHERE lane = \(place.lane) AND sequence = \(one)")
        case .detailsSwapped:
            let two = try #require(sequences.first { $0 > one })
            let before = try session.rows("SELECT salt, body FROM audit_detail WHERE lane = \(place.lane) AND sequence = \(one)")
            let (salt, body): (String, String) = (try before[0].get("salt"), try before[0].get("body"))
            try session.run(
                """
                UPDATE audit_detail SET salt = o.salt, body = o.body
                FROM (SELECT salt, body FROM audit_detail WHERE lane = \(place.lane) AND sequence = \(two)) AS o
                WHERE lane = \(place.lane) AND sequence = \(one)
                """
            )
            try session.run("UPDATE audit_detail SET salt = \(salt), body = \(body) WHERE lane = \(place.lane) AND sequence = \(two)")
        case .detailGone: try session.run("DELETE FROM audit_detail WHERE lane = \(place.lane) AND sequence = \(one)")
        case .detailAdded:
            let bare = try session.rows("SELECT MIN(sequence) AS n FROM audit_entry WHERE lane = \(place.lane) AND details = ''").first
            let sequence: Int = try #require(try bare?.optional("n"))
            try session.run(
                "INSERT INTO audit_detail (lane, sequence, at_ms, salt, body) VALUES (\(place.lane), \(sequence), 0, 'x', '')")
            return AuditEntry.Position(lane: place.lane, sequence: sequence)
        case .detailErased:
            try session.run(
                """
                UPDATE audit_detail SET salt = NULL, body = NULL, erased_lane = lane, erased_sequence = sequence
                WHERE lane = \(place.lane) AND sequence = \(one)
                """
            )
        case .orphan:
            try session.run("INSERT INTO audit_detail (lane, sequence, at_ms, salt, body) VALUES (\(place.lane), 9999, 0, 'x', '')")
            return AuditEntry.Position(lane: place.lane, sequence: 9_999)
        default: break
        }
        return place
    }

    /// Moves the rows from a place on, with their details, by one; the far way round, so that no two ever stand at one place.
    private static func shift(_ lane: Int, from: Int, by: Int, in session: any SQLSession) throws {
        for table in ["audit_entry", "audit_detail"] {
            for step in [1_000_000, by - 1_000_000] {
                let least = step > 0 ? from : from + 1_000_000
                try session.run(
                    Statement(stringLiteral: "UPDATE \(table) SET sequence = sequence + \(step) WHERE lane = \(lane) AND sequence >= \(least)"))
            }
        }
    }

    private static func move(_ lane: Int, from: Int, to: Int, in session: any SQLSession) throws {
        for table in ["audit_entry", "audit_detail"] {
            try session.run(Statement(stringLiteral: "UPDATE \(table) SET sequence = \(to) WHERE lane = \(lane) AND sequence = \(from)"))
        }
    }
}
