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
}
