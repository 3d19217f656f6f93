// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Names that nobody can guess; handed to the other rooms as a value.
enum Chance {
    static func id<Subject>() -> Identifier<Subject> {
        Identifier(UUID().uuidString.lowercased())
    }

    /// 128 random bits, for a link that opens something to whoever holds it.
    static func secret() -> String {
        var source = SystemRandomNumberGenerator()
        let halves = [source.next(), source.next()] as [UInt64]
        return halves.map { half in
            let text = String(half, radix: 36)
            return String(repeating: "0", count: 13 - text.count) + text
        }.joined()
    }
}
