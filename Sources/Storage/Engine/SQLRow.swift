// SPDX-License-Identifier: Apache-2.0

/// One row of a result; columns are asked for by name.
package struct SQLRow: Sendable {
    let columns: SQLColumns
    let values: [SQLValue]

    /// The value of a column.
    ///
    /// - Throws: ``SQLRowError`` when there is no such column or it holds another type: a fault of ours, not of the asker.
    package func get<Value: SQLConvertible>(_ column: String) throws -> Value {
        let value = try raw(column)
        guard let typed = Value.from(value) else { throw SQLRowError.wrongType(column: column, value: "\(value)") }
        return typed
    }

    /// The value of a column that may be empty.
    package func optional<Value: SQLConvertible>(_ column: String) throws -> Value? {
        try raw(column) == .null ? nil : get(column)
    }

    /// The value of a column by its place, for whoever reads millions of rows.
    func at<Value: SQLConvertible>(_ place: Int) throws -> Value {
        guard let typed = Value.from(values[place]) else { throw SQLRowError.wrongType(column: "\(place)", value: "\(values[place])") }
        return typed
    }

    func optional<Value: SQLConvertible>(at place: Int) throws -> Value? { values[place] == .null ? nil : try at(place) }

    private func raw(_ column: String) throws -> SQLValue {
        guard let at = columns.index[column] else { throw SQLRowError.noSuchColumn(column) }
        return values[at]
    }
}

/// The columns of a result, shared by its rows.
final class SQLColumns: Sendable {
    let index: [String: Int]

    init(_ names: [String]) {
        index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

enum SQLRowError: Error {
    case noSuchColumn(String)
    case wrongType(column: String, value: String)
}
