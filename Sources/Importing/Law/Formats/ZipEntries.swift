// SPDX-License-Identifier: Apache-2.0
import CLibarchive
import Foundation

/// The entries of a zip in memory that a document format wants, within limits.
enum ZipEntries {
    static let largestEntry = 64 * 1_048_576
    private static let mostEntries = 10_000
    /// Word processors pack to a twentieth; what packs to a thousandth is made to burst.
    private static let highestRatio = 400

    static func read(_ bytes: [UInt8], named wanted: Set<String>, of file: String) throws -> [String: [UInt8]] {
        guard let handle = archive_read_new() else { throw ImportError.notAnArchive(file) }
        defer { archive_read_free(handle) }
        archive_read_support_format_zip(handle)
        return try bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(handle, buffer.baseAddress, buffer.count) == ARCHIVE_OK else { throw ImportError.notAnArchive(file) }
            var found: [String: [UInt8]] = [:]
            for _ in 0..<mostEntries {
                var entry: OpaquePointer?
                let status = archive_read_next_header(handle, &entry)
                if status == ARCHIVE_EOF { return found }
                guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw ImportError.truncated(file) }
                guard let name = archive_entry_pathname_utf8(entry).map({ String(cString: $0) }), wanted.contains(name) else { continue }
                found[name] = try contents(handle, packed: buffer.count, of: file)
                if found.count == wanted.count { return found }
            }
            throw ImportError.tooManyFiles(limit: mostEntries)
        }
    }

    /// Whether there is an entry of that name; nothing is unpacked.
    static func hold(_ bytes: [UInt8], _ name: String) -> Bool {
        guard let handle = archive_read_new() else { return false }
        defer { archive_read_free(handle) }
        archive_read_support_format_zip(handle)
        return bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(handle, buffer.baseAddress, buffer.count) == ARCHIVE_OK else { return false }
            var entry: OpaquePointer?
            for _ in 0..<mostEntries {
                let status = archive_read_next_header(handle, &entry)
                guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { return false }
                if archive_entry_pathname_utf8(entry).map({ String(cString: $0) }) == name { return true }
            }
            return false
        }
    }

    private static func contents(_ handle: OpaquePointer, packed: Int, of file: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 262_144)
        while true {
            let count = archive_read_data(handle, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else { throw ImportError.truncated(file) }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= largestEntry, bytes.count < 16 * 1_048_576 || bytes.count / max(1, packed) < highestRatio else {
                throw ImportError.tooLarge(name: file, limit: largestEntry)
            }
        }
    }
}
