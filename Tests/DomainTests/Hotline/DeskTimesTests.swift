// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Until when the desk must have done what.
@Suite struct DeskTimesTests {
    static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    static func instant(_ text: String, _ hour: Double) throws -> Date { try day(text).start.addingTimeInterval(hour * 3_600) }

    /// 27 November 2026 is a Friday.
    @Test(arguments: [
        ("2026-11-23", "2026-11-25"), ("2026-11-26", "2026-11-30"), ("2026-11-27", "2026-12-01"), ("2026-11-28", "2026-12-01"),
        ("2026-11-29", "2026-12-01"), ("2026-12-31", "2027-01-04"),
    ])
    func `two working days leave out the day of receipt and weekends`(_ received: String, _ last: String) throws {
        for hour in [0, 9.5, 23.99] {
            #expect(DeskTimes.usual.forwardDue(try Self.instant(received, hour)) == (try Self.instant(last, 17)), "\(hour)")
        }
    }

    @Test func `holidays are left out and swapped days are worked, where they are known`() throws {
        // Made-up days: no such order was ever given.
        let calendar = WorkCalendar(holidays: [try Self.day("2026-11-30")], swapped: [try Self.day("2026-11-28")], sources: [2026: "Thông báo bịa"])
        let times = DeskTimes(calendar: calendar)
        #expect(times.forwardDue(try Self.instant("2026-11-27", 9)) == (try Self.instant("2026-12-01", 17)))
        #expect(times.forwardDue(try Self.instant("2026-11-26", 9)) == (try Self.instant("2026-11-28", 17)))
        #expect(calendar.knows(from: try Self.day("2026-01-01"), to: try Self.day("2026-12-31")))
        #expect(!calendar.knows(from: try Self.day("2026-12-31"), to: try Self.day("2027-01-02")))
        #expect(!WorkCalendar.weekendsOnly.knows(from: try Self.day("2026-11-26"), to: try Self.day("2026-11-27")))
    }

    @Test func `a calendar without a working day ends nevertheless`() throws {
        let first = try Self.day("2026-01-01")
        let calendar = WorkCalendar(holidays: Set((0..<2_000).map { first.advanced(by: $0) }))
        #expect(calendar.day(2, after: first) > first)
    }

    @Test func `an answer is due in fifteen days, and anew where it was opened again`() throws {
        typealias Made = MadeUpTickets
        var handling = try Made.handling(.answered)
        #expect(handling.answerDue(.usual) == Made.due)
        let again = Made.minute(60 * 24 * 3)
        try handling.add("Chưa rõ", at: again)
        #expect(handling.answerDue(.usual) == Day(again).advanced(by: 15).start.addingTimeInterval(17 * 3_600))
        #expect(handling.clocks(.usual).allSatisfy { $0.stopped == nil })
    }

    /// A reflection has less time than a question of guidance here.
    private static let goals = DeskGoals([.reflection: .init(responseMinutes: 3, forwardDays: 1, answerDays: 4)])

    @Test func `another kind brings a time forward and never puts it off, and a clock that has stopped knows nothing of it`() throws {
        typealias Made = MadeUpTickets
        let times = DeskTimes(calendar: .weekendsOnly, goals: Self.goals)
        var handling = try Made.handling()
        let (opened, an) = (Made.opened, try Made.expert("an"))
        try handling.classify(as: .reflection, revision: 0, because: "Nói về quy định", by: an, at: Made.minute(1))
        let due = [opened.addingTimeInterval(180), times.forwardDue(opened, .reflection), times.answerDue(opened, .reflection)]
        #expect(handling.kind == .reflection && handling.clocks(times).map(\.due) == due)
        try handling.classify(as: .guidance, revision: 1, because: "Nhầm", by: an, at: Made.minute(2))
        #expect(handling.clocks(times).map(\.due) == due)
        var taken = try Made.handling(.taken)
        try taken.classify(as: .reflection, revision: 1, because: "Nói về quy định", by: an, at: Made.minute(30))
        let clocks = taken.clocks(times)
        #expect(clocks[0].due == opened.addingTimeInterval(300) && clocks[1].due == times.forwardDue(opened))
        #expect(clocks[2].due == times.answerDue(opened, .reflection))
        // Whoever asks again is promised anew, by what it is now.
        try taken.answer(try Made.reply(), revision: 2, by: an, at: Made.minute(40))
        try taken.add("Chưa rõ", at: Made.minute(50))
        #expect(taken.answerDue(times) == times.answerDue(Made.minute(50), .reflection))
        #expect(throws: TicketError.sameKind) { try taken.classify(as: .reflection, revision: 4, because: "x", by: an, at: Made.minute(60)) }
    }

    @Test func `no goal goes beyond what the law lets a reflection take`() {
        let far = DeskGoals.Goal(responseMinutes: 0, forwardDays: 9, answerDays: 99)
        #expect(far.forwardDays == 2 && far.answerDays == 15 && far.responseMinutes == 1)
        for kind in TicketKind.allCases {
            #expect(DeskGoals.usual[kind].forwardDays <= 2 && DeskGoals.usual[kind].answerDays <= 15, "\(kind)")
        }
        #expect(DeskGoals.usual[.reflection].answerDays == 15 && TicketKind.allCases.filter(\.hasLegalLimits) == [.reflection])
    }

    @Test func `a clock is late from the moment after its due time, and a stopped one by when it stopped`() throws {
        typealias Made = MadeUpTickets
        var handling = try Made.handling()
        let first = try #require(handling.clocks(.usual).first { $0.kind == .firstResponse })
        #expect(!first.isLate(at: Made.minute(5)) && first.isLate(at: Made.minute(5.1)))
        try handling.take(revision: 0, by: try Made.expert("an"), at: Made.minute(5))
        #expect(handling.clocks(.usual).filter { $0.kind != .answer }.allSatisfy { $0.stopped == Made.minute(5) && !$0.isLate(at: Made.due) })
        #expect(handling.nextDue(.usual) == Made.due)
    }
}
