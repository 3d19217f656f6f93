// SPDX-License-Identifier: Apache-2.0

/// The days on which a row holds beyond doubt.
struct CertainSpan {
    let from: Int
    let until: Int

    /// `nil` where no day is beyond doubt.
    init?(_ row: Competence) {
        let isFormer = row.kind == nil && row.from == .unknown
        let isOpen = row.until == nil || row.until == .unknown
        guard let from = isFormer ? Int.min : row.from.latest?.number, let until = isOpen ? Int.max : row.until?.earliest?.number, from < until
        else { return nil }
        (self.from, self.until) = (from, until)
    }

    /// A day of both; the first of them, where it has a date.
    func day(sharedWith other: CertainSpan) -> Day? {
        let (start, end) = (max(from, other.from), min(until, other.until))
        guard start < end else { return nil }
        return start > Int.min ? Day(number: start) : end < Int.max ? Day(number: end - 1) : nil
    }
}
