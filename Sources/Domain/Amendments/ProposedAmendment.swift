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

extension ProposedAmendment {
    /// Whether the same words make the same change, though another reading of the act may count it otherwise.
    fileprivate func isSame(as other: ProposedAmendment) -> Bool {
        amendment.basis.path == other.amendment.basis.path && instruction == other.instruction && amendment.target == other.amendment.target
            && amendment.operation == other.amendment.operation
    }

    fileprivate func named(_ id: Amendment.ID) -> ProposedAmendment {
        let renamed = Amendment(
            id: id, target: amendment.target, operation: amendment.operation, basis: amendment.basis, effect: amendment.effect,
            isCorrection: amendment.isCorrection)
        return ProposedAmendment(amendment: renamed, instruction: instruction, targetWords: targetWords, doubts: doubts)
    }
}

extension [ProposedAmendment] {
    /// What another reading of the act adds to what was decided of an earlier one: that keeps its name, and whatever the new reading counts there
    /// gets another, with its place in the order of the text.
    package func adding(to decided: [ProposedAmendment]) -> [ProposedAmendment] {
        let taken = Set(decided.map(\.amendment.id))
        var next = (self + decided).compactMap { $0.amendment.id.text.split(separator: "/").last.flatMap { Int($0) } }.max() ?? 0
        return filter { one in !decided.contains { $0.isSame(as: one) } }.map { one in
            guard taken.contains(one.amendment.id) else { return one }
            next += 1
            return one.named(.init("\(one.amendment.basis.document.text)/\(next)"))
        }
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
