// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

/// What an act proposes for the registry, for people.
struct ProposalSheet {
    private var sheet = Sheet()

    init(_ act: ProposingAct, _ console: Console) {
        sheet.heading("\(act.document.kind) \(act.document.number)")
        let changes = act.proposals.filter { $0.proposal.change != nil }.count
        sheet.paragraph(
            console(
                "\(act.proposals.count - changes) thẩm quyền; \(changes) thủ tục được cắt giảm, đơn giản hóa.",
                "\(act.proposals.count - changes) competences; \(changes) procedures made simpler."))
        for line in act.proposals {
            let one = line.proposal
            let days = [one.effect.from?.iso, one.effect.until?.iso].map { $0 ?? "…" }.joined(separator: " – ")
            sheet.paragraph([one.basis.path.registryWords, one.holder].compactMap { $0 }.joined(separator: ": "))
            sheet.paragraph("\(one.matter) (\(days))", indent: 4)
            for part in one.change?.parts ?? [] { sheet.paragraph([part.former, part.words].compactMap { $0 }.joined(separator: " → "), indent: 8) }
            let near = line.rows.map(\.text) + line.changes.map(\.text)
            sheet.paragraph(
                ([console(Self.words(line.standing).vi, Self.words(line.standing).en ?? "")] + (near.isEmpty ? line.duties.map(\.text) : near))
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
