// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every change of the law's text that was ever read from an act, and what became of it.
package protocol Amendments: Sendable {
    /// Takes proposals in to wait for a decision; those that are known stay as they are.
    ///
    /// - Returns: How many were new.
    func propose(_ proposals: [ProposedAmendment], at now: Date) async throws -> Int

    func review(_ id: AmendmentReview.ID) async throws -> AmendmentReview

    /// A page of the queue: by the amending act, in the order of its text.
    func reviews(_ narrowing: AmendmentNarrowing, limit: Int, offset: Int) async throws -> Listing<AmendmentReview>

    /// Reads, changes and keeps a review in one transaction; what is confirmed by it takes effect in the same one.
    ///
    /// `step` runs again when another node got there first, so it must touch nothing but the review.
    func change(
        _ id: AmendmentReview.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout AmendmentReview, Rights) throws -> Void
    ) async throws -> AmendmentReview

    /// What is known to change an act: what was confirmed, and what waits.
    func known(of document: LegalDocument.ID) async throws -> KnownAmendments

    /// Puts the text of a day in the place of an earlier day's, wherever a confirmed change begins or ends in between.
    ///
    /// - Returns: The acts whose text is another by now.
    func publish(on day: Day, at now: Date) async throws -> [LegalDocument.ID]
}

/// What the queue is narrowed by.
package struct AmendmentNarrowing: Hashable, Sendable {
    /// `nil` for any; waiting includes what was corrected.
    package var state: AmendmentReview.State?
    /// The amending act.
    package var basis: LegalDocument.ID?
    /// The act that is changed.
    package var target: LegalDocument.ID?

    package init(state: AmendmentReview.State? = nil, basis: LegalDocument.ID? = nil, target: LegalDocument.ID? = nil) {
        self.state = state
        self.basis = basis
        self.target = target
    }
}

/// What is known to change an act.
package struct KnownAmendments: Sendable {
    package let confirmed: [Amendment]
    /// Read, and not decided yet: the text does not have them.
    package let waiting: [AmendmentReview]

    package init(confirmed: [Amendment], waiting: [AmendmentReview]) {
        self.confirmed = confirmed
        self.waiting = waiting
    }
}
