// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Editions in SQL: parts gather in tables that no reader looks at, and become current in one transaction.
package struct EditionStore: Editions {
    let database: any SQLDatabase

    /// Rows of one `INSERT`; 16 values each stay well under the 32,766 that SQLite takes.
    private static let chunk = 500

    package init(_ database: any SQLDatabase) { self.database = database }

    package func open(label: String, digest: String, at now: Date) async throws -> OpenEdition {
        try await database.write { session in
            let newest = try session.rows(
                "SELECT id, digest FROM edition WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id LIMIT 1"
            ).first
            if let newest, try newest.get("digest") == digest {
                return OpenEdition(id: try newest.get("id"), label: label, staged: [], isFinished: true)
            }
            if let open = try session.rows("SELECT id FROM edition WHERE digest = \(digest) AND finished_at IS NULL").first {
                let id: Identifier<OpenEdition> = try open.get("id")
                let names = try session.rows("SELECT name FROM staged_part WHERE edition = \(id)").map { try $0.get("name") as String }
                return OpenEdition(id: id, label: label, staged: Set(names), isFinished: false)
            }
            let earlier: Int = try session.rows("SELECT COUNT(*) AS n FROM edition").first?.get("n") ?? 0
            let id = Identifier<OpenEdition>("\(earlier + 1)-\(digest.prefix(12))")
            try session.run(
                "INSERT INTO edition (id, label, digest, opened_at) VALUES (\(id), \(label), \(digest), \(now))"
            )
            return OpenEdition(id: id, label: label, staged: [], isFinished: false)
        }
    }

    /// Several headings share an act, and only one of them gives its title and day.
    private let fullerName = """
        ON CONFLICT (edition, id) DO UPDATE SET title = excluded.title, issuer = excluded.issuer, issued = excluded.issued,
            effect_from = excluded.effect_from, search = excluded.search
        WHERE length(excluded.title) > length(staged_document.title)
        """

    package func stage(_ parts: [EditionPart], in edition: OpenEdition) async throws {
        try await database.write { [fullerName] session in
            for part in parts {
                let ordinal: Int =
                    try session.rows("SELECT COUNT(*) AS n FROM staged_part WHERE edition = \(edition.id)").first?.get("n") ?? 0
                let isNew = try session.run(
                    """
                    INSERT INTO staged_part (edition, name, title, ordinal, faults, text_bytes, kept_bytes)
                    VALUES (\(edition.id), \(part.name), \(part.title), \(ordinal), \(try JSON.text(part.faults)),
                            \(part.textBytes), \(part.keptBytes))
                    ON CONFLICT (edition, name) DO NOTHING
                    """
                )
                // Another run of the same import may have been faster.
                if isNew == 0 { continue }
                try Self.insert(
                    Self.onceEach(part.documents).map { [edition.id.sql] + $0.sql }, LegalDocument.columns, "staged_document", fullerName, in: session
                )
                let provisions = try part.provisions.enumerated().map { at, provision in
                    [edition.id.sql] + (try provision.sql(part: part.name, ordinal: ordinal * 100_000 + at))
                }
                try Self.insert(provisions, Provision.columns, "staged_provision", "ON CONFLICT (edition, id) DO NOTHING", in: session)
            }
        }
    }

    package func finish(_ edition: OpenEdition, at now: Date) async throws -> EditionReport {
        try await database.write { session in
            if let report = try Self.report(of: edition, in: session) { return report }
            // All that is ever known here became known when some edition was finished.
            let last: Int = try session.rows("SELECT COALESCE(MAX(finished_at), 0) AS last FROM edition").first?.get("last") ?? 0
            // Two imports in one second would otherwise make a version that was never known.
            let known = max(now, Date(timeIntervalSince1970: Double(last + 1)))
            var report = try Self.counts(of: edition, in: session)
            try Self.takeDocuments(of: edition, in: session)
            let closed = try Self.closeOutdated(by: edition, at: known, in: session)
            report.dropped = try Self.dropped(by: edition, at: known, in: session)
            report.changed = closed - report.dropped
            report.added = try Self.takeProvisions(of: edition, at: known, in: session) - report.changed
            report.unchanged = report.provisions - report.added - report.changed
            try Self.moveProvisions(of: edition, in: session)
            try LawChangeRows.note(edition, known: known, at: now, in: session)
            try session.run(
                "UPDATE edition SET finished_at = \(known), report = \(try JSON.text(report)) WHERE id = \(edition.id)"
            )
            try Self.clear(edition, in: session)
            try AmendedText.publishAll(on: Day(now), at: known, in: session)
            let digest: String = try session.rows("SELECT digest FROM edition WHERE id = \(edition.id)").first?.get("digest") ?? ""
            try AuditStore.append(.imported(edition, report, digest: digest), at: now, in: session)
            return report
        }
    }

    package func abandon(_ edition: OpenEdition) async throws {
        try await database.write { session in
            try Self.clear(edition, in: session)
            try session.run("DELETE FROM edition WHERE id = \(edition.id) AND finished_at IS NULL")
        }
    }

    /// What was not understood in the newest editions, for the page that lists it.
    package func report(of edition: OpenEdition) async throws -> EditionReport? {
        try await database.read { try Self.report(of: edition, in: $0) }
    }

    private static func report(of edition: OpenEdition, in session: any SQLSession) throws -> EditionReport? {
        let text: String? = try session.rows("SELECT report FROM edition WHERE id = \(edition.id)").first?.optional("report")
        return try text.map { try JSON.value($0) }
    }

    /// PostgreSQL takes no row twice in one statement.
    private static func onceEach(_ documents: [LegalDocument]) -> [LegalDocument] {
        Dictionary(documents.map { ($0.id, $0) }) { $0.title.count >= $1.title.count ? $0 : $1 }.values.sorted { $0.id < $1.id }
    }

    private static func insert(
        _ rows: [[SQLValue]], _ columns: [String], _ table: String, _ onConflict: String, in session: any SQLSession
    ) throws {
        for start in stride(from: 0, to: rows.count, by: chunk) {
            try session.run(
                .insert(
                    into: table, ["edition"] + columns, rows: Array(rows[start..<min(start + chunk, rows.count)]),
                    onConflict: onConflict
                )
            )
        }
    }
}

