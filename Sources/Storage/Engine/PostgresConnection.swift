// SPDX-License-Identifier: Apache-2.0
import CLibpq
import Foundation

/// One connection, used by one thread at a time.
final class PostgresConnection {
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]
    private var claimed: Lane?

    /// Statements kept ready on one connection; past it, a statement is sent whole each time.
    private static let mostPrepared = 256

    init(address: String) throws {
        // What comes before the address is a default that the address may replace. The keepalives find out within a minute that
        // a server is gone without a word.
        let options = [
            ("connect_timeout", "10"), ("application_name", "donghanh"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
            ("options", "-c statement_timeout=600000 -c idle_in_transaction_session_timeout=600000"),
            ("dbname", address), ("client_encoding", "UTF8"),
        ]
        var keys: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values: [UnsafePointer<CChar>?] = options.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer { (keys + values).forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        guard let opened = PQconnectdbParams(&keys, &values, 1) else { throw DatabaseError.cannotOpen("out of memory") }
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw DatabaseError.cannotOpen(Self.sentence(PQerrorMessage(opened)))
        }
        // Notices ("relation exists, skipping") would go to standard error, past the log.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        connection = opened
    }

    deinit { PQfinish(connection) }

    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

    /// Alive, and not inside a transaction that could not be ended.
    var isFit: Bool { isAlive && PQtransactionStatus(connection) == PQTRANS_IDLE }

    func command(_ sql: String) throws {
        let result = try checked(PQexec(connection, sql))
        PQclear(result)
    }

    /// Makes the transaction durable.
    ///
    /// - Throws: Also where a statement of it failed and the work went on regardless: the server then answers COMMIT with a
    ///   rollback, and calls that no error.
    func commit() throws {
        let result = try checked(PQexec(connection, "COMMIT"))
        defer { PQclear(result) }
        guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
            throw PostgresError(state: "25P02", message: "a statement had failed, so nothing was kept")
        }
    }

    /// The lane that this connection has to itself until it ends, however it ends: the server then lets go of the lock.
    ///
    /// It must be claimed outside of a transaction: whoever had the lane before has committed by now, and a transaction that began earlier would
    /// not see his last row.
    func lane() throws -> Lane {
        if let claimed { return claimed }
        // The first number is "audit" on a telephone's keys; together they are ours in this database.
        let claim: Statement = "SELECT n FROM generate_series(1, 10000) AS n WHERE pg_try_advisory_lock(28348, n) LIMIT 1"
        guard let row = try rows(claim).first else { throw DatabaseError.busy }
        let lane = Lane(try row.get("n"))
        claimed = lane
        return lane
    }

    func rows(_ statement: Statement) throws -> [SQLRow] {
        let result = try execute(statement)
        defer { PQclear(result) }
        let width = PQnfields(result)
        let columns = SQLColumns((0..<width).map { String(cString: PQfname(result, $0)) })
        let types = (0..<width).map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            SQLRow(columns: columns, values: (0..<width).map { Self.value(result, row, $0, types[Int($0)]) })
        }
    }

    func run(_ statement: Statement) throws -> Int {
        let result = try execute(statement)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    private func execute(_ statement: Statement) throws -> OpaquePointer {
        let text = statement.text { "$\($0)" }
        var arguments = try statement.keepableValues().map(Self.argument)
        defer { arguments.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        let count = Int32(arguments.count)
        guard let name = try name(of: text) else {
            return try checked(PQexecParams(connection, text, count, nil, &arguments, nil, nil, 0))
        }
        return try checked(PQexecPrepared(connection, name, count, &arguments, nil, nil, 0))
    }

    private func name(of text: String) throws -> String? {
        if let name = prepared[text] { return name }
        // A long statement is a bulk insert, whose text hardly comes twice.
        guard prepared.count < Self.mostPrepared, text.utf8.count < 4_000 else { return nil }
        let name = "s\(prepared.count)"
        PQclear(try checked(PQprepare(connection, name, text, 0, nil)))
        prepared[text] = name
        return name
    }

    private func checked(_ result: OpaquePointer?) throws -> OpaquePointer {
        let status = PQresultStatus(result)
        if let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return result }
        defer { PQclear(result) }
        guard isAlive else { throw DatabaseError.lost(Self.sentence(PQerrorMessage(connection))) }
        // 'C' is PG_DIAG_SQLSTATE, a macro that Swift does not see.
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        throw PostgresError(state: state, message: Self.sentence(PQerrorMessage(connection)))
    }

    private static func argument(_ value: SQLValue) -> UnsafePointer<CChar>? {
        switch value {
        case .null: return nil
        case .integer(let number): return UnsafePointer(strdup(String(number)))
        case .real(let number): return UnsafePointer(strdup(String(number)))
        case .text(let text): return UnsafePointer(strdup(text))
        }
    }

    private static func value(_ result: OpaquePointer, _ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let text = String(cString: start)
        switch type {
        case 20, 21, 23: return Int64(text).map { .integer($0) } ?? .text(text)
        case 700, 701: return Double(text).map { .real($0) } ?? .text(text)
        // count(*) is int8, but sum(int8) is numeric.
        case 1_700: return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
        case 16: return .integer(text == "t" ? 1 : 0)
        default: return .text(text)
        }
    }

    private static func sentence(_ message: UnsafeMutablePointer<CChar>?) -> String {
        message.map { String(cString: $0).split(separator: "\n").joined(separator: " ") } ?? ""
    }
}

/// What the server answered, with its SQLSTATE.
struct PostgresError: Error {
    let state: String
    let message: String

    /// Another transaction got there first; the whole work may be run again.
    var isRepeatable: Bool { state == "40001" || state == "40P01" }
}
