// SPDX-License-Identifier: Apache-2.0

/// A day on which the desk differs from the common calendar, as an administrator writes it, in either language.
package enum CalendarLine: Hashable, Sendable {
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

    /// Whether a line gives a year its document, as it was done before the years became facts of the registry.
    static func isYear(_ line: String) -> Bool {
        let head = Vietnamese.folded(String(line.prefix { $0 != ";" })).singleLine
        return ["nam", "year"].contains(head)
    }
}
