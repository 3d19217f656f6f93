// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The databases at hand: SQLite always, PostgreSQL where `./test` has started one.
enum TestDatabase: String, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgres

    var testDescription: String { rawValue }

    private static let cluster = ProcessInfo.processInfo.environment["DONGHANH_TEST_POSTGRES"]

    static var available: [TestDatabase] { cluster == nil ? [.sqlite] : allCases }

    /// The address of an empty database.
    func address(in program: Program) async throws -> String {
        switch self {
        case .sqlite: return "sqlite:\(program.path("test.db"))"
        case .postgres:
            let cluster = try #require(Self.cluster)
            let name = "program_" + UUID().uuidString.lowercased().replacing("-", with: "")
            let psql = Process()
            psql.executableURL = URL(filePath: "/usr/bin/psql")
            psql.arguments = [cluster, "--quiet", "--command", "CREATE DATABASE \(name)"]
            try await Program.finish(psql)
            try #require(psql.terminationStatus == 0)
            var address = try #require(URLComponents(string: cluster))
            address.path = "/\(name)"
            return try #require(address.string)
        }
    }
}
