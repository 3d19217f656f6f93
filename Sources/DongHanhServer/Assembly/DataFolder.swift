// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// The folder in which this machine keeps its database, its index and its notes.
struct DataFolder: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// Makes the folder where there is none, readable by its owner only: questions are confidential.
    func prepare() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw DataFolderError.notWritable(path)
        }
        guard access(path, W_OK | X_OK) == 0 else { throw DataFolderError.notWritable(path) }
    }

    /// Bytes free for data on its disk.
    var freeBytes: Int? {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
    }
}

package enum DataFolderError: Refusal, Equatable {
    case notWritable(String)
    case inUse(String)

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .notWritable: "data.not-writable"
        case .inUse: "data.in-use"
        }
    }

    package var details: [String] {
        switch self {
        case .notWritable(let path), .inUse(let path): [path]
        }
    }
}
