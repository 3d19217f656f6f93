// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Secrets are not here: a setting only names one.
    static let settings = Migration(
        "0011-settings",
        [
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            """
            CREATE TABLE setting_change (
                id         TEXT PRIMARY KEY,
                name       TEXT NOT NULL,
                from_value TEXT,
                to_value   TEXT,
                changed_by TEXT NOT NULL REFERENCES person (id),
                changed_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX setting_change_time ON setting_change (changed_at, id)",
            // Lanes that nobody has used for long are taken away by this.
            "CREATE INDEX sign_in_lane_since ON sign_in_lane (since_at)",
        ]
    )
}
