// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One process at a time: held until it is let go of, and by nobody once its process has ended, however that came.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// `nil` when another process holds it.
    package init?(_ path: String) throws {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DataFolderError.notWritable(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Waits for the one before; `whileWaiting` is called once, when there is one.
    static func waiting(for path: String, whileWaiting: () -> Void) async throws -> FileLock {
        if let lock = try FileLock(path) { return lock }
        whileWaiting()
        while true {
            try await Task.sleep(for: .milliseconds(200))
            if let lock = try FileLock(path) { return lock }
        }
    }
}
