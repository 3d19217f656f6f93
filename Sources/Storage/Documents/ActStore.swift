// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Acts read as a whole, in SQL that SQLite and PostgreSQL both read.
package struct ActStore: Acts {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func take(_ reading: ActReading, proposing: @escaping Proposing, by actor: AuditActor, at now: Date) async throws -> ActTaking {
        try await database.write { try Self.take(reading, proposing: proposing, by: actor, at: now, in: $0) }
    }

    package func readings(of document: LegalDocument.ID) async throws -> [KeptReading] {
        try await database.read { try Self.readings(of: document, in: $0) }
    }

    package func text(of document: LegalDocument.ID) async throws -> Act {
        guard let act = try await database.read({ try Self.inUse(document, in: $0) }) else { throw ActError.noSuchReading(document) }
        return act
    }
}

extension ActStore {
    static func take(
        _ reading: ActReading, proposing: Proposing, by actor: AuditActor, at now: Date, in session: any SQLSession
    ) throws -> ActTaking {
        guard !reading.act.document.number.isEmpty, reading.act.document.issued != nil || reading.act.document.id.hasYear else {
            throw ActError.withoutIdentity(source: reading.report.source)
        }
        var act = reading.act
        act.document = try known(act.document, in: session)
        let taking = try take(act, reading.report, proposing: proposing, at: now, in: session)
        if taking.outcome != .already { try AuditStore.append(.taken(taking, reading.report, by: actor), at: now, in: session) }
        return taking
    }

    private static func take(
        _ act: Act, _ report: ReadingReport, proposing: Proposing, at now: Date, in session: any SQLSession
    ) throws -> ActTaking {
        let id = act.document.id
        let earlier = try readings(of: id, in: session)
        if earlier.contains(where: { $0.report.digest == report.digest }) { return ActTaking(document: id, outcome: .already, provisions: 0) }
        guard let inUse = earlier.first(where: \.isInUse) else {
            try keep(act.document, in: session)
            try keep(act, report, isInUse: true, at: now, in: session)
            let provisions = try publish(act, on: now, in: session)
            let held = try Self.inUse(id, in: session) ?? act
            let proposals = proposing(held)
            return ActTaking(
                document: id, outcome: .added, provisions: provisions,
                proposed: try AmendmentStore.propose(proposals.amendments, at: now, in: session),
                proposedCompetences: try CompetenceProposalStore.propose(proposals.competences, at: now, in: session))
        }
        let differences = act.differences(from: inUse.act)
        try keep(act, report, isInUse: false, waits: !differences.isEmpty, at: now, in: session)
        return ActTaking(document: id, outcome: differences.isEmpty ? .same : .differs, provisions: 0, differences: differences)
    }

    static func readings(of document: LegalDocument.ID, in session: any SQLSession) throws -> [KeptReading] {
        try session.rows("SELECT * FROM act_reading WHERE document = \(document) ORDER BY is_in_use DESC, taken_at, digest").map { row in
            KeptReading(
                act: try JSON.value(try row.get("act")), report: try JSON.value(try row.get("report")), taken: try row.get("taken_at"),
                isInUse: try row.get("is_in_use") == 1, waits: try row.get("waits") == 1
            )
        }
    }

    /// The name under which the act is held already: a number without a year is told by its day, for which a codification has its own name.
    private static func known(_ document: LegalDocument, in session: any SQLSession) throws -> LegalDocument {
        if document.id.hasYear { return document }
        let held = try session.rows(
            "SELECT * FROM document WHERE number = \(document.number) AND kind = \(document.kind) AND issued = \(document.issued)")
        guard let id = try held.first.map({ try LegalDocument($0).id }) else { return document }
        return LegalDocument(
            id: id, number: document.number, kind: document.kind, title: document.title, issuer: document.issuer, issued: document.issued,
            effect: document.effect, address: document.address
        )
    }

