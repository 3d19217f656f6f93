// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Registries made from the facts: the present one is made again when the facts have changed, past ones are kept for a while.
package actor RegistryCache: Registries {
    private let facts: any Facts
    private var present: (generation: String, registry: Registry)?
    private var past: [(known: Date, generation: String, registry: Registry)] = []

    /// Past instants asked about of late; a registry takes a few megabytes.
    private static let mostPast = 8

    package init(facts: any Facts) { self.facts = facts }

    package func registry(known: Date?) async throws -> Registry {
        if let known { return try await registry(at: known) }
        let generation = try await facts.generation()
        if let present, present.generation == generation { return present.registry }
        let registry = Registry(try RegistryFacts(try await facts.facts(known: nil)), generation: generation)
        present = (generation, registry)
        return registry
    }

    private func registry(at known: Date) async throws -> Registry {
        // An instant that is not over yet may still come to know more, so what is kept goes with the generation.
        let generation = try await facts.generation()
        if let kept = past.first(where: { $0.known == known && $0.generation == generation }) { return kept.registry }
        let registry = Registry(try RegistryFacts(try await facts.facts(known: known)), generation: generation)
        past = past.suffix(Self.mostPast - 1) + [(known, generation, registry)]
        return registry
    }
}
