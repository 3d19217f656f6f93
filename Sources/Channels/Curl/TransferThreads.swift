// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Threads that may wait for a server, apart from those that serve pages.
final class TransferThreads: Sendable {
    private let queue: OperationQueue

    init(most: Int) {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = most
    }

    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
