// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Offices in SQL that SQLite and PostgreSQL both read.
package struct OfficeStore: Offices {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func office(_ id: Unit.ID) async throws -> Office {
        try await database.read { try Self.office(id, in: $0) }
    }

    package func offices(_ ids: Set<Unit.ID>) async throws -> [Unit.ID: Office] {
        guard !ids.isEmpty else { return [:] }
        return try await database.read { session in
            let found = try session.rows("SELECT * FROM office WHERE id IN (\(list: ids.sorted()))").map(Office.init)
            return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func offices(matching words: String?, in province: Place.ID?, limit: Int, offset: Int) async throws -> Listing<Office> {
        var filter: Statement = "WHERE search LIKE \("%" + Self.escaped(words) + "%") ESCAPE '!'"
        if let province { filter.append(" AND province = \(province)") }
        var (page, count): (Statement, Statement) = ("SELECT * FROM office ", "SELECT COUNT(*) AS n FROM office ")
        page.append(filter)
        page.append(" ORDER BY province, search, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
        count.append(filter)
        return try await database.read { [page, count] session in
            Listing(elements: try session.rows(page).map(Office.init), total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    package func keep(_ offices: [Office], by actor: Person.ID, at now: Date) async throws -> Int {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: actor, in: session)
            for province in Set(offices.map(\.province)).sorted() {
                try rights.require(.keepOffices, Thing(Scope(place: province)), on: Day(now))
            }
            let new = try offices.filter { try Self.insert($0, in: session) > 0 }
            for office in new { try AuditStore.append(.added(office, by: rights.person), at: now, in: session) }
            return new.count
        }
    }

    package func end(_ id: Unit.ID, on day: Day, by actor: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let office = try Self.office(id, in: session)
            let rights = try PeopleRows.rights(of: actor, in: session)
            try rights.require(.keepOffices, Thing(Scope(place: office.province)), on: Day(now))
            guard day >= Day(now), office.span.from.map({ $0 < day }) ?? true else { throw OfficeError.endsTooEarly(day) }
            try session.run("UPDATE office SET until_day = \(day) WHERE id = \(id)")
            try AuditStore.append(.ended(office, on: day, by: rights.person), at: now, in: session)
        }
    }

    private static func office(_ id: Unit.ID, in session: any SQLSession) throws -> Office {
        guard let row = try session.rows("SELECT * FROM office WHERE id = \(id)").first else { throw OfficeError.notFound }
        return try Office(row)
    }

    /// An office that had ended and is named again stands again.
    private static func insert(_ one: Office, in session: any SQLSession) throws -> Int {
        try session.run(
            """
            INSERT INTO office (id, name, search, province, commune, from_day, until_day)
            VALUES (\(one.id), \(one.name), \(Vietnamese.folded(one.fullName)), \(one.province), \(one.commune?.name), \(one.span.from),
                    \(one.span.until))
            ON CONFLICT (id) DO UPDATE SET until_day = NULL WHERE office.until_day IS NOT NULL
            """
        )
    }

    private static func escaped(_ words: String?) -> String {
        Vietnamese.folded(Vietnamese.composed(words ?? "")).reduce(into: "") { $0 += ["%", "_", "!"].contains($1) ? "!\($1)" : String($1) }
    }
}

extension Office {
    init(_ row: SQLRow) throws {
        try self.init(
            name: row.get("name"), province: row.get("province"), commune: row.optional("commune"),
            span: DaySpan(from: row.optional("from_day"), until: row.optional("until_day"))
        )
    }
}

extension Migration {
    static let offices = Migration(
        "0050-offices",
        [
            """
            CREATE TABLE office (
                id        TEXT PRIMARY KEY,
                name      TEXT NOT NULL,
                search    TEXT NOT NULL,
                province  TEXT NOT NULL,
                commune   TEXT,
                from_day  BIGINT,
                until_day BIGINT,
                CHECK (until_day > from_day)
            )
            """,
            "CREATE INDEX office_place ON office (province, search, id)",
        ]
    )
}
