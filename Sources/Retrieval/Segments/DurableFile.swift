// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Files that are whole or not there: written aside, forced to the disk, then given their name.
enum DurableFile {
    static func write(_ chunks: [[UInt8]], to path: String) throws {
        let aside = path + ".new"
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw IndexError.cannotWrite(path) }
        var isWhole = true
        for chunk in chunks where isWhole { isWhole = writeAll(chunk, to: descriptor) }
        isWhole = isWhole && fsync(descriptor) == 0
        close(descriptor)
        guard isWhole, rename(aside, path) == 0 else {
            unlink(aside)
            throw IndexError.cannotWrite(path)
        }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count {
                guard let start = buffer.baseAddress else { return true }
                let written = Foundation.write(descriptor, start + at, buffer.count - at)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return false }
                at += written
            }
            return true
        }
    }
}
