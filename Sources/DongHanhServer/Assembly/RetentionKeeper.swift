// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: erases what tells of askers once its term is over.
struct RetentionKeeper: Sendable {
    let retention: any Retention
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            do {
                _ = try await retention.round(at: Date())
            } catch is CancellationError {
                return
            } catch {
                // What is due stays due; the next round tries again.
                logger.error("personal data was not erased", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }
}
