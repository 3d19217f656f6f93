// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// When the provider last said who somebody is.
    static let confirmedAccounts = Migration("0091-confirmed-accounts", ["ALTER TABLE account ADD COLUMN confirmed_at BIGINT"])

    /// The state and the browser's secret are kept as digests; the verifier and the nonce must be kept as they are, for ten minutes.
    static let identity = Migration(
        "0013-identity",
        [
            """
            CREATE TABLE authorization_request (
                state_digest   TEXT PRIMARY KEY,
                browser_digest TEXT NOT NULL,
                nonce          TEXT NOT NULL,
                verifier       TEXT NOT NULL,
                issuer         TEXT NOT NULL,
                purpose        TEXT NOT NULL,
                begun_at       BIGINT NOT NULL,
                expires_at     BIGINT NOT NULL
            )
            """,
            "CREATE INDEX authorization_request_expiry ON authorization_request (expires_at)",
            // The account whose provider gives the role; nobody else gave it.
            "ALTER TABLE appointment ADD COLUMN granted_to TEXT",
            "CREATE INDEX appointment_granted ON appointment (granted_to) WHERE granted_to IS NOT NULL",
        ]
    )
}
