// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: calls people to tickets whose time runs out, and warns of hours in which nobody is on duty.
struct DeskKeeper: Sendable {
    let calls: any DeskCalls
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await calls.raise(at: Date())
            } catch is CancellationError {
                return
            } catch {
                // What is due stays due; the next round tries again.
                logger.error("nobody was called to the desk", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }
}
