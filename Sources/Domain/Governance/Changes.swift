// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every change of a governed thing that was ever drafted.
package protocol Changes: ChangeBatches {
    func change(_ id: Change.ID) async throws -> Change

    /// What a subject says now, for an editor to begin from; `nil` where it says nothing.
    func current(_ subject: Subject) async throws -> Content?

    /// The open changes in which a person, under any of his names, had a hand; newest first.
    func drafts(of person: Person.ID) async throws -> [Change]

    /// The submitted changes that a person may approve, longest waiting first.
    func waiting(for person: Person.ID, at now: Date) async throws -> [Change]

    /// How many submitted changes a person may approve.
    func waitingCount(for rights: Rights, on day: Day) async throws -> Int

    /// A page of all changes, newest first.
    func changes(_ narrowing: ChangeNarrowing, limit: Int, offset: Int) async throws -> Listing<Change>

    /// All changes of a subject, oldest first.
    func history(of subject: Subject) async throws -> [Change]

    /// Approved changes whose author and approver count as one by now: found too late, to be looked at again by others.
    func approvedByTheirAuthors() async throws -> [Change]

    /// Facts of which the content files say something else than what stands by an approved change.
    func conflicts() async throws -> [FileConflict]

    /// Makes and keeps a change in one transaction.
    ///
    /// `make` runs again when another node got there first, so it must touch nothing else.
    func keep(
        about subject: Subject, by person: Person.ID, at now: Date, _ make: @escaping @Sendable (Circumstances) throws -> Change
    ) async throws -> Change

    /// Makes and keeps a change about each of several subjects in one transaction: all of them, or none. One that waits already with the same content
    /// over the same is given back in the place of another.
    ///
    /// `make` runs again when another node got there first, so it must touch nothing else.
    func keep(
        about subjects: [Subject], by person: Person.ID, at now: Date, _ make: @escaping @Sendable (Subject, Circumstances) throws -> Change
    ) async throws -> [Change]

    /// Reads, changes and keeps a change in one transaction; what is approved by it takes effect in the same one.
    ///
    /// `step` runs again when another node got there first, so it must touch nothing but the change.
    func change(
        _ id: Change.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout Change, Circumstances) throws -> Void
    ) async throws -> Change
}

/// What a list of changes is narrowed by.
package struct ChangeNarrowing: Hashable, Sendable {
    /// `nil` for any.
    package let state: Change.State?
    /// Each stands in what the change is about, in its reason or its source; without regard to case and marks.
    package let words: String

    package init(state: Change.State? = nil, words: String = "") {
        self.state = state
        self.words = words
    }
}