    /// What the codification says of an act stands; the act itself fills what it leaves open.
    private static func keep(_ document: LegalDocument, in session: any SQLSession) throws {
        try session.run(
            .insert(
                into: "document", LegalDocument.columns, rows: [document.sql],
                onConflict: """
                    ON CONFLICT (id) DO UPDATE SET issuer = COALESCE(document.issuer, excluded.issuer),
                        issued = COALESCE(document.issued, excluded.issued),
                        effect_from = COALESCE(document.effect_from, excluded.effect_from),
                        effect_until = COALESCE(document.effect_until, excluded.effect_until),
                        title = CASE WHEN document.title = '' THEN excluded.title ELSE document.title END,
                        search = CASE WHEN document.title = '' THEN excluded.search ELSE document.search END
                    """
            )
        )
    }

    private static func keep(
        _ act: Act, _ report: ReadingReport, isInUse: Bool, waits: Bool = false, at now: Date, in session: any SQLSession
    ) throws {
        try session.run(
            """
            INSERT INTO act_reading (document, digest, source, taken_at, is_in_use, waits, act, report)
            VALUES (\(act.document.id), \(report.digest), \(report.source), \(now), \(isInUse ? 1 : 0), \(waits ? 1 : 0),
                    \(try JSON.text(act)), \(try JSON.text(report)))
            """
        )
    }

    /// The act's text of this day, with every change in it that was confirmed before the act itself came in.
    static func publish(_ act: Act, on now: Date, in session: any SQLSession) throws -> Int {
        let changes = try AmendedText.amendments(of: act.document.id, in: session)
        return try publish(act, act.provisions(on: Day(now), amendedBy: changes), at: now, in: session)
    }

    /// The reading in use; `nil` where the act was never read as a whole.
    static func inUse(_ document: LegalDocument.ID, in session: any SQLSession) throws -> Act? {
        try session.rows("SELECT act FROM act_reading WHERE document = \(document) AND is_in_use = 1").first.map { row in
            var act: Act = try JSON.value(try row.get("act"))
            // What the codification says of the act stands.
            if let held = try session.rows("SELECT * FROM document WHERE id = \(document)").first { act.document = try LegalDocument(held) }
            return act
        }
    }

    /// Makes the act's provisions current. Where the codification holds the act, its articles are the codification's, which keeps them as
    /// amended; the act adds what no codification has.
    static func publish(_ act: Act, _ provisions: [Provision], at now: Date, in session: any SQLSession) throws -> Int {
        let id = act.document.id
        let part = "act:\(id.text)"
        let held: Int =
            try session.rows(
                "SELECT COUNT(*) AS n FROM provision WHERE document = \(id) AND known_until IS NULL AND part <> \(part)"
            ).first?.get("n") ?? 0
        let own = provisions.filter { held == 0 || $0.path.steps.first?.unit == .annex || $0.path.steps.first?.unit == .form }
        // Versions of one provision part where known time does, in whole seconds.
        let last: Int = try session.rows("SELECT COALESCE(MAX(known_from), 0) AS last FROM provision WHERE part = \(part)").first?.get("last") ?? 0
        let known = max(now, Date(timeIntervalSince1970: Double(last + 1)))
        try session.run("UPDATE provision SET known_until = \(known) WHERE part = \(part) AND known_until IS NULL")
        let rows = try own.enumerated().map { at, provision in try provision.sql(part: part, ordinal: at) + [known.sql] }
        for start in stride(from: 0, to: rows.count, by: 500) {
            try session.run(
                .insert(into: "provision", Provision.columns + ["known_from"], rows: Array(rows[start..<min(start + 500, rows.count)]))
            )
        }
        return rows.count
    }
}

extension LegalDocument.ID {
    /// Whether the number in it bears its year: 1-1901-nd-xx; only the day tells 1-qd-xx of one year from the next year's.
    fileprivate var hasYear: Bool {
        text.split(separator: "-").contains { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && $0.allSatisfy(\.isNumber) }
    }
}
