// SPDX-License-Identifier: Apache-2.0
package import Domain

extension Migration {
    static let modelUse = Migration(
        "0250-model-use",
        [
            """
            CREATE TABLE model_use (
                question     TEXT    NOT NULL,
                used_at      BIGINT  NOT NULL,
                day          BIGINT  NOT NULL,
                model        TEXT    NOT NULL,
                prompt       TEXT    NOT NULL,
                tokens       BIGINT  NOT NULL,
                milliseconds BIGINT  NOT NULL,
                outcome      TEXT    NOT NULL,
                PRIMARY KEY (question, used_at)
            )
            """,
            "CREATE INDEX model_use_day ON model_use (day, outcome)",
        ]
    )
}

/// What models were asked, in SQL that SQLite and PostgreSQL both read.
package struct ModelUseStore: ModelUses {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func keep(_ use: ModelUse) async throws {
        try await database.write { session in
            try session.run(
                """
                INSERT INTO model_use (question, used_at, day, model, prompt, tokens, milliseconds, outcome)
                VALUES (\(use.question), \(use.at), \(Day(use.at).number), \(use.model), \(use.prompt), \(use.tokens), \(use.milliseconds),
                        \(use.outcome.rawValue))
                ON CONFLICT (question, used_at) DO UPDATE SET tokens = model_use.tokens + excluded.tokens, outcome = excluded.outcome
                """
            )
        }
    }

    package func tokens(on day: Day) async throws -> Int {
        try await database.read { session in
            try session.rows("SELECT CAST(COALESCE(SUM(tokens), 0) AS BIGINT) AS n FROM model_use WHERE day = \(day.number)").first?.get("n") ?? 0
        }
    }

    package func counts(on day: Day) async throws -> [ModelUse.Outcome: Int] {
        let rows = try await database.read { session in
            try session.rows("SELECT outcome, COUNT(*) AS n FROM model_use WHERE day = \(day.number) GROUP BY outcome")
                .map { (try $0.get("outcome") as String, try $0.get("n") as Int) }
        }
        return Dictionary(rows.compactMap { name, count in ModelUse.Outcome(rawValue: name).map { ($0, count) } }, uniquingKeysWith: +)
    }

    package func latest(limit: Int) async throws -> [ModelUse] {
        try await database.read { session in
            try session.rows("SELECT * FROM model_use ORDER BY used_at DESC, question LIMIT \(max(0, limit))").map { row in
                ModelUse(
                    question: try row.get("question"), model: try row.get("model"), prompt: try row.get("prompt"), tokens: try row.get("tokens"),
                    milliseconds: try row.get("milliseconds"), outcome: ModelUse.Outcome(rawValue: try row.get("outcome")) ?? .failed,
                    at: try row.get("used_at"))
            }
        }
    }
}
