// SPDX-License-Identifier: Apache-2.0
package import Domain

extension Migration {
    static let answerVotes = Migration(
        "0100-answer-votes",
        [
            """
            CREATE TABLE answer_vote (
                id       TEXT PRIMARY KEY,
                answer   TEXT NOT NULL REFERENCES answer (id),
                is_right INTEGER NOT NULL,
                reason   TEXT NOT NULL,
                cast_at  BIGINT NOT NULL
            )
            """,
            "CREATE INDEX answer_vote_disputed ON answer_vote (is_right, cast_at)",
        ]
    )
}

extension AnswerStore {
    package func disputed(limit: Int, offset: Int) async throws -> Listing<DisputedAnswer> {
        try await database.read { session in
            let rows = try session.rows(
                """
                SELECT answer_vote.answer, answer_vote.reason, answer_vote.cast_at, answer.record
                FROM answer_vote JOIN answer ON answer.id = answer_vote.answer
                WHERE answer_vote.is_right = 0
                ORDER BY answer_vote.cast_at DESC, answer_vote.id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            )
            return Listing(
                elements: try rows.map { row in
                    let record: AnswerRecord = try JSON.value(try row.get("record"))
                    let vote = AnswerVote(answer: try row.get("answer"), isRight: false, reason: try row.get("reason"), cast: try row.get("cast_at"))
                    return DisputedAnswer(vote: vote, question: record.answer.question)
                },
                total: try session.rows("SELECT COUNT(*) AS n FROM answer_vote WHERE is_right = 0").first?.get("n") ?? 0
            )
        }
    }
}
