// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// Time limits on the calendar of days that are worked.
@Suite struct TimeLimitTests {
    @Test(arguments: [
        ("10 ngày làm việc", 10, TimeLimit.Unit.workingDay), ("05 ngày", 5, .day), ("1 THÁNG", 1, .month), ("3 working days", 3, .workingDay),
        ("  2   ngay lam viec ", 2, .workingDay), ("1 day", 1, .day),
    ])
    func `a limit is read with its unit`(_ text: String, _ count: Int, _ unit: TimeLimit.Unit) throws {
        #expect(TimeLimit(text) == TimeLimit(count, unit))
        for language in Language.allCases { #expect(try #require(TimeLimit(text)).words.text(in: language) != "") }
    }

    @Test(arguments: [
        "", "ngày", "10", "10 ngày; 5 ngày", "10 năm", "0 ngày", "1001 ngày", "-1 ngày", "ba ngày", "10 ngày làm việc (trực tuyến)", "٣ ngày",
    ])
    func `what is no single limit is none`(_ text: String) { #expect(TimeLimit(text) == nil) }

    @Test func `every limit is read back from its own words`() throws {
        for unit in TimeLimit.Unit.allCases {
            for count in [1, 2, 15, 1_000] {
                let limit = try #require(TimeLimit(count, unit))
                for language in Language.allCases { #expect(TimeLimit(limit.words.text(in: language)) == limit) }
            }
        }
    }

    @Test func `a limit that ends on a day off ends on the next day that is worked, and says whether all days off are known`() throws {
        // 5 and 6 January 1901 were a Saturday and a Sunday.
        let (friday, monday) = (try #require(Day(iso: "1901-01-04")), try #require(Day(iso: "1901-01-07")))
        let limit = try #require(TimeLimit(1, .day))
        let found = limit.deadline(received: friday, on: .weekendsOnly)
        #expect(found.last == monday && !found.isCertain)
        let off = limit.deadline(received: friday, on: try Self.calendar(1901, off: [monday]))
        #expect(off.last == monday.advanced(by: 1) && off.isCertain)
        let swapped = limit.deadline(received: friday, on: try Self.calendar(1901, off: [monday], swapped: [friday.advanced(by: 1)]))
        #expect(swapped.last == friday.advanced(by: 1))
    }

    @Test(arguments: [
        ("1901-01-31", 1, "1901-02-28"), ("1904-01-31", 1, "1904-02-29"), ("1901-12-15", 2, "1902-02-15"), ("1901-03-31", 13, "1902-04-30"),
    ])
    func `a month ends on the same day of the next, or on its last`(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(Day(iso: from)).adding(months: months).iso == to)
    }

    /// The calendar of one year as somebody has entered it.
    private static func calendar(_ year: Int, off: [Day], swapped: [Day] = []) throws -> WorkCalendar {
        var facts = RegistryFacts()
        facts.calendarYears = [try CalendarYear(year: year, holidays: off, swapped: swapped, sources: ["bịa"])]
        return facts.workCalendar
    }

    /// Ten thousand limits over made-up calendars, against a walk over Foundation's calendar that knows nothing of this module's days.
    @Test(arguments: 1...20)
    func `every deadline is where a walk over the days finds it`(_ seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        let walk = try Walk(&chance)
        for _ in 0..<500 {
            let start = Int.random(in: 0..<Walk.days - 800, using: &chance)
            let unit = try #require(TimeLimit.Unit.allCases.randomElement(using: &chance))
            let limit = try #require(TimeLimit(.random(in: 1...(unit == .month ? 12 : 60), using: &chance), unit))
            let found = limit.deadline(received: walk.day(start), on: walk.calendar)
            #expect(found.last.iso == walk.name(try walk.last(of: limit, from: start)), "\(limit.words.vi) from \(walk.name(start))")
            #expect(found.isCertain)
        }
    }
}

/// Eleven years as Foundation counts them, with days off and swapped days by chance.
private struct Walk {
    static let days = 4_000
    private let foundation: Calendar
    private let first: Date
    private let isWorked: [Bool]
    let calendar: WorkCalendar

    init(_ chance: inout SplitMix) throws {
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        // 1 January 2020, UTC.
        let first = Date(timeIntervalSince1970: 1_577_836_800)
        let isWeekend = (0..<Self.days).map { [1, 7].contains(foundation.component(.weekday, from: first.addingTimeInterval(Double($0) * 86_400))) }
        let off = Set((0..<200).map { _ in Int.random(in: 0..<Self.days, using: &chance) })
        let swapped = Set((0..<60).map { _ in Int.random(in: 0..<Self.days, using: &chance) }.filter { isWeekend[$0] && !off.contains($0) })
        isWorked = (0..<Self.days).map { swapped.contains($0) || (!isWeekend[$0] && !off.contains($0)) }
        let zero = Int(first.timeIntervalSince1970 / 86_400)
        var facts = RegistryFacts()
        facts.calendarYears = try (2_020...2_031).map { year in
            let days = { (offsets: Set<Int>) in offsets.map { Day(number: zero + $0) }.filter { $0.components.year == year } }
            return try CalendarYear(year: year, holidays: days(off), swapped: days(swapped), sources: ["bịa"])
        }
        calendar = facts.workCalendar
        self.foundation = foundation
        self.first = first
    }

    func day(_ at: Int) -> Day { Day(number: Int(first.timeIntervalSince1970 / 86_400) + at) }

    func name(_ at: Int) -> String {
        let parts = foundation.dateComponents([.year, .month, .day], from: first.addingTimeInterval(Double(at) * 86_400))
        return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    func last(of limit: TimeLimit, from start: Int) throws -> Int {
        var at = start
        switch limit.unit {
        case .workingDay:
            var left = limit.count
            while left > 0 {
                at += 1
                if isWorked[at] { left -= 1 }
            }
            return at
        case .day: at = start + limit.count
        case .month:
            let date = try #require(
                foundation.date(byAdding: .month, value: limit.count, to: first.addingTimeInterval(Double(start) * 86_400)))
            at = Int((date.timeIntervalSince(first) / 86_400).rounded())
        }
        while !isWorked[at] { at += 1 }
        return at
    }
}
