// SPDX-License-Identifier: Apache-2.0

/// A name for one `Subject`; names of different kinds of thing cannot be mixed up.
package struct Identifier<Subject>: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }
}

extension Identifier: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
