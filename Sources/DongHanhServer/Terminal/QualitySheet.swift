// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// What answers were worth on judged questions, for people.
struct QualitySheet {
    private var sheet = Sheet()

    init(_ report: QualityReport, _ console: Console) {
        for set in report.sets {
            let right = set.answered - set.wrong
            row("\(set.name) (\(set.questions))", String(format: "nDCG@10 %.3f", set.nDCGAt10))
            row(
                console("  trả lời", "  answered"),
                console(
                    "\(set.answered): đúng \(right), sai \(set.wrong)", "\(set.answered): \(right) right, \(set.wrong) wrong"))
            if let clauses = set.clauses, let rights = set.rightClauses {
                row(console("  đúng khoản", "  right clause"), "\(rights)/\(clauses)")
            }
            if set.learntFrom > 0 {
                row(
                    "", console("đã học từ \(set.learntFrom) câu: số này đẹp hơn thật", "\(set.learntFrom) of them were learnt from: these flatter"))
            }
        }
        row(console("Mức sai muốn", "Wanted risk"), Self.percent(report.curve.wanted))
        if let chosen = report.curve.chosen {
            row(console("Ngưỡng", "Threshold"), String(format: "%.3f", chosen.needed))
            row(console("Trả lời · sai", "Answered · wrong"), "\(Self.percent(chosen.coverage)) · \(Self.percent(chosen.risk))")
        } else {
            row(console("Ngưỡng", "Threshold"), console("không có", "none"))
        }
    }

    var text: String { sheet.text }

    private mutating func row(_ name: String, _ value: String) { sheet.row(name, value, indent: 0, column: 22) }

    private static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
}
