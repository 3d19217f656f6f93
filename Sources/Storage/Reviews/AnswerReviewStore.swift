// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    static let answerReviews = Migration(
        "0313-answer-reviews",
        [
            """
            CREATE TABLE answer_review (
                id        TEXT PRIMARY KEY,
                ground    TEXT NOT NULL UNIQUE,
                matter    TEXT NOT NULL,
                unit      TEXT NOT NULL,
                state     TEXT NOT NULL,
                holder    TEXT,
                asked_at  BIGINT NOT NULL,
                ended_at  BIGINT,
                outcome   TEXT,
                history   TEXT NOT NULL,
                erased_at BIGINT
            )
            """,
            "CREATE INDEX answer_review_list ON answer_review (state, asked_at, id)",
            "CREATE INDEX answer_review_ended ON answer_review (ended_at, id) WHERE ended_at IS NOT NULL",
            "ALTER TABLE answer_vote ADD COLUMN review TEXT",
            "CREATE INDEX answer_vote_review ON answer_vote (review, cast_at) WHERE review IS NOT NULL",
            "CREATE INDEX answer_vote_orphan ON answer_vote (cast_at, id) WHERE review IS NULL AND is_right = 0",
            "CREATE INDEX answer_vote_answer ON answer_vote (answer)",
        ]
    )
}