extension EditionStore {
    private static func counts(of edition: OpenEdition, in session: any SQLSession) throws -> EditionReport {
        var report = EditionReport(label: edition.label)
        let parts = try session.rows("SELECT faults, text_bytes, kept_bytes FROM staged_part WHERE edition = \(edition.id)")
        report.parts = parts.count
        for part in parts {
            let faults: [Counted] = try JSON.value(try part.get("faults"))
            report.faults += faults.count
            report.textBytes += try part.get("text_bytes")
            report.keptBytes += try part.get("kept_bytes")
        }
        report.documents = try count("staged_document", of: edition, in: session)
        report.provisions = try count("staged_provision", of: edition, in: session)
        return report
    }

    private static func count(_ table: String, of edition: OpenEdition, in session: any SQLSession) throws -> Int {
        let statement: Statement =
            table == "staged_document"
            ? "SELECT COUNT(*) AS n FROM staged_document WHERE edition = \(edition.id)"
            : "SELECT COUNT(*) AS n FROM staged_provision WHERE edition = \(edition.id)"
        return try session.rows(statement).first?.get("n") ?? 0
    }

    private static func takeDocuments(of edition: OpenEdition, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO document (id, number, kind, title, issuer, issued, effect_from, effect_until, address, search)
            SELECT id, number, kind, title, issuer, issued, effect_from, effect_until, address, search
            FROM staged_document WHERE edition = \(edition.id)
            ON CONFLICT (id) DO UPDATE SET number = excluded.number, kind = excluded.kind, title = excluded.title,
                issuer = excluded.issuer, issued = excluded.issued, effect_from = excluded.effect_from,
                effect_until = excluded.effect_until, address = excluded.address, search = excluded.search
            """
        )
    }

    /// Closes what the edition words otherwise, and what its parts no longer have. A part that it lacks says nothing.
    private static func closeOutdated(by edition: OpenEdition, at known: Date, in session: any SQLSession) throws -> Int {
        try session.run(
            """
            UPDATE provision SET known_until = \(known)
            WHERE known_until IS NULL
              AND (part IN (SELECT name FROM staged_part WHERE edition = \(edition.id))
                   OR id IN (SELECT id FROM staged_provision WHERE edition = \(edition.id)))
              AND NOT EXISTS (SELECT 1 FROM staged_provision AS staged
                              WHERE staged.edition = \(edition.id) AND staged.id = provision.id AND staged.digest = provision.digest)
            """
        )
    }

    private static func dropped(by edition: OpenEdition, at known: Date, in session: any SQLSession) throws -> Int {
        try session.rows(
            """
            SELECT COUNT(*) AS n FROM provision
            WHERE known_until = \(known)
              AND NOT EXISTS (SELECT 1 FROM staged_provision AS staged
                              WHERE staged.edition = \(edition.id) AND staged.id = provision.id)
            """
        ).first?.get("n") ?? 0
    }

    private static func takeProvisions(of edition: OpenEdition, at known: Date, in session: any SQLSession) throws -> Int {
        try session.run(
            """
            INSERT INTO provision (id, digest, document, part, ordinal, path, code, heading, context, body, effect_from,
                                   effect_until, address, note, relations, known_from)
            SELECT id, digest, document, part, ordinal, path, code, heading, context, body, effect_from,
                   effect_until, address, note, relations, CAST(\(known) AS BIGINT)
            FROM staged_provision AS staged
            WHERE edition = \(edition.id)
              AND NOT EXISTS (SELECT 1 FROM provision WHERE provision.id = staged.id AND provision.known_until IS NULL)
            """
        )
    }

    /// What is worded as before may stand elsewhere now. Its place is no part of its version, but says in what order an act is
    /// shown, and which part may drop the provision next time.
    private static func moveProvisions(of edition: OpenEdition, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE provision SET part = staged.part, ordinal = staged.ordinal
            FROM staged_provision AS staged
            WHERE staged.edition = \(edition.id) AND staged.id = provision.id AND provision.known_until IS NULL
              AND (staged.part <> provision.part OR staged.ordinal <> provision.ordinal)
            """
        )
    }

    private static func clear(_ edition: OpenEdition, in session: any SQLSession) throws {
        try session.run("DELETE FROM staged_provision WHERE edition = \(edition.id)")
        try session.run("DELETE FROM staged_document WHERE edition = \(edition.id)")
        try session.run("DELETE FROM staged_part WHERE edition = \(edition.id)")
    }
}

/// A fault that is only counted: what it says was told when its part was staged.
private struct Counted: Decodable {
    init(from decoder: any Decoder) {}
}
