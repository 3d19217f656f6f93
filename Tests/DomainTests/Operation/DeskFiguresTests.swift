// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@Suite struct DeskFiguresTests {
    typealias Made = MadeUpTickets

    @Test func `of each state and clock as many are counted as there are, by another way of counting`() throws {
        for hours in [0, 1, 24 * 7, 24 * 16, 24 * 60] {
            let now = Made.minute(Double(hours * 60) + 3)
            let all = try Handling.State.allCases.filter { $0 != .merged }.flatMap { state in try (0..<3).map { _ in try Made.handling(state) } }
            let figures = DeskFigures(all, .usual, since: .distantPast, at: now)
            let open = all.filter { $0.state != .answered && $0.state != .closed }
            #expect(figures.open.values.reduce(0, +) == open.count && figures.open[.waiting] == 3 && figures.open[.answered] == nil)
            // Whoever waits past a clock is late, whoever has moved is not; one who waits for his asker has an answer that does not run.
            #expect(figures.late[.firstResponse, default: 0] == (hours >= 1 ? 3 : 0), "\(hours)")
            #expect(figures.late[.forward, default: 0] == (hours >= 24 * 7 ? 3 : 0), "\(hours)")
            #expect(figures.late[.answer, default: 0] == (hours >= 24 * 16 ? 6 : 0), "\(hours)")
            #expect(figures.oldestWaiting == Made.opened)
            #expect(figures.waits == Array(repeating: 60, count: 12))
        }
    }

    @Test func `a wait is the shortest that so many keep`() throws {
        var generator = SplitMix(state: 7)
        for _ in 0..<100 {
            let minutes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in Double(Int.random(in: 0...50, using: &generator)) }
            let all: [Handling] = try minutes.map { minute in
                var handling = try Made.handling()
                try handling.take(revision: 0, by: try Made.expert("an"), at: Made.minute(minute))
                return handling
            }
            let figures = DeskFigures(all, .usual, since: .distantPast, at: Made.minute(60))
            for percent in [1, 50, 95, 100] {
                let wait = try #require(figures.wait(percent: percent))
                func share(_ seconds: Double) -> Int { minutes.filter { $0 * 60 <= seconds }.count * 100 }
                #expect(share(wait) >= percent * minutes.count)
                #expect(share(wait - 1) < percent * minutes.count)
            }
        }
        #expect(DeskFigures([], .usual, since: .distantPast, at: Made.opened).wait(percent: 50) == nil)
    }

    @Test func `what was asked earlier than the time looked at counts no wait`() throws {
        let handling = try Made.handling(.answered)
        #expect(DeskFigures([handling], .usual, since: Made.minute(1), at: Made.minute(9)).waits.isEmpty)
    }

    @Test(arguments: [
        (nil, true, Readiness.State.well), (5_000_000_000, true, .well), (1_000_000_000, true, .strained), (1_000, true, .failing),
        (5_000_000_000, false, .failing),
    ])
    func `a disk is well, fills or is full`(_ free: Int?, _ isWritable: Bool, _ state: Readiness.State) {
        let found = Readiness.Finding.disk(freeBytes: free, isWritable: isWritable)
        #expect(found.state == state && (found.reason == nil) == (state == .well))
    }

    @Test func `an index that is behind serves, one that is not there does not, and mail that waits closes nothing`() {
        #expect(Readiness([.index(searched: "a", held: "a")]).isReady && Readiness([.index(searched: "a", held: "b")]).isReady)
        #expect(!Readiness([.index(searched: nil, held: "b")]).isReady)
        #expect(Readiness.Finding.mail(waiting: 9, minutes: 69).state == .well)
        #expect(Readiness.Finding.mail(waiting: 9, minutes: 70) == .init(.mail, .strained, .mailWaits(count: 9, minutes: 70)))
    }
}