/// Reviews in SQL that SQLite and PostgreSQL both read.
package struct AnswerReviewStore: AnswerReviews {
    let database: any SQLDatabase
    private let pinned: PinnedSettings
    private let page: Int

    /// - Parameter page: Votes that are adopted in one transaction.
    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings(), page: Int = 200) {
        self.database = database
        self.pinned = pinned
        self.page = page
    }

    package func keep(_ vote: AnswerVote, of matter: AnswerReview.Matter, opening id: AnswerReview.ID) async throws {
        let name = Chance.secret()
        try await database.write { session in
            guard try !session.rows("SELECT id FROM answer WHERE id = \(vote.answer)").isEmpty else { throw AnswerError.notFound(vote.answer) }
            let review = vote.isRight ? nil : try Self.join(matter, opening: id, at: vote.cast, in: session)
            try session.run(
                """
                INSERT INTO answer_vote (id, answer, is_right, reason, cast_at, review)
                VALUES (\(name), \(vote.answer), \(vote.isRight ? 1 : 0), \(vote.reason), \(vote.cast), \(review))
                """
            )
        }
    }

    package func adopt(_ matter: @escaping @Sendable (Answer) -> AnswerReview.Matter) async throws -> Int {
        var (count, found) = (0, 0)
        repeat {
            found = try await database.write { [limit = page] session in
                let rows = try session.rows(
                    """
                    SELECT answer_vote.id, answer_vote.cast_at, answer.record FROM answer_vote JOIN answer ON answer.id = answer_vote.answer
                    WHERE answer_vote.review IS NULL AND answer_vote.is_right = 0 ORDER BY answer_vote.cast_at, answer_vote.id LIMIT \(limit)
                    """
                )
                for row in rows {
                    let record: AnswerRecord = try JSON.value(try row.get("record"))
                    let review = try Self.join(
                        matter(record.answer), opening: .init(Chance.secret()), at: try row.get("cast_at"), in: session)
                    try session.run("UPDATE answer_vote SET review = \(review) WHERE id = \(try row.get("id") as String)")
                }
                return rows.count
            }
            count += found
        } while found > 0
        return count
    }

    package func reviews(
        _ list: ReviewList, for person: Person.ID, on day: Day, limit: Int, offset: Int
    ) async throws -> Listing<AnswerReview> {
        try await database.read { session in
            let rights = try PeopleRows.rights(of: person, in: session)
            let states: [AnswerReview.State] = list == .mine ? [.taken] : [.waiting, .taken]
            // What has ended is found by when it did, which an index holds.
            var filter: Statement =
                list == .ended
                ? " FROM answer_review WHERE ended_at IS NOT NULL" : " FROM answer_review WHERE state IN (\(list: states.map(\.rawValue)))"
            if list == .mine { filter.append(" AND holder = \(rights.person)") }
            let scopes = rights.scopes(of: .reviewAnswer, on: day)
            if !scopes.contains(.wholeCountry) {
                filter.append(" AND unit IN (\(list: scopes.filter { $0.place == nil }.compactMap { $0.unit?.text }))")
            }
            var (count, rows): (Statement, Statement) = ("SELECT COUNT(*) AS n", "SELECT *")
            count.append(filter)
            rows.append(filter)
            rows.append(list == .ended ? " ORDER BY ended_at DESC, id" : " ORDER BY asked_at, id")
            rows.append(" LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            return Listing(elements: try session.rows(rows).map(AnswerReview.init), total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    package func review(_ id: AnswerReview.ID) async throws -> AnswerReview { try await database.read { try Self.one(id, in: $0) } }

    package func votes(of id: AnswerReview.ID, limit: Int) async throws -> [DisputedAnswer] {
        try await database.read { try Self.votes(of: id, limit: limit, in: $0) }
    }

    @discardableResult
    package func change(
        _ id: AnswerReview.ID, by person: Person.ID, _ step: @escaping @Sendable (inout AnswerReview, Rights) throws -> Void
    ) async throws -> AnswerReview {
        try await database.write { session in
            var review = try Self.one(id, in: session)
            let told = review.revision
            try step(&review, try PeopleRows.rights(of: person, in: session))
            try Self.keep(review, since: told, in: session)
            return review
        }
    }

    package func handOn(
        _ id: AnswerReview.ID, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout AnswerReview, DisputedAnswer, Rights) throws -> Ticket
    ) async throws -> AnswerReview {
        try await database.write { session in
            var review = try Self.one(id, in: session)
            let told = review.revision
            guard let newest = try Self.votes(of: id, limit: 1, in: session).first, newest.question.text != Erasure.mark else {
                throw ReviewError.erased
            }
            let ticket = try step(&review, newest, try PeopleRows.rights(of: person, in: session))
            try TicketRows.open(ticket, of: newest.vote.answer, at: now, in: session)
            try Self.keep(review, since: told, in: session)
            return review
        }
    }

    package func figures(since: Date) async throws -> ReviewFigures {
        try await database.read { session in
            let open = try session.rows(
                "SELECT state, asked_at FROM answer_review WHERE state IN ('waiting', 'taken') ORDER BY asked_at LIMIT \(Self.mostCounted)"
            ).map { (try $0.named("state") as AnswerReview.State, try $0.get("asked_at") as Date) }
            let ended = try session.rows(
                "SELECT outcome, COUNT(*) AS n FROM answer_review WHERE ended_at >= \(since) AND outcome IS NOT NULL GROUP BY outcome"
            ).map { (try $0.named("outcome") as AnswerReview.Outcome.Kind, try $0.get("n") as Int) }
            return ReviewFigures(
                waiting: open.count { $0.0 == .waiting }, taken: open.count { $0.0 == .taken }, open: open.map(\.1),
                ended: Dictionary(ended, uniquingKeysWith: +))
        }
    }

    package func judged() async throws -> [AnswerReview.Judged] {
        try await database.read { session in
            try session.rows("SELECT * FROM answer_review WHERE outcome = \(AnswerReview.Outcome.Kind.judged.rawValue) ORDER BY ended_at, id")
                .map(AnswerReview.init).compactMap { if case .judged(let judged) = $0.outcome { judged } else { nil } }
        }
    }

    /// More than that wait nowhere.
    private static let mostCounted = 5_000
}

extension AnswerReviewStore {
    /// - Returns: The review of the matter, opened or joined.
    private static func join(
        _ matter: AnswerReview.Matter, opening id: AnswerReview.ID, at now: Date, in session: any SQLSession
    ) throws -> AnswerReview.ID {
        guard let row = try session.rows("SELECT * FROM answer_review WHERE ground = \(matter.ground.key)").first else {
            let review = AnswerReview(id: id, of: matter, at: now)
            try keep(review, since: 0, in: session)
            return review.id
        }
        var review = try AnswerReview(row)
        let told = review.revision
        review.join(at: now)
        try keep(review, since: told, in: session)
        return review.id
    }

    private static func one(_ id: AnswerReview.ID, in session: any SQLSession) throws -> AnswerReview {
        guard let row = try session.rows("SELECT * FROM answer_review WHERE id = \(id)").first else { throw ReviewError.notFound }
        return try AnswerReview(row)
    }

    private static func votes(of id: AnswerReview.ID, limit: Int, in session: any SQLSession) throws -> [DisputedAnswer] {
        try session.rows(
            """
            SELECT answer_vote.answer, answer_vote.reason, answer_vote.cast_at, answer.record
            FROM answer_vote JOIN answer ON answer.id = answer_vote.answer
            WHERE answer_vote.review = \(id) ORDER BY answer_vote.cast_at DESC, answer_vote.id LIMIT \(max(0, limit))
            """
        ).map { row in
            let record: AnswerRecord = try JSON.value(try row.get("record"))
            let vote = AnswerVote(answer: try row.get("answer"), isRight: false, reason: try row.get("reason"), cast: try row.get("cast_at"))
            return DisputedAnswer(vote: vote, question: record.answer.question)
        }
    }

    private static func keep(_ review: AnswerReview, since told: Int, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO answer_review (id, ground, matter, unit, state, holder, asked_at, ended_at, outcome, history)
            VALUES (\(review.id), \(review.matter.ground.key), \(try JSON.text(review.matter)), \(review.matter.unit), \(review.state.rawValue),
                    \(review.holder), \(review.asked), \(review.ended), \(review.outcome?.kind.rawValue), \(try JSON.text(review.history)))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, holder = excluded.holder, asked_at = excluded.asked_at,
                ended_at = excluded.ended_at, outcome = excluded.outcome, history = excluded.history
            """
        )
        for step in review.history.dropFirst(told) {
            // Notes stay with the review; an answer opens to whoever knows its name, so the log has no ground that names one.
            let event = AuditEvent(
                step.action.act, by: step.by.map { .person($0.person) } ?? .stranger, AuditThing(.review, review.id.text),
                facts: [
                    "digest": Digest.of(try JSON.text(step)), "unit": review.matter.unit.text, "state": review.state.rawValue,
                    "outcome": step.outcome?.kind.rawValue,
                ])
            try AuditStore.append(event, at: step.at, in: session)
        }
    }
}

extension AnswerReview {
    fileprivate init(_ row: SQLRow) throws {
        self.init(id: try row.get("id"), of: try JSON.value(try row.get("matter")), history: try JSON.value(try row.get("history")))
    }
}

extension AnswerReview.Step.Action {
    fileprivate var act: AuditAct {
        switch self {
        case .opened: .reviewOpened
        case .joined: .reviewJoined
        case .reopened: .reviewReopened
        case .taken: .reviewTaken
        case .takenOver: .reviewTakenOver
        case .putBack: .reviewPutBack
        case .ended: .reviewEnded
        }
    }
}
