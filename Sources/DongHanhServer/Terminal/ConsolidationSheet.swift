// SPDX-License-Identifier: Apache-2.0
import Domain

/// What came of putting amending acts into an act, for people.
struct ConsolidationSheet {
    private var sheet = Sheet()
    private let console: Console

    init(_ outcome: ConsolidationOutcome, _ console: Console) {
        self.console = console
        sheet.heading("\(outcome.document) · \(outcome.day)")
        row("Thay đổi đọc được", "Changes read", "\(outcome.proposed)")
        row("Của văn bản khác", "Of other acts", "\(outcome.elsewhere)")
        row("Đã ghép", "Put in", "\(outcome.applied.count)")
        row("Không ghép được", "Could not be put in", "\(outcome.refused.count)")
        for change in outcome.refused { sheet.paragraph("\(change.basis): \(change.reason ?? "")", indent: 4) }
        row("Ghép lại mất", "Making it takes", "\(outcome.milliseconds) ms")
        guard let units = outcome.units, let equal = outcome.equal, let share = outcome.share else { return }
        row("Đơn vị so được", "Units compared", "\(units)")
        row("Giống bản hợp nhất", "Same as the official text", "\(equal) (\((share * 10_000).rounded() / 100) %)")
        for difference in outcome.differences {
            let own = difference.isTouched ? "" : console(" (không sửa đổi nào chạm tới)", " (no change touches it)")
            sheet.paragraph("\(difference.path)\(own):", indent: 4)
            for run in WordDifference.between(difference.official ?? "", difference.ours ?? "") where run.side != .both {
                sheet.paragraph("\(run.side == .before ? "−" : "+") \(run.text.prefix(240))", indent: 8)
            }
        }
    }

    var text: String { sheet.text }

    private mutating func row(_ vi: String, _ en: String, _ value: String) { sheet.row(console(vi, en), value, column: 28) }
}
