// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Synchronization

/// A value that takes long to find out: whoever comes while it is no longer new gets it as it was, and does not wait for the next one.
final class Refreshed<Value: Sendable>: Sendable {
    private struct State {
        var kept: (value: Value, at: Date)?
        var isBeingMade = false
        /// How often something was kept or forgotten.
        var changes = 0

        mutating func keep(_ value: Value, at now: Date) { (kept, changes) = ((value, now), changes + 1) }
    }

    private enum Found {
        case new(Value)
        /// To be made again by whoever found it so, unless somebody does already.
        case late(Value, isMine: Bool)
        case nothing(earlier: Value?)
    }

    private let state = Mutex(State())
    private let seconds, longest: Double

    /// - Parameters:
    ///   - seconds: How long it is new.
    ///   - longest: An older one is shown to nobody.
    init(seconds: Double, longest: Double) { (self.seconds, self.longest) = (seconds, longest) }

    /// - Parameter make: Is given the one before, however old, for what of it still holds.
    func value(at now: Date, _ make: @escaping @Sendable (_ earlier: Value?) async throws -> Value) async throws -> Value {
        let (found, changes) = find(at: now)
        switch found {
        case .new(let value), .late(let value, isMine: false): return value
        case .late(let value, isMine: true):
            // Where it fails, whoever comes next tries it once more; past the longest time he is told why.
            // In the background, which has threads of its own: on those of the pages a long reckoning would hold up every other one.
            Tracing.apart {
                Task(priority: .background) { [self] in
                    let made = try? await make(value)
                    state.withLock { state in
                        state.isBeingMade = false
                        // It may have been forgotten meanwhile, or made by somebody who could wait for it no longer.
                        if let made, state.changes == changes { state.keep(made, at: now) }
                    }
                }
            }
            return value
        case .nothing(let earlier):
            let made = try await make(earlier)
            state.withLock { if $0.changes == changes { $0.keep(made, at: now) } }
            return made
        }
    }

    /// Makes one that is shown to nobody: the first who looks has it made anew from that.
    func prepare(_ make: () async throws -> Value) async throws {
        let made = try await make()
        state.withLock { state in
            if state.kept == nil { state.keep(made, at: .distantPast) }
        }
    }

    /// Nothing of what was kept is shown again, and what is being made is shown to nobody but whoever waits for it.
    func forget() {
        state.withLock { state in
            (state.kept, state.changes) = (nil, state.changes + 1)
        }
    }

    private func find(at now: Date) -> (Found, changes: Int) {
        state.withLock { state in
            guard let kept = state.kept, abs(now.timeIntervalSince(kept.at)) < longest else {
                return (.nothing(earlier: state.kept?.value), state.changes)
            }
            if abs(now.timeIntervalSince(kept.at)) < seconds { return (.new(kept.value), state.changes) }
            defer { state.isBeingMade = true }
            return (.late(kept.value, isMine: !state.isBeingMade), state.changes)
        }
    }
}
