// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    static let absences = Migration(
        "0311-absences",
        [
            """
            CREATE TABLE absence (
                id       TEXT PRIMARY KEY,
                person   TEXT NOT NULL REFERENCES person (id),
                from_at  BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                body     TEXT NOT NULL
            )
            """,
            "CREATE INDEX absence_until ON absence (until_at)",
        ]
    )
}

/// Who is away, in SQL that SQLite and PostgreSQL both read.
package struct AbsenceStore: Absences {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    /// So long after it is over nobody asks any more.
    private static let keptSeconds = 60 * 86_400.0

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func away(from: Date, until: Date) async throws -> AwayList {
        try await database.read { try Self.away(from: from, until: until, in: $0) }
    }

    package func absence(_ id: Absence.ID) async throws -> Absence {
        try await database.read { session in
            guard let row = try session.rows("SELECT body FROM absence WHERE id = \(id)").first else { throw AbsenceError.notFound }
            return try Absence(row)
        }
    }

    package func mayBeRecorded(by person: Person.ID, on day: Day) async throws -> [Person] {
        try await database.read { session in
            let rights = try PeopleRows.rightsOfAll(in: session)
            let actor = rights(person)
            return try session.rows("SELECT * FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY name, id").map(Person.init)
                .filter { rights($0.id).verbs(on: day).contains(.viewDesk) && actor.mayRecordAway(of: rights($0.id), on: day) }
        }
    }

    package func deputies(for target: Person.ID, from: Date, until: Date, by person: Person.ID, at now: Date) async throws -> [Person] {
        try await database.read { session in
            let (book, roster) = try Self.open(of: target, by: person, at: now, in: session)
            let deputies = try book.deputies(from: from, until: until, by: roster, at: now)
            return try session.rows("SELECT * FROM person ORDER BY name, id").map(Person.init).filter { deputies.contains($0.id) }
        }
    }

    package func change(
        of target: Person.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout AwayBook, AwayBook.Roster) throws -> Void
    ) async throws {
        let pinned = pinned
        try await database.write { session in
            var (book, roster) = try Self.open(of: target, by: person, at: now, in: session)
            let before = Dictionary(uniqueKeysWithValues: book.absences.map { ($0.id, $0) })
            try step(&book, roster)
            let setup = try SettingRows.setup(pinned, in: session)
            for absence in book.absences where before[absence.id] != absence {
                try Self.keep(absence, since: before[absence.id], in: session)
                try Self.tell(of: absence, by: roster.rights.person, setup, at: now, in: session)
                // As it was said: what is over may end earlier.
                let until = before[absence.id]?.until ?? absence.until
                let promised = AwayList(book.absences).promised(by: absence.person, absence.from, until)
                try Self.tell(of: absence, until: until, promised, by: roster.rights.person, setup, at: now, in: session)
            }
        }
    }
}

extension AbsenceStore {
    static func away(from: Date, until: Date, in session: any SQLSession) throws -> AwayList {
        AwayList(try session.rows("SELECT body FROM absence WHERE until_at > \(from) AND from_at < \(until)").map(Absence.init))
    }

    /// What is said of everybody who is away, and who may have to do with it where it is said of one.
    private static func open(
        of target: Person.ID, by person: Person.ID, at now: Date, in session: any SQLSession
    ) throws -> (book: AwayBook, roster: AwayBook.Roster) {
        let rights = try PeopleRows.rightsOfAll(in: session)
        let target = rights(try PeopleRows.person(target, in: session).id)
        let standing = try RotaStore.standing(on: Day(now), in: session).filter { rights($0).mayStandIn(for: target, on: Day(now)) }
        let absences = try session.rows("SELECT body FROM absence WHERE until_at > \(now) ORDER BY from_at, id").map(Absence.init)
        return (AwayBook(absences), AwayBook.Roster(rights: rights(person), target: target, standing: standing))
    }

    /// Forgets what is long over.
    static func forget(at now: Date, in session: any SQLSession) throws {
        try session.run("DELETE FROM absence WHERE until_at < \(now.addingTimeInterval(-keptSeconds))")
    }

    private static func keep(_ absence: Absence, since before: Absence?, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO absence (id, person, from_at, until_at, body)
            VALUES (\(absence.id), \(absence.person), \(absence.from), \(absence.until), \(try JSON.text(absence)))
            ON CONFLICT (id) DO UPDATE SET until_at = excluded.until_at, body = excluded.body
            """
        )
        for step in absence.history.dropFirst(before?.revision ?? 0) {
            // When somebody is away is his own affair: it is told apart, and erased by rule.
            let event = AuditEvent(
                step.action == .said ? .awaySaid : .awayEnded, by: .person(step.by.person), AuditThing(.absence, absence.id.text),
                facts: ["person": absence.person.text],
                details: ["from": absence.from.text(in: .vi), "until": absence.until.text(in: .vi), "deputy": absence.deputy?.text],
                about: absence.person)
            try AuditStore.append(event, at: step.at, in: session)
        }
    }

    /// Whoever stands in hears of it, and he of whom somebody else has said it.
    private static func tell(of absence: Absence, by actor: Person.ID, _ setup: Setup, at now: Date, in session: any SQLSession) throws {
        let isOver = absence.history.last?.action == .ended
        for person in Set([absence.person, absence.deputy].compactMap { $0 }).subtracting([actor]).sorted() {
            let notice = Notice.away(person, of: absence.person, from: absence.from, until: absence.until, isOver: isOver)
            try OutboxRows.add(notice, setup, at: now, in: session)
        }
    }

    /// Whoever counts on him must look for somebody else: he for whom he was to stand in, and whoever keeps the rota.
    private static func tell(
        of absence: Absence, until: Date, _ promised: [Absence], by actor: Person.ID, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        guard !promised.isEmpty else { return }
        let planners = try RotaStore.planners(on: Day(now), in: session)
        let isOver = absence.history.last?.action == .ended
        for one in promised {
            for person in planners.union([one.person]).subtracting([actor, absence.person]).sorted() {
                let notice = Notice.deputyAway(
                    person, deputy: absence.person, of: one.person, from: max(absence.from, one.from), until: min(until, one.until),
                    isOver: isOver)
                try OutboxRows.add(notice, setup, at: now, in: session)
            }
        }
    }
}

extension Absence {
    fileprivate init(_ row: SQLRow) throws { self = try JSON.value(try row.get("body")) }
}
