// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Nothing here is deleted but an appointment or an invitation that never took effect.
    static let people = Migration(
        "0006-people",
        [
            """
            CREATE TABLE person (
                id         TEXT PRIMARY KEY,
                name       TEXT NOT NULL,
                search     TEXT NOT NULL,
                email      TEXT NOT NULL,
                language   TEXT NOT NULL,
                notices_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX person_name ON person (search, id)",
            "CREATE TABLE account (name TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id))",
            "CREATE INDEX account_person ON account (person)",
            """
            CREATE TABLE person_join (
                person    TEXT PRIMARY KEY REFERENCES person (id),
                into_person TEXT NOT NULL REFERENCES person (id),
                joined_by TEXT NOT NULL REFERENCES person (id),
                joined_at BIGINT NOT NULL,
                CHECK (person <> into_person)
            )
            """,
            """
            CREATE TABLE appointment (
                id           TEXT PRIMARY KEY,
                person       TEXT NOT NULL REFERENCES person (id),
                role         TEXT NOT NULL,
                unit         TEXT,
                place        TEXT,
                from_day     BIGINT,
                until_day    BIGINT,
                on_behalf_of TEXT REFERENCES person (id),
                CHECK (until_day > from_day),
                CHECK (on_behalf_of <> person)
            )
            """,
            "CREATE INDEX appointment_person ON appointment (person)",
            "CREATE INDEX appointment_delegated ON appointment (on_behalf_of) WHERE on_behalf_of IS NOT NULL",
            """
            CREATE TABLE invitation (
                id            TEXT PRIMARY KEY,
                secret_digest TEXT NOT NULL UNIQUE,
                role          TEXT NOT NULL,
                unit          TEXT,
                place         TEXT,
                until_day     BIGINT,
                invited_by    TEXT REFERENCES person (id),
                expires_at    BIGINT NOT NULL,
                used_by       TEXT REFERENCES person (id),
                used_at       BIGINT,
                CHECK ((used_by IS NULL) = (used_at IS NULL))
            )
            """,
        ]
    )
}
