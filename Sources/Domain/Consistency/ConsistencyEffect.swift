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
        self.init(of: [(subject, json)], in: facts)
    }

    /// The same, of several changes that are decided together.
    package init?(of changes: [(subject: Subject, json: String?)], in facts: RegistryFacts) {
        var after = facts
        for (subject, json) in changes {
            guard let next = after.applying(subject, json) else { return nil }
            after = next
        }
        // Elsewhere nothing can have become another.
        let reach = ConsistencyReach(of: Set(changes.map(\.subject)), between: facts, and: after).subjects
        let (old, new) = (ConsistencyCheck(facts, about: reach).inconsistencies, ConsistencyCheck(after, about: reach).inconsistencies)
        let (was, will) = (Set(old), Set(new))
        introduced = new.filter { !was.contains($0) }
        mended = old.filter { !will.contains($0) }
    }
}
