// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Changes of acts in SQL that SQLite and PostgreSQL both read; what is confirmed takes effect in the transaction that keeps the decision.
package struct AmendmentStore: Amendments {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func propose(_ proposals: [ProposedAmendment], at now: Date) async throws -> Int {
        guard !proposals.isEmpty else { return 0 }
        return try await database.write { try Self.propose(proposals, at: now, in: $0) }
    }

    package func review(_ id: AmendmentReview.ID) async throws -> AmendmentReview {
        try await database.read { try Self.review(id, in: $0) }
    }

    package func reviews(_ narrowing: AmendmentNarrowing, limit: Int, offset: Int) async throws -> Listing<AmendmentReview> {
        try await database.read { session in
            var count: Statement = "SELECT COUNT(*) AS n FROM amendment"
            count.append(Self.filter(narrowing))
            var page: Statement = "SELECT body FROM amendment"
            page.append(Self.filter(narrowing))
            page.append(" ORDER BY basis, ordinal, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            return Listing(
                elements: try session.rows(page).map(AmendmentReview.init), total: try session.rows(count).first?.get("n") ?? 0
            )
        }
    }

    package func change(
        _ id: AmendmentReview.ID, by person: Person.ID, at now: Date, _ step: @escaping @Sendable (inout AmendmentReview, Rights) throws -> Void
    ) async throws -> AmendmentReview {
        try await database.write { session in
            var review = try Self.review(id, in: session)
            let before = review
            try step(&review, try PeopleRows.rights(of: person, in: session))
            try session.run(
                """
                UPDATE amendment SET target = \(review.amendment.target), state = \(review.state.rawValue), changed_at = \(now),
                    body = \(try JSON.text(review))
                WHERE id = \(id)
                """
            )
            for step in review.history.dropFirst(before.history.count) {
                try AuditStore.append(.step(step, of: review, digest: Digest.of(try JSON.text(review.amendment))), at: step.at, in: session)
            }
            if (before.state == .confirmed) != (review.state == .confirmed) {
                if review.state == .confirmed {
                    try LawChangeRows.note(review.amendment, at: now, in: session)
                } else {
                    try LawChangeRows.lift(.amendment(review.id), at: now, in: session)
                }
                try AmendedText.publish(review.amendment.target, on: Day(now), at: now, in: session)
            }
            return review
        }
    }

    package func known(of document: LegalDocument.ID) async throws -> KnownAmendments {
        try await database.read { session in
            let reviews = try session.rows("SELECT body FROM amendment WHERE target = \(document) ORDER BY basis, ordinal, id")
                .map(AmendmentReview.init)
            return KnownAmendments(
                confirmed: reviews.filter { $0.state == .confirmed }.map(\.amendment),
                waiting: reviews.filter { $0.state == .waiting || $0.state == .corrected }
            )
        }
    }

    package func publish(on day: Day, at now: Date) async throws -> [LegalDocument.ID] {
        let targets = try await database.read { session in
            try session.rows(
                """
                SELECT DISTINCT amendment.target FROM amendment LEFT JOIN act_day ON act_day.document = amendment.target
                WHERE amendment.state = \(AmendmentReview.State.confirmed.rawValue) AND (act_day.day IS NULL OR act_day.day < \(day))
                ORDER BY amendment.target
                """
            ).map { try $0.get("target") as LegalDocument.ID }
        }
        var changed: [LegalDocument.ID] = []
        for target in targets {
            let isChanged = try await database.write { try AmendedText.publish(target, on: day, ifBehind: true, at: now, in: $0) }
            if isChanged { changed.append(target) }
        }
        return changed
    }

    static func propose(_ proposals: [ProposedAmendment], at now: Date, in session: any SQLSession) throws -> Int {
        var new = 0
        for proposal in proposals where try session.rows("SELECT id FROM amendment WHERE id = \(proposal.amendment.id)").isEmpty {
            let review = AmendmentReview(proposal)
            try session.run(
                """
                INSERT INTO amendment (id, basis, target, state, ordinal, changed_at, body)
                VALUES (\(review.id), \(review.amendment.basis.document), \(review.amendment.target), \(review.state.rawValue),
                        \(review.amendment.basis.ordinal), \(now), \(try JSON.text(review)))
                """
            )
            new += 1
        }
        return new
    }

    /// Puts what another reading of the amending act says in the place of proposals on which nobody has decided anything.
    static func proposeAnew(
        _ proposals: [ProposedAmendment], of basis: LegalDocument.ID, at now: Date, in session: any SQLSession
    ) throws {
        var decided: [ProposedAmendment] = []
        for review in try session.rows("SELECT body FROM amendment WHERE basis = \(basis)").map(AmendmentReview.init) {
            if review.history.isEmpty { try session.run("DELETE FROM amendment WHERE id = \(review.id)") } else { decided.append(review.proposal) }
        }
        _ = try propose(proposals.adding(to: decided), at: now, in: session)
    }

    private static func review(_ id: AmendmentReview.ID, in session: any SQLSession) throws -> AmendmentReview {
        guard let row = try session.rows("SELECT body FROM amendment WHERE id = \(id)").first else { throw AmendmentError.notFound(id) }
        return try AmendmentReview(row)
    }

    private static func filter(_ narrowing: AmendmentNarrowing) -> Statement {
        var filter: Statement = " WHERE 1 = 1"
        if let state = narrowing.state {
            let states = state == .waiting ? [AmendmentReview.State.waiting, .corrected] : [state]
            filter.append(" AND state IN (\(list: states.map(\.rawValue)))")
        }
        if let basis = narrowing.basis { filter.append(" AND basis = \(basis)") }
        if let target = narrowing.target { filter.append(" AND target = \(target)") }
        return filter
    }
}

extension AmendmentReview {
    init(_ row: SQLRow) throws { self = try JSON.value(try row.get("body")) }
}
