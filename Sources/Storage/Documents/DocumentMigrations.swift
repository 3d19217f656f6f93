// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Days are days since 1970-01-01; times are whole seconds since 1970-01-01T00:00:00Z.
    static let documents = Migration(
        "0001-documents",
        [
            """
            CREATE TABLE document (
                id          TEXT PRIMARY KEY,
                number      TEXT NOT NULL,
                kind        TEXT NOT NULL,
                title       TEXT NOT NULL,
                issuer      TEXT,
                issued      BIGINT,
                effect_from BIGINT,
                effect_until BIGINT,
                address     TEXT,
                search      TEXT NOT NULL
            )
            """,
            "CREATE INDEX document_number ON document (number)",
            """
            CREATE TABLE provision (
                id          TEXT NOT NULL,
                known_from  BIGINT NOT NULL,
                known_until BIGINT,
                digest      TEXT NOT NULL,
                document    TEXT NOT NULL REFERENCES document (id),
                part        TEXT NOT NULL,
                ordinal     BIGINT NOT NULL,
                path        TEXT NOT NULL,
                code        TEXT,
                heading     TEXT NOT NULL,
                context     TEXT NOT NULL,
                body        TEXT NOT NULL,
                effect_from BIGINT,
                effect_until BIGINT,
                address     TEXT,
                note        TEXT,
                relations   TEXT,
                PRIMARY KEY (id, known_from),
                CHECK (known_until IS NULL OR known_until > known_from)
            )
            """,
            "CREATE UNIQUE INDEX provision_current ON provision (id) WHERE known_until IS NULL",
            "CREATE INDEX provision_contents ON provision (document, ordinal) WHERE known_until IS NULL",
            "CREATE INDEX provision_part ON provision (part) WHERE known_until IS NULL",
        ]
    )

    static let editions = Migration(
        "0002-editions",
        [
            """
            CREATE TABLE edition (
                id          TEXT PRIMARY KEY,
                label       TEXT NOT NULL,
                digest      TEXT NOT NULL,
                opened_at   BIGINT NOT NULL,
                finished_at BIGINT,
                report      TEXT
            )
            """,
            "CREATE UNIQUE INDEX edition_open ON edition (digest) WHERE finished_at IS NULL",
            """
            CREATE TABLE staged_part (
                edition   TEXT NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
                name      TEXT NOT NULL,
                title     TEXT NOT NULL,
                ordinal   BIGINT NOT NULL,
                faults    TEXT NOT NULL,
                text_bytes BIGINT NOT NULL,
                kept_bytes BIGINT NOT NULL,
                PRIMARY KEY (edition, name)
            )
            """,
            """
            CREATE TABLE staged_document (
                edition     TEXT NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
                id          TEXT NOT NULL,
                number      TEXT NOT NULL,
                kind        TEXT NOT NULL,
                title       TEXT NOT NULL,
                issuer      TEXT,
                issued      BIGINT,
                effect_from BIGINT,
                effect_until BIGINT,
                address     TEXT,
                search      TEXT NOT NULL,
                PRIMARY KEY (edition, id)
            )
            """,
            """
            CREATE TABLE staged_provision (
                edition     TEXT NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
                id          TEXT NOT NULL,
                digest      TEXT NOT NULL,
                document    TEXT NOT NULL,
                part        TEXT NOT NULL,
                ordinal     BIGINT NOT NULL,
                path        TEXT NOT NULL,
                code        TEXT,
                heading     TEXT NOT NULL,
                context     TEXT NOT NULL,
                body        TEXT NOT NULL,
                effect_from BIGINT,
                effect_until BIGINT,
                address     TEXT,
                note        TEXT,
                relations   TEXT,
                PRIMARY KEY (edition, id)
            )
            """,
        ]
    )
}
