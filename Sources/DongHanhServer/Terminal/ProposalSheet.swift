// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

/// What an act proposes for the registry, for people.
struct ProposalSheet {
    private var sheet = Sheet()

    init(_ act: ProposingAct, _ console: Console) {
        sheet.heading("\(act.document.kind) \(act.document.number)")
        sheet.paragraph(console("\(act.proposals.count) thẩm quyền.", "\(act.proposals.count) competences."))
        for line in act.proposals {
            let one = line.proposal
            let days = [one.effect.from?.iso, one.effect.until?.iso].map { $0 ?? "…" }.joined(separator: " – ")
            sheet.paragraph("\(one.basis.path.registryWords): \(one.holder)")
            sheet.paragraph("\(one.matter) (\(days))", indent: 4)
            sheet.paragraph(
                ([console(Self.words(line.standing).vi, Self.words(line.standing).en ?? "")]
                    + (line.rows.isEmpty ? line.duties.map(\.text) : line.rows.map(\.text)))
                    .joined(separator: " "), indent: 4)
        }
    }

    var text: String { sheet.text }

    private static func words(_ standing: String) -> Words {
        switch standing {
        case "held": Words(vi: "đã có trong sổ:", en: "held:")
        case "unverified": Words(vi: "đã có, chưa xác minh:", en: "held, unverified:")
        default: Words(vi: "mới; có thể là:", en: "new; perhaps:")
        }
    }
}
