// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// Beside a running site: tells the other nodes that this one is there.
struct NodeKeeper: Sendable {
    let nodes: any SiteNodes
    let name: String
    let started: Date
    let logger: Logger

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await beat(at: Date())
            } catch is CancellationError {
                return
            } catch {
                logger.error("the other nodes were not told of this one", metadata: ["error": "\(String(reflecting: error).singleLine)"])
            }
            try await Task.sleep(for: SiteNode.beat)
        }
    }

    func beat(at now: Date) async throws { try await nodes.beat(SiteNode(name: name, version: Version.current, started: started, seen: now)) }

    /// Where the database has gone away first there is nobody to tell.
    func leave() async { try? await nodes.leave(name) }
}
