// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// People and what they are appointed to, in SQL that SQLite and PostgreSQL both read.
package struct PeopleStore: People {
    let database: any SQLDatabase

    let pinned: PinnedSettings

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func person(_ id: Person.ID) async throws -> Person {
        try await database.read { try PeopleRows.person(id, in: $0) }
    }

    package func person(by account: Account) async throws -> Person? {
        try await database.read { session in
            try PeopleRows.holder(of: account, in: session).map { try PeopleRows.person($0, in: session) }
        }
    }

    package func names(of persons: Set<Person.ID>) async throws -> [Person.ID: String] {
        try await database.read { session in
            let ties = try PeopleRows.ties(in: session)
            let rows = try session.rows("SELECT id, name FROM person WHERE id IN (\(list: Set(persons.map(ties.human)).sorted()))")
            let names = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.get("id") as Person.ID, try $0.get("name") as String) })
            return Dictionary(uniqueKeysWithValues: persons.compactMap { id in names[ties.human(id)].map { (id, $0) } })
        }
    }

    package func people(limit: Int, offset: Int) async throws -> Listing<Person> {
        try await database.read { session in
            let page = try session.rows(
                """
                SELECT * FROM person WHERE id NOT IN (SELECT person FROM person_join)
                ORDER BY search, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            )
            let count = try session.rows("SELECT COUNT(*) AS n FROM person WHERE id NOT IN (SELECT person FROM person_join)")
            return Listing(elements: try page.map(Person.init), total: try count.first?.get("n") ?? 0)
        }
    }

    package func people(seenBy person: Person.ID, matching words: String, on day: Day, limit: Int, offset: Int) async throws -> Listing<Person> {
        try await database.read { session in
            let rights = try PeopleRows.rightsOfAll(in: session)
            let his = rights(person)
            let seen = try Self.people(matching: words, in: session).filter { his.may(.viewPeople, over: rights($0.id), on: day) }
            return Listing(elements: Array(seen.dropFirst(max(0, offset)).prefix(max(0, limit))), total: seen.count)
        }
    }

    package func rights(of person: Person.ID) async throws -> Rights {
        try await database.read { try PeopleRows.rights(of: person, in: $0) }
    }

    package func keep(_ person: Person, at now: Date) async throws {
        try await database.write { session in
            let changed = try session.run(
                """
                UPDATE person SET name = \(person.name), search = \(Vietnamese.folded(person.name)),
                    language = \(person.language.rawValue), notices_at = \(person.notices.minutes)
                WHERE id = \(person.id)
                """
            )
            guard changed == 1 else { throw PersonError.notFound }
            try AuditStore.append(.profileChanged(person), at: now, in: session)
        }
    }

    package func add(_ account: Account, to person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let human = try PeopleRows.person(person, in: session).id
            if try Self.add(account, to: human, in: session) { try AuditStore.append(.accountAdded(account, to: human), at: now, in: session) }
        }
    }

    package func appoint(_ appointment: Appointment, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            _ = try PeopleRows.person(appointment.person, in: session)
            let rights = try PeopleRows.rights(of: actor, in: session)
            try rights.require(.giveRole, Thing(appointment.scope, owners: [appointment.person]), on: Day(now))
            if let principal = appointment.onBehalfOf {
                let places = try PeopleRows.places(in: session)
                let held = try PeopleRows.rights(of: principal, in: session)
                guard held.person != (try PeopleRows.ties(in: session).human(appointment.person)),
                    held.appointments.contains(where: { $0.covers(appointment, in: places) })
                else { throw AppointmentError.nothingToDelegate }
            }
            try AppointmentRows.insert(appointment, in: session)
            try AuditStore.append(.roleGiven(appointment, by: rights.person), at: now, in: session)
            try SessionRows.rotate(of: appointment.person, in: session)
        }
    }

    package func end(_ id: Appointment.ID, on day: Day, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            guard let row = try session.rows("SELECT * FROM appointment WHERE id = \(id)").first else { throw AppointmentError.notFound }
            let appointment = try Appointment(row)
            let rights = try PeopleRows.rights(of: actor, in: session)
            try rights.require(.takeRole, Thing(appointment.scope, owners: [appointment.person]), on: Day(now))
            // What was done under it in the past was done by right.
            guard day >= Day(now) else { throw AppointmentError.noDays(from: Day(now), until: day) }
            let ended = try AppointmentRows.end(appointment, on: day, in: session)
            for one in ended { try AuditStore.append(.roleEnded(one, on: day, by: rights.person), at: now, in: session) }
            if Self.isOfAdministrator(appointment), try Self.administrators(from: day, in: session) == 0 {
                throw AppointmentError.lastAdministrator
            }
            for one in Set(ended.map(\.person)).sorted() { try SessionRows.rotate(of: one, in: session) }
        }
    }

    package func join(_ person: Person.ID, into other: Person.ID, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let (one, two) = (try PeopleRows.person(person, in: session).id, try PeopleRows.person(other, in: session).id)
            let rights = try PeopleRows.rights(of: actor, in: session)
            try rights.require(.joinPersons, Thing(.wholeCountry, owners: [one, two]), on: Day(now))
            guard one != two else { throw PersonError.sameAlready }
            try session.run(
                "INSERT INTO person_join (person, into_person, joined_by, joined_at) VALUES (\(one), \(two), \(rights.person), \(now))"
            )
            try AuditStore.append(.personsJoined(one, into: two, by: rights.person), at: now, in: session)
            try SessionRows.rotate(of: two, in: session)
        }
    }
}

extension PeopleStore {
    /// Every word must be there, in the name or in the address, in any order; what follows the eighth is not looked at.
    private static func people(matching words: String, in session: any SQLSession) throws -> [Person] {
        var statement: Statement = "SELECT * FROM person WHERE id NOT IN (SELECT person FROM person_join)"
        for word in Vietnamese.folded(words).split(separator: " ").prefix(8) {
            let pattern = "%\(Statement.escaped(word))%"
            statement.append(" AND (search LIKE \(pattern) ESCAPE '!' OR email LIKE \(pattern) ESCAPE '!')")
        }
        statement.append(" ORDER BY search, id")
        return try session.rows(statement).map(Person.init)
    }

    /// - Returns: `false` where it was his already.
    @discardableResult
    static func add(_ account: Account, to person: Person.ID, in session: any SQLSession) throws -> Bool {
        if let holder = try PeopleRows.holder(of: account, in: session) {
            guard try PeopleRows.person(holder, in: session).id == person else { throw PersonError.accountTaken }
            return false
        }
        try session.run("INSERT INTO account (name, person) VALUES (\(account.name), \(person))")
        return true
    }

    /// How many administrators for the whole country there are on a day, or will be.
    static func administrators(from day: Day, in session: any SQLSession) throws -> Int {
        try session.rows(
            """
            SELECT COUNT(*) AS n FROM appointment
            WHERE role = \(Role.administrator.rawValue) AND unit IS NULL AND place IS NULL AND on_behalf_of IS NULL
                AND (until_day IS NULL OR until_day > \(day))
            """
        ).first?.get("n") ?? 0
    }

    private static func isOfAdministrator(_ one: Appointment) -> Bool {
        one.role == .administrator && one.scope == .wholeCountry && one.onBehalfOf == nil
    }
}
