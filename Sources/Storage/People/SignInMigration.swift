// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Of passwords, tokens, links and recovery codes only digests are kept; a secret for time-based codes must be kept as it is.
    static let signIn = Migration(
        "0008-sign-in",
        [
            """
            CREATE TABLE password (
                person TEXT PRIMARY KEY REFERENCES person (id),
                hash   TEXT NOT NULL,
                set_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE session (
                id            TEXT PRIMARY KEY,
                person        TEXT NOT NULL REFERENCES person (id),
                token_digest  TEXT NOT NULL UNIQUE,
                former_digest TEXT,
                rotated_at    BIGINT,
                must_rotate   BIGINT NOT NULL DEFAULT 0,
                begun_at      BIGINT NOT NULL,
                seen_at       BIGINT NOT NULL,
                expires_at    BIGINT NOT NULL,
                browser       TEXT NOT NULL
            )
            """,
            "CREATE INDEX session_person ON session (person)",
            "CREATE INDEX session_former ON session (former_digest) WHERE former_digest IS NOT NULL",
            "CREATE TABLE device (token_digest TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id), known_at BIGINT NOT NULL)",
            """
            CREATE TABLE sign_in_lane (
                name         TEXT PRIMARY KEY,
                attempts     BIGINT NOT NULL,
                since_at     BIGINT NOT NULL,
                closed_until BIGINT
            )
            """,
            """
            CREATE TABLE time_code (
                person       TEXT PRIMARY KEY REFERENCES person (id),
                secret       TEXT NOT NULL,
                is_confirmed BIGINT NOT NULL,
                last_step    BIGINT NOT NULL
            )
            """,
            "CREATE TABLE recovery_code (person TEXT NOT NULL REFERENCES person (id), digest TEXT NOT NULL, PRIMARY KEY (person, digest))",
            """
            CREATE TABLE password_link (
                secret_digest TEXT PRIMARY KEY,
                person        TEXT NOT NULL REFERENCES person (id),
                made_by       TEXT NOT NULL REFERENCES person (id),
                expires_at    BIGINT NOT NULL
            )
            """,
        ]
    )
}
