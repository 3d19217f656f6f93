// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// A reading holds its act as JSON; the provisions made from it stand in `provision`, under the part "act:…".
    static let acts = Migration(
        "0040-acts",
        [
            """
            CREATE TABLE act_reading (
                document  TEXT NOT NULL REFERENCES document (id),
                digest    TEXT NOT NULL,
                source    TEXT NOT NULL,
                taken_at  BIGINT NOT NULL,
                is_in_use BIGINT NOT NULL,
                act       TEXT NOT NULL,
                report    TEXT NOT NULL,
                PRIMARY KEY (document, digest)
            )
            """,
            "CREATE UNIQUE INDEX act_reading_in_use ON act_reading (document) WHERE is_in_use = 1",
        ]
    )

    /// A reading waits for a person from when it was found to differ; a file that was sent waits with its reading.
    static let uploads = Migration(
        "0120-uploads",
        [
            "ALTER TABLE act_reading ADD COLUMN waits BIGINT NOT NULL DEFAULT 0",
            // Which of the earlier ones differ is found out when somebody looks.
            "UPDATE act_reading SET waits = 1 WHERE is_in_use = 0",
            "CREATE INDEX act_reading_waits ON act_reading (document) WHERE waits = 1",
            """
            CREATE TABLE act_upload (
                id         TEXT PRIMARY KEY,
                source     TEXT NOT NULL,
                digest     TEXT NOT NULL,
                document   TEXT NOT NULL,
                sender     TEXT NOT NULL,
                sent_at    BIGINT NOT NULL,
                waits      BIGINT NOT NULL,
                body       TEXT,
                decided_by TEXT,
                decided_at BIGINT,
                taking     TEXT
            )
            """,
            "CREATE INDEX act_upload_queue ON act_upload (waits, sent_at)",
        ]
    )

    /// The doubt itself stands beside what was said of it, for the reading of an upload is forgotten when it is decided on.
    static let settledDoubts = Migration(
        "0210-settled-doubts",
        [
            """
            CREATE TABLE settled_doubt (
                upload     TEXT NOT NULL,
                number     BIGINT NOT NULL,
                kind       TEXT NOT NULL,
                line       BIGINT NOT NULL,
                words      TEXT NOT NULL,
                finding    TEXT NOT NULL,
                note       TEXT NOT NULL,
                person     TEXT NOT NULL,
                settled_at BIGINT NOT NULL,
                PRIMARY KEY (upload, number)
            )
            """
        ]
    )
}
