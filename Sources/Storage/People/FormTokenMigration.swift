// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// A form is known by a token of its session's own, also when the session has lapsed. Sessions from before have none: their people sign in anew.
    static let formTokens = Migration(
        "0090-form-tokens",
        [
            "DELETE FROM session",
            "ALTER TABLE session ADD COLUMN form_token TEXT NOT NULL DEFAULT ''",
            "CREATE UNIQUE INDEX session_form ON session (form_token)",
            "CREATE INDEX session_lapse ON session (expires_at)",
            "CREATE INDEX device_age ON device (known_at)",
            "CREATE INDEX device_person ON device (person)",
        ]
    )
}
