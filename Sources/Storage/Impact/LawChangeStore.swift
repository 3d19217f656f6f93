// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Changes of the law's words and who has looked, in SQL that SQLite and PostgreSQL both read.
package struct LawChangeStore: LawChanges {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func generation() async throws -> Int {
        try await database.read { try Self.generation(in: $0) }
    }

    static func generation(in session: any SQLSession) throws -> Int {
        try session.rows("SELECT number FROM law_generation").first?.get("number") ?? 0
    }

    package func watch(_ facts: RegistryFacts, known: Date?) async throws -> LawWatch {
        try await database.read { try Self.watch(facts, known: known, in: $0) }
    }

    package func causes(limit: Int, offset: Int) async throws -> Listing<ChangeOfLaw> {
        try await database.read { session in
            let total: Int =
                try session.rows("SELECT COUNT(DISTINCT cause) AS n FROM law_change WHERE lifted_at IS NULL").first?.get("n") ?? 0
            let rows = try session.rows(
                """
                SELECT cause, label, MAX(known_at) AS known_at, COUNT(*) AS places, COUNT(DISTINCT document) AS documents
                FROM law_change WHERE lifted_at IS NULL GROUP BY cause, label
                ORDER BY MAX(known_at) DESC, cause LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            )
            let causes = try rows.compactMap { row in
                try LawChange.Cause(try row.get("cause"), label: try row.get("label")).map {
                    ChangeOfLaw(
                        cause: $0, known: try row.get("known_at"), places: try row.get("places"), documents: try row.get("documents"))
                }
            }
            return Listing(elements: causes, total: total)
        }
    }

    package func changes(by cause: String, limit: Int, offset: Int) async throws -> Listing<LawChange> {
        try await database.read { session in
            let total: Int =
                try session.rows("SELECT COUNT(*) AS n FROM law_change WHERE cause = \(cause) AND lifted_at IS NULL").first?.get("n") ?? 0
            let rows = try session.rows(
                """
                SELECT * FROM law_change WHERE cause = \(cause) AND lifted_at IS NULL
                ORDER BY document, path, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            )
            return Listing(elements: try rows.compactMap(LawChange.init), total: total)
        }
    }

    package func changes(of documents: Set<String>, since: Date) async throws -> [LawChange] {
        guard !documents.isEmpty else { return [] }
        let names = documents.sorted()
        // All of them: an edition may change each article of an act, and the one that matters may be the last.
        return try await database.read { session in
            try session.rows(
                """
                SELECT * FROM law_change
                WHERE lifted_at IS NULL AND known_at >= \(since) AND (document IN (\(list: names)) OR number IN (\(list: names)))
                ORDER BY known_at DESC, id
                """
            ).compactMap(LawChange.init)
        }
    }

    package func look(at subjects: Set<Subject>, seen: Date, because note: String, by person: Person.ID, at now: Date) async throws {
        guard !subjects.isEmpty else { throw LawLookError.nothingChosen }
        let note = note.singleLine
        guard !note.isEmpty else { throw LawLookError.noNote }
        guard subjects.allSatisfy({ $0.factKind != KnowledgeEntry.factKind }) else { throw LawLookError.isKnowledge }
        try await database.write { session in
            let registry = try Self.registry(in: session)
            let rights = try PeopleRows.rights(of: person, in: session)
            for subject in subjects.sorted(by: { ($0.kind, $0.key) < ($1.kind, $1.key) }) {
                guard let newest = registry.staleness.touches(of: subject).map(\.change.known).max() else { throw LawLookError.nothingToLookAt }
                guard newest <= seen else { throw LawLookError.changedSince }
                try rights.require(subject.approval, Thing(registry.scope(of: subject)), on: Day(now))
                try Self.keep(LawLook(by: person, at: now, note: note), of: newest, at: subject, in: session)
            }
            try LawChangeRows.grow(in: session)
        }
    }

    private static func keep(_ look: LawLook, of newest: Date, at subject: Subject, in session: any SQLSession) throws {
        // Somebody else may have looked in the same second, at less.
        try session.run(
            """
            INSERT INTO law_look (kind, name, looked_at, seen_at, person, note)
            VALUES (\(subject.kind), \(subject.key), \(look.at), \(newest), \(look.by), \(look.note))
            ON CONFLICT (kind, name, looked_at) DO UPDATE SET seen_at = excluded.seen_at, person = excluded.person, note = excluded.note
            """
        )
        try AuditStore.append(.looked(at: subject, note: Digest.plain(look.note), by: look.by), at: look.at, in: session)
    }

    package func looks(at subject: Subject) async throws -> [LawLook] {
        try await database.read { session in
            try session.rows(
                "SELECT * FROM law_look WHERE kind = \(subject.kind) AND name = \(subject.key) ORDER BY looked_at DESC"
            ).map { LawLook(by: try $0.get("person"), at: try $0.get("looked_at"), note: try $0.get("note")) }
        }
    }
}

