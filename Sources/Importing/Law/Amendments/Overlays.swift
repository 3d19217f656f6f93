// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where an act lies over others for its term: it gives a power to somebody else than they do, or handles a procedure otherwise, and leaves their words
/// as they are.
enum Overlays {
    /// - Parameter count: How many changes the act makes besides; these are counted on.
    static func proposals(in act: Act, from powers: [CompetenceProposal], after count: Int) -> [ProposedAmendment] {
        var found: [ProposedAmendment] = []
        // What has no end changes the law for good, and says so in other words.
        for power in powers where power.effect.until != nil {
            for moved in power.moved ?? [] {
                let ordinal = count + found.count
                let basis = AmendmentBasis(
                    document: act.document.id, number: act.document.number, issued: act.document.issued, path: power.basis.path, ordinal: ordinal)
                let amendment = Amendment(
                    id: .init("\(act.document.id.text)/\(ordinal)"), target: moved.document,
                    operation: .overlay(at: moved.path, says: power.sentence),
                    basis: basis, effect: power.effect)
                found.append(
                    ProposedAmendment(
                        amendment: amendment, instruction: power.sentence, targetWords: moved.act,
                        doubts: power.effect.from == nil ? [.noDay] : []))
            }
        }
        return found
    }
}
