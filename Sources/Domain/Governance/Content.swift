// SPDX-License-Identifier: Apache-2.0

/// SHA-256 in hexadecimal, handed in by the rooms that have a library for it.
package typealias Hash = @Sendable (String) -> String

/// What a governed thing says, as canonical JSON, and the digest that names exactly that.
package struct Content: Hashable, Codable, Sendable {
    package let json: String
    package let digest: String

    package init(_ json: String, hash: Hash) {
        self.json = json
        self.digest = hash(json)
    }
}
