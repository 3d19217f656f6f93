// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import Foundation

/// A head that was printed by `audit head --json` and kept.
enum HeadFile {
    /// - Throws: ``AuditError`` where the file is no head, or is not what it was.
    static func read(_ path: String) throws -> AuditHead {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let data = FileManager.default.contents(atPath: path), let head = try? decoder.decode(AuditHead.self, from: data) else {
            throw AuditError.headUnreadable(path)
        }
        try head.check { text in SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined() }
        return head
    }
}
