// SPDX-License-Identifier: Apache-2.0

/// A day as a source gives it: exact, somewhere in a month or year, or not given at all.
package struct DoubtfulDay: Hashable, Codable, Sendable {
    /// The first and the last day it may be; both `nil` when nothing is known.
    package let earliest: Day?
    package let latest: Day?

    package init(earliest: Day?, latest: Day?) {
        self.earliest = earliest
        self.latest = latest
    }

    package init(_ day: Day) { self.init(earliest: day, latest: day) }

    package static let unknown = DoubtfulDay(earliest: nil, latest: nil)

    /// The day, when there is no doubt about it.
    package var exact: Day? { earliest == latest ? earliest : nil }

    /// Reads `2026-05-29`, `2026-05` or `2026`.
    package init?(_ text: String) {
        if let day = Day(iso: text) {
            self.init(day)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch (parts.count, text.utf8.count) {
        case (2, 7):
            guard let year = parts[0], let month = parts[1], let first = Day(year: year, month: month, day: 1),
                let last = Day(year: year, month: month, day: Day.length(ofMonth: month, in: year))
            else { return nil }
            self.init(earliest: first, latest: last)
        case (1, 4):
            guard let year = parts[0], let first = Day(year: year, month: 1, day: 1),
                let last = Day(year: year, month: 12, day: 31)
            else { return nil }
            self.init(earliest: first, latest: last)
        default: return nil
        }
    }
}
