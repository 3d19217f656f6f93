// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// The last trial of each change of knowledge.
    static let knowledgeTrials = Migration(
        "0320-knowledge-trials",
        [
            """
            CREATE TABLE knowledge_trial (
                change  TEXT PRIMARY KEY REFERENCES change (id),
                made_at BIGINT NOT NULL,
                body    TEXT NOT NULL
            )
            """
        ]
    )
}

/// Trials of changes of knowledge in SQL that SQLite and PostgreSQL both read, and what they are made over.
package struct KnowledgeTrialStore: KnowledgeTrials {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func trial(of change: Change, at now: Date) async throws -> KnowledgeTrial? {
        try await database.read { session in
            guard let trial = try Self.trial(of: change.id, in: session), trial.digest == change.draft.digest,
                trial.ground == (try Self.ground(on: Day(now), in: session))
            else { return nil }
            return trial
        }
    }

    package func supposed(_ change: Change, at now: Date) async throws -> SupposedKnowledge {
        let (subject, json) = (change.subject, change.draft.content?.json)
        return try await database.read { session in
            let before = try LawChangeStore.registry(in: session)
            guard let facts = before.facts.applying(subject, json) else { throw ChangeError.notOfItsKind(subject.kind) }
            let watch = try LawChangeStore.watch(facts, known: nil, in: session)
            // Whoever approves it answers for it from then on.
            let answered = watch.answered.merging([subject: now]) { max($0, $1) }
            let after = Registry(facts, staleness: Staleness(facts, changes: watch.changes, answered: answered), reusing: before)
            return SupposedKnowledge(ground: try Self.ground(on: Day(now), in: session), before: before, after: after)
        }
    }

    package func keep(_ trial: KnowledgeTrial) async throws {
        try await database.write { session in
            // A node that was slower may not write over what was tried on newer ground.
            guard trial.ground == (try Self.ground(on: trial.ground.day, in: session)) else { return }
            if let kept = try Self.trial(of: trial.change, in: session), kept.ground.day > trial.ground.day { return }
            try session.run(
                """
                INSERT INTO knowledge_trial (change, made_at, body) VALUES (\(trial.change), \(trial.made), \(try JSON.text(trial)))
                ON CONFLICT (change) DO UPDATE SET made_at = excluded.made_at, body = excluded.body
                """
            )
            try AuditStore.append(.tried(trial), at: trial.made, in: session)
        }
    }

    package func forget(_ change: Change.ID, by person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            let kept = try ChangeStore.change(change, in: session)
            guard kept.mayBeTriedAgain(by: rights, on: Day(now)) else { throw RightsError.notAllowed }
            guard kept.state == .submitted, kept.needsTrial else { throw KnowledgeTrialError.nothingToTry }
            guard let trial = try Self.trial(of: change, in: session) else { throw KnowledgeTrialError.notTried }
            guard trial.refusal != nil else { throw KnowledgeTrialError.nothingToTry }
            try session.run("DELETE FROM knowledge_trial WHERE change = \(change)")
            let event = AuditEvent(
                .knowledgeTriedAgain, by: .person(rights.person), AuditThing(.change, change.text), facts: ["digest": trial.digest])
            try AuditStore.append(event, at: now, in: session)
        }
    }

    static func trial(of change: Change.ID, in session: any SQLSession) throws -> KnowledgeTrial? {
        try session.rows("SELECT body FROM knowledge_trial WHERE change = \(change)").first.map { try JSON.value(try $0.get("body")) }
    }

    static func ground(on day: Day, in session: any SQLSession) throws -> KnowledgeTrial.Ground {
        KnowledgeTrial.Ground(
            facts: try FactStore.generation(in: session), law: try LawChangeStore.generation(in: session), day: day)
    }
}

extension AuditEvent {
    /// Questions are counted and never told.
    fileprivate static func tried(_ trial: KnowledgeTrial) -> AuditEvent {
        AuditEvent(
            .knowledgeTried, by: .system, AuditThing(.change, trial.change.text),
            facts: [
                "digest": trial.digest, "asked": String(trial.asked), "near": String(trial.near), "worse": String(trial.worse.count),
                "gained": String(trial.gained.count), "own": String(trial.own.count),
                "own-answered": String(trial.own.count { $0.outcome != .unanswered }),
            ])
    }
}
