// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a reader must know before he relies on a text: changes that it does not have, and what stands beside it.
struct AmendmentNotices: Sendable {
    let waiting: [String]
    let hasWaiting: Bool
    let coming: [String]
    let hasComing: Bool
    let refused: [String]
    let hasRefused: Bool
    let standing: [String]
    let hasStanding: Bool
    let ending: String?
    let isEmpty: Bool

    init(_ text: ActOnDay, _ known: KnownAmendments, _ visit: Visit) {
        let language = visit.language
        waiting = Self.counted(known.waiting.map { $0.amendment.shortBasis(in: language) })
        coming = text.coming.map { $0.shortBasis(in: language) }
        refused = text.refused.map { "\($0.amendment.shortBasis(in: language)): \($0.reason.words[language])" }
        standing = text.standing.map { $0.shortBasis(in: language) }
        ending = text.ending?.shortBasis(in: language)
        hasWaiting = !waiting.isEmpty
        hasComing = !coming.isEmpty
        hasRefused = !refused.isEmpty
        hasStanding = !standing.isEmpty
        isEmpty = !hasWaiting && !hasComing && !hasRefused && !hasStanding && ending == nil
    }

    private static func counted(_ lines: [String]) -> [String] { lines.count > 40 ? Array(lines.prefix(40)) + ["… +\(lines.count - 40)"] : lines }
}
