// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// When the system learned something, and when it learned better; seconds since 1970 in the database.
package struct KnownSpan: Hashable, Codable, Sendable {
    package let from: Date
    package let until: Date?

    package init(from: Date, until: Date? = nil) {
        self.from = from
        self.until = until
    }

    package func contains(_ instant: Date) -> Bool {
        instant >= from && until.map { instant < $0 } ?? true
    }
}
