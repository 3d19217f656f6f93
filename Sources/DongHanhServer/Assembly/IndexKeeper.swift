// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: lets confirmed changes of acts begin on their day, and rebuilds this node's index when the law held is another by now.
///
/// An import on this very folder holds the lock and builds the index itself; then there is nothing to do here.
struct IndexKeeper: Sendable {
    let house: Assembly
    let console: Console
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: pause)
            do {
                _ = try await house.amendments.publish(on: Day(Date()), at: Date())
                let refresh = IndexRefresh(house, console)
                guard try await refresh.isBehind(), let lock = try FileLock(house.settings.indexLock) else { continue }
                if let report = try await refresh.refresh(holding: lock) {
                    logger.info("index rebuilt", metadata: ["provisions": "\(report.provisions)", "seconds": "\(Int(report.seconds))"])
                }
            } catch is CancellationError {
                return
            } catch {
                // The old index goes on serving; the next round tries again.
                logger.error("index not rebuilt", metadata: ["error": "\(error)"])
            }
        }
    }
}
