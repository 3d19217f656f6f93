// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials
package import Domain

/// A value as both databases hold it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// A type with one column to keep it in.
package protocol SQLConvertible {
    var sql: SQLValue { get }

    /// - Returns: `nil` where the column holds something else.
    static func from(_ value: SQLValue) -> Self?
}

extension String: SQLConvertible {
    package var sql: SQLValue { .text(self) }

    package static func from(_ value: SQLValue) -> String? {
        if case .text(let text) = value { text } else { nil }
    }
}

extension Int: SQLConvertible {
    package var sql: SQLValue { .integer(Int64(self)) }

    package static func from(_ value: SQLValue) -> Int? {
        if case .integer(let number) = value { Int(number) } else { nil }
    }
}

extension Double: SQLConvertible {
    package var sql: SQLValue { .real(self) }

    package static func from(_ value: SQLValue) -> Double? {
        switch value {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .null, .text: nil
        }
    }
}

extension Date: SQLConvertible {
    /// Whole seconds since 1970-01-01T00:00:00Z, the one form both databases compare alike.
    package var sql: SQLValue { .integer(Int64(timeIntervalSince1970.rounded(.down))) }

    package static func from(_ value: SQLValue) -> Date? {
        if case .integer(let seconds) = value { Date(timeIntervalSince1970: Double(seconds)) } else { nil }
    }
}

extension Day: SQLConvertible {
    package var sql: SQLValue { .integer(Int64(number)) }

    package static func from(_ value: SQLValue) -> Day? {
        if case .integer(let number) = value { Day(number: Int(number)) } else { nil }
    }
}

extension Identifier: SQLConvertible {
    package var sql: SQLValue { .text(text) }

    package static func from(_ value: SQLValue) -> Identifier? {
        if case .text(let text) = value { Identifier(text) } else { nil }
    }
}
