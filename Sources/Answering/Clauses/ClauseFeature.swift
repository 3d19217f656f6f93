// SPDX-License-Identifier: Apache-2.0

/// What the choice of a clause looks at. A share is of the question's terms; one that tells is in few of the article's parts.
///
/// A stored model names the features it was learnt with, so that a case may be added or taken away, but none renamed to mean another thing.
enum ClauseFeature: Int, CaseIterable {
    // Of a clause, a point or the opening words.
    case share, telling, tellingBesideHeading
    /// Whether it holds an amount of what is counted: 1, or -1 where it does not and one was asked for.
    case amount
    case defines
    case isPoint, isFirst, isLast, length
    case introducesList, isPointOfList, tellingPoint

    // Of the article as a whole.
    case isWhole, wholeOfList, wholeAsRuled, headingAsked, besideHeading, isSpecific, wholeLength, clauses, isOpen

    var name: String { String(describing: self) }
}

/// A part of an article that may be quoted, and what speaks for it.
struct ClauseCandidate: Sendable {
    let extent: Extent
    private(set) var values = [Double](repeating: 0, count: ClauseFeature.allCases.count)

    enum Extent: Hashable, Sendable {
        case whole
        /// What stands before the first numbered part.
        case lead
        /// By its place among the text's parts.
        case part(Int)
    }

    init(_ extent: Extent) { self.extent = extent }

    subscript(feature: ClauseFeature) -> Double {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }
}
