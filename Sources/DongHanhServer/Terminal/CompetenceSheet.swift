// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

/// Who is competent, for people: the holders with their basis, then why, then the line of time.
struct CompetenceSheet {
    private var sheet = Sheet()
    private let console: Console
    private var language: Language { console.language }

    init(_ finding: Competence.Finding, _ console: Console) {
        self.console = console
        row("Nhiệm vụ", "Duty", "\(finding.duty.id.text) \(finding.duty.title.text(in: console.language))")
        row("Ngày", "Day", finding.on.text(in: console.language))
        if let place = finding.place { row("Nơi", "Place", place.name.text(in: console.language)) }
        sheet.heading(finding.result.words.text(in: console.language))
        for holder in finding.holders { add(holder) }
        for reason in finding.reasons { add(reason) }
        if let expires = finding.expires { addExpiry(expires, asked: finding.on) }
        if let central = finding.duty.remainingCentral { row("Bộ giữ lại", "Stays with the Ministry", central) }
    }

    var text: String { sheet.text }

    private mutating func add(_ holder: Competence.Holder) {
        let competence = holder.competence
        sheet.paragraph(competence.authority.name.text(in: language))
        sheet.paragraph([competence.kind?.words.text(in: language), span(competence)].compactMap { $0 }.joined(separator: ", "), indent: 4)
        if let basis = competence.basis { sheet.paragraph(console("Căn cứ: ", "Basis: ") + text(basis), indent: 4) }
        if let condition = competence.condition { sheet.paragraph(console("Điều kiện: ", "Condition: ") + condition, indent: 4) }
        if let signer = holder.signer {
            let scope = signer.coversDuty ? "" : console(" (văn bản không nêu riêng nhiệm vụ này)", " (the act does not name this duty)")
            sheet.paragraph(console("Người ký: ", "Signs: ") + signer.name + scope, indent: 4)
        }
        for source in competence.sources { sheet.paragraph(source, indent: 6) }
    }

    private mutating func add(_ reason: Competence.Reason) {
        sheet.paragraph("• " + reason.text.text(in: language))
        for source in reason.sources { sheet.paragraph(source, indent: 6) }
    }

    private mutating func addExpiry(_ day: Day, asked: Day) {
        let left = asked.days(until: day)
        row("Căn cứ hết hạn", "Basis ends", day.text(in: language) + console(" (còn \(left) ngày)", " (\(left) days left)"))
    }

    private func span(_ competence: Competence) -> String {
        let from = console("từ ", "from ") + competence.from.text(in: language)
        guard let until = competence.until else { return from }
        return from + console(" đến trước ", " until before ") + until.text(in: language)
    }

    private func text(_ basis: Competence.Basis) -> String {
        let place = [basis.path, basis.document].compactMap { $0 }.joined(separator: " ")
        return basis.isVerified ? place : place + console(" (chưa xác minh)", " (not verified)")
    }

    private mutating func row(_ vi: String, _ en: String, _ value: String) {
        sheet.row(console(vi, en), value, indent: 0, column: 16)
    }
}
