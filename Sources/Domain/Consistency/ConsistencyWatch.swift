// SPDX-License-Identifier: Apache-2.0

extension ConsistencyCheck {
    /// What contradicts after a change, from what did before it: only the rules that touch what has changed look again, and only there.
    ///
    /// - Parameter known: All that contradicts in `before`.
    package static func updated(_ known: [Inconsistency], from before: RegistryFacts, to after: RegistryFacts) -> [Inconsistency] {
        let changed = after.changed(since: before)
        guard !changed.isEmpty else { return known }
        let reach = ConsistencyReach(of: changed, between: before, and: after).subjects
        return sorted(known.filter { !reach.contains($0.at) } + ConsistencyCheck(after, about: reach).inconsistencies)
    }
}

/// What contradicts in the registry as it stands, kept from one change to the next.
package actor ConsistencyWatch {
    private var last: (facts: RegistryFacts, generation: String, found: [Inconsistency])?

    package init() {}

    /// - Parameter registry: As it stands now, not as it was known earlier.
    package func inconsistencies(of registry: Registry) -> [Inconsistency] {
        if let last, last.generation == registry.generation, !registry.generation.isEmpty { return last.found }
        let found =
            last.map { ConsistencyCheck.updated($0.found, from: $0.facts, to: registry.facts) } ?? ConsistencyCheck(registry.facts).inconsistencies
        last = (registry.facts, registry.generation, found)
        return found
    }
}
