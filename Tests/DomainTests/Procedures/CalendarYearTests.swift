// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The days off of a year, as somebody enters them.
@Suite struct CalendarYearTests {
    private static func day(_ text: String) -> Day { MadeUpRegistry.day(text) }

    @Test func `a year knows its own days, in order and once`() throws {
        let year = try CalendarYear(
            year: 1901, holidays: [Self.day("1901-05-01"), Self.day("1901-01-01"), Self.day("1901-05-01")], swapped: [Self.day("1901-01-05")],
            sources: [" Báo Bịa ", ""])
        #expect(year.holidays.map(\.iso) == ["1901-01-01", "1901-05-01"] && year.sources == ["Báo Bịa"])
        var facts = RegistryFacts()
        facts.calendarYears = [year]
        let calendar = facts.workCalendar
        #expect(!calendar.isWorked(Self.day("1901-05-01")) && calendar.isWorked(Self.day("1901-01-05")) && !calendar.isWorked(Self.day("1901-01-06")))
        #expect(calendar.knows(from: Self.day("1901-01-01"), to: Self.day("1901-12-31")))
        #expect(!calendar.knows(from: Self.day("1901-12-31"), to: Self.day("1902-01-01")))
    }

    @Test func `days that cannot be are refused`() {
        #expect(throws: CalendarError.otherYear(Self.day("1902-01-01"), 1901)) {
            try CalendarYear(year: 1901, holidays: [Self.day("1902-01-01")], swapped: [], sources: ["x"])
        }
        #expect(throws: CalendarError.noWeekend(Self.day("1901-01-07"))) {
            try CalendarYear(year: 1901, holidays: [], swapped: [Self.day("1901-01-07")], sources: ["x"])
        }
        #expect(throws: CalendarError.bothWorkedAndOff(Self.day("1901-01-05"))) {
            try CalendarYear(year: 1901, holidays: [Self.day("1901-01-05")], swapped: [Self.day("1901-01-05")], sources: ["x"])
        }
        #expect(throws: CalendarError.noSource) { try CalendarYear(year: 1901, holidays: [], swapped: [], sources: [" "]) }
        #expect(throws: CalendarError.notAYear("3")) { try CalendarYear(year: 3, holidays: [], swapped: [], sources: ["x"]) }
    }

    @Test func `a year that was sent is looked at like one that was typed`() throws {
        let year = try CalendarYear(year: 1901, holidays: [Self.day("1901-05-01")], swapped: [Self.day("1901-01-05")], sources: ["Báo Bịa"])
        var facts = RegistryFacts()
        facts.calendarYears = [year]
        let body = try #require(try facts.encoded { _, _ in "" }.first?.body)
        #expect(RegistryFacts.canonical(kind: CalendarYear.factKind, body)?.body == body)
        for (right, wrong) in [("Báo Bịa", " "), ("\"year\":1901", "\"year\":1902"), ("\"year\":1901", "\"year\":3")] {
            #expect(body.contains(right) && RegistryFacts.canonical(kind: CalendarYear.factKind, body.replacing(right, with: wrong)) == nil)
        }
    }
}
