// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Who is called to a ticket, when, and who is left to sleep.
@Suite struct EscalationTests {
    typealias Made = MadeUpTickets
    typealias Person = Domain.Person
    /// Ten in the morning of a Monday: 20,003 days after 1 January 1970.
    static let monday = Day(number: 20_003)

    static func ticket(_ hour: Double, on day: Day = monday) throws -> Handling {
        let opened = day.start.addingTimeInterval(hour * 3_600)
        let question = try Question(id: .init("q"), text: "Ai giữ mây?", on: day, asked: opened)
        return Handling(
            Ticket(
                id: .init("t"), question: question, reason: .noGround, evidence: [], unit: Made.People.cloud, place: Made.People.north,
                opened: opened,
                due: DeskTimes.usual.answerDue(opened), secretDigest: "s"))
    }

    /// "truc" by day, "dem" by night, on all days of two weeks.
    static func escalation() throws -> Escalation {
        var (rota, number) = (Rota([]), 0)
        for (name, hour) in [("truc", 7.0), ("dem", 19)] {
            let plan = try ShiftPlan(
                person: .init(name), first: monday.advanced(by: -1).start.addingTimeInterval(hour * 3_600), hours: 12, everyDays: 1, count: 20)
            try rota.plan(
                plan, by: try RotaTests.planner([name]),
                newID: {
                    number += 1; return "\(number)"
                }, at: monday.advanced(by: -1).start)
        }
        return Escalation(times: .usual, rota: rota, heads: [.init("truong")], legal: [.init("phap-che")])
    }

    @Test func `of a team those on duty are called before others on duty, and all the same somebody is`() throws {
        let ticket = try Self.ticket(10)
        let one = try Self.escalation()
        func called(_ team: Set<Person.ID>, minutes: Double) -> [String] {
            Escalation(times: one.times, rota: one.rota, heads: one.heads, legal: one.legal, team: team)
                .calls(for: ticket, at: ticket.ticket.opened.addingTimeInterval(minutes * 60)).filter { $0.clock == .firstResponse }.map(
                    \.person.text)
        }
        #expect(called([.init("truc"), .init("khac")], minutes: 0) == ["truc"])
        // Nobody of the team is on duty: whoever is, is called, and the next rungs follow.
        #expect(called([.init("khac")], minutes: 0) == ["truc"])
        #expect(called([.init("khac")], minutes: 30) == ["truc", "dem", "truong", "phap-che"])
        #expect(called([], minutes: 0) == ["truc"])
    }

    static func called(_ handling: Handling, minutes: Double, clock: DeskClock.Kind = .firstResponse) throws -> [String] {
        let now = handling.ticket.opened.addingTimeInterval(minutes * 60)
        return try escalation().calls(for: handling, at: now).filter { $0.clock == clock }.map(\.person.text)
    }

    @Test func `by day a ticket that nobody looks at goes up rung by rung`() throws {
        let ticket = try Self.ticket(10)
        #expect(try Self.called(ticket, minutes: 0) == ["truc"])
        #expect(try Self.called(ticket, minutes: 4.9) == ["truc"])
        #expect(try Self.called(ticket, minutes: 5) == ["truc", "dem"])
        #expect(try Self.called(ticket, minutes: 15) == ["truc", "dem", "truong"])
        #expect(try Self.called(ticket, minutes: 30) == ["truc", "dem", "truong", "phap-che"])
    }

