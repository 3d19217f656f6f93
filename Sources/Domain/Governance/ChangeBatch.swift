// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Changes that came together and are best decided together, such as those of one file.
package struct ChangeBatch: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<ChangeBatch>

    package let id: ID
    /// What its sender calls it: the name of the file.
    package let name: String
    package let sender: Person.ID
    package let sent: Date

    package init(id: ID, name: String, sender: Person.ID, sent: Date) {
        self.id = id
        self.name = name
        self.sender = sender
        self.sent = sent
    }

    /// A batch with its changes, in the order in which they were made.
    package struct Whole: Sendable {
        package let batch: ChangeBatch
        package let changes: [Change]
        /// Names the very drafts that somebody looks at.
        package let digest: String

        package init(_ batch: ChangeBatch, _ changes: [Change], hash: Hash) {
            self.batch = batch
            self.changes = changes
            digest = hash(changes.map { "\($0.id.text) \($0.draft.digest)" }.joined(separator: "\n"))
        }
    }
}

/// Every batch of changes.
package protocol ChangeBatches: Sendable {
    /// Makes and keeps a batch with a change about each of several subjects in one transaction: all of them, or none.
    ///
    /// `make` runs again when another node got there first, so it must touch nothing else.
    func keep(
        _ batch: ChangeBatch, about subjects: [Subject], _ make: @escaping @Sendable (Subject, Circumstances) throws -> Change
    ) async throws -> [Change]

    /// - Throws: ``ChangeError/notFound``.
    func batch(_ id: ChangeBatch.ID) async throws -> ChangeBatch.Whole

    /// The batch that a change came with; `nil` where it came alone.
    func batch(of change: Change.ID) async throws -> ChangeBatch?

    /// The newest first.
    func batches(limit: Int) async throws -> [ChangeBatch]

    /// Takes a step with several changes of a batch in one transaction, in their order: with all of them, or with none.
    ///
    /// - Parameter digest: Of all the batch's changes as they were looked at; `nil` where that does not matter.
    /// - Throws: ``ChangeError/batchChanged`` where one of them is another by now.
    func change(
        _ id: ChangeBatch.ID, digest: String?, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout Change, Circumstances) throws -> Void
    ) async throws -> [Change]
}
