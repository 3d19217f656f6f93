// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// An act that nobody ever issued, and changes of it that nobody ever made.
enum MadeUpAmendment {
    static let basis = LegalDocument.ID("9-1901-nd-xx")
    static let target = LegalDocument(
        id: LegalDocument.ID("7-1901-nd-xx"), number: "7/1901/NĐ-XX", kind: "Nghị định", title: "Về chuyện bịa", issued: Day(iso: "1901-01-01"),
        effect: DaySpan(from: Day(iso: "1901-07-01")))
    /// From when the made-up changes hold.
    static let day = MadeUp.day(2026, 1, 1)

    static func path(_ article: String) -> ProvisionPath { ProvisionPath([.init(.article, article)]) }

    static func article(_ number: String, _ words: String) -> ActUnit {
        ActUnit(.article, number, label: "Điều \(number).", heading: "Chuyện \(number)", elements: [.block(ActBlock(.text, [words]))])
    }

    static var reading: ActReading {
        var report = ReadingReport(source: "bịa.txt", format: .text)
        report.digest = "d"
        let act = Act(document: target, elements: [.unit(article("1", "Trồng khế <ngọt>.")), .unit(article("2", "Hái khế."))])
        return ActReading(act: act, report: report)
    }

    /// Article 1 grows mangoes.
    static func proposal(_ name: String, _ operation: AmendmentOperation? = nil, from day: Day? = day, ordinal: Int = 0) -> ProposedAmendment {
        let basis = AmendmentBasis(document: basis, number: "9/1901/NĐ-XX", issued: Day(iso: "1901-12-01"), path: path("1"), ordinal: ordinal)
        let amendment = Amendment(
            id: Identifier("\(Self.basis.text)/\(name)"), target: target.id,
            operation: operation ?? .replaceUnit(at: path("1"), with: article("1", "Trồng mít.")), basis: basis, effect: DaySpan(from: day))
        return ProposedAmendment(amendment: amendment, instruction: "Sửa đổi Điều 1 như sau:", targetWords: "Nghị định số 7/1901/NĐ-XX")
    }
}
