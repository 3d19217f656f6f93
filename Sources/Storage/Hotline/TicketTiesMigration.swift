// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Which ticket waits for which, who looks at it, and by which words one finds others like it.
    static let ticketTies = Migration(
        "0260-ticket-ties",
        [
            "ALTER TABLE ticket ADD COLUMN merged_into TEXT REFERENCES ticket (id)",
            "CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL",
            "ALTER TABLE ticket ADD COLUMN has_words INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX ticket_wordless ON ticket (id) WHERE has_words = 0",
            // As it is read out on the telephone.
            "CREATE INDEX ticket_number ON ticket (UPPER(SUBSTR(id, 1, 8)))",
            """
            CREATE TABLE ticket_word (
                word      TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                ticket    TEXT NOT NULL REFERENCES ticket (id),
                PRIMARY KEY (word, opened_at, ticket)
            )
            """,
            "CREATE INDEX ticket_word_ticket ON ticket_word (ticket)",
            """
            CREATE TABLE ticket_look (
                ticket  TEXT NOT NULL REFERENCES ticket (id),
                person  TEXT NOT NULL REFERENCES person (id),
                seen_at BIGINT NOT NULL,
                PRIMARY KEY (ticket, person)
            )
            """,
        ]
    )
}
