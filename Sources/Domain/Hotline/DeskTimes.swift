// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How long the desk may take.
package struct DeskTimes: Hashable, Sendable {
    package let calendar: WorkCalendar
    /// The opening and the close of a working day in Ha Noi.
    package let openingHour: Int
    package let closingHour: Int

    package init(calendar: WorkCalendar, openingHour: Int = 8, closingHour: Int = 17) {
        self.calendar = calendar
        self.openingHour = openingHour
        self.closingHour = closingHour
    }

    package static let usual = DeskTimes(calendar: .weekendsOnly)

    /// The goal that the desk has set itself, day and night; no law asks for it.
    static let firstResponseSeconds = 300.0
    /// A receiver who is not competent hands a reflection on within 2 working days, and whoever is answers it within 15 days (Prime Minister's
    /// telegram 89/CĐ-TTg of 16 June 2025). The day of receipt is not counted.
    static let forwardDays = 2
    package static let answerDays = 15

    package func answerDue(_ asked: Date) -> Date { close(of: Day(asked).advanced(by: Self.answerDays)) }

    package func forwardDue(_ received: Date) -> Date { close(of: calendar.day(Self.forwardDays, after: Day(received))) }

    /// Whether a working day is on, so that whoever is not on duty may be called all the same.
    package func isOffice(at now: Date) -> Bool {
        let hour = now.timeIntervalSince(Day(now).start) / 3_600
        return calendar.isWorked(Day(now)) && hour >= Double(openingHour) && hour < Double(closingHour)
    }

    private func close(of day: Day) -> Date { day.start.addingTimeInterval(Double(closingHour) * 3_600) }
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
    package func clocks(_ times: DeskTimes) -> [DeskClock] {
        [
            DeskClock(
                kind: .firstResponse, started: asked, due: asked.addingTimeInterval(DeskTimes.firstResponseSeconds), stopped: firstMove),
            DeskClock(kind: .forward, started: received, due: times.forwardDue(received), stopped: unitMove),
            DeskClock(kind: .answer, started: asked, due: answerDue(times), stopped: ended, paused: pausedSince),
        ]
    }

    /// What was promised when it was last asked, and as many days more as it waited for its asker.
    package func answerDue(_ times: DeskTimes) -> Date { promised(times).addingTimeInterval(Double(pausedDays) * 86_400) }

    /// What was promised when it was opened; counted anew where it was opened again.
    package func promised(_ times: DeskTimes) -> Date { asked == ticket.opened ? ticket.due : times.answerDue(asked) }

    /// When the next thing must have been done by. The few minutes of the first response give no order.
    package func nextDue(_ times: DeskTimes) -> Date {
        clocks(times).filter { $0.stopped == nil && $0.kind != .firstResponse }.map(\.due).min() ?? answerDue(times)
    }
}
