// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Files that were sent through the site, in SQL that SQLite and PostgreSQL both read.
package struct UploadStore: Uploads {
    let database: any SQLDatabase
    /// Of one sender; more would fill the database before anybody had looked at them.
    static let mostWaiting = 50

    package init(_ database: any SQLDatabase) { self.database = database }

    package func keep(_ upload: Upload, _ reading: ActReading) async throws {
        try await database.write { session in
            try Self.requireRight(of: upload.sender, at: upload.sent, in: session)
            let waiting: Int =
                try session.rows("SELECT COUNT(*) AS n FROM act_upload WHERE waits = 1 AND sender = \(upload.sender)").first?.get("n") ?? 0
            guard waiting < Self.mostWaiting else { throw UploadError.tooManyWaiting(limit: Self.mostWaiting) }
            try session.run(
                """
                INSERT INTO act_upload (id, source, digest, document, sender, sent_at, waits, body)
                VALUES (\(upload.id), \(upload.source), \(upload.digest), \(try JSON.text(upload.document)), \(upload.sender), \(upload.sent), 1,
                        \(try JSON.text(reading)))
                """
            )
            try AuditStore.append(.sent(upload), at: upload.sent, in: session)
        }
    }

    package func upload(_ id: Upload.ID) async throws -> Upload {
        try await database.read { try Self.upload(id, in: $0) }
    }

    package func reading(of id: Upload.ID) async throws -> ActReading? {
        try await database.read { try Self.reading(of: id, in: $0) }
    }

    package func uploads(limit: Int, offset: Int) async throws -> Listing<Upload> {
        try await database.read { session in
            let rows = try session.rows(
                """
                SELECT id, source, digest, document, sender, sent_at, decided_by, decided_at, taking FROM act_upload
                ORDER BY waits DESC, sent_at DESC, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """)
            return Listing(
                elements: try rows.map(Upload.init), total: try session.rows("SELECT COUNT(*) AS n FROM act_upload").first?.get("n") ?? 0)
        }
    }

    package func take(
        _ id: Upload.ID, as given: GivenIdentity, proposing: @escaping Proposing, by person: Person.ID, at now: Date
    ) async throws -> ActTaking {
        try await database.write { session in
            try Self.requireRight(of: person, at: now, in: session)
            guard var reading = try Self.reading(of: id, in: session) else { throw try Self.refusal(of: id, in: session) }
            let misread = try DoubtRows.misread(of: id, in: session)
            guard misread == 0 else { throw UploadError.misread(count: misread) }
            reading.act.document = reading.act.document.named(by: given)
            let taking = try ActStore.take(reading, proposing: proposing, by: .person(person), at: now, in: session)
            try Self.decide(id, taking, by: person, at: now, in: session)
            return taking
        }
    }

    package func settled(of id: Upload.ID) async throws -> [SettledDoubt] {
        try await database.read { try DoubtRows.all(of: id, in: $0) }
    }

    package func settle(
        _ choice: DoubtChoice, of id: Upload.ID, as finding: SettledDoubt.Finding, because note: String, by person: Person.ID, at now: Date
    ) async throws {
        let note = String(note.singleLine.prefix(SettledDoubt.longestNote))
        guard finding == .asRead || !note.isEmpty else { throw UploadError.noNote }
        try await database.write { session in
            try Self.requireRight(of: person, at: now, in: session)
            guard let doubts = try Self.reading(of: id, in: session)?.report.doubts else { throw try Self.refusal(of: id, in: session) }
            let settled = Set(try DoubtRows.all(of: id, in: session).map(\.number))
            let numbers = try choice.numbers(among: doubts, settled: settled)
            for number in numbers {
                let said = SettledDoubt(number: number, doubt: doubts[number], finding: finding, note: note, by: person, at: now)
                try DoubtRows.keep(said, of: id, in: session)
            }
            guard !numbers.isEmpty else { return }
            try AuditStore.append(.settled(numbers, of: id, as: finding, note: note, by: person), at: now, in: session)
        }
    }

    package func leave(_ id: Upload.ID, by person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            try Self.requireRight(of: person, at: now, in: session)
            let upload = try Self.upload(id, in: session)
            guard upload.decision == nil else { throw UploadError.decided }
            try Self.decide(id, nil, by: person, at: now, in: session)
            try AuditStore.append(.left(upload, by: .person(person)), at: now, in: session)
        }
    }
}

extension UploadStore {
    /// Leaves out what has waited too long; the log says that nobody did it.
    static func forget(at now: Date, in session: any SQLSession) throws {
        let oldest = now.addingTimeInterval(-Double(Upload.keptDays) * 86_400)
        for row in try session.rows("SELECT * FROM act_upload WHERE waits = 1 AND sent_at <= \(oldest)") {
            let upload = try Upload(row)
            try session.run("DELETE FROM settled_doubt WHERE upload = \(upload.id)")
            try session.run("DELETE FROM act_upload WHERE id = \(upload.id)")
            try AuditStore.append(.left(upload, by: .system), at: now, in: session)
        }
    }

    private static func requireRight(of person: Person.ID, at now: Date, in session: any SQLSession) throws {
        try PeopleRows.rights(of: person, in: session).require(.importLaw, .common, on: Day(now))
    }

    private static func upload(_ id: Upload.ID, in session: any SQLSession) throws -> Upload {
        guard let row = try session.rows("SELECT * FROM act_upload WHERE id = \(id)").first else { throw UploadError.notFound }
        return try Upload(row)
    }

    private static func reading(of id: Upload.ID, in session: any SQLSession) throws -> ActReading? {
        let body: String? = try session.rows("SELECT body FROM act_upload WHERE id = \(id)").first?.optional("body")
        return try body.map { try JSON.value($0) }
    }

    /// Why there is no reading.
    private static func refusal(of id: Upload.ID, in session: any SQLSession) throws -> UploadError {
        _ = try upload(id, in: session)
        return .decided
    }

    /// What was taken in is kept as a reading of its act, and what was not is nobody's.
    private static func decide(_ id: Upload.ID, _ taking: ActTaking?, by person: Person.ID, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE act_upload SET waits = 0, body = NULL, decided_by = \(person), decided_at = \(now), taking = \(try taking.map(JSON.text))
            WHERE id = \(id)
            """
        )
    }
}

extension Upload {
    init(_ row: SQLRow) throws {
        var decision: Decision?
        if let by: Person.ID = try row.optional("decided_by") {
            let taking: String? = try row.optional("taking")
            decision = Decision(by: by, at: try row.get("decided_at"), taking: try taking.map { try JSON.value($0) })
        }
        self.init(
            id: try row.get("id"), source: try row.get("source"), digest: try row.get("digest"), document: try JSON.value(try row.get("document")),
            sender: try row.get("sender"), sent: try row.get("sent_at"), decision: decision)
    }
}