    @Test func `at night whoever is not on duty sleeps until the working day begins`() throws {
        let ticket = try Self.ticket(23)
        for minutes in [0, 5, 30, 120, 420] as [Double] { #expect(try Self.called(ticket, minutes: minutes) == ["dem"], "\(minutes)") }
        // At seven the shift changes; at eight the working day begins.
        #expect(try Self.called(ticket, minutes: 8 * 60) == ["truc"])
        #expect(try Self.called(ticket, minutes: 9 * 60) == ["truc", "dem", "truong", "phap-che"])
        let saturday = try Self.ticket(10, on: Self.monday.advanced(by: 5))
        #expect(try Self.called(saturday, minutes: 60) == ["truc"])
    }

    @Test func `what was done, and what waits for its asker, calls nobody`() throws {
        var ticket = try Self.ticket(10)
        let an = try Made.expert("an")
        let opened = ticket.ticket.opened
        try ticket.take(revision: 0, by: an, at: opened.addingTimeInterval(60))
        #expect(try Self.called(ticket, minutes: 60).isEmpty)
        // On the Monday before an answer is due whoever has the ticket is called, and nobody else; on the Saturday before that he may rest.
        #expect(try Self.called(ticket, minutes: 12 * 1_440 + 720, clock: .answer).isEmpty)
        #expect(try Self.called(ticket, minutes: 14 * 1_440, clock: .answer) == ["an"])
        try ticket.askBack("Mây nào?", revision: 1, by: an, at: opened.addingTimeInterval(120))
        #expect(try Self.called(ticket, minutes: 20 * 1_440, clock: .answer).isEmpty)
        #expect(try Self.escalation().next(for: ticket, after: opened.addingTimeInterval(180)) == nil)
    }

    @Test func `a ticket that is opened again calls whoever is on duty, not whoever had it`() throws {
        var ticket = try Self.ticket(10)
        let an = try Made.expert("an")
        let opened = ticket.ticket.opened
        try ticket.take(revision: 0, by: an, at: opened)
        try ticket.answer(try Made.reply(), revision: 1, by: an, at: opened)
        try ticket.add("Chưa rõ", at: opened.addingTimeInterval(12 * 3_600))
        #expect(ticket.handler == nil && ticket.state == .waiting)
        #expect(try Self.called(ticket, minutes: 12 * 60) == ["dem"])
    }

    @Test func `calls to one clock and rung have one name, and what is handed on is called for anew`() throws {
        var ticket = try Self.ticket(10)
        let escalation = try Self.escalation()
        let late = ticket.ticket.opened.addingTimeInterval(4 * 86_400)
        let first = escalation.calls(for: ticket, at: late).map(\.key)
        #expect(first == escalation.calls(for: ticket, at: late.addingTimeInterval(60)).map(\.key) && Set(first).count == first.count)
        try ticket.forward(to: Made.People.rain, revision: 0, because: "x", by: try Made.expert("an"), at: late)
        let then = late.addingTimeInterval(4 * 86_400)
        #expect(Set(escalation.calls(for: ticket, at: then).filter { $0.clock == .forward }.map(\.key)).isDisjoint(with: first))
    }

    /// Whatever the hour, nobody is called at night who is not on duty, and what is due is looked at again in time.
    @Test func `ten thousand moments alert nobody who may sleep`() throws {
        var luck = DeskTimelineTests.Luck(state: 5)
        let escalation = try Self.escalation()
        for _ in 0..<10_000 {
            let ticket = try Self.ticket(Double(luck.below(24 * 60)) / 60, on: Self.monday.advanced(by: luck.below(7)))
            let now = ticket.ticket.opened.addingTimeInterval(Double(luck.below(3_000)) * 60)
            let minute = Int(now.timeIntervalSince(Day(now).start) / 60)
            let onDuty = minute >= 7 * 60 && minute < 19 * 60 ? "truc" : "dem"
            let isOffice = (Day(now).number - 20_003) % 7 < 5 && minute >= 8 * 60 && minute < 17 * 60
            let called = Set(escalation.calls(for: ticket, at: now).map(\.person.text))
            #expect(isOffice || called.isSubset(of: [onDuty]), "\(now)")
            #expect(called.contains(onDuty) || now < ticket.ticket.opened)
            let next = try #require(escalation.next(for: ticket, after: now))
            #expect(next > now && next <= now.addingTimeInterval(60))
        }
    }
}
