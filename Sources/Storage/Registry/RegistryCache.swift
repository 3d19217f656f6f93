// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Registries made from the facts: the present one is made again when the facts have changed, past ones are kept for a while.
package actor RegistryCache: Registries {
    private let facts: any Facts
    private let changes: (any LawChanges)?
    private var present: (of: Generation, registry: Registry)?
    /// Whoever comes while one is made waits for that one.
    private var making: (of: Generation, task: Task<Registry, any Error>)?
    private var past: [(known: Date, of: Generation, registry: Registry)] = []

    /// Past instants asked about of late; a registry takes a few megabytes.
    private static let mostPast = 8

    /// - Parameter changes: `nil` where nobody watches the law, as in most tests.
    package init(facts: any Facts, changes: (any LawChanges)? = nil) {
        self.facts = facts
        self.changes = changes
    }

    package func registry(known: Date?) async throws -> Registry {
        if let known { return try await registry(at: known) }
        let generation = try await generation()
        if let present, present.of == generation { return present.registry }
        if let making, making.of == generation { return try await making.task.value }
        let task = Task { [earlier = present?.registry] in try await make(generation, known: nil, reusing: earlier) }
        making = (generation, task)
        defer { if making?.of == generation { making = nil } }
        let registry = try await task.value
        present = (generation, registry)
        return registry
    }

    /// What a registry is made of: the facts, and what is known of the law under them.
    private struct Generation: Equatable {
        let facts: String
        let law: Int
    }

    private func generation() async throws -> Generation {
        Generation(facts: try await facts.generation(), law: try await changes?.generation() ?? 0)
    }

    private func make(_ generation: Generation, known: Date?, reusing earlier: Registry? = nil) async throws -> Registry {
        let held = try RegistryFacts(try await facts.facts(known: known))
        let watch = try await changes?.watch(held, known: known) ?? LawWatch()
        return Registry(
            held, generation: generation.facts, staleness: Staleness(held, changes: watch.changes, answered: watch.answered), reusing: earlier)
    }

    private func registry(at known: Date) async throws -> Registry {
        // An instant that is not over yet may still come to know more, so what is kept goes with the generation.
        let generation = try await generation()
        if let kept = past.first(where: { $0.known == known && $0.of == generation }) { return kept.registry }
        let registry = try await make(generation, known: known)
        past = past.suffix(Self.mostPast - 1) + [(known, generation, registry)]
        return registry
    }
}
