// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Over what a step of a change is decided: who acts, and what stands; all read in the transaction that keeps the step.
package struct Circumstances: Sendable {
    package let rights: Rights
    /// What the thing says now; `nil` where there is none.
    package let current: Content?
    /// The change that made it say so; `nil` where it came from elsewhere.
    package let currentChange: Change.ID?
    package let now: Date
    package let hash: Hash

    package init(rights: Rights, current: Content?, currentChange: Change.ID?, now: Date, hash: @escaping Hash) {
        self.rights = rights
        self.current = current
        self.currentChange = currentChange
        self.now = now
        self.hash = hash
    }

    package var day: Day { Day(now) }
    package var hand: Hand { rights.hand(on: day) }

    func require(_ verb: Verb, _ thing: Thing) throws(RightsError) { try rights.require(verb, thing, on: day) }

    /// - Throws: ``ChangeError/overtaken(_:by:)`` where the draft was made from something else than what stands.
    func checkBase(of draft: Draft) throws(ChangeError) {
        guard draft.base == current else {
            throw .overtaken(Difference.between(draft.base?.json, current?.json), by: currentChange)
        }
    }
}
