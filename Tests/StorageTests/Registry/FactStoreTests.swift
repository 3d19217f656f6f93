// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What any store of facts promises.
@Suite(.serialized) struct FactStoreTests {
    static func fact(_ key: String, _ body: String) -> Fact { Fact(kind: "thing", key: key, body: body, origin: "made-up.yaml:1") }

    @Test(arguments: Engine.available)
    func `a changed fact is a new row, and yesterday's can be asked again`(_ engine: Engine) async throws {
        let facts = FactStore(try await engine.migratedDatabase())
        _ = try await facts.replace(with: [Self.fact("a", "1"), Self.fact("b", "1")], at: MadeUpLaw.instant(100))
        let report = try await facts.replace(with: [Self.fact("a", "2"), Self.fact("c", "1")], at: MadeUpLaw.instant(200))

        #expect((report.added, report.changed, report.dropped, report.unchanged) == (1, 1, 1, 0))
        #expect(try await facts.facts(known: nil) == [Self.fact("a", "2"), Self.fact("c", "1")])
        #expect(try await facts.facts(known: MadeUpLaw.instant(199)) == [Self.fact("a", "1"), Self.fact("b", "1")])
        #expect(try await facts.facts(known: MadeUpLaw.instant(200)) == [Self.fact("a", "2"), Self.fact("c", "1")])
        #expect(try await facts.facts(known: MadeUpLaw.instant(99)).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `the same facts again change nothing`(_ engine: Engine) async throws {
        let facts = FactStore(try await engine.migratedDatabase())
        #expect(try await facts.generation() == "")
        let all = [Self.fact("a", "1"), Self.fact("b", "1")]
        _ = try await facts.replace(with: all, at: MadeUpLaw.instant(100))
        let generation = try await facts.generation()
        let report = try await facts.replace(with: all.reversed(), at: MadeUpLaw.instant(300))
        #expect(report.unchanged == 2)
        #expect(try await facts.generation() == generation)
        _ = try await facts.replace(with: [], at: MadeUpLaw.instant(300))
        #expect(try await facts.generation() != generation)
    }

    /// Replays random histories and asks each instant of a plain list of what was known when.
    @Test(arguments: Engine.available, [1, 2, 3])
    func `any history answers as a plain list of its states does`(_ engine: Engine, _ seed: Int) async throws {
        let facts = FactStore(try await engine.migratedDatabase())
        var source = SplitMix(state: UInt64(seed))
        var states: [(at: Date, facts: [Fact])] = []
        for step in 1...12 {
            let keys = ["a", "b", "c", "d"].filter { _ in Bool.random(using: &source) }
            let state = keys.map { Self.fact($0, String(Int.random(in: 1...2, using: &source))) }
            let now = MadeUpLaw.instant(step * 10)
            _ = try await facts.replace(with: state, at: now)
            states.append((now, state))
        }
        for second in 0...130 {
            let expected = states.last { $0.at <= MadeUpLaw.instant(second) }?.facts ?? []
            #expect(try await facts.facts(known: MadeUpLaw.instant(second)) == expected)
        }
    }
}

/// Random numbers that are the same on every run. After Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
