// SPDX-License-Identifier: Apache-2.0

/// A numbered series of rows that one connection alone extends for as long as it lives, so that writers wait for nobody.
///
/// SQLite has one writer and therefore one lane, 0. On PostgreSQL a connection claims the lowest number that nobody else has.
package final class Lane {
    package let number: Int
    /// The last row of the series; `nil` where it must be read first.
    package var tip: (sequence: Int, hash: String)?

    init(_ number: Int) { self.number = number }
}

/// The two ways in which a statement may have to be said.
package enum SQLDialect: Sendable {
    case sqlite, postgres
}
