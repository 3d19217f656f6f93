// SPDX-License-Identifier: Apache-2.0
package import Domain

package enum RankingError: Refusal, Equatable {
    case unreadable(String)
    case otherFeatures
    case cannotWrite(String)
    case nothingToLearn
    case nothingBefore

    package var kind: RefusalKind {
        switch self {
        case .unreadable, .otherFeatures, .nothingToLearn: .invalid
        case .cannotWrite: .unavailable
        case .nothingBefore: .conflict
        }
    }

    package var key: String {
        switch self {
        case .unreadable: "ranking.unreadable"
        case .otherFeatures: "ranking.other-features"
        case .cannotWrite: "ranking.cannot-write"
        case .nothingToLearn: "ranking.nothing-to-learn"
        case .nothingBefore: "ranking.nothing-before"
        }
    }

    package var details: [String] {
        switch self {
        case .unreadable(let path), .cannotWrite(let path): [path]
        case .otherFeatures, .nothingToLearn, .nothingBefore: []
        }
    }
}
