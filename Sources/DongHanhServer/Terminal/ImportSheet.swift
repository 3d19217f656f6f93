// SPDX-License-Identifier: Apache-2.0
import Domain

/// What an import changed, for people.
struct ImportSheet {
    private var sheet = Sheet()
    private let console: Console
    /// Faults beyond these are counted; `--json` lists them all.
    private static let shownFaults = 20

    init(_ imports: [ImportOutcome], _ console: Console) {
        self.console = console
        for outcome in imports { add(outcome) }
    }

    var text: String { sheet.text }

    private mutating func add(_ outcome: ImportOutcome) {
        sheet.heading(outcome.label)
        guard let report = outcome.report else {
            sheet.paragraph(console("Bản này đã nhập rồi; không có gì thay đổi.", "This edition is in already; nothing has changed."))
            return
        }
        let kept = report.textBytes > 0 ? 100 * Double(report.keptBytes) / Double(report.textBytes) : 100
        row("Văn bản", "Documents", "\(report.documents)")
        row("Điều", "Articles", "\(report.provisions)")
        row("Thêm mới", "Added", "\(report.added)")
        row("Thay đổi", "Changed", "\(report.changed)")
        row("Không còn", "Dropped", "\(report.dropped)")
        row("Giữ nguyên", "Unchanged", "\(report.unchanged)")
        row("Phần chữ giữ lại", "Text kept", "\((kept * 100).rounded() / 100) %")
        add(outcome.faults)
    }

    private mutating func add(_ faults: [ReadingFault]) {
        guard !faults.isEmpty else { return }
        row("Chưa hiểu", "Not understood", "\(faults.count)")
        for fault in faults.prefix(Self.shownFaults) {
            sheet.paragraph("\(fault.file):\(fault.line): \(fault.message.text(in: console.language))", indent: 4)
        }
        let rest = faults.count - Self.shownFaults
        if rest > 0 { sheet.paragraph(console("… và \(rest) chỗ nữa; --json in đủ.", "… and \(rest) more; --json prints them all."), indent: 4) }
    }

    private mutating func row(_ vi: String, _ en: String, _ value: String) {
        sheet.row(console(vi, en), value, column: 20)
    }
}
