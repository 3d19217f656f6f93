// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How the desk fares at one moment: what lies there, which clocks have run out, how long people waited for a person.
package struct DeskFigures: Hashable, Sendable {
    package private(set) var open: [Handling.State: Int] = [:]
    /// Clocks of open tickets that run and are past their time.
    package private(set) var late: [DeskClock.Kind: Int] = [:]
    /// Since when the oldest waits that nobody has in hand.
    package private(set) var oldestWaiting: Date?
    /// How long each that was asked lately waited until a person did something with it, in seconds, shortest first. What still waits is not among them.
    package private(set) var waits: [Double] = []

    package init() {}

    /// - Parameter since: Waits of what was asked from then on are counted.
    package init(_ handlings: some Sequence<Handling>, _ times: DeskTimes, since: Date, at now: Date) {
        for handling in handlings { add(handling, times, since: since, at: now) }
        waits.sort()
    }

    private mutating func add(_ handling: Handling, _ times: DeskTimes, since: Date, at now: Date) {
        if handling.asked >= since, let move = handling.firstMove { waits.append(max(0, move.timeIntervalSince(handling.asked))) }
        guard handling.isOpen else { return }
        open[handling.state, default: 0] += 1
        for clock in handling.clocks(times) where clock.isRunning && clock.isLate(at: now) { late[clock.kind, default: 0] += 1 }
        if handling.state == .waiting { oldestWaiting = min(oldestWaiting ?? handling.asked, handling.asked) }
    }

    /// What so many in a hundred waited at most; `nil` where nobody has been answered lately.
    ///
    /// - Parameter percent: 1 to 100.
    package func wait(percent: Int) -> Double? {
        waits.isEmpty ? nil : waits[min(waits.count - 1, max(0, (waits.count * percent + 99) / 100 - 1))]
    }
}

/// What became of the questions of one day.
package struct DayOfAnswers: Hashable, Sendable {
    package let day: Day
    package let counts: [Answer.Action: Int]

    package init(day: Day, counts: [Answer.Action: Int]) {
        self.day = day
        self.counts = counts
    }
}

/// Figures of what the site has done, out of what it keeps.
package protocol OperationFigures: Sendable {
    /// - Parameter since: From when on people's waits for a person are counted.
    func desk(_ times: DeskTimes, since: Date, at now: Date) async throws -> DeskFigures

    /// Each day on which anything was asked, the earliest first.
    func answers(from first: Day) async throws -> [DayOfAnswers]
}
