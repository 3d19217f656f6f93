// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// A notice waits without words and secrets, and once it is sent without its content too.
    static let mail = Migration(
        "0012-mail",
        [
            """
            CREATE TABLE outbox (
                id         TEXT PRIMARY KEY,
                notice     TEXT,
                state      TEXT NOT NULL,
                queued_at  BIGINT NOT NULL,
                due_at     BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                attempts   BIGINT NOT NULL DEFAULT 0,
                fault      TEXT,
                touched_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'waiting'",
            "CREATE INDEX outbox_touched ON outbox (touched_at)",
            "CREATE TABLE reminder (person TEXT PRIMARY KEY REFERENCES person (id), on_day BIGINT NOT NULL)",
            "ALTER TABLE invitation ADD COLUMN email TEXT",
        ]
    )
}
