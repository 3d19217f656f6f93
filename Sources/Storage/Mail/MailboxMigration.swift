// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What was taken out of the mailbox, who asked by mail, and which letters went to him: of the names of letters only digests.
    /// The outbox knows a name until its letter has gone.
    static let mailbox = Migration(
        "0300-mailbox",
        [
            """
            CREATE TABLE mailbox (
                name         TEXT PRIMARY KEY,
                validity     BIGINT,
                last_number  BIGINT,
                leased_until BIGINT NOT NULL,
                looked_at    BIGINT,
                fault        TEXT,
                fault_at     BIGINT
            )
            """,
            """
            CREATE TABLE received_mail (
                id         TEXT PRIMARY KEY,
                mailbox    TEXT NOT NULL REFERENCES mailbox (name),
                validity   BIGINT NOT NULL,
                number     BIGINT NOT NULL,
                state      TEXT NOT NULL,
                outcome    TEXT,
                digest     TEXT UNIQUE,
                arrived_at BIGINT,
                is_whole   INTEGER NOT NULL DEFAULT 1,
                content    TEXT,
                attempts   BIGINT NOT NULL DEFAULT 0,
                due_at     BIGINT NOT NULL,
                touched_at BIGINT NOT NULL,
                UNIQUE (mailbox, validity, number)
            )
            """,
            "CREATE INDEX received_mail_due ON received_mail (state, due_at, number) WHERE state IN ('listed', 'waiting')",
            "CREATE INDEX received_mail_touched ON received_mail (touched_at, state)",
            """
            CREATE TABLE mail_thread (
                id            TEXT PRIMARY KEY,
                address       TEXT NOT NULL,
                subject       TEXT NOT NULL,
                language      TEXT NOT NULL,
                answer        TEXT REFERENCES answer (id),
                ticket        TEXT REFERENCES ticket (id),
                first_message TEXT,
                last_message  TEXT,
                begun_at      BIGINT NOT NULL
            )
            """,
            "CREATE INDEX mail_thread_address ON mail_thread (address)",
            "CREATE INDEX mail_thread_ticket ON mail_thread (ticket)",
            "CREATE INDEX mail_thread_answer ON mail_thread (answer)",
            """
            CREATE TABLE mail_letter (
                digest    TEXT PRIMARY KEY,
                thread    TEXT NOT NULL REFERENCES mail_thread (id),
                topic     TEXT NOT NULL,
                step      BIGINT,
                state     TEXT NOT NULL,
                fault     TEXT,
                queued_at BIGINT NOT NULL,
                done_at   BIGINT
            )
            """,
            "CREATE INDEX mail_letter_thread ON mail_letter (thread, queued_at)",
        ]
    )

    /// Letters that reached nobody are counted without reading the others.
    static let lostLetters = Migration(
        "0301-lost-letters", ["CREATE INDEX mail_letter_lost ON mail_letter (done_at) WHERE state IN ('bounced', 'given-up')"])

    /// Tickets of which a letter reached nobody, while their askers were not told otherwise.
    static let unreachedAskers = Migration(
        "0341-unreached-askers",
        [
            "ALTER TABLE ticket ADD COLUMN unreached INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX ticket_unreached ON ticket (due_at, id) WHERE unreached = 1",
        ]
    )

    /// What is due next is found in order; the index before is of no use where the state comes as a parameter.
    static let mailQueue = Migration(
        "0302-mail-queue",
        ["DROP INDEX received_mail_due", "CREATE INDEX received_mail_next ON received_mail (state, due_at, number)"])
}
