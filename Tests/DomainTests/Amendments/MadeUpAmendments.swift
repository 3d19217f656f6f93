// SPDX-License-Identifier: Apache-2.0
import Domain

/// A made-up act, and made-up changes of it.
enum MadeUpAmendments {
    static func path(_ eId: String) -> ProvisionPath { ProvisionPath(eId: eId) ?? ProvisionPath([]) }

    static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    static func text(_ lines: String...) -> ActElement { .block(ActBlock(.text, lines)) }

    static func clause(_ number: String, _ words: String, _ points: ActUnit...) -> ActUnit {
        ActUnit(.clause, number, label: "\(number).", elements: [text(words)] + points.map { .unit($0) })
    }

    static func point(_ letter: String, _ words: String) -> ActUnit { ActUnit(.point, letter, label: "\(letter))", elements: [text(words)]) }

    static func article(_ number: String, _ heading: String, _ elements: ActElement...) -> ActUnit {
        ActUnit(.article, number, label: "Điều \(number).", heading: heading, elements: elements)
    }

    /// Two chapters, three articles, and a form in an annex.
    static let base = Act(
        document: LegalDocument(
            id: Identifier("7-1901-nd-xx"), number: "7/1901/NĐ-XX", kind: "Nghị định", title: "Chuyện bịa",
            effect: DaySpan(from: day("1901-07-01"))),
        elements: [
            .unit(
                ActUnit(
                    .chapter, "I", label: "Chương I", heading: "CHUNG",
                    elements: [
                        .unit(article("1", "Phạm vi", text("Người bịa trồng khế."))),
                        .unit(
                            article(
                                "2", "Người bịa", .unit(clause("1", "Người bịa gồm:", point("a", "Người kể;"), point("b", "Người nghe."))),
                                .unit(clause("2", "Người bịa không trồng khế."))
                            )),
                    ])),
            .unit(
                ActUnit(.chapter, "II", label: "Chương II", heading: "RIÊNG", elements: [.unit(article("3", "Hết", text("Sởi không phải là sở.")))])),
            .unit(
                ActUnit(
                    .annex, "I", label: "Phụ lục I", heading: "MẪU",
                    elements: [.unit(ActUnit(.form, "01", label: "Mẫu số 01", elements: [text("Đơn bịa.")]))])),
        ])

    static func amendment(
        _ operation: AmendmentOperation, from: String? = "1902-01-01", until: String? = nil, ordinal: Int = 0, act: String = "9-1901-nd-xx",
        issued: String = "1901-12-01", isCorrection: Bool = false
    ) -> Amendment {
        Amendment(
            id: Identifier("\(act)/art_1#\(ordinal)"), target: base.document.id, operation: operation,
            basis: AmendmentBasis(
                document: Identifier(act), number: "9/1901/NĐ-XX", issued: day(issued), path: path("art_1"), ordinal: ordinal),
            effect: DaySpan(from: from.map(day), until: until.map(day)), isCorrection: isCorrection
        )
    }

    /// Own words of a unit on a day.
    static func words(_ eId: String, on day: String, _ amendments: Amendment...) -> String? {
        ActOnDay(base, on: self.day(day), amendedBy: amendments).act.unitTexts.first { $0.path.eId == eId }?.text
    }

    static func paths(_ act: Act) -> [String] { act.unitTexts.map(\.path.eId) }
}
