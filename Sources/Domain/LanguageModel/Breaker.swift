// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Leaves a server alone for a while that has failed several times in a row; then lets one try, and waits longer each time that it fails again.
package struct Breaker: Equatable, Sendable {
    private var failures = 0
    private var opens = Date.distantPast

    package static let patience = 3
    private static let shortest = 30.0
    private static let longest = 600.0

    package init() {}

    /// - Returns: Whether the server may be tried; if it rests no longer, only this once until the try has ended.
    package mutating func admits(at now: Date) -> Bool {
        guard failures >= Self.patience else { return true }
        guard now >= opens else { return false }
        opens = now.addingTimeInterval(rest)
        return true
    }

    package mutating func succeeded() { self = Breaker() }

    package mutating func failed(at now: Date) {
        failures += 1
        if failures >= Self.patience { opens = now.addingTimeInterval(rest) }
    }

    private var rest: Double {
        let doublings = min(max(0, failures - Self.patience), 10)
        return min(Self.longest, Self.shortest * Double(1 << doublings))
    }
}
