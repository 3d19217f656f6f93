// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// Which duty each answer was about, so that it can be counted.
    static let answerDuty = Migration(
        "0160-answer-duty",
        [
            "ALTER TABLE answer ADD COLUMN duty TEXT",
            "CREATE INDEX answer_duty ON answer (duty, kept_at)",
        ],
        sqlite: ["UPDATE answer SET duty = json_extract(record, '$.answer.competence.duty.id')"],
        postgres: ["UPDATE answer SET duty = record::json #>> '{answer,competence,duty,id}'"]
    )

    static let answers = Migration(
        "0004-answers",
        [
            """
            CREATE TABLE answer (
                id      TEXT PRIMARY KEY,
                action  TEXT NOT NULL,
                reason  TEXT NOT NULL,
                kept_at BIGINT NOT NULL,
                record  TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE ticket (
                id            TEXT PRIMARY KEY,
                answer        TEXT NOT NULL REFERENCES answer (id),
                secret_digest TEXT NOT NULL UNIQUE,
                unit          TEXT NOT NULL,
                opened_at     BIGINT NOT NULL,
                due_at        BIGINT NOT NULL,
                body          TEXT NOT NULL
            )
            """,
            "CREATE INDEX ticket_waiting ON ticket (opened_at, id)",
        ]
    )
}

/// Answers and the tickets that came of them, in one transaction.
package struct AnswerStore: Answers {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func record(_ id: Question.ID) async throws -> AnswerRecord {
        let rows = try await database.read { try $0.rows("SELECT record FROM answer WHERE id = \(id)") }
        guard let row = rows.first else { throw AnswerError.notFound(id) }
        return try JSON.value(try row.get("record"))
    }

    package func unanswered(limit: Int) async throws -> [String] {
        let rows = try await database.read { session in
            // By reason, each read from its newest: asked for in one go, all that ever went unanswered are read and put in order first.
            try [Answer.Reason.noGround, .guidanceOnly, .quoteFailed].flatMap { reason in
                try session.rows(
                    """
                    SELECT record, kept_at, id FROM answer WHERE erased_at IS NULL AND reason = \(reason.rawValue)
                    ORDER BY kept_at DESC, id LIMIT \(max(0, limit))
                    """
                ).map { Unanswered(record: try $0.get("record"), kept: try $0.get("kept_at"), id: try $0.get("id")) }
            }
        }
        let newest = rows.sorted { ($1.kept, $0.id) < ($0.kept, $1.id) }.prefix(max(0, limit))
        return try newest.map { row in
            let record: Asking = try JSON.value(row.record)
            return record.answer.question.text
        }
    }

    private struct Unanswered {
        let record: String
        let kept: Int
        let id: String
    }

    /// What was asked, out of all that is kept of an answer.
    private struct Asking: Decodable {
        let answer: Part

        struct Part: Decodable { let question: Words }
        struct Words: Decodable { let text: String }
    }

    package func asked(since: Date) async throws -> [Duty.ID: Int] {
        let rows = try await database.read { session in
            try session.rows("SELECT duty, COUNT(*) AS n FROM answer WHERE duty IS NOT NULL AND kept_at >= \(since) GROUP BY duty")
                .map { (try $0.get("duty") as Duty.ID, try $0.get("n") as Int) }
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    package func keep(_ record: AnswerRecord, ticket: Ticket?) async throws {
        let answer = record.answer
        let text = try JSON.text(record)
        try await database.write { session in
            try session.run(
                """
                INSERT INTO answer (id, action, reason, kept_at, duty, record)
                VALUES (\(answer.question.id), \(answer.action.rawValue), \(answer.reason.rawValue), \(record.kept),
                        \(answer.competence?.duty.id), \(text))
                """
            )
            try KeptGrounds.keep(
                answer.sentences.flatMap(\.citations), of: .answer, answer.question.id.text, at: record.kept, in: session)
            try AuditStore.append(.answered(record, digest: Digest.plain(text)), at: record.kept, in: session)
            guard let ticket else { return }
            try TicketRows.open(ticket, of: answer.question.id, at: record.kept, in: session)
        }
    }
}
