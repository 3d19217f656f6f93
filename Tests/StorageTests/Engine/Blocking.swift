// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Work that blocks, on a thread of its own: the pool that all tests share has as many threads as the machine has cores, and two waits would stop it.
func blocking<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}
