// SPDX-License-Identifier: Apache-2.0

/// A statement with its values kept apart from its text, so that no value is ever read as SQL.
package struct Statement: ExpressibleByStringInterpolation, Sendable {
    /// One more piece than there are values.
    package private(set) var text: [String]
    package private(set) var values: [SQLValue]

    package init(stringLiteral text: String) {
        self.text = [text]
        self.values = []
    }

    package init(stringInterpolation parts: Parts) {
        self.text = parts.text
        self.values = parts.values
    }

    package struct Parts: StringInterpolationProtocol {
        var text = [""]
        var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { text[text.count - 1] += literal }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            values.append(value?.sql ?? .null)
            text.append("")
        }

        /// A list for `IN (…)`; an empty list matches nothing.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            guard !values.isEmpty else { return appendLiteral("NULL") }
            for (at, value) in values.enumerated() {
                if at > 0 { appendLiteral(", ") }
                appendInterpolation(value)
            }
        }
    }

    /// Puts another statement's text and values behind this one's.
    mutating func append(_ other: Statement) {
        text[text.count - 1] += other.text[0]
        text += other.text.dropFirst()
        values += other.values
    }

    /// A word that stands for itself in a pattern of `LIKE … ESCAPE '!'`.
    static func escaped(_ word: Substring) -> String {
        word.reduce(into: "") { text, letter in
            if "!%_".contains(letter) { text.append("!") }
            text.append(letter)
        }
    }

    /// One `INSERT` for many rows, each as long as `columns`, which come from the source and never from a person.
    package static func insert(into table: String, _ columns: [String], rows: [[SQLValue]], onConflict: String = "") -> Statement {
        var statement: Statement = ""
        statement.text[0] = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
        for (at, row) in rows.enumerated() {
            precondition(row.count == columns.count, "a row of \(row.count) values for \(columns.count) columns of \(table)")
            statement.text[statement.text.count - 1] += at == 0 ? "(" : ", ("
            for (column, value) in row.enumerated() {
                if column > 0 { statement.text[statement.text.count - 1] += ", " }
                statement.values.append(value)
                statement.text.append("")
            }
            statement.text[statement.text.count - 1] += ")"
        }
        statement.text[statement.text.count - 1] += " \(onConflict)"
        return statement
    }

    /// The text with a placeholder for each value: `?` for SQLite, `$1`, `$2`, … for PostgreSQL.
    package func text(placeholder: (Int) -> String) -> String {
        var whole = text[0]
        for (at, piece) in text.dropFirst().enumerated() {
            whole += placeholder(at + 1)
            whole += piece
        }
        return whole
    }

    /// The values, for a driver to hand over.
    ///
    /// - Throws: Where a text holds U+0000. PostgreSQL keeps none and C ends a text there, so what follows would be lost in silence.
    func keepableValues() throws -> [SQLValue] {
        for case .text(let text) in values where text.utf8.contains(0) { throw SQLValueError.textHoldsZero }
        return values
    }
}

enum SQLValueError: Error {
    case textHoldsZero
}
