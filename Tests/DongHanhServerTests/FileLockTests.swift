// SPDX-License-Identifier: Apache-2.0
import DongHanhServer
import Foundation
import Testing

@Suite struct FileLockTests {
    @Test func `a lock is held by one, and free again once it is let go of`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).lock").path()
        defer { try? FileManager.default.removeItem(atPath: path) }

        var first = try FileLock(path)
        #expect(first != nil)
        #expect(try FileLock(path) == nil)
        first = nil
        #expect(try FileLock(path) != nil)
    }

    @Test func `a folder that is not there is said to be not writable`() {
        #expect(throws: DataFolderError.notWritable("/nowhere/x.lock")) { try FileLock("/nowhere/x.lock") }
    }
}
