// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The files of this package, as the tests of the house read them.
enum Sources {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static func swiftFiles(in folder: String) throws -> [URL] {
        try files(in: folder).filter { $0.pathExtension == "swift" }
    }

    static func files(in folder: String) throws -> [URL] {
        let place = root.appending(path: folder)
        let walk = try #require(FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil), "\(folder)")
        return walk.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
    }

    static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    static func name(_ file: URL) -> String { file.path().replacing(root.path(), with: "") }
}
