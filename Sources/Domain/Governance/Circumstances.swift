// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Over what a step of a change is decided: who acts, and what stands; all read in the transaction that keeps the step.
package struct Circumstances: Sendable {
    package let rights: Rights
    /// What the thing says now; `nil` where there is none.
    package let current: Content?
    /// The change that made it say so; `nil` where it came from elsewhere.
    package let currentChange: Change.ID?
    /// Whatever the thing has said before.
    package let earlier: [Content]
    package let now: Date
    package let hash: Hash
    /// The trial of the change, where it is one of knowledge and has been tried.
    package let trial: KnowledgeTrial?
    /// What a trial must have been made over to count.
    package let ground: KnowledgeTrial.Ground?
    /// Whose matter a content is, as JSON; `nil` where that cannot be told from it.
    private let matter: @Sendable (_ json: String) -> Scope?

    package init(
        rights: Rights, current: Content?, currentChange: Change.ID? = nil, earlier: [Content] = [], now: Date, hash: @escaping Hash,
        trial: KnowledgeTrial? = nil, ground: KnowledgeTrial.Ground? = nil,
        matter: @escaping @Sendable (_ json: String) -> Scope? = { _ in nil }
    ) {
        self.rights = rights
        self.current = current
        self.currentChange = currentChange
        self.earlier = earlier
        self.now = now
        self.hash = hash
        self.trial = trial
        self.ground = ground
        self.matter = matter
    }

    package var day: Day { Day(now) }
    package var hand: Hand { rights.hand(on: day) }

    /// What an editor began from, by its digest.
    ///
    /// - Throws: ``ChangeError/overtaken(_:by:)`` where something else stands by now.
    package func base(digest: String?) throws(ChangeError) -> Content? {
        guard digest == current?.digest else { throw overtaken(earlier.first { $0.digest == digest }) }
        return current
    }

    /// Decides a verb about a draft: over what it proposes and, where that is another's matter, over what it was made from.
    func require(_ verb: Verb, _ draft: Draft, owners: Set<Person.ID> = []) throws(RightsError) {
        let was = draft.base.flatMap { matter($0.json) }
        // The matter is told by the content, never by whoever wants it to be his.
        let told = draft.content.map { matter($0.json) } ?? was
        guard told == nil || told == draft.scope else { throw .notAllowed }
        for scope in Set([draft.scope, was ?? draft.scope]) { try rights.require(verb, Thing(scope, owners: owners), on: day) }
    }

    /// - Throws: ``ChangeError/overtaken(_:by:)`` where the draft was made from something else than what stands.
    func checkBase(of draft: Draft) throws(ChangeError) {
        guard draft.base == current else { throw overtaken(draft.base) }
    }

    private func overtaken(_ base: Content?) -> ChangeError {
        .overtaken(Difference.between(base?.json, current?.json), by: currentChange)
    }
}
