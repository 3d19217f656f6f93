// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct DayTests {
    @Test func `every day from 1900 to 2100 agrees with Foundation's Gregorian calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let first = try #require(Day(iso: "1900-01-01"))
        let last = try #require(Day(iso: "2100-12-31"))
        for number in first.number...last.number {
            let day = Day(number: number)
            let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let (year, month, date) = day.components
            guard year == parts.year, month == parts.month, date == parts.day, Day(iso: day.iso) == day else {
                Issue.record("\(day) is not \(parts)")
                return
            }
        }
    }

    @Test(arguments: [
        "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01", "", "2026-01-01 ",
        "٢٠٢٦-٠١-٠١", "-026-01-01", "+026-01-01", "2026-01-0x",
    ])
    func `what the calendar does not have is no day`(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `a day begins at midnight in Ha Noi, seventeen hours of the day before in Greenwich`() throws {
        let day = try #require(Day(iso: "2025-07-01"))
        #expect(day.start == Date(timeIntervalSince1970: 1_751_302_800))
        #expect(Day(day.start) == day)
        #expect(Day(day.start.addingTimeInterval(-1)) == day.advanced(by: -1))
        #expect(Day(day.start.addingTimeInterval(86_399)) == day)
    }

    @Test func `a day before 1970 is found from its instants`() throws {
        let day = try #require(Day(iso: "1945-09-02"))
        #expect(Day(day.start) == day)
        #expect(Day(day.start.addingTimeInterval(86_399)) == day)
    }

    @Test func `a span holds its first day and not its end`() throws {
        let from = try #require(Day(iso: "2025-07-01"))
        let until = try #require(Day(iso: "2027-03-01"))
        let span = DaySpan(from: from, until: until)
        #expect(!span.contains(from.advanced(by: -1)))
        #expect(span.contains(from))
        #expect(span.contains(until.advanced(by: -1)))
        #expect(!span.contains(until))
        #expect(DaySpan.always.contains(from))
    }

    @Test(arguments: [
        ("2026-05-29", "2026-05-29", "2026-05-29"), ("2025-10", "2025-10-01", "2025-10-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
    ])
    func `a doubtful day spans what its source leaves open`(_ text: String, _ earliest: String, _ latest: String) throws {
        let day = try #require(DoubtfulDay(text))
        #expect(day.earliest?.iso == earliest)
        #expect(day.latest?.iso == latest)
        #expect((day.exact != nil) == (earliest == latest))
    }

    @Test(arguments: ["", "2026-13", "chưa xác minh", "2026-5", "20266"])
    func `a text that gives no time is no doubtful day`(_ text: String) {
        #expect(DoubtfulDay(text) == nil)
    }
}
