// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials
import Synchronization

/// What tells how the site fares, and keeps no more of people than it may.
package struct Watch: Sendable {
    let conditions: any Conditions
    let figures: any OperationFigures
    let retention: any Retention

    package init(conditions: any Conditions, figures: any OperationFigures, retention: any Retention) {
        self.conditions = conditions
        self.figures = figures
        self.retention = retention
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
