// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A change of a governed thing, from its first draft until somebody else has approved it.
package struct Change: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Change>

    package let id: ID
    package private(set) var draft: Draft
    package private(set) var state: State
    /// Who did what and when, oldest first; nothing is ever taken out of it.
    package private(set) var history: [Step]
    /// The approved change that this one undoes.
    package let undoes: ID?

    /// How far it has come.
    package enum State: String, Codable, Sendable, CaseIterable {
        case draft, submitted, approved, returned, withdrawn
    }

    /// What somebody did to it.
    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        package let by: Hand
        package let at: Date
        /// Digest of the draft as it then was.
        package let digest: String
        /// The draft, where the step made it.
        package let draft: Draft?
        /// Why it was returned.
        package let note: String?

        package enum Action: String, Codable, Sendable, CaseIterable {
            case drafted, edited, submitted, approved, returned, resumed, withdrawn
        }
    }

    /// Begins a change over what stands.
    ///
    /// - Throws: ``RightsError`` or ``ChangeError``.
    package init(id: ID, _ draft: Draft, undoing: ID? = nil, in here: Circumstances) throws {
        try here.require(.draft, draft)
        try here.checkBase(of: draft)
        self.id = id
        self.draft = draft
        state = .draft
        undoes = undoing
        history = []
        note(.drafted, draft: draft, in: here)
    }

    package var subject: Subject { draft.subject }

    /// Who made the first draft.
    package var author: Person.ID { history[0].by.person }

    /// Everyone who had a hand in the draft, ever, with all who counted as one with him when he had.
    package var authors: Set<Person.ID> {
        history.filter { $0.draft != nil }.reduce(into: []) { $0.formUnion($1.by.circle) }
    }

    /// The change as rights look at it.
    package var thing: Thing { Thing(draft.scope, owners: authors) }

    /// Whether somebody may let it take effect, once it is submitted.
    package func mayBeApproved(by rights: Rights, on day: Day) -> Bool { rights.may(subject.approval, thing, on: day) }

    /// Whether it may still come to anything.
    package var isOpen: Bool { [.draft, .submitted, .returned].contains(state) }

    /// When it was last submitted: since then it waits.
    package var submitted: Date? { history.last { $0.action == .submitted }?.at }

    /// Why it was last returned.
    package var returnReason: String? { history.last { $0.action == .returned }?.note }

    /// Puts another draft in the place of this one; a submitted change must be submitted again.
    ///
    /// - Parameter digest: Of the draft that was open in the editor.
    /// - Throws: ``ChangeError/changedSince(_:)`` where somebody else has edited it meanwhile.
    package mutating func edit(_ next: Draft, over digest: String, in here: Circumstances) throws {
        try require(.draft, .submitted, .returned)
        guard next.subject == subject else { throw ChangeError.notOfItsKind(subject.kind) }
        try here.require(.draft, draft)
        try here.require(.draft, next)
        try checkSeen(digest)
        try here.checkBase(of: next)
        draft = next
        state = .draft
        note(.edited, draft: next, in: here)
    }

    /// Lays the draft before whoever may approve it.
    package mutating func submit(in here: Circumstances) throws {
        try require(.draft, .returned)
        try here.require(.draft, draft)
        try here.checkBase(of: draft)
        state = .submitted
        note(.submitted, in: here)
    }

    /// Lets the change take effect. Nobody who had a hand in it can do that, by whatever account and on whose behalf.
    ///
    /// - Parameter digest: Of the very draft that was looked at.
    package mutating func approve(digest: String, in here: Circumstances) throws {
        try require(.submitted)
        try here.require(subject.approval, draft, owners: authors)
        try checkSeen(digest)
        try here.checkBase(of: draft)
        guard draft.from <= here.day || subject.hasDaysOfItsOwn else { throw ChangeError.cannotWait(draft.from) }
        try here.requireTrial(of: self)
        state = .approved
        note(.approved, in: here)
    }

    /// Gives it back to its authors with what is wrong.
    package mutating func `return`(because reason: String, in here: Circumstances) throws {
        try require(.submitted)
        try here.require(.returnChange, draft, owners: authors)
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw ChangeError.noReason }
        state = .returned
        note(.returned, because: reason, in: here)
    }

    /// Takes a return back, so that the change waits as it did before; whoever returned it may do that, until it is submitted again.
    package mutating func resume(in here: Circumstances) throws {
        try require(.returned)
        try here.require(.returnChange, draft, owners: authors)
        guard let last = history.last, last.action == .returned, here.hand.circle.contains(last.by.person) else { throw RightsError.notAllowed }
        state = .submitted
        note(.resumed, in: here)
    }

    /// Ends it without effect; its authors may do that, and nobody else.
    package mutating func withdraw(in here: Circumstances) throws {
        try require(.draft, .submitted, .returned)
        try here.require(.withdraw, draft, owners: authors)
        state = .withdrawn
        note(.withdrawn, in: here)
    }

    /// A new change that puts back what this one replaced; it needs its own second pair of eyes.
    package func undo(as id: ID, reason: String, source: String, from: Day, in here: Circumstances) throws -> Change {
        try require(.approved)
        let back = try Draft(
            of: subject, base: draft.content, content: draft.base?.json, reason: reason, source: source, from: from, scope: draft.scope,
            hash: here.hash
        )
        return try Change(id: id, back, undoing: self.id, in: here)
    }

    /// A new draft of what was withdrawn, over what stands now.
    ///
    /// - Throws: ``ChangeError/overtaken(_:by:)`` where that is no longer what it was made from.
    package func again(as id: ID, in here: Circumstances) throws -> Change {
        try require(.withdrawn)
        let again = try Draft(
            of: subject, base: here.base(digest: draft.base?.digest), content: draft.content?.json, reason: draft.reason, source: draft.source,
            from: draft.from, scope: draft.scope, hash: here.hash
        )
        return try Change(id: id, again, undoing: undoes, in: here)
    }

    private func require(_ states: State...) throws(ChangeError) {
        guard states.contains(state) else { throw .wrongState(state) }
    }

    private func checkSeen(_ digest: String) throws(ChangeError) {
        guard digest != draft.digest else { return }
        let seen = history.last { $0.draft != nil && $0.digest == digest }?.draft
        throw .changedSince(Difference.between(seen?.content?.json, draft.content?.json))
    }

    private mutating func note(_ action: Step.Action, draft made: Draft? = nil, because note: String? = nil, in here: Circumstances) {
        history.append(Step(action: action, by: here.hand, at: here.now, digest: draft.digest, draft: made, note: note))
    }
}
