// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every row of the registry that acts propose.
package protocol CompetenceProposals: Sendable {
    /// Keeps those that are not kept yet.
    ///
    /// - Returns: How many were new.
    func propose(_ proposals: [CompetenceProposal], at now: Date) async throws -> Int

    func review(_ id: CompetenceProposal.ID) async throws -> ProposalReview

    /// In the order of the acts and of their texts.
    func reviews(_ narrowing: ProposalNarrowing, limit: Int, offset: Int) async throws -> Listing<ProposalReview>

    /// Makes the draft of a row of it, or of a change of a procedure, in one transaction; it has no effect before somebody else has approved it.
    ///
    /// - Parameters:
    ///   - name: Of the row or the change that is drafted anew; `nil` for one that is new, of the duty.
    ///   - make: The draft as a change of what is named, over what stands.
    func draft(
        _ id: CompetenceProposal.ID, as name: String?, of duty: Duty.ID?, change: Change.ID, by person: Person.ID, at now: Date,
        _ make: @escaping @Sendable (ProposalReview, Subject, Circumstances) throws -> Change
    ) async throws -> Change

    func reject(_ id: CompetenceProposal.ID, because reason: String, by person: Person.ID, at now: Date) async throws
}

package struct ProposalNarrowing: Hashable, Sendable {
    package let state: ProposalReview.State?
    package let basis: LegalDocument.ID?

    package init(state: ProposalReview.State? = nil, basis: LegalDocument.ID? = nil) {
        self.state = state
        self.basis = basis
    }
}
