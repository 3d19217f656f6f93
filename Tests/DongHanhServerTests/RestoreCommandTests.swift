// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Storage
import Testing

/// The whole shipped content, dumped by one system and read back by an empty one.
@Suite struct RestoreCommandTests {
    /// Those of the golden table: around the turns, between them, and far from all.
    static let days = [
        "2024-06-01", "2024-12-31", "2025-06-20", "2025-06-30", "2025-07-01", "2025-07-15", "2025-07-16", "2025-11-15", "2026-01-31", "2026-04-28",
        "2026-04-29", "2026-05-28", "2026-05-29", "2026-05-30", "2026-11-22", "2027-02-28", "2027-03-01", "2027-03-02", "2029-09-09",
    ]
    static let places = [nil, "Hưng Yên", "Khánh Hòa", "Nghệ An", "Đà Nẵng", "Quảng Nam"]

    @Test(arguments: TestDatabase.available)
    func `an empty system that has read the dump of another gives its answers`(_ database: TestDatabase) async throws {
        let (one, other) = (try Program(), try Program())
        let (from, to) = (try await database.address(in: one), try await database.address(in: other))
        let dump = one.path("dump.json")
        #expect(try await one.run("registry", "--format", "json", "--out", dump, database: from).status == 0)
        let restored = try await other.run("restore", dump, "--json", database: to)
        #expect(restored.status == 0, "\(restored.errors)")
        let (old, new) = (try await Self.facts(from), try await Self.facts(to))
        // All of it came from the file: nothing had been loaded before.
        #expect(try restored.json()["added"] as? Int == old.facts.count)
        #expect(old.generation == new.generation && !new.generation.isEmpty)
        #expect(old.facts.map(\.body) == new.facts.map(\.body))
        try Self.compare(Registry(try RegistryFacts(old.facts)), Registry(try RegistryFacts(new.facts)))
        // The commands that come after load nothing over it, and say the same.
        for arguments in [
            ["competence", "VT-01", "--place", "Hưng Yên", "--on", "2026-11-22", "--json"],
            ["handbook", "--on", "2027-03-01", "--out", "H", "--json"],
        ] {
            let (before, after) = (try await one.run(arguments, database: from), try await other.run(arguments, database: to))
            #expect(before.status == 0 && before.output == after.output)
        }
        #expect(try await Self.facts(to).generation == old.generation)
    }

    private static func facts(_ address: String) async throws -> (facts: [Fact], generation: String) {
        let database = try await Databases.open(address, connections: 1)
        let store = FactStore(database)
        let found = (try await store.facts(known: nil), try await store.generation())
        try await database.close()
        return found
    }

    private static func compare(_ old: Registry, _ new: Registry) throws {
        var compared = 0
        for day in try days.map({ try #require(Day(iso: $0)) }) {
            for name in places {
                var place: Place?
                if let name, case .one(let found) = old.place(named: name, on: day) { place = found }
                for duty in old.facts.duties {
                    let isSame = try old.competence(of: duty.id, at: place, on: day) == (try new.competence(of: duty.id, at: place, on: day))
                    if !isSame { Issue.record("\(duty.id.text) at \(name ?? "any place") on \(day.iso)") }
                    compared += 1
                }
            }
        }
        #expect(compared > 10_000)
    }
}
