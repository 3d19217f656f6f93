// SPDX-License-Identifier: Apache-2.0

/// A change that a reader believes an act to make; nothing changes before a person has confirmed it.
package struct ProposedAmendment: Hashable, Codable, Sendable {
    /// As read. Its target is empty where the act does not say in a way that can be resolved which act it means.
    package var amendment: Amendment
    /// The instruction in the amending act's own words, without what it quotes.
    package let instruction: String
    /// The changed act as the amending act calls it: "Thông tư số 7/1901/TT-XX ngày …".
    package let targetWords: String
    package var doubts: [AmendmentDoubt]

    package init(amendment: Amendment, instruction: String, targetWords: String, doubts: [AmendmentDoubt] = []) {
        self.amendment = amendment
        self.instruction = instruction
        self.targetWords = targetWords
        self.doubts = doubts
    }

    package var confidence: AmendmentConfidence {
        doubts.contains { $0.isGrave } ? .low : doubts.isEmpty ? .high : .middle
    }
}

package enum AmendmentConfidence: String, CaseIterable, Codable, Sendable {
    case high, middle, low
}

/// What a reader of amending instructions could not be sure of.
package enum AmendmentDoubt: String, CaseIterable, Codable, Sendable {
    /// No act is named, or one without a number.
    case unknownTarget = "unknown-target"
    /// The number in the quotation is not the number of the unit that it replaces.
    case otherNumber = "other-number"
    /// More or fewer units are quoted than named.
    case otherCount = "other-count"
    /// The quotation has no number, so that only the words under the unit's number and heading change.
    case withoutNumber = "without-number"
    /// A part smaller than a point is meant: a sentence, a dash, a row.
    case smallerPart = "smaller-part"
    /// The act gives the change a day of its own.
    case ownDay = "own-day"
    /// The act does not say from when it has effect.
    case noDay = "no-day"
    /// What is to be put in the place was not found.
    case noText = "no-text"
    /// Words of the instruction were passed over.
    case unreadWords = "unread-words"

    /// Whether the change cannot be made as it was read.
    package var isGrave: Bool {
        switch self {
        case .unknownTarget, .smallerPart, .noText, .otherCount: true
        case .otherNumber, .withoutNumber, .ownDay, .noDay, .unreadWords: false
        }
    }
}
