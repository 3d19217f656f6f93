// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

enum StandardInput {
    /// All that is piped in, up to a limit of bytes.
    static func text(limit: Int) throws -> String {
        let data = try FileHandle.standardInput.read(upToCount: limit) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
