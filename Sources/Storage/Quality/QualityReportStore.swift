// SPDX-License-Identifier: Apache-2.0
package import Domain
import Synchronization

extension Migration {
    static let quality = Migration(
        "0080-quality",
        [
            """
            CREATE TABLE quality_report (
                made_at BIGINT NOT NULL,
                version TEXT   NOT NULL,
                body    TEXT   NOT NULL,
                PRIMARY KEY (made_at, version)
            )
            """,
            "CREATE INDEX answer_reason ON answer (reason, kept_at)",
        ]
    )
}

/// Reports on quality, in SQL that SQLite and PostgreSQL both read.
package struct QualityReportStore: QualityReports {
    let database: any SQLDatabase
    private let known = KnownReports()

    package init(_ database: any SQLDatabase) { self.database = database }

    /// One made again within the same second takes the place of the first.
    package func keep(_ report: QualityReport) async throws {
        let body = try JSON.text(report)
        try await database.write { session in
            try session.run(
                """
                INSERT INTO quality_report (made_at, version, body) VALUES (\(report.made), \(report.version), \(body))
                ON CONFLICT (made_at, version) DO UPDATE SET body = excluded.body
                """
            )
        }
    }

    package func latest(limit: Int) async throws -> [QualityReport] {
        let bodies: [String] = try await database.read { session in
            try session.rows("SELECT body FROM quality_report ORDER BY made_at DESC, version DESC LIMIT \(max(0, limit))").map { try $0.get("body") }
        }
        return try known.reports(bodies)
    }
}

/// Reports that were read the last time: each names thousands of questions, and is looked at often between two that are made.
private final class KnownReports: Sendable {
    private let kept = Mutex<[String: QualityReport]>([:])

    func reports(_ bodies: [String]) throws -> [QualityReport] {
        let known = kept.withLock { $0 }
        let all = try bodies.map { ($0, try known[$0] ?? JSON.value($0)) }
        kept.withLock { $0 = Dictionary(all, uniquingKeysWith: { first, _ in first }) }
        return all.map(\.1)
    }
}
