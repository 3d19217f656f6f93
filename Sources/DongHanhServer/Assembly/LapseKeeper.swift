// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: takes away what has lapsed, so that nobody who signs in has to.
struct LapseKeeper: Sendable {
    let lapses: any Lapses
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await lapses.forget(at: Date())
            } catch is CancellationError {
                return
            } catch {
                // It has lapsed all the same; the next round tries again.
                logger.error("what has lapsed was not taken away", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }
}
