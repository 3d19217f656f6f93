// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Testing

/// The databases that a contract is asked of.
enum Engine: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case sqliteMemory, sqliteFile, postgres

    var testDescription: String { rawValue }

    /// PostgreSQL is there when `./test` has started one.
    static let available: [Engine] = allCases.filter { $0 != .postgres || postgresURL != nil }
    static let durable: [Engine] = available.filter { $0 != .sqliteMemory }
    static let postgresURL = ProcessInfo.processInfo.environment["DONGHANH_TEST_POSTGRES"]

    /// The address of a database that nobody else uses.
    func emptyURL() async throws -> String {
        let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
        switch self {
        case .sqliteMemory: return "sqlite::memory:"
        case .sqliteFile: return "sqlite:" + NSTemporaryDirectory() + name + ".sqlite"
        case .postgres:
            let url = try #require(Self.postgresURL)
            let status = try await blocking {
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = ["psql", "--quiet", "--command", "CREATE DATABASE \(name)", url]
                try process.run()
                process.waitUntilExit()
                return process.terminationStatus
            }
            try #require(status == 0)
            return url.replacingOccurrences(of: "/postgres", with: "/\(name)", options: .backwards)
        }
    }

    /// All tests run at once, and the server takes so many connections and no more.
    func emptyDatabase() async throws -> any SQLDatabase { try await Databases.open(emptyURL(), connections: 3) }

    /// With the schema of this version.
    func migratedDatabase() async throws -> any SQLDatabase {
        let database = try await emptyDatabase()
        try await Schema.migrate(database)
        return database
    }
}
