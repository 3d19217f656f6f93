// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Proposed changes of acts, and which text of which day stands.
    static let amendments = Migration(
        "0070-amendments",
        [
            """
            CREATE TABLE amendment (
                id         TEXT PRIMARY KEY,
                basis      TEXT NOT NULL,
                target     TEXT NOT NULL,
                state      TEXT NOT NULL,
                ordinal    BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                body       TEXT NOT NULL
            )
            """,
            "CREATE INDEX amendment_queue ON amendment (state, basis, ordinal)",
            "CREATE INDEX amendment_target ON amendment (target, state)",
            // The day whose text of an act stands in `provision`.
            """
            CREATE TABLE act_day (
                document     TEXT PRIMARY KEY,
                day          BIGINT NOT NULL,
                published_at BIGINT NOT NULL,
                own_until    BIGINT
            )
            """,
            // From when the words of a codification's article are no longer the law's.
            """
            CREATE TABLE provision_end (
                provision TEXT PRIMARY KEY,
                document  TEXT NOT NULL,
                until_day BIGINT NOT NULL
            )
            """,
            "CREATE INDEX provision_end_document ON provision_end (document)",
        ]
    )
}
