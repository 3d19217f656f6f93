// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Where each ticket lies, and what was done with it.
    static let desk = Migration(
        "0110-desk",
        [
            "ALTER TABLE ticket ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'",
            "ALTER TABLE ticket ADD COLUMN handler TEXT",
            "ALTER TABLE ticket ADD COLUMN place TEXT",
            "ALTER TABLE ticket ADD COLUMN history TEXT NOT NULL DEFAULT '[]'",
            "CREATE INDEX ticket_desk ON ticket (state, due_at, id)",
        ]
    )
}
