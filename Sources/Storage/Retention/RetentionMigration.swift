// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// When what tells of an asker was erased, and how to find what is past its term.
    static let retention = Migration(
        "0291-retention",
        [
            "ALTER TABLE answer ADD COLUMN erased_at BIGINT",
            "ALTER TABLE ticket ADD COLUMN erased_at BIGINT",
            "CREATE INDEX answer_unerased ON answer (kept_at, id) WHERE erased_at IS NULL",
            "CREATE INDEX ticket_answer ON ticket (answer)",
            "CREATE INDEX answer_vote_reason ON answer_vote (cast_at) WHERE reason <> ''",
            "CREATE INDEX phone_call_unerased ON phone_call (at) WHERE phone <> ''",
        ]
    )
}
