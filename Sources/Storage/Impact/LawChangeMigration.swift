// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What changed in the law's words, who looked at what rested on them, and what was said on which ground.
    static let lawChanges = Migration(
        "0140-law-changes",
        [
            """
            CREATE TABLE law_change (
                id        TEXT PRIMARY KEY,
                cause     TEXT NOT NULL,
                label     TEXT NOT NULL,
                document  TEXT NOT NULL,
                number    TEXT NOT NULL,
                title     TEXT NOT NULL,
                path      TEXT NOT NULL,
                place     TEXT NOT NULL,
                manner    TEXT NOT NULL,
                from_day  BIGINT,
                known_at  BIGINT NOT NULL,
                lifted_at BIGINT
            )
            """,
            "CREATE INDEX law_change_document ON law_change (document, known_at)",
            "CREATE INDEX law_change_number ON law_change (number, known_at)",
            "CREATE INDEX law_change_cause ON law_change (cause, document, path)",
            """
            CREATE TABLE law_look (
                kind    TEXT NOT NULL,
                name    TEXT NOT NULL,
                looked_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                person  TEXT NOT NULL,
                note    TEXT NOT NULL,
                PRIMARY KEY (kind, name, looked_at)
            )
            """,
            "CREATE TABLE law_generation (id BIGINT PRIMARY KEY, number BIGINT NOT NULL)",
            "INSERT INTO law_generation (id, number) VALUES (1, 0)",
            // What each answer and each reply rests on, as far as tells whether a change touches it.
            """
            CREATE TABLE kept_ground (
                kind     TEXT NOT NULL,
                name     TEXT NOT NULL,
                document TEXT NOT NULL,
                place    TEXT NOT NULL,
                kept_at  BIGINT NOT NULL,
                PRIMARY KEY (kind, name, document, place)
            )
            """,
            "CREATE INDEX kept_ground_document ON kept_ground (document, kept_at)",
            "CREATE TABLE law_notice (person TEXT PRIMARY KEY, known_at BIGINT NOT NULL, told_at BIGINT NOT NULL)",
        ]
    )
}
