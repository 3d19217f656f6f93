// SPDX-License-Identifier: Apache-2.0
import CLibarchive
import Crypto
import Foundation

/// The HTML files of a folder or an archive, one after the other, within limits.
struct SourceFiles {
    let path: String

    /// The largest heading published so far has 9 MB.
    static let largestFile = 64 * 1_048_576
    static let largestTotal = 4_096 * 1_048_576
    static let mostFiles = 20_000
    /// Law packs to a tenth; what packs to a thousandth is made to burst.
    static let highestRatio = 400

    /// Files in order of their names where the source is a folder, in its own order where it is an archive.
    ///
    /// - Throws: ``ImportError`` at the first name or size that must not be; files before it have been visited.
    func forEach(_ visit: (_ name: String, _ bytes: [UInt8]) async throws -> Void) async throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw ImportError.missing(path) }
        if isFolder.boolValue {
            try await walkFolder(visit)
        } else {
            try await walkArchive(visit)
        }
    }

    /// SHA-256 of the source's bytes, in hexadecimal.
    func digest() throws -> String {
        var hash = SHA256()
        for file in try allFiles() {
            guard let handle = FileHandle(forReadingAtPath: file) else { throw ImportError.missing(file) }
            defer { try? handle.close() }
            hash.update(data: Data((file as NSString).lastPathComponent.utf8))
            while let chunk = try handle.read(upToCount: 1_048_576), !chunk.isEmpty { hash.update(data: chunk) }
        }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    private func allFiles() throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw ImportError.missing(path) }
        return isFolder.boolValue ? try names().map { "\(path)/\($0)" } : [path]
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter(Self.isWanted).sorted()
    }

    static func isWanted(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".html") || name.hasSuffix(".htm")
    }

    private func walkFolder(_ visit: (String, [UInt8]) async throws -> Void) async throws {
        let names = try names()
        guard names.count <= Self.mostFiles else { throw ImportError.tooManyFiles(limit: Self.mostFiles) }
        for name in names {
            let file = "\(path)/\(name)"
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { throw ImportError.unsafeName(name) }
            guard attributes[.size] as? Int ?? 0 <= Self.largestFile else { throw ImportError.tooLarge(name: name, limit: Self.largestFile) }
            guard let data = FileManager.default.contents(atPath: file) else { throw ImportError.missing(file) }
            try await visit(name, Array(data))
        }
    }

    private func walkArchive(_ visit: (String, [UInt8]) async throws -> Void) async throws {
        let archive = try Archive(path: path)
        var files = 0
        var total = 0
        while let name = try archive.next() {
            files += 1
            guard files <= Self.mostFiles else { throw ImportError.tooManyFiles(limit: Self.mostFiles) }
            guard Self.isWanted(name) else { continue }
            let bytes = try archive.contents(of: name)
            total += bytes.count
            guard total <= Self.largestTotal else { throw ImportError.tooLarge(name: path, limit: Self.largestTotal) }
            try await visit((name as NSString).lastPathComponent, bytes)
        }
    }
}

/// An archive that libarchive understands (tar, packed or not, and zip), read from front to back.
private final class Archive {
    private let path: String
    private let handle: OpaquePointer
    private let packedSize: Int

    init(path: String) throws {
        guard let handle = archive_read_new() else { throw ImportError.notAnArchive(path) }
        self.path = path
        self.handle = handle
        packedSize = (try FileManager.default.attributesOfItem(atPath: path))[.size] as? Int ?? 0
        archive_read_support_filter_gzip(handle)
        archive_read_support_filter_xz(handle)
        archive_read_support_filter_zstd(handle)
        archive_read_support_format_tar(handle)
        archive_read_support_format_zip(handle)
        guard archive_read_open_filename(handle, path, 65_536) == ARCHIVE_OK else { throw ImportError.notAnArchive(path) }
    }

    deinit { archive_read_free(handle) }

    /// The name of the next regular file, or `nil` at the end.
    func next() throws -> String? {
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(handle, &entry)
            if status == ARCHIVE_EOF { return nil }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw ImportError.truncated(path) }
            let name = archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? ""
            let type = archive_entry_filetype(entry)
            if type == S_IFDIR { continue }
            let isSafe =
                type == S_IFREG && archive_entry_hardlink(entry) == nil && !name.isEmpty && !name.hasPrefix("/")
                && !name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
            guard isSafe else { throw ImportError.unsafeName(name) }
            return name
        }
    }

    func contents(of name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 262_144)
        while true {
            let count = archive_read_data(handle, &buffer, buffer.count)
            if count == 0 { break }
            guard count > 0 else { throw ImportError.truncated(path) }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= SourceFiles.largestFile else { throw ImportError.tooLarge(name: name, limit: SourceFiles.largestFile) }
            let read = Int(archive_filter_bytes(handle, 0))
            let packed = max(1, Int(archive_filter_bytes(handle, -1)))
            guard read < 16 * 1_048_576 || read / packed < SourceFiles.highestRatio else {
                throw ImportError.tooLarge(name: name, limit: 16 * 1_048_576)
            }
        }
        return bytes
    }
}
