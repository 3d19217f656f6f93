// SPDX-License-Identifier: Apache-2.0

extension Migration {
    static let governance = Migration(
        "0007-governance",
        [
            """
            CREATE TABLE change (
                id           TEXT PRIMARY KEY,
                kind         TEXT NOT NULL,
                name         TEXT NOT NULL,
                state        TEXT NOT NULL,
                author       TEXT NOT NULL REFERENCES person (id),
                opened_at    BIGINT NOT NULL,
                submitted_at BIGINT,
                body         TEXT NOT NULL
            )
            """,
            "CREATE INDEX change_subject ON change (kind, name, opened_at)",
            "CREATE INDEX change_open ON change (state, submitted_at)",
            // What stands by an approved change. For a fact: what its content file said then, and what it says now.
            """
            CREATE TABLE governed (
                kind        TEXT NOT NULL,
                name        TEXT NOT NULL,
                change      TEXT NOT NULL REFERENCES change (id),
                body        TEXT,
                file_digest TEXT,
                seen_body   TEXT,
                PRIMARY KEY (kind, name)
            )
            """,
        ]
    )

    /// What a list of changes is narrowed by, and what an inbox is counted by, without reading each change whole.
    static let changeList = Migration(
        "0015-change-list",
        [
            "ALTER TABLE change ADD COLUMN search TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE change ADD COLUMN thing TEXT",
            "CREATE INDEX change_newest ON change (opened_at, id)",
        ]
    )
}
