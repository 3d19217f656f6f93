// SPDX-License-Identifier: Apache-2.0

/// Days from a first one with effect to a first one without; an open end is `nil`.
package struct DaySpan: Hashable, Codable, Sendable {
    package let from: Day?
    package let until: Day?

    package init(from: Day? = nil, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    package static let always = DaySpan()

    package func contains(_ day: Day) -> Bool {
        if let from, day < from { return false }
        if let until, day >= until { return false }
        return true
    }

    /// Whether every day of another span is one of this.
    package func contains(_ other: DaySpan) -> Bool {
        if let from { guard let begun = other.from, begun >= from else { return false } }
        if let until { guard let ended = other.until, ended <= until else { return false } }
        return true
    }
}
