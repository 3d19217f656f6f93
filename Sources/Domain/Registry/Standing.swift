// SPDX-License-Identifier: Apache-2.0

/// What can be said of a competence on a day.
package enum Standing: Sendable {
    case notYet, holds, over
    /// It may have begun or ended by then, or not.
    case inDoubt
}

extension Competence {
    /// Who held the duty before it moved held it always, as far as is recorded.
    private var isFormer: Bool { kind == nil && from == .unknown }

    /// An end that the source leaves open is none: the competence goes on, and the reasons say so.
    private var isOpenEnded: Bool { until == nil || until == .unknown }

    package func standing(on day: Day) -> Standing {
        let hasBegun = isFormer ? true : from.hasCome(by: day)
        let hasEnded = isOpenEnded ? false : until?.hasCome(by: day)
        if hasBegun == false { return .notYet }
        if hasEnded == true { return .over }
        return hasBegun == nil || hasEnded == nil ? .inDoubt : .holds
    }

    /// The order of a line of time: by the first day on which it may have begun, then as recorded.
    static func isEarlier(_ one: Competence, _ other: Competence) -> Bool {
        (one.sortDay, one.id.text) < (other.sortDay, other.id.text)
    }

    private var sortDay: Int { isFormer ? Int.min : (from.earliest ?? from.latest)?.number ?? Int.min + 1 }
}

extension DoubtfulDay {
    /// Whether the day has come by another; `nil` when that cannot be known.
    func hasCome(by day: Day) -> Bool? {
        if let latest, latest <= day { return true }
        if let earliest, day < earliest { return false }
        return nil
    }
}
