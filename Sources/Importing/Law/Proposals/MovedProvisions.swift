// SPDX-License-Identifier: Apache-2.0
import Domain

/// The provisions that some words cite with their act: "Điều 7, khoản 2 Điều 5 Nghị định số …". What only amended them is passed over.
enum MovedProvisions {
    static func cited(in words: [String], by own: LegalDocument.ID) -> [CompetenceProposal.MovedProvision] {
        var found: [CompetenceProposal.MovedProvision] = []
        for (act, path) in words.flatMap(read) {
            guard let id = act.id, id != own else { continue }
            let one = CompetenceProposal.MovedProvision(document: id, act: act.words, path: path)
            if !found.contains(one) { found.append(one) }
        }
        return found
    }

    private static func read(_ cited: String) -> [(NamedAct, ProvisionPath)] {
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
