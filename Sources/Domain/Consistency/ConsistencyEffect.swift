// SPDX-License-Identifier: Apache-2.0

/// What a change would do to what contradicts, found before anybody approves it.
package struct ConsistencyEffect: Hashable, Sendable {
    /// What would contradict and does not yet.
    package let introduced: [Inconsistency]
    /// What contradicts and would no longer.
    package let mended: [Inconsistency]

    package var isNothing: Bool { introduced.isEmpty && mended.isEmpty }

    /// - Returns: `nil` for what is no fact.
    package init?(of subject: Subject, saying json: String?, in facts: RegistryFacts) {
        guard let after = facts.applying(subject, json) else { return nil }
        let (old, new) = (ConsistencyCheck(facts).inconsistencies, ConsistencyCheck(after).inconsistencies)
        let (was, will) = (Set(old), Set(new))
        introduced = new.filter { !was.contains($0) }
        mended = old.filter { !will.contains($0) }
    }
}