extension LawChangeStore {
    /// The registry of now with what is stale in it, within a transaction.
    static func registry(in session: any SQLSession) throws -> Registry {
        let rows = try session.rows("SELECT kind, name, body, origin FROM fact WHERE known_until IS NULL ORDER BY kind, name")
        let facts = try RegistryFacts(try rows.map(Fact.init))
        let watch = try watch(facts, known: nil, in: session)
        return Registry(facts, staleness: Staleness(facts, changes: watch.changes, answered: watch.answered))
    }

    static func watch(_ facts: RegistryFacts, known: Date?, in session: any SQLSession) throws -> LawWatch {
        let instant = known ?? .distantFuture
        let changes = try changes(near: facts, until: instant, in: session)
        guard !changes.isEmpty else { return LawWatch() }
        var answered: [Subject: Date] = [:]
        // What stands by a decision was decided by somebody who had the law before him; what a file says, by nobody that is known here.
        let histories = try session.rows(
            """
            SELECT kind, name, MIN(known_from) AS first, MAX(CASE WHEN origin LIKE 'change %' THEN known_from END) AS decided
            FROM fact WHERE known_from <= \(instant) GROUP BY kind, name
            """
        )
        for row in histories {
            let subject = Subject.fact(try row.get("kind"), try row.get("name"))
            let since: Int = max(try row.get("first"), try row.optional("decided") ?? 0)
            // In one second nobody knows what came first.
            answered[subject] = Date(timeIntervalSince1970: Double(since - 1))
        }
        for row in try session.rows(
            "SELECT kind, name, MAX(seen_at) AS seen FROM law_look WHERE looked_at <= \(instant) GROUP BY kind, name")
        {
            let subject = Subject(kind: try row.get("kind"), key: try row.get("name"))
            answered[subject] = max(answered[subject] ?? .distantPast, try row.get("seen"))
        }
        return LawWatch(changes: changes, answered: answered)
    }

    /// An edition changes thousands of articles, and facts rest on a few acts.
    private static func changes(near facts: RegistryFacts, until known: Date, in session: any SQLSession) throws -> [LawChange] {
        let acts = try session.rows("SELECT DISTINCT document, number, title FROM law_change")
        guard !acts.isEmpty else { return [] }
        let named = GroundActs(facts)
        let near = try acts.compactMap { row -> LegalDocument.ID? in
            let document: LegalDocument.ID = try row.get("document")
            return named.hold(document: document, number: try row.get("number"), title: try row.get("title")) ? document : nil
        }
        guard !near.isEmpty else { return [] }
        return try session.rows(
            """
            SELECT * FROM law_change
            WHERE document IN (\(list: near)) AND known_at <= \(known) AND (lifted_at IS NULL OR lifted_at > \(known))
            """
        ).compactMap(LawChange.init)
    }
}

extension AuditEvent {
    fileprivate static func looked(at subject: Subject, note: String, by person: Person.ID) -> AuditEvent {
        AuditEvent(
            .lawLookedAt, by: .person(person), AuditThing(.fact, subject.key), facts: ["kind": subject.kind, "subject": subject.key, "digest": note])
    }
}
