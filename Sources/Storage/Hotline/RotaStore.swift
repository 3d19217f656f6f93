// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// The rota of the standing team, in SQL that SQLite and PostgreSQL both read.
package struct RotaStore: Rotas {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    /// What ended longer ago can no longer be changed.
    private static let openSeconds = 2 * 86_400.0
    /// A calendar is told of what changed in so many days.
    private static let feedSeconds = 60 * 86_400.0

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func rota(from: Date, until: Date) async throws -> Rota {
        try await database.read { try Self.rota(from: from, until: until, in: $0) }
    }

    package func rota(around id: Shift.ID) async throws -> Rota {
        try await database.read { session in
            guard let row = try session.rows("SELECT from_at FROM shift WHERE id = \(id)").first else { throw RotaError.notFound }
            let from: Date = try row.get("from_at")
            return Rota(try session.rows("SELECT body FROM shift WHERE until_at > \(from.addingTimeInterval(-Self.openSeconds))").map(Shift.init))
        }
    }

    package func team(on day: Day) async throws -> [Person] {
        try await database.read { session in
            let standing = try Self.standing(on: day, in: session)
            return try session.rows("SELECT * FROM person ORDER BY name, id").map(Person.init).filter { standing.contains($0.id) }
        }
    }

    package func change(
        by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout Rota, Rota.Team) throws -> Void
    ) async throws {
        let pinned = pinned
        try await database.write { session in
            var rota = Rota(try session.rows("SELECT body FROM shift WHERE until_at > \(now.addingTimeInterval(-Self.openSeconds))").map(Shift.init))
            let before = Dictionary(uniqueKeysWithValues: rota.shifts.map { ($0.id, $0) })
            let rights = try PeopleRows.rights(of: person, in: session)
            try step(&rota, Rota.Team(rights: rights, standing: try Self.standing(on: Day(now), in: session)))
            let setup = try SettingRows.setup(pinned, in: session)
            let changed = rota.shifts.filter { before[$0.id] != $0 }
            for shift in changed { try Self.keep(shift, since: before[shift.id], in: session) }
            // Whoever plans a month for somebody sends him one letter.
            let planned = changed.filter { before[$0.id] == nil && $0.history.map(\.action) == [.planned] }
            let many = Dictionary(grouping: planned, by: \.person).filter { $0.value.count > 1 }
            for shift in changed where !(many[shift.person]?.contains(shift) ?? false) {
                try Self.tell(of: shift, since: before[shift.id], but: rights.person, setup, at: now, in: session)
            }
            for (person, shifts) in many.sorted(by: { $0.key < $1.key }) where person != rights.person {
                try OutboxRows.add(.shifts(person, count: shifts.count, from: shifts[0].from), setup, at: now, in: session)
            }
        }
    }

    package func keepFeed(of person: Person.ID, secretDigest: String, at now: Date) async throws {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            try rights.require(.takeShift, .common, on: Day(now))
            try session.run(
                """
                INSERT INTO rota_feed (person, secret_digest, made_at) VALUES (\(rights.person), \(secretDigest), \(now))
                ON CONFLICT (person) DO UPDATE SET secret_digest = excluded.secret_digest, made_at = excluded.made_at
                """
            )
            try AuditStore.append(AuditEvent(.feedMade, by: .person(rights.person), .person(rights.person)), at: now, in: session)
        }
    }

    package func feed(secretDigest: String, at now: Date) async throws -> (person: Person, shifts: [Shift]) {
        try await database.read { session in
            guard let row = try session.rows("SELECT person FROM rota_feed WHERE secret_digest = \(secretDigest)").first else {
                throw RotaError.noSuchFeed
            }
            let person = try PeopleRows.person(try row.get("person"), in: session)
            // Whoever has left the team reads no more of it.
            guard try PeopleRows.rights(of: person.id, in: session).may(.takeShift, .common, on: Day(now)) else { throw RotaError.noSuchFeed }
            let since = now.addingTimeInterval(-Self.feedSeconds)
            let shifts = try session.rows("SELECT body FROM shift WHERE until_at > \(since) ORDER BY from_at, id").map(Shift.init)
            return (person, shifts.filter { $0.person == person.id || $0.former.contains(person.id) })
        }
    }

    static func rota(from: Date, until: Date, in session: any SQLSession) throws -> Rota {
        Rota(try session.rows("SELECT body FROM shift WHERE until_at > \(from) AND from_at < \(until)").map(Shift.init))
    }

    static func standing(on day: Day, in session: any SQLSession) throws -> Set<Person.ID> { try all(who: .takeShift, on: day, in: session) }

    /// Whoever keeps the rota.
    static func planners(on day: Day, in session: any SQLSession) throws -> Set<Person.ID> { try all(who: .planRota, on: day, in: session) }

    private static func all(who verb: Verb, on day: Day, in session: any SQLSession) throws -> Set<Person.ID> {
        let rights = try PeopleRows.rightsOfAll(in: session)
        let people: [Person.ID] = try session.rows("SELECT id FROM person WHERE id NOT IN (SELECT person FROM person_join)").map { try $0.get("id") }
        return Set(people.filter { rights($0).may(verb, .common, on: day) })
    }

    private static func keep(_ shift: Shift, since before: Shift?, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO shift (id, person, from_at, until_at, body)
            VALUES (\(shift.id), \(shift.person), \(shift.from), \(shift.until), \(try JSON.text(shift)))
            ON CONFLICT (id) DO UPDATE SET person = excluded.person, until_at = excluded.until_at, body = excluded.body
            """
        )
        for step in shift.history.dropFirst(before?.revision ?? 0) {
            try AuditStore.append(.step(step, of: shift, digest: Digest.of(try JSON.text(step))), at: step.at, in: session)
        }
    }

    /// Whoever has it, had it or is asked to take it hears of it; whoever did it knows.
    private static func tell(
        of shift: Shift, since before: Shift?, but actor: Person.ID, _ setup: Setup, at now: Date, in session: any SQLSession
    ) throws {
        for step in shift.history.dropFirst(before?.revision ?? 0) where step.action != .noted {
            let concerned = Set([shift.person, before?.person, step.person].compactMap { $0 }).subtracting([actor])
            for person in concerned.sorted() {
                try OutboxRows.add(.shift(person, step.action, from: shift.from, until: shift.until), setup, at: now, in: session)
            }
        }
    }
}

extension Shift {
    init(_ row: SQLRow) throws { self = try JSON.value(try row.get("body")) }
}
