// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging
import Web

/// Beside a running site: holds callers to the paces that administrators have set, on this node or another.
struct PaceKeeper: Sendable {
    let setups: any Setups
    let site: Site
    let logger: Logger
    let pause: Duration

    func run() async throws {
        while !Task.isCancelled {
            do {
                site.hold(try await setups.sheet().setup.paces)
            } catch is CancellationError {
                return
            } catch {
                // The paces that held before hold on.
                logger.error("the settings cannot be read", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: pause)
        }
    }
}
