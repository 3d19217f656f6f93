// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    static let facts = Migration(
        "0003-facts",
        [
            """
            CREATE TABLE fact (
                kind        TEXT NOT NULL,
                name        TEXT NOT NULL,
                known_from  BIGINT NOT NULL,
                known_until BIGINT,
                body        TEXT NOT NULL,
                origin      TEXT NOT NULL,
                PRIMARY KEY (kind, name, known_from),
                CHECK (known_until IS NULL OR known_until > known_from)
            )
            """,
            "CREATE UNIQUE INDEX fact_current ON fact (kind, name) WHERE known_until IS NULL",
            "CREATE TABLE fact_generation (known_from BIGINT PRIMARY KEY, digest TEXT NOT NULL)",
        ]
    )
}

/// Facts in both times: a changed fact is a new row, and what was known yesterday can be asked again.
package struct FactStore: Facts {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func replace(with facts: [Fact], at now: Date) async throws -> FactsReport {
        try await replace(with: facts, but: { $0.origin.hasPrefix(RegistryDump.origin) }, at: now)
    }

    package func restore(_ dump: RegistryDump, at now: Date) async throws -> FactsReport {
        try await replace(with: dump.facts, but: { _ in false }, at: now)
    }

    /// - Parameter isKept: Whether a fact stays of which those given do not speak.
    private func replace(with facts: [Fact], but isKept: @escaping @Sendable (Fact) -> Bool, at now: Date) async throws -> FactsReport {
        try await database.write { session in
            let known = try Self.instant(after: now, in: session)
            var current = Dictionary(uniqueKeysWithValues: try Self.current(in: session).map { (Name($0), $0) })
            var given = Dictionary(facts.map { (Name($0), $0) }, uniquingKeysWith: { first, _ in first })
            var report = FactsReport()
            for row in try GovernedRows.all(in: session) {
                guard let name = Name(row.subject) else { continue }
                current[name] = nil
                let seen = try GovernedRows.see(given.removeValue(forKey: name)?.body, of: row, in: session)
                if seen.isInConflict { report.conflicts.append(seen.subject) }
                if seen.body != nil { report.unchanged += 1 }
            }
            for fact in facts where given[Name(fact)] != nil {
                let earlier = current.removeValue(forKey: Name(fact))
                if earlier?.body == fact.body {
                    report.unchanged += 1
                    continue
                }
                if earlier != nil { try Self.close(fact.kind, fact.key, at: known, in: session) }
                try Self.insert(fact, at: known, in: session)
                if earlier == nil { report.added += 1 } else { report.changed += 1 }
            }
            let gone = current.values.filter { !isKept($0) }
            for fact in gone { try Self.close(fact.kind, fact.key, at: known, in: session) }
            report.dropped = gone.count
            report.unchanged += current.count - gone.count
            if report.added + report.changed + report.dropped > 0 { try Self.noteGeneration(at: known, in: session) }
            try AuditStore.append(.contentLoaded(report, generation: try Self.generation(in: session)), at: now, in: session)
            return report
        }
    }

    package func facts(known: Date?) async throws -> [Fact] {
        try await database.read { session in
            guard let known else { return try Self.current(in: session) }
            return try session.rows(
                """
                SELECT kind, name, body, origin FROM fact
                WHERE known_from <= \(known) AND (known_until IS NULL OR known_until > \(known)) ORDER BY kind, name
                """
            ).map(Fact.init)
        }
    }

    package func history(of subject: Subject) async throws -> [KnownFact] {
        guard let kind = subject.factKind else { return [] }
        return try await database.read { session in
            try session.rows(
                "SELECT body, known_from, known_until, origin FROM fact WHERE kind = \(kind) AND name = \(subject.key) ORDER BY known_from"
            ).map { row in
                KnownFact(
                    body: try row.get("body"), from: try row.get("known_from"), until: try row.optional("known_until"), origin: try row.get("origin"))
            }
        }
    }

    package func generation() async throws -> String {
        try await database.read { try Self.generation(in: $0) }
    }

    static func generation(in session: any SQLSession) throws -> String {
        try session.rows("SELECT digest FROM fact_generation ORDER BY known_from DESC LIMIT 1").first?.get("digest") ?? ""
    }

    private struct Name: Hashable {
        let kind: String
        let key: String

        init(_ fact: Fact) {
            kind = fact.kind
            key = fact.key
        }

        init?(_ subject: Subject) {
            guard let kind = subject.factKind else { return nil }
            self.kind = kind
            key = subject.key
        }
    }

    private static func current(in session: any SQLSession) throws -> [Fact] {
        try session.rows("SELECT kind, name, body, origin FROM fact WHERE known_until IS NULL ORDER BY kind, name").map(Fact.init)
    }

    /// Two replacements in one second would otherwise make a row that was never known.
    private static func instant(after now: Date, in session: any SQLSession) throws -> Date {
        let last: Int = try session.rows("SELECT COALESCE(MAX(known_from), 0) AS last FROM fact_generation").first?.get("last") ?? 0
        return max(now, Date(timeIntervalSince1970: Double(last + 1)))
    }

    private static func noteGeneration(at known: Date, in session: any SQLSession) throws {
        try session.run("INSERT INTO fact_generation (known_from, digest) VALUES (\(known), \(digest(try current(in: session))))")
    }

    private static func close(_ kind: String, _ key: String, at known: Date, in session: any SQLSession) throws {
        try session.run("UPDATE fact SET known_until = \(known) WHERE kind = \(kind) AND name = \(key) AND known_until IS NULL")
        try wakeClocks(of: kind, at: known, in: session)
    }

    private static func insert(_ fact: Fact, at known: Date, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO fact (kind, name, known_from, body, origin)
            VALUES (\(fact.kind), \(fact.key), \(known), \(fact.body), \(fact.origin))
            """
        )
        try wakeClocks(of: fact.kind, at: known, in: session)
    }

    /// Clocks of the desk run on the days that are worked.
    private static func wakeClocks(of kind: String, at known: Date, in session: any SQLSession) throws {
        if kind == CalendarYear.factKind { try TicketRows.lookAnew(at: known, in: session) }
    }

    /// The same facts in any order have the same name, on every node.
    private static func digest(_ facts: [Fact]) -> String {
        Digest.of(facts.map { Digest.of([$0.kind, $0.key, $0.body]) }.sorted())
    }
}

extension FactStore {
    static func fact(_ kind: String, _ key: String, in session: any SQLSession) throws -> Fact? {
        try session.rows("SELECT kind, name, body, origin FROM fact WHERE kind = \(kind) AND name = \(key) AND known_until IS NULL")
            .first.map(Fact.init)
    }

    /// The kinds of fact that tell whose matter another is.
    static let kindsAround: Set<String> = ["duty", "field", "procedure"]

    /// As much of the registry as tells whose matter a fact is.
    static func surroundings(in session: any SQLSession) throws -> Registry {
        let rows = try session.rows("SELECT kind, name, body, origin FROM fact WHERE known_until IS NULL AND kind IN (\(list: kindsAround.sorted()))")
        return Registry(try RegistryFacts(try rows.map(Fact.init)))
    }

    /// Which days are worked, as far as the years are recorded.
    static func workCalendar(in session: any SQLSession) throws -> WorkCalendar {
        let rows = try session.rows("SELECT kind, name, body, origin FROM fact WHERE known_until IS NULL AND kind = \(CalendarYear.factKind)")
        return try RegistryFacts(try rows.map(Fact.init)).workCalendar
    }

    /// Makes one fact known, or known no more, within a transaction of somebody else's.
    ///
    /// - Parameter body: `nil` where the fact ends.
    static func put(_ body: String?, kind: String, key: String, origin: String, at now: Date, in session: any SQLSession) throws {
        let known = try instant(after: now, in: session)
        try close(kind, key, at: known, in: session)
        if let body { try insert(Fact(kind: kind, key: key, body: body, origin: origin), at: known, in: session) }
        try noteGeneration(at: known, in: session)
    }
}

extension Fact {
    init(_ row: SQLRow) throws {
        self.init(kind: try row.get("kind"), key: try row.get("name"), body: try row.get("body"), origin: try row.get("origin"))
    }
}
