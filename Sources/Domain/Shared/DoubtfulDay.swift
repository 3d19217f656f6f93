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

    /// A text that ``init(_:)`` reads as this.
    package var text: String {
        if let exact { return exact.iso }
        if earliest == nil, latest == nil { return "unknown" }
        return "\(earliest?.iso ?? "")..\(latest?.iso ?? "")"
    }

    /// Reads `2026-05-29`, `2026-05` (some day of the month), `2026`, `..2024-12-31` (that day at the latest),
    /// `2025-07-16..` (that day at the earliest), `2025-07-16..2026-05-29` (between them, both included) and `unknown`.
    package init?(_ text: String) {
        if text == "unknown" {
            self = .unknown
        } else if text.hasPrefix(".."), let latest = Day(iso: text.dropFirst(2)) {
            self.init(earliest: nil, latest: latest)
        } else if text.hasSuffix(".."), let earliest = Day(iso: text.dropLast(2)) {
            self.init(earliest: earliest, latest: nil)
        } else if text.utf8.count == 22, let earliest = Day(iso: text.prefix(10)), text.dropFirst(10).prefix(2) == "..",
            let latest = Day(iso: text.suffix(10)), earliest <= latest
        {
            self.init(earliest: earliest, latest: latest)
        } else if let day = Day(iso: text) {
            self.init(day)
        } else {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let year = parts[0], [4, 7].contains(text.utf8.count), parts.count == (text.utf8.count == 4 ? 1 : 2),
                let firstMonth = parts.count == 2 ? parts[1] : 1, let lastMonth = parts.count == 2 ? parts[1] : 12,
                let first = Day(year: year, month: firstMonth, day: 1),
                let last = Day(year: year, month: lastMonth, day: Day.length(ofMonth: lastMonth, in: year))
            else { return nil }
            self.init(earliest: first, latest: last)
        }
    }
}
