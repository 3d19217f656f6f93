// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: takes a head of the log each hour in which it has grown, so that its lanes vouch for each other.
struct AuditKeeper: Sendable {
    let log: any AuditLog
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            do {
                _ = try await log.takeHead(ifOlderThan: pause, by: .system, at: Date())
            } catch is CancellationError {
                return
            } catch {
                // The next round tries again.
                logger.error("no head of the audit log taken", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: pause)
        }
    }
}
