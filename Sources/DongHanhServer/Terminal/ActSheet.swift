// SPDX-License-Identifier: Apache-2.0
import Domain

/// The reading report of one act, for people.
struct ActSheet {
    private var sheet = Sheet()
    private let console: Console
    /// Doubts beyond these are counted; `--json` lists them all.
    private static let shownDoubts = 20

    init(_ outcome: ActOutcome, _ console: Console) {
        self.console = console
        let document = outcome.document
        sheet.heading("\(document.kind) \(document.number)")
        sheet.paragraph(document.title)
        if let taking = outcome.taking { sheet.paragraph(words(taking)) }
        row("Cơ quan ban hành", "Issued by", document.issuer)
        row("Ngày ban hành", "Issued on", document.issued?.iso)
        row("Hiệu lực từ", "In effect from", document.effect.from?.iso)
        row("Hết hiệu lực từ", "Without effect from", document.effect.until?.iso)
        row("Người ký", "Signed by", outcome.signer)
        row("Cấu trúc", "Structure", counts(outcome.counts))
        row("Phần chữ đã đặt chỗ", "Text placed", "\((outcome.report.coverage * 10_000).rounded() / 100) %")
        row("Sửa đổi chờ xác nhận", "Changes to be decided", outcome.proposed > 0 ? "\(outcome.proposed)" : nil)
        row("Bỏ ra", "Left out", leftOut(outcome.report))
        add(outcome.taking?.differences ?? [])
        add(outcome.report.doubts)
    }

    var text: String { sheet.text }

    private func words(_ taking: ActTaking) -> String {
        switch taking.outcome {
        case .added:
            console("Đã nhập; \(taking.provisions) quy định tìm được ngay.", "Taken in; \(taking.provisions) provisions can be found at once.")
        case .already: console("Tệp này đã nhập rồi; không có gì thay đổi.", "This very file is in already; nothing has changed.")
        case .same: console("Đã có từ nguồn khác, giống từng chữ.", "Held from another source, word for word.")
        case .differs:
            console(
                "Đã có từ nguồn khác và hai bản đọc khác nhau; bản trước vẫn dùng cho đến khi có người chọn.",
                "Held from another source, and the two read differently; the earlier stays in use until a person chooses."
            )
        }
    }

    private func counts(_ counts: [ProvisionPath.Unit: Int]) -> String {
        ProvisionPath.Unit.allCases.compactMap { unit in counts[unit].map { "\($0) \(unit.word.lowercased())" } }.joined(separator: ", ")
    }

    private func leftOut(_ report: ReadingReport) -> String? {
        guard !report.leftOut.isEmpty else { return nil }
        return Dictionary(grouping: report.leftOut, by: \.reason).sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.words.text(in: console.language)): \($0.value.reduce(0) { $0 + $1.characters })" }.joined(separator: "; ")
    }

    private mutating func add(_ differences: [String]) {
        guard !differences.isEmpty else { return }
        row(
            "Khác nhau ở", "Different at",
            differences.prefix(Self.shownDoubts).map { $0.isEmpty ? "…" : ProvisionPath(eId: $0)?.citation ?? $0 }.joined(separator: "; "))
    }

    private mutating func add(_ doubts: [ReadingDoubt]) {
        guard !doubts.isEmpty else { return }
        row("Cần xem lại", "To be looked at", "\(doubts.count)")
        for doubt in doubts.prefix(Self.shownDoubts) {
            sheet.paragraph("\(console("dòng", "line")) \(doubt.line): \(doubt.kind.words.text(in: console.language)) \(doubt.text)", indent: 4)
        }
        let rest = doubts.count - Self.shownDoubts
        if rest > 0 { sheet.paragraph(console("… và \(rest) chỗ nữa; --json in đủ.", "… and \(rest) more; --json prints them all."), indent: 4) }
    }

    private mutating func row(_ vi: String, _ en: String, _ value: String?) {
        if let value, !value.isEmpty { sheet.row(console(vi, en), value, column: 24) }
    }
}
