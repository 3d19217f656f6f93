// SPDX-License-Identifier: Apache-2.0

/// How long something may take, in the unit in which it was set: ten working days are never fourteen days.
package struct TimeLimit: Hashable, Codable, Sendable {
    package let count: Int
    package let unit: Unit

    package enum Unit: String, Codable, Sendable, CaseIterable {
        case day
        case workingDay = "working-day"
        case month
    }

    /// - Parameter count: 1 to 1,000; `nil` is returned for any other.
    package init?(_ count: Int, _ unit: Unit) {
        guard (1...1_000).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// Reads what people write: "10 ngày làm việc", "05 ngày", "1 tháng", "10 working days". Whatever else stands there makes it none.
    package init?(_ text: some StringProtocol) {
        let words = Vietnamese.folded(String(text)).split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(first) else { return nil }
        let unit: Unit
        switch words.dropFirst().joined(separator: " ") {
        case "ngay lam viec", "working day", "working days": unit = .workingDay
        case "ngay", "day", "days": unit = .day
        case "thang", "month", "months": unit = .month
        default: return nil
        }
        self.init(count, unit)
    }

    package var words: Words {
        switch unit {
        case .day: Words(vi: "\(count) ngày", en: count == 1 ? "1 day" : "\(count) days")
        case .workingDay: Words(vi: "\(count) ngày làm việc", en: count == 1 ? "1 working day" : "\(count) working days")
        case .month: Words(vi: "\(count) tháng", en: count == 1 ? "1 month" : "\(count) months")
        }
    }

    /// The last day on which an answer is in time.
    ///
    /// The day of receipt is not counted. A period of months ends on the same day of its last month, or on that month's last day where it has none.
    /// A period that would end on a day off ends on the next day that is worked.
    ///
    /// - SeeAlso: Civil Code 91/2015/QH13, Articles 147 and 148.
    package func deadline(received: Day, on calendar: WorkCalendar) -> Deadline {
        let last: Day
        switch unit {
        case .workingDay: last = calendar.day(count, after: received)
        case .day: last = calendar.nextWorked(from: received.advanced(by: count))
        case .month: last = calendar.nextWorked(from: received.adding(months: count))
        }
        return Deadline(last: last, isCertain: calendar.knows(from: received, to: last))
    }
}

/// The last day of a time limit.
package struct Deadline: Hashable, Codable, Sendable {
    package let last: Day
    /// Whether the days off of all its years are known; else only Saturdays and Sundays were left out.
    package let isCertain: Bool
}

extension WorkCalendar {
    /// The first day that is worked, from a day on.
    package func nextWorked(from day: Day) -> Day { self.day(1, after: day.advanced(by: -1)) }
}

extension Day {
    /// The same day so many months later, or that month's last.
    package func adding(months count: Int) -> Day {
        let (year, month, day) = components
        let months = year * 12 + month - 1 + count
        let (newYear, newMonth) = (months / 12, months % 12 + 1)
        return Day(year: newYear, month: newMonth, day: min(day, Self.length(ofMonth: newMonth, in: newYear))) ?? self
    }
}
