// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// Rows of the registry that acts propose.
    static let proposals = Migration(
        "0121-proposals",
        [
            """
            CREATE TABLE competence_proposal (
                id         TEXT PRIMARY KEY,
                basis      TEXT NOT NULL,
                state      TEXT NOT NULL,
                ordinal    BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                body       TEXT NOT NULL
            )
            """,
            "CREATE INDEX competence_proposal_queue ON competence_proposal (state, basis, ordinal)",
        ]
    )
}

/// Proposed rows in SQL that SQLite and PostgreSQL both read. What becomes of one is a draft under four eyes, and never a row.
package struct CompetenceProposalStore: CompetenceProposals {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func propose(_ proposals: [CompetenceProposal], at now: Date) async throws -> Int {
        try await database.write { try Self.propose(proposals, at: now, in: $0) }
    }

    package func review(_ id: CompetenceProposal.ID) async throws -> ProposalReview {
        try await database.read { try Self.review(id, in: $0) }
    }

    package func reviews(_ narrowing: ProposalNarrowing, limit: Int, offset: Int) async throws -> Listing<ProposalReview> {
        try await database.read { session in
            var count: Statement = "SELECT COUNT(*) AS n FROM competence_proposal WHERE 1 = 1"
            var page: Statement = "SELECT body FROM competence_proposal WHERE 1 = 1"
            for filter in Self.filters(narrowing) {
                count.append(filter)
                page.append(filter)
            }
            page.append(" ORDER BY basis, ordinal, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            return Listing(elements: try session.rows(page).map(ProposalReview.init), total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    package func draft(
        _ id: CompetenceProposal.ID, as name: String?, of duty: Duty.ID?, change: Change.ID, by person: Person.ID, at now: Date,
        _ make: @escaping @Sendable (ProposalReview, Subject, Circumstances) throws -> Change
    ) async throws -> Change {
        try await database.write { session in
            var review = try Self.review(id, in: session)
            try review.draft(as: change, by: person, at: now)
            if let duty, try FactStore.fact("duty", duty.text, in: session) == nil { throw ProposalError.noSuchDuty(duty.text) }
            let kind = review.proposal.factKind
            guard let name = try name ?? duty.map({ try Self.freeName(kind, of: $0, in: session) }) else { throw ProposalError.noSuchDuty("") }
            let subject = Subject.fact(kind, name)
            let drafted = try ChangeStore.keep(about: subject, by: person, at: now, in: session) { here in try make(review, subject, here) }
            try Self.keep(review, at: now, in: session)
            return drafted
        }
    }

    package func reject(_ id: CompetenceProposal.ID, because reason: String, by person: Person.ID, at now: Date) async throws {
        try await database.write { session in
            // The law is the whole country's: whoever says that it proposes nothing must have a right that reaches as far.
            try PeopleRows.rights(of: person, in: session).require(.draft, .common, on: Day(now))
            var review = try Self.review(id, in: session)
            try review.reject(because: reason, by: person, at: now)
            try Self.keep(review, at: now, in: session)
            try AuditStore.append(
                AuditEvent(
                    .proposalRejected, by: .person(person), AuditThing(.act, review.proposal.basis.document.text),
                    facts: ["key": id.text, "digest": Digest.of(try JSON.text(review.proposal))]),
                at: now, in: session)
        }
    }
}

extension CompetenceProposalStore {
    static func propose(_ proposals: [CompetenceProposal], at now: Date, in session: any SQLSession) throws -> Int {
        var new = 0
        for proposal in proposals where try session.rows("SELECT id FROM competence_proposal WHERE id = \(proposal.id)").isEmpty {
            let review = ProposalReview(proposal)
            try session.run(
                """
                INSERT INTO competence_proposal (id, basis, state, ordinal, changed_at, body)
                VALUES (\(review.id), \(proposal.basis.document), \(review.state.rawValue), \(proposal.basis.ordinal), \(now),
                        \(try JSON.text(review)))
                """
            )
            new += 1
        }
        return new
    }

    /// Puts what another reading of the act says in the place of proposals on which nobody has decided anything.
    static func proposeAnew(
        _ proposals: [CompetenceProposal], of basis: LegalDocument.ID, at now: Date, in session: any SQLSession
    ) throws {
        try session.run(
            "DELETE FROM competence_proposal WHERE basis = \(basis) AND state = \(ProposalReview.State.waiting.rawValue)")
        // What is decided keeps its count, whatever the new reading has there.
        let decided = try session.rows("SELECT body FROM competence_proposal WHERE basis = \(basis)").map { try ProposalReview($0).proposal }
        let taken = Set(decided.map(\.basis.ordinal))
        var next = (proposals + decided).map(\.basis.ordinal).max() ?? 0
        let new = proposals.filter { one in !decided.contains { $0.isSame(as: one) } }.map { one in
            guard taken.contains(one.basis.ordinal) else { return one }
            next += 1
            return one.counted(next)
        }
        _ = try propose(new, at: now, in: session)
    }

    /// A name that nothing has ever borne, neither a fact nor a draft: "VT-01/c" for a row, "C-VT-38" for a change of a procedure.
    private static func freeName(_ kind: String, of duty: Duty.ID, in session: any SQLSession) throws -> String {
        let isRow = kind == CompetenceProposal.rowKind
        let stem = isRow ? "\(duty.text)/" : "C-\(duty.text.prefix { $0 != "-" })-"
        let pattern = stem + "%"
        let facts = try session.rows("SELECT DISTINCT name FROM fact WHERE kind = \(kind) AND name LIKE \(pattern)")
        let drafts = try session.rows("SELECT DISTINCT name FROM change WHERE kind = \("fact." + kind) AND name LIKE \(pattern)")
        let taken = Set(try (facts + drafts).map { try $0.get("name") as String })
        for number in 0... {
            let name = stem + (isRow ? letters(number) : number < 9 ? "0\(number + 1)" : String(number + 1))
            if !taken.contains(name) { return name }
        }
        throw ProposalError.notFound
    }

    /// a … z, aa, ab …
    private static func letters(_ number: Int) -> String {
        let last = String(UnicodeScalar(UInt8(0x61 + number % 26)))
        return number < 26 ? last : letters(number / 26 - 1) + last
    }

    private static func review(_ id: CompetenceProposal.ID, in session: any SQLSession) throws -> ProposalReview {
        guard let row = try session.rows("SELECT body FROM competence_proposal WHERE id = \(id)").first else { throw ProposalError.notFound }
        return try ProposalReview(row)
    }

    private static func keep(_ review: ProposalReview, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE competence_proposal SET state = \(review.state.rawValue), changed_at = \(now), body = \(try JSON.text(review))
            WHERE id = \(review.id)
            """
        )
    }

    private static func filters(_ narrowing: ProposalNarrowing) -> [Statement] {
        var filters: [Statement] = []
        if let state = narrowing.state { filters.append(" AND state = \(state.rawValue)") }
        if let basis = narrowing.basis { filters.append(" AND basis = \(basis)") }
        return filters
    }
}

extension ProposalReview {
    init(_ row: SQLRow) throws { self = try JSON.value(try row.get("body")) }
}
