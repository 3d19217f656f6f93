// SPDX-License-Identifier: Apache-2.0

/// One change that one act makes to another: what is done, by which provision, and from which day.
package struct Amendment: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Amendment>

    /// The act that makes it, and its count among all changes there: "9-1901-nd-xx/3".
    package let id: ID
    /// The act that is changed.
    package var target: LegalDocument.ID
    package var operation: AmendmentOperation
    package let basis: AmendmentBasis
    /// The days on which the change holds; an end only for what lapses: a suspension, an overlay, a change for a fixed term.
    package var effect: DaySpan
    /// A correction (đính chính) mends the form of a text and so holds from the text's own first day.
    package var isCorrection: Bool

    package init(
        id: ID, target: LegalDocument.ID, operation: AmendmentOperation, basis: AmendmentBasis, effect: DaySpan, isCorrection: Bool = false
    ) {
        self.id = id
        self.target = target
        self.operation = operation
        self.basis = basis
        self.effect = effect
        self.isCorrection = isCorrection
    }

    /// Whether the text of a day has this change in it.
    package func holds(on day: Day) -> Bool {
        isCorrection ? effect.until.map { day < $0 } ?? true : effect.contains(day)
    }

    /// The order in which changes are made: by the day from which they hold; on one day the act issued first goes first; in one act by
    /// the order of its text. Two acts issued on one day are told apart by their names, so that the order is always the same.
    package static func comesFirst(_ one: Amendment, _ other: Amendment) -> Bool {
        if one.isCorrection != other.isCorrection { return one.isCorrection }
        let (day, otherDay) = (one.effect.from?.number ?? .min, other.effect.from?.number ?? .min)
        if day != otherDay { return day < otherDay }
        let (issued, otherIssued) = (one.basis.issued?.number ?? .min, other.basis.issued?.number ?? .min)
        if issued != otherIssued { return issued < otherIssued }
        if one.basis.document != other.basis.document { return one.basis.document.text < other.basis.document.text }
        return one.basis.ordinal < other.basis.ordinal
    }
}

/// The provision that makes a change.
package struct AmendmentBasis: Hashable, Codable, Sendable {
    package let document: LegalDocument.ID
    /// As published: "9/1901/NĐ-XX".
    package let number: String
    package let issued: Day?
    package let path: ProvisionPath
    /// The place of the change among all changes that the act makes.
    package let ordinal: Int

    package init(document: LegalDocument.ID, number: String, issued: Day?, path: ProvisionPath, ordinal: Int) {
        self.document = document
        self.number = number
        self.issued = issued
        self.path = path
        self.ordinal = ordinal
    }
}
