// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials
import Synchronization

/// What tells how the site fares and what it could do better, and keeps no more of people than it may.
package struct Watch: Sendable {
    let conditions: any Conditions
    let figures: any OperationFigures
    let retention: any Retention
    let practice: any Practice
    let askings: any SecondAskings
    /// Parts of the installation to which a group of questions may go.
    let outlets: [any PracticeOutlet]
    /// `nil` where nobody collects traces.
    let traces: TraceKeeping?

    package init(
        conditions: any Conditions, figures: any OperationFigures, retention: any Retention, practice: any Practice, askings: any SecondAskings,
        outlets: [any PracticeOutlet] = [], traces: TraceKeeping? = nil
    ) {
        self.conditions = conditions
        self.figures = figures
        self.retention = retention
        self.practice = practice
        self.askings = askings
        self.outlets = outlets
        self.traces = traces
    }
}

/// A value that costs something to find out, kept for a while: whoever asks often gets the same one.
final class Kept<Value: Sendable>: Sendable {
    private let state = Mutex<(value: Value, until: Date)?>(nil)
    private let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    func value(at now: Date, _ make: () async throws -> Value) async rethrows -> Value {
        if let kept = state.withLock({ $0 }), now < kept.until, now > kept.until.addingTimeInterval(-2 * seconds) { return kept.value }
        let value = try await make()
        state.withLock { $0 = (value, now.addingTimeInterval(seconds)) }
        return value
    }
}
