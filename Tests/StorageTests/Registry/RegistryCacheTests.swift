// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization
import Testing

/// The registry that everybody reads: made once of the same facts, and anew as soon as they are others.
@Suite(.serialized) struct RegistryCacheTests {
    /// Facts that tell how often they were read.
    private final class Counted: Facts {
        let store: FactStore
        private let reads = Mutex(0)

        init(_ store: FactStore) { self.store = store }

        var count: Int { reads.withLock { $0 } }

        func facts(known: Date?) async throws -> [Fact] {
            reads.withLock { $0 += 1 }
            return try await store.facts(known: known)
        }

        func replace(with facts: [Fact], at now: Date) async throws -> FactsReport { try await store.replace(with: facts, at: now) }
        func restore(_ dump: RegistryDump, at now: Date) async throws -> FactsReport { try await store.restore(dump, at: now) }
        func history(of subject: Subject) async throws -> [KnownFact] { try await store.history(of: subject) }
        func generation() async throws -> String { try await store.generation() }
    }

    private static func facts(titled title: String) throws -> [Fact] {
        var facts = RegistryFacts()
        facts.fields = [Field(id: .init("f"), name: Words(vi: "Vườn"), unit: .init("u"))]
        facts.duties = [Duty(id: .init("AA-01"), field: .init("f"), title: Words(vi: title), sources: ["sổ bịa"], confidence: .high)]
        return try facts.encoded { _, _ in "bịa" }
    }

    @Test(arguments: Engine.available)
    func `many who come at once share one, and after a change find the new one`(_ engine: Engine) async throws {
        let facts = Counted(FactStore(try await engine.migratedDatabase()))
        let registries = RegistryCache(facts: facts)
        for (round, title) in [(1, "Trồng khế"), (2, "Thả đèn")] {
            _ = try await facts.replace(with: Self.facts(titled: title), at: Date(timeIntervalSince1970: Double(round)))
            let found = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<20 { group.addTask { try await registries.registry(known: nil).duties(matching: title, limit: 1).first?.duty.title.vi } }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(found == [title] && facts.count == round)
        }
    }
}
