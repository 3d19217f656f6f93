// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Whose turn a ticket is, when somebody must be called to it, and who is on duty.
    static let rota = Migration(
        "0150-rota",
        [
            "ALTER TABLE ticket ADD COLUMN asked_at BIGINT",
            "ALTER TABLE ticket ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0",
            // When the clocks must be looked at next; empty for what is done.
            "ALTER TABLE ticket ADD COLUMN call_at BIGINT",
            "UPDATE ticket SET asked_at = opened_at, call_at = CASE WHEN state IN ('waiting', 'taken') THEN opened_at END",
            "CREATE INDEX ticket_call ON ticket (call_at) WHERE call_at IS NOT NULL",
            """
            CREATE TABLE shift (
                id       TEXT PRIMARY KEY,
                person   TEXT NOT NULL REFERENCES person (id),
                from_at  BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                body     TEXT NOT NULL
            )
            """,
            "CREATE INDEX shift_until ON shift (until_at)",
            """
            CREATE TABLE rota_feed (
                person        TEXT PRIMARY KEY REFERENCES person (id),
                secret_digest TEXT NOT NULL UNIQUE,
                made_at       BIGINT NOT NULL
            )
            """,
            // The ticket is empty where nobody is on duty, and that is what somebody was called for.
            """
            CREATE TABLE desk_call (
                key       TEXT PRIMARY KEY,
                ticket    TEXT REFERENCES ticket (id),
                person    TEXT NOT NULL REFERENCES person (id),
                called_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX desk_call_person ON desk_call (person, ticket)",
        ]
    )
}
