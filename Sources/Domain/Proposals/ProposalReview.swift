// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A proposal on its way: it waits, becomes the draft of a row by a person, or is rejected by one with a reason.
package struct ProposalReview: Identifiable, Hashable, Codable, Sendable {
    package let proposal: CompetenceProposal
    package private(set) var state: State
    package private(set) var decision: Decision?

    package enum State: String, CaseIterable, Codable, Sendable {
        case waiting, drafted, rejected
    }

    package struct Decision: Hashable, Codable, Sendable {
        package let by: Person.ID
        package let at: Date
        /// The draft that was made of it, which somebody else must approve.
        package let change: Change.ID?
        package let reason: String?
    }

    package var id: CompetenceProposal.ID { proposal.id }

    package init(_ proposal: CompetenceProposal) {
        self.proposal = proposal
        state = .waiting
    }

    package mutating func draft(as change: Change.ID, by person: Person.ID, at now: Date) throws(ProposalError) {
        guard state == .waiting else { throw .decided }
        state = .drafted
        decision = Decision(by: person, at: now, change: change, reason: nil)
    }

    package mutating func reject(because reason: String, by person: Person.ID, at now: Date) throws(ProposalError) {
        guard state == .waiting else { throw .decided }
        let reason = reason.singleLine
        guard !reason.isEmpty else { throw .noReason }
        state = .rejected
        decision = Decision(by: person, at: now, change: nil, reason: reason)
    }
}

package enum ProposalError: Refusal, Equatable {
    case notFound
    case decided
    case noReason
    case noSuchDuty(String)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .decided: .conflict
        case .noReason, .noSuchDuty: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "proposal.not-found"
        case .decided: "proposal.decided"
        case .noReason: "proposal.no-reason"
        case .noSuchDuty: "proposal.no-such-duty"
        }
    }

    package var details: [String] { if case .noSuchDuty(let text) = self { [text] } else { [] } }
}
