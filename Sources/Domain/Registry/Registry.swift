// SPDX-License-Identifier: Apache-2.0

/// All that is known of duties, holders, procedures and places at one instant of known time; asked, never guessed.
package struct Registry: Sendable {
    package let facts: RegistryFacts

    package init(_ facts: RegistryFacts) { self.facts = facts }
}

/// The content as values, one list a kind.
package struct RegistryFacts: Hashable, Sendable {
    package var duties: [Duty] = []
    package var competences: [Competence] = []
    package var procedures: [Procedure] = []
    package var changes: [ProcedureChange] = []
    package var fields: [Field] = []
    package var units: [Unit] = []
    package var places: [Place] = []
    package var rules: [TransitionRule] = []
    package var documents: [KnownDocument] = []
    package var counts: [PublishedCount] = []
    package var gaps: [KnownGap] = []
    package var rejectedClaims: [RejectedClaim] = []
    package var practice: [PracticeQuestion] = []
    package var doubts: [Doubt] = []
    package var hotlines: [HotlineNumber] = []

    package init() {}
}
