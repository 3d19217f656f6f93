// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Changes in SQL that SQLite and PostgreSQL both read; what is approved takes effect in the transaction that keeps the approval.
package struct ChangeStore: Changes {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func change(_ id: Change.ID) async throws -> Change {
        try await database.read { try Self.change(id, in: $0) }
    }

    package func current(_ subject: Subject) async throws -> Content? {
        try await database.read { try Self.current(subject, in: $0) }
    }

    package func drafts(of person: Person.ID) async throws -> [Change] {
        try await database.read { session in
            let selves = try PeopleRows.ties(in: session).selves(of: person)
            let open = [Change.State.draft, .submitted, .returned].map(\.rawValue)
            return try session.rows("SELECT body FROM change WHERE state IN (\(list: open)) ORDER BY opened_at DESC, id").map(Change.init)
                .filter { change in change.history.contains { $0.draft != nil && selves.contains($0.by.person) } }
        }
    }

    package func waiting(for person: Person.ID, at now: Date) async throws -> [Change] {
        try await database.read { try Self.waiting(for: person, on: Day(now), in: $0) }
    }

    static func waiting(for person: Person.ID, on day: Day, in session: any SQLSession) throws -> [Change] {
        let rights = try PeopleRows.rights(of: person, in: session)
        return try session.rows("SELECT body FROM change WHERE state = \(Change.State.submitted.rawValue) ORDER BY submitted_at, id")
            .map(Change.init).filter { $0.mayBeApproved(by: rights, on: day) }
    }

    package func history(of subject: Subject) async throws -> [Change] {
        try await database.read { session in
            try session.rows("SELECT body FROM change WHERE kind = \(subject.kind) AND name = \(subject.key) ORDER BY opened_at, id").map(Change.init)
        }
    }

    package func approvedByTheirAuthors() async throws -> [Change] {
        try await database.read { session in
            let ties = try PeopleRows.ties(in: session)
            return try session.rows("SELECT body FROM change WHERE state = \(Change.State.approved.rawValue) ORDER BY opened_at, id")
                .map(Change.init)
                .filter { change in
                    let authors = Set(change.authors.map(ties.human))
                    return change.history.contains { $0.action == .approved && authors.contains(ties.human($0.by.person)) }
                }
        }
    }

    package func conflicts() async throws -> [FileConflict] {
        try await database.read { session in
            try GovernedRows.all(in: session).filter(\.isInConflict).map {
                FileConflict(subject: $0.subject, change: $0.change, approved: $0.body, inFile: $0.seenBody)
            }
        }
    }

    package func keep(
        about subject: Subject, by person: Person.ID, at now: Date, _ make: @escaping @Sendable (Circumstances) throws -> Change
    ) async throws -> Change {
        try await database.write { try Self.keep(about: subject, by: person, at: now, in: $0, make) }
    }

    package func keep(
        about subjects: [Subject], by person: Person.ID, at now: Date, _ make: @escaping @Sendable (Subject, Circumstances) throws -> Change
    ) async throws -> [Change] {
        try await database.write { session in
            let around = Surroundings()
            return try subjects.map { subject in
                let change = try Self.made(about: subject, by: person, at: now, around, in: session) { try make(subject, $0) }
                // What is sent twice waits once.
                if let waiting = try Self.waiting(like: change, in: session) { return waiting }
                return try Self.insert(change, at: now, in: session)
            }
        }
    }

    package func change(
        _ id: Change.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout Change, Circumstances) throws -> Void
    ) async throws -> Change {
        try await database.write { try Self.change(id, by: person, at: now, in: $0, step) }
    }

    static func change(
        _ id: Change.ID, by person: Person.ID, at now: Date, _ around: Surroundings = Surroundings(), in session: any SQLSession,
        _ step: (inout Change, Circumstances) throws -> Void
    ) throws -> Change {
        var change = try change(id, in: session)
        let (before, told) = (change.state, change.history.count)
        let trial = change.needsTrial ? try KnowledgeTrialStore.trial(of: id, in: session) : nil
        try step(&change, try circumstances(of: change.subject, person, now, around, trial: trial, in: session))
        guard change.history.count > told else { return change }
        try session.run(
            """
            UPDATE change SET state = \(change.state.rawValue), submitted_at = \(change.submitted), search = \(change.searchText),
                thing = \(try JSON.text(KeptThing(change.thing))), body = \(try JSON.text(change))
            WHERE id = \(id)
            """
        )
        try record(change.history.dropFirst(told), of: change, in: session)
        if before != .approved, change.state == .approved { try apply(change, at: now, around, in: session) }
        return change
    }

    static func keep(
        about subject: Subject, by person: Person.ID, at now: Date, _ around: Surroundings = Surroundings(), in session: any SQLSession,
        _ make: (Circumstances) throws -> Change
    ) throws -> Change {
        try insert(try made(about: subject, by: person, at: now, around, in: session, make), at: now, in: session)
    }

    private static func made(
        about subject: Subject, by person: Person.ID, at now: Date, _ around: Surroundings, in session: any SQLSession,
        _ make: (Circumstances) throws -> Change
    ) throws -> Change {
        let change = try make(try circumstances(of: subject, person, now, around, in: session))
        guard change.subject == subject else { throw ChangeError.notOfItsKind(subject.kind) }
        return change
    }

    /// The change that waits already for the same to be said over the same.
    private static func waiting(like change: Change, in session: any SQLSession) throws -> Change? {
        guard change.state == .submitted else { return nil }
        return try session.rows(
            """
            SELECT body FROM change WHERE kind = \(change.subject.kind) AND name = \(change.subject.key) AND state = \(change.state.rawValue)
            ORDER BY opened_at, id
            """
        ).map(Change.init).first { $0.draft.content == change.draft.content && $0.draft.base == change.draft.base }
    }

    private static func insert(_ change: Change, at now: Date, in session: any SQLSession) throws -> Change {
        try session.run(
            """
            INSERT INTO change (id, kind, name, state, author, opened_at, submitted_at, search, thing, body)
            VALUES (\(change.id), \(change.subject.kind), \(change.subject.key), \(change.state.rawValue), \(change.author), \(now), \(change.submitted),
                    \(change.searchText), \(try JSON.text(KeptThing(change.thing))), \(try JSON.text(change)))
            """
        )
        try record(change.history, of: change, in: session)
        return change
    }

    /// Each step by the digest of the very draft that it was about.
    private static func record(_ steps: some Sequence<Change.Step>, of change: Change, in session: any SQLSession) throws {
        for step in steps { try AuditStore.append(.step(step, of: change), at: step.at, in: session) }
    }

    private static func apply(_ change: Change, at now: Date, _ around: Surroundings, in session: any SQLSession) throws {
        var fileBody: String?
        if let json = change.draft.content?.json, let registry = try around.registry(of: change.subject, in: session),
            registry.matter(of: change.subject, content: json) == nil
        {
            throw ChangeError.namesNothing(change.subject.key)
        }
        if let kind = change.subject.factKind {
            fileBody = try FactStore.fact(kind, change.subject.key, in: session)?.body
            try FactStore.put(
                change.draft.content?.json, kind: kind, key: change.subject.key, origin: "change \(change.id.text)", at: now, in: session)
            around.touched(kind)
        }
        try GovernedRows.stand(change, fileBody: fileBody, in: session)
    }

    private static func circumstances(
        of subject: Subject, _ person: Person.ID, _ now: Date, _ around: Surroundings, trial: KnowledgeTrial? = nil, in session: any SQLSession
    ) throws -> Circumstances {
        let registry = try around.registry(of: subject, in: session)
        return Circumstances(
            rights: try PeopleRows.rights(of: person, in: session), current: try current(subject, in: session),
            currentChange: try GovernedRows.row(of: subject, in: session)?.change, earlier: try earlier(subject, in: session), now: now,
            hash: { Digest.of($0) }, trial: trial, ground: try trial.map { _ in try KnowledgeTrialStore.ground(on: Day(now), in: session) },
            matter: { json in registry.flatMap { $0.matter(of: subject, content: json) } }
        )
    }

    private static func earlier(_ subject: Subject, in session: any SQLSession) throws -> [Content] {
        let bodies: [String] =
            if let kind = subject.factKind {
                try session.rows("SELECT body FROM fact WHERE kind = \(kind) AND name = \(subject.key) ORDER BY known_from DESC")
                    .map { try $0.get("body") }
            } else {
                try session.rows(
                    """
                    SELECT body FROM change WHERE kind = \(subject.kind) AND name = \(subject.key) AND state = \(Change.State.approved.rawValue)
                    """
                ).compactMap { try Change($0).draft.content?.json }
            }
        return bodies.map { Content($0) { Digest.of($0) } }
    }

    private static func current(_ subject: Subject, in session: any SQLSession) throws -> Content? {
        let body =
            if let kind = subject.factKind {
                try FactStore.fact(kind, subject.key, in: session)?.body
            } else {
                try GovernedRows.row(of: subject, in: session)?.body
            }
        return body.map { Content($0) { Digest.of($0) } }
    }

    static func change(_ id: Change.ID, in session: any SQLSession) throws -> Change {
        guard let row = try session.rows("SELECT body FROM change WHERE id = \(id)").first else { throw ChangeError.notFound }
        return try Change(row)
    }
}

extension Change {
    init(_ row: SQLRow) throws { self = try JSON.value(try row.get("body")) }
}
