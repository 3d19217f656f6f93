// SPDX-License-Identifier: Apache-2.0

/// Which days are worked. Saturdays and Sundays are not; holidays and swapped days are data, and known only for the years they were given for.
package struct WorkCalendar: Hashable, Sendable {
    private let holidays: Set<Day>
    private let swapped: Set<Day>
    /// The years of which all of this is known, each with what it was taken from.
    package let sources: [Int: String]

    /// - Parameters:
    ///   - holidays: Days off besides Saturdays and Sundays.
    ///   - swapped: Saturdays and Sundays that are worked in the place of another day.
    ///   - sources: Of the years of which all of this is known.
    package init(holidays: Set<Day> = [], swapped: Set<Day> = [], sources: [Int: String] = [:]) {
        self.holidays = holidays
        self.swapped = swapped
        self.sources = sources
    }

    package init(_ lines: [CalendarLine]) {
        var (holidays, swapped) = (Set<Day>(), Set<Day>())
        for line in lines {
            switch line {
            case .off(let first, let last): holidays.formUnion((first.number...last.number).map(Day.init(number:)))
            case .worked(let day): swapped.insert(day)
            }
        }
        self.init(holidays: holidays, swapped: swapped)
    }

    /// With the days on which one office is off or works besides; of whichever day it says nothing, the common calendar holds.
    package func adding(_ own: WorkCalendar) -> WorkCalendar {
        WorkCalendar(holidays: holidays.union(own.holidays), swapped: swapped.subtracting(own.holidays).union(own.swapped), sources: sources)
    }

    /// What is known while nobody has given the holidays of any year.
    package static let weekendsOnly = WorkCalendar()

    package func isWorked(_ day: Day) -> Bool {
        if swapped.contains(day) { return true }
        return !Self.isWeekend(day) && !holidays.contains(day)
    }

    /// A day that is said to be both worked and off; the first of them.
    var contradiction: Day? { holidays.intersection(swapped).min() }

    /// The last of so many working days after a day, which itself is not counted.
    package func day(_ count: Int, after first: Day) -> Day {
        var (day, left) = (first, count)
        // No holidays go on for a year; data that says so must not hold up the desk.
        for _ in 0..<(count + 366) where left > 0 {
            day = day.advanced(by: 1)
            if isWorked(day) { left -= 1 }
        }
        return day
    }

    /// Whether the holidays of all years from one day to another are known.
    package func knows(from first: Day, to last: Day) -> Bool {
        first <= last && (first.components.year...last.components.year).allSatisfy { sources[$0] != nil }
    }

    static func isWeekend(_ day: Day) -> Bool {
        // 1 January 1970 was a Thursday.
        let weekday = ((day.number + 4) % 7 + 7) % 7
        return weekday == 0 || weekday == 6
    }
}
