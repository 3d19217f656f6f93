// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where an act lies over others for its term: it gives a power to somebody else than they do, and leaves their words as they are.
enum Overlays {
    /// - Parameter count: How many changes the act makes besides; these are counted on.
    static func proposals(in act: Act, from powers: [CompetenceProposal], after count: Int) -> [ProposedAmendment] {
        var found: [ProposedAmendment] = []
        // What has no end changes the law for good, and says so in other words.
        for power in powers where power.effect.until != nil {
            for (target, path) in power.underlying.flatMap(moved) {
                guard let id = target.id, id != act.document.id else { continue }
                let ordinal = count + found.count
                let basis = AmendmentBasis(
                    document: act.document.id, number: act.document.number, issued: act.document.issued, path: power.basis.path, ordinal: ordinal)
                let amendment = Amendment(
                    id: .init("\(act.document.id.text)/\(ordinal)"), target: id, operation: .overlay(at: path, says: power.sentence), basis: basis,
                    effect: power.effect)
                found.append(
                    ProposedAmendment(
                        amendment: amendment, instruction: power.sentence, targetWords: target.words,
                        doubts: power.effect.from == nil ? [.noDay] : []))
            }
        }
        return found
    }

    /// The provisions that some words cite with their act: "Điều 7, khoản 2 Điều 5 Nghị định số …". What only amended them is passed over.
    private static func moved(_ cited: String) -> [(NamedAct, ProvisionPath)] {
        let tokens = InstructionText(cited).tokens
        var (found, waiting): ([(NamedAct, ProvisionPath)], [ProvisionPath]) = ([], [])
        var (at, isAmending) = (0, false)
        while at < tokens.count {
            if let (act, end) = NamedAct.read(tokens, at: at) {
                if !isAmending, !act.isOwn { found += waiting.map { (act, $0) } }
                (waiting, isAmending, at) = ([], false, end)
                continue
            }
            if tokens[at].low == "sửa" || tokens[at].low == "thay" { isAmending = true }
            let scan = TargetScan(tokens, from: at, before: tokens.count)
            waiting += scan.targets.map(\.path).filter { $0.steps.contains { $0.unit == .article || $0.unit.isEnclosure } }
            at = max(scan.end, at + 1)
        }
        return found
    }
}
