// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// Changes that came together; `place` is where each stood among them.
    static let changeBatches = Migration(
        "0220-change-batch",
        [
            """
            CREATE TABLE change_batch (
                id      TEXT PRIMARY KEY,
                name    TEXT NOT NULL,
                sender  TEXT NOT NULL REFERENCES person (id),
                sent_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE batched_change (
                change TEXT PRIMARY KEY REFERENCES change (id),
                batch  TEXT NOT NULL REFERENCES change_batch (id),
                place  BIGINT NOT NULL
            )
            """,
            "CREATE INDEX batched_change_batch ON batched_change (batch, place)",
        ]
    )
}

// Changes that came together.
extension ChangeStore {
    package func keep(
        _ batch: ChangeBatch, about subjects: [Subject], _ make: @escaping @Sendable (Subject, Circumstances) throws -> Change
    ) async throws -> [Change] {
        try await database.write { session in
            try session.run(
                "INSERT INTO change_batch (id, name, sender, sent_at) VALUES (\(batch.id), \(batch.name), \(batch.sender), \(batch.sent))")
            let around = Surroundings()
            return try subjects.enumerated().map { place, subject in
                let change = try Self.keep(about: subject, by: batch.sender, at: batch.sent, around, in: session) { try make(subject, $0) }
                try session.run("INSERT INTO batched_change (change, batch, place) VALUES (\(change.id), \(batch.id), \(place))")
                return change
            }
        }
    }

    package func batch(_ id: ChangeBatch.ID) async throws -> ChangeBatch.Whole {
        try await database.read { try Self.whole(id, in: $0) }
    }

    package func batch(of change: Change.ID) async throws -> ChangeBatch? {
        try await database.read { session in
            try session.rows(
                """
                SELECT change_batch.* FROM change_batch JOIN batched_change ON batched_change.batch = change_batch.id
                WHERE batched_change.change = \(change)
                """
            ).first.map(ChangeBatch.init)
        }
    }

    package func batches(limit: Int) async throws -> [ChangeBatch] {
        try await database.read { session in
            try session.rows("SELECT * FROM change_batch ORDER BY sent_at DESC, id LIMIT \(max(0, limit))").map(ChangeBatch.init)
        }
    }

    package func change(
        _ id: ChangeBatch.ID, digest: String?, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout Change, Circumstances) throws -> Void
    ) async throws -> [Change] {
        try await database.write { session in
            let whole = try Self.whole(id, in: session)
            if let digest, digest != whole.digest { throw ChangeError.batchChanged }
            let around = Surroundings()
            return try whole.changes.map { try Self.change($0.id, by: person, at: now, around, in: session, step) }
        }
    }

    private static func whole(_ id: ChangeBatch.ID, in session: any SQLSession) throws -> ChangeBatch.Whole {
        guard let row = try session.rows("SELECT * FROM change_batch WHERE id = \(id)").first else { throw ChangeError.notFound }
        let changes = try session.rows(
            """
            SELECT change.body FROM change JOIN batched_change ON batched_change.change = change.id
            WHERE batched_change.batch = \(id) ORDER BY batched_change.place
            """
        ).map(Change.init)
        return ChangeBatch.Whole(try ChangeBatch(row), changes) { Digest.of($0) }
    }
}

extension ChangeBatch {
    init(_ row: SQLRow) throws {
        self.init(id: try row.get("id"), name: try row.get("name"), sender: try row.get("sender"), sent: try row.get("sent_at"))
    }
}
