// SPDX-License-Identifier: Apache-2.0

/// One line of the calendar as an administrator writes it, in either language.
package enum CalendarLine: Hashable, Sendable {
    /// All days of a year are here, as a document says: `năm; 2027; document`.
    case year(Int, source: String)
    /// Days off, the last of them included: `nghỉ; first day; last day`, or one day alone.
    case off(Day, through: Day)
    /// A day of rest that is worked in the place of another: `làm bù; day`.
    case worked(Day)

    /// The longest rest that is no slip of the pen.
    private static let longestRest = 30

    /// - Returns: `nil` where the line is of another form.
    package init?(_ line: String) {
        let parts = line.split(separator: ";", omittingEmptySubsequences: false).map { String($0).singleLine }
        switch (Vietnamese.folded(parts.first ?? ""), parts.count) {
        case ("nam", 3), ("year", 3):
            guard let year = Int(parts[1]), (1_976...2_200).contains(year), !parts[2].isEmpty else { return nil }
            self = .year(year, source: parts[2])
        case ("nghi", 2), ("off", 2), ("nghi", 3), ("off", 3):
            guard let first = Day(typed: parts[1]), let last = Day(typed: parts[parts.count - 1]), first <= last,
                first.days(until: last) < Self.longestRest
            else { return nil }
            self = .off(first, through: last)
        case ("lam bu", 2), ("worked", 2):
            guard let day = Day(typed: parts[1]) else { return nil }
            self = .worked(day)
        default: return nil
        }
    }

    /// The years in which its days lie.
    var years: [Int] {
        switch self {
        case .year: []
        case .off(let first, let last): Array(Set([first.components.year, last.components.year])).sorted()
        case .worked(let day): [day.components.year]
        }
    }
}
