// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// No row refers to a person's: people may be erased, the log stays. Triggers refuse what must never happen to it; whoever owns the database
    /// can take them away, which is what the chain is for.
    static let audit = Migration(
        "0009-audit",
        [
            """
            CREATE TABLE audit_entry (
                lane      BIGINT NOT NULL,
                sequence  BIGINT NOT NULL,
                at_ms     BIGINT NOT NULL,
                actor     TEXT NOT NULL,
                act       TEXT NOT NULL,
                thing     TEXT NOT NULL,
                thing_key TEXT NOT NULL,
                facts     TEXT NOT NULL,
                details   TEXT NOT NULL,
                previous  TEXT NOT NULL,
                hash      TEXT NOT NULL,
                PRIMARY KEY (lane, sequence),
                CHECK (sequence > 0)
            )
            """,
            "CREATE INDEX audit_entry_time ON audit_entry (at_ms)",
            "CREATE INDEX audit_entry_actor ON audit_entry (actor, at_ms)",
            "CREATE INDEX audit_entry_act ON audit_entry (act, at_ms)",
            "CREATE INDEX audit_entry_thing ON audit_entry (thing, thing_key, at_ms)",
            """
            CREATE TABLE audit_detail (
                lane            BIGINT NOT NULL,
                sequence        BIGINT NOT NULL,
                at_ms           BIGINT NOT NULL,
                about           TEXT,
                salt            TEXT,
                body            TEXT,
                erased_lane     BIGINT,
                erased_sequence BIGINT,
                PRIMARY KEY (lane, sequence),
                CHECK ((body IS NULL) = (salt IS NULL)),
                CHECK ((body IS NULL) = (erased_lane IS NOT NULL)),
                CHECK ((erased_lane IS NULL) = (erased_sequence IS NULL))
            )
            """,
            "CREATE INDEX audit_detail_about ON audit_detail (about) WHERE about IS NOT NULL",
            "CREATE INDEX audit_detail_time ON audit_detail (at_ms) WHERE body IS NOT NULL",
        ],
        sqlite: [
            refusing("UPDATE", of: "audit_entry"), refusing("DELETE", of: "audit_entry"), refusing("DELETE", of: "audit_detail"),
            // REPLACE deletes without asking the trigger above.
            refusing("INSERT", of: "audit_entry", when: "EXISTS (SELECT 1 FROM audit_entry WHERE lane = NEW.lane AND sequence = NEW.sequence)"),
            refusing("INSERT", of: "audit_detail", when: "EXISTS (SELECT 1 FROM audit_detail WHERE lane = NEW.lane AND sequence = NEW.sequence)"),
            refusing("UPDATE", of: "audit_detail", when: "NOT (\(isErasure))"),
        ],
        postgres: [
            """
            CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$
            """,
            """
            CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()
            """,
            "CREATE TRIGGER audit_entry_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
            "CREATE TRIGGER audit_detail_kept BEFORE DELETE ON audit_detail FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
            "CREATE TRIGGER audit_detail_whole BEFORE TRUNCATE ON audit_detail FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
            Statement(
                stringLiteral:
                    "CREATE TRIGGER audit_detail_erased BEFORE UPDATE ON audit_detail FOR EACH ROW WHEN (NOT (\(isErasure))) EXECUTE FUNCTION audit_refuse()"
            ),
        ]
    )

    /// The only thing that may ever be done to details: to erase them, once, in their place.
    private static let isErasure = """
        OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.about IS NULL AND NEW.erased_lane IS NOT NULL \
        AND NEW.lane = OLD.lane AND NEW.sequence = OLD.sequence AND NEW.at_ms = OLD.at_ms
        """

    private static func refusing(_ what: String, of table: String, when condition: String? = nil) -> Statement {
        Statement(
            stringLiteral: """
                CREATE TRIGGER \(table)_\(what.lowercased()) BEFORE \(what) ON \(table) \(condition.map { "WHEN \($0)" } ?? "")
                BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
                """
        )
    }
}
