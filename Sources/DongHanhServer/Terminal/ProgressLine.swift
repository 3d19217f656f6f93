// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation
import Synchronization

/// How far long work is, with its rate and the time left: one line that rewrites itself on a terminal, plain lines elsewhere.
package final class ProgressLine: Sendable {
    private struct Mark {
        var shown: ContinuousClock.Instant?
        var done = 0
    }

    private let console: Console
    private let title: String
    private let unit: String
    private let total: Int
    private let started = ContinuousClock.now
    private let mark = Mutex(Mark())

    /// - Parameter total: How many units there are in all, those done by an earlier run left out.
    init(_ title: String, unit: String, total: Int, on console: Console) {
        self.title = title
        self.unit = unit
        self.total = total
        self.console = console
    }

    func advance(by count: Int = 1) { show { $0 + count } }

    /// For work that counts by itself.
    func reach(_ done: Int) { show { _ in done } }

    private func show(_ done: (Int) -> Int) {
        let now = ContinuousClock.now
        let line = mark.withLock { mark -> String? in
            mark.done = done(mark.done)
            let pause: Duration = console.isTerminal ? .milliseconds(100) : .seconds(5)
            if let shown = mark.shown, now - shown < pause { return nil }
            mark.shown = now
            return text(done: mark.done, after: now - started)
        }
        if let line { show(line) }
    }

    /// The last line: all that was done, and the time it took.
    func finish() {
        let done = mark.withLock { $0.done }
        let seconds = Self.seconds(ContinuousClock.now - started)
        let rate = Self.rate(Double(done) / max(seconds, 0.001))
        let line = "\(title): \(done) \(unit), \(Self.clock(seconds)), \(rate) \(unit)/s"
        if console.isTerminal { console.rewrite(line + "\n") } else { console.note(line) }
    }

    private func show(_ line: String) {
        if console.isTerminal { console.rewrite(line) } else { console.note(line) }
    }

    private func text(done: Int, after time: Duration) -> String {
        Self.text(title, unit: unit, done: done, total: total, seconds: Self.seconds(time), language: console.language)
    }

    package static func text(
        _ title: String, unit: String, done: Int, total: Int, seconds: Double, language: Language
    ) -> String {
        let rate = Double(done) / max(seconds, 0.001)
        let left = rate > 0 ? Double(max(0, total - done)) / rate : 0
        let percent = total > 0 ? 100 * done / total : 100
        let word = language == .en ? "left" : "còn"
        return "\(title): \(done)/\(total) \(unit) (\(percent) %), \(Self.rate(rate)) \(unit)/s, \(word) \(clock(left))"
    }

    private static func seconds(_ time: Duration) -> Double {
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    private static func rate(_ number: Double) -> String {
        number >= 100 ? String(Int(number)) : String(format: "%.1f", number)
    }

    /// Minutes and seconds: "1:05".
    private static func clock(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        return String(format: "%d:%02d", whole / 60, whole % 60)
    }
}
