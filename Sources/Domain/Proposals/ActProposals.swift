// SPDX-License-Identifier: Apache-2.0

/// What an act that comes in sets going, each for a person to decide: changes of other acts, and rows of the registry.
package struct ActProposals: Sendable {
    package var amendments: [ProposedAmendment]
    package var competences: [CompetenceProposal]

    package init(amendments: [ProposedAmendment] = [], competences: [CompetenceProposal] = []) {
        self.amendments = amendments
        self.competences = competences
    }
}

/// Finds what an act sets going.
package typealias Proposing = @Sendable (Act) -> ActProposals
