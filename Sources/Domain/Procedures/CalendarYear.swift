// SPDX-License-Identifier: Apache-2.0

/// The days off and the swapped days of one year, as decisions set them: data with a source, never computed here.
package struct CalendarYear: Hashable, Codable, Sendable {
    package static let factKind = "calendar-year"

    package let year: Int
    /// Days off besides Saturdays and Sundays, in order.
    package let holidays: [Day]
    /// Saturdays and Sundays that are worked in the place of another day.
    package let swapped: [Day]
    package let sources: [String]

    /// - Throws: ``CalendarError`` where the days cannot be those of the year, or nothing is said of where they come from.
    package init(year: Int, holidays: [Day], swapped: [Day], sources: [String]) throws(CalendarError) {
        guard Self.years.contains(year) else { throw .notAYear(String(year)) }
        for day in holidays + swapped where day.components.year != year { throw .otherYear(day, year) }
        if let day = swapped.first(where: { !WorkCalendar.isWeekend($0) }) { throw .noWeekend(day) }
        if let day = swapped.first(where: holidays.contains) { throw .bothWorkedAndOff(day) }
        let sources = sources.map(\.singleLine).filter { !$0.isEmpty }
        guard !sources.isEmpty else { throw .noSource }
        self.year = year
        self.holidays = Set(holidays).sorted()
        self.swapped = Set(swapped).sorted()
        self.sources = sources
    }

    /// What was sent is looked at like what was typed.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            year: try fields.decode(Int.self, forKey: .year), holidays: try fields.decode([Day].self, forKey: .holidays),
            swapped: try fields.decode([Day].self, forKey: .swapped), sources: try fields.decode([String].self, forKey: .sources))
    }

    package var subject: Subject { .fact(Self.factKind, String(year)) }

    private static let years = 1900...2200
}

extension RegistryFacts {
    /// The calendar of all years of which somebody has recorded the days off.
    package var workCalendar: WorkCalendar {
        WorkCalendar(
            holidays: Set(calendarYears.flatMap(\.holidays)), swapped: Set(calendarYears.flatMap(\.swapped)),
            sources: Dictionary(calendarYears.map { ($0.year, $0.sources.joined(separator: "; ")) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// Why days cannot be the calendar of a year.
package enum CalendarError: Refusal, Equatable {
    case notAYear(String)
    case notADay(String)
    case otherYear(Day, Int)
    case noWeekend(Day)
    case bothWorkedAndOff(Day)
    case noSource

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .notAYear: "calendar.not-a-year"
        case .notADay: "calendar.not-a-day"
        case .otherYear: "calendar.other-year"
        case .noWeekend: "calendar.no-weekend"
        case .bothWorkedAndOff: "calendar.both-worked-and-off"
        case .noSource: "calendar.no-source"
        }
    }

    package var details: [String] {
        switch self {
        case .notAYear(let text), .notADay(let text): [text]
        case .otherYear(let day, let year): [day.iso, String(year)]
        case .noWeekend(let day), .bothWorkedAndOff(let day): [day.iso]
        case .noSource: []
        }
    }
}
