// SPDX-License-Identifier: Apache-2.0

/// A normative act, or guidance, as a work: what it is called, who issued it, and from when to when it has effect.
package struct LegalDocument: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<LegalDocument>

    /// A slug of number and kind ("133-2025-nd-cp"), with the day of issue where the number bears no year.
    package let id: ID
    /// As published: "133/2025/NĐ-CP". Empty where an act has none (a constitution).
    package let number: String
    /// "Nghị định", "Luật", "Thông tư" …
    package let kind: String
    package let title: String
    package let issuer: String?
    package let issued: Day?
    package let effect: DaySpan
    /// Official address of the act.
    package let address: String?

    package init(
        id: ID, number: String, kind: String, title: String, issuer: String? = nil, issued: Day? = nil,
        effect: DaySpan = .always, address: String? = nil
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.title = title
        self.issuer = issuer
        self.issued = issued
        self.effect = effect
        self.address = address
    }
}
