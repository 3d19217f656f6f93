// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How long the desk may take.
package struct DeskTimes: Hashable, Sendable {
    package let calendar: WorkCalendar
    package let goals: DeskGoals
    /// The opening and the close of a working day in Ha Noi.
    package let openingHour: Int
    package let closingHour: Int

    package init(calendar: WorkCalendar, goals: DeskGoals = .usual, openingHour: Int = 8, closingHour: Int = 17) {
        self.calendar = calendar
        self.goals = goals
        self.openingHour = openingHour
        self.closingHour = closingHour
    }

    package static let usual = DeskTimes(calendar: .weekendsOnly)

    /// Day and night.
    package func firstResponseDue(_ asked: Date, _ kind: TicketKind = .guidance) -> Date {
        asked.addingTimeInterval(Double(goals[kind].responseMinutes) * 60)
    }

    package func answerDue(_ asked: Date, _ kind: TicketKind = .guidance) -> Date {
        close(of: Day(asked).advanced(by: goals[kind].answerDays))
    }

    package func forwardDue(_ received: Date, _ kind: TicketKind = .guidance) -> Date {
        close(of: calendar.day(goals[kind].forwardDays, after: Day(received)))
    }

    /// Whether a working day is on, so that whoever is not on duty may be called all the same.
    package func isOffice(at now: Date) -> Bool {
        let hour = now.timeIntervalSince(Day(now).start) / 3_600
        return calendar.isWorked(Day(now)) && hour >= Double(openingHour) && hour < Double(closingHour)
    }

    func close(of day: Day) -> Date { day.start.addingTimeInterval(Double(closingHour) * 3_600) }
}

/// A time that runs from something the desk was given until it has done its part.
package struct DeskClock: Hashable, Sendable {
    package let kind: Kind
    package let started: Date
    package let due: Date
    /// `nil` while it runs or rests.
    package let stopped: Date?
    /// Since when it rests, while its asker is asked for more.
    package let paused: Date?

    package init(kind: Kind, started: Date, due: Date, stopped: Date?, paused: Date? = nil) {
        self.kind = kind
        self.started = started
        self.due = due
        self.stopped = stopped
        self.paused = paused
    }

    /// What the time is for: that anybody looks at it, that the right unit has it, that it is answered.
    package enum Kind: String, Codable, CaseIterable, Sendable { case firstResponse = "first-response", forward, answer }

    package var isRunning: Bool { stopped == nil && paused == nil }

    package func isLate(at now: Date) -> Bool { (stopped ?? paused ?? now) > due }
}

extension Handling {
    /// The clocks since it was last asked, and since its unit got it.
    ///
    /// A clock is due at the earliest time that any kind gives which the ticket had while it ran: another kind may bring a time forward, and never puts off
    /// what was promised. A clock that has stopped is judged by the kinds that it knew.
    package func clocks(_ times: DeskTimes) -> [DeskClock] {
        [
            DeskClock(
                kind: .firstResponse, started: asked, due: Self.earliest(responseKinds) { times.firstResponseDue(asked, $0) } ?? asked,
                stopped: firstMove),
            DeskClock(
                kind: .forward, started: received, due: Self.earliest(forwardKinds) { times.forwardDue(received, $0) } ?? received,
                stopped: unitMove),
            DeskClock(kind: .answer, started: asked, due: answerDue(times), stopped: ended, paused: pausedSince),
        ]
    }

    /// What was promised when it was last asked, and as many days more as it waited for its asker.
    package func answerDue(_ times: DeskTimes) -> Date { promised(times).addingTimeInterval(Double(pausedDays) * 86_400) }

    /// What was promised when it was opened, or earlier where it became of another kind; counted anew where it was opened again.
    package func promised(_ times: DeskTimes) -> Date {
        let counted = Self.earliest(isFirstAsking ? Array(answerKinds.dropFirst()) : answerKinds) { times.answerDue(asked, $0) }
        return isFirstAsking ? min(ticket.due, counted ?? ticket.due) : counted ?? times.answerDue(asked, kind)
    }

    private static func earliest(_ kinds: [TicketKind], _ due: (TicketKind) -> Date) -> Date? { kinds.map(due).min() }

    /// When the next thing must have been done by. The few minutes of the first response give no order.
    package func nextDue(_ times: DeskTimes) -> Date {
        clocks(times).filter { $0.stopped == nil && $0.kind != .firstResponse }.map(\.due).min() ?? answerDue(times)
    }
}
