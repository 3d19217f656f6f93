// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Acts and their provisions in SQL that SQLite and PostgreSQL both read.
package struct LegalDocumentStore: LegalDocuments {
    let database: any SQLDatabase

    /// Values in one statement's list; both databases take many more.
    private static let chunk = 500

    package init(_ database: any SQLDatabase) { self.database = database }

    package func document(_ id: LegalDocument.ID) async throws -> LegalDocument {
        guard let document = try await documents([id]).first else { throw DocumentError.noSuchDocument(id) }
        return document
    }

    package func documents(_ ids: [LegalDocument.ID]) async throws -> [LegalDocument] {
        let found = try await chunks(of: ids) { session, chunk in
            try session.rows("SELECT * FROM document WHERE id IN (\(list: chunk))").map(LegalDocument.init)
        }
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    package func documents(matching text: String, limit: Int, offset: Int) async throws -> Listing<LegalDocument> {
        let filter = Self.filter(Vietnamese.folded(text))
        return try await database.read { session in
            var count: Statement = "SELECT COUNT(*) AS n FROM document"
            count.append(filter)
            var page: Statement = "SELECT * FROM document"
            page.append(filter)
            page.append(" ORDER BY number, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            return Listing(
                elements: try session.rows(page).map(LegalDocument.init),
                total: try session.rows(count).first?.get("n") ?? 0
            )
        }
    }

    package func provision(_ id: Provision.ID, known: Date?) async throws -> ProvisionVersion {
        let rows = try await database.read { session in
            guard let known else {
                return try session.rows("SELECT * FROM provision WHERE id = \(id) AND known_until IS NULL")
            }
            return try session.rows(
                """
                SELECT * FROM provision
                WHERE id = \(id) AND known_from <= \(known) AND (known_until IS NULL OR known_until > \(known))
                """
            )
        }
        guard let row = rows.first else { throw DocumentError.noSuchProvision(id) }
        let version = try ProvisionVersion(row)
        return known == nil ? try await ended([version])[0] : version
    }

    package func history(of id: Provision.ID, limit: Int) async throws -> [ProvisionVersion] {
        try await database.read { session in
            try session.rows("SELECT * FROM provision WHERE id = \(id) ORDER BY known_from DESC LIMIT \(max(0, limit))").map(ProvisionVersion.init)
        }
    }

    package func provisions(_ ids: [Provision.ID]) async throws -> [ProvisionVersion] {
        let found = try await chunks(of: ids) { session, chunk in
            try session.rows("SELECT * FROM provision WHERE known_until IS NULL AND id IN (\(list: chunk))")
                .map(ProvisionVersion.init)
        }
        let byID = Dictionary(try await ended(found).map { ($0.provision.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    /// Articles end on the day from which a confirmed change says something else.
    private func ended(_ versions: [ProvisionVersion]) async throws -> [ProvisionVersion] {
        let ends = try await chunks(of: versions.map(\.provision.id)) { session, chunk in
            try session.rows("SELECT provision, until_day FROM provision_end WHERE provision IN (\(list: chunk))").map {
                (try $0.get("provision") as Provision.ID, try $0.get("until_day") as Day)
            }
        }
        guard !ends.isEmpty else { return versions }
        let days = Dictionary(ends, uniquingKeysWith: { min($0, $1) })
        return versions.map { version in days[version.provision.id].map { version.ending(on: $0) } ?? version }
    }

    package func contents(of document: LegalDocument.ID) async throws -> [Provision] {
        try await database.read { session in
            try session.rows(
                "SELECT * FROM provision WHERE document = \(document) AND known_until IS NULL ORDER BY ordinal, id"
            ).map(Provision.init)
        }
    }

    package func allDocuments() async throws -> [LegalDocument] {
        try await database.read { try $0.rows("SELECT * FROM document").map(LegalDocument.init) }
            .sorted { Self.isBefore($0.id.text, $1.id.text) }
    }

    package func walk(batch: Int, _ visit: @escaping @Sendable ([Provision]) async throws -> Void) async throws {
        let ids = try await database.read { session in
            try session.rows("SELECT id FROM provision WHERE known_until IS NULL").map { try $0.get("id") as Provision.ID }
        }
        let ordered = ids.sorted { Self.isBefore($0.text, $1.text) }
        for start in stride(from: 0, to: ordered.count, by: max(1, batch)) {
            try await visit(try await provisions(Array(ordered[start..<min(start + max(1, batch), ordered.count)])).map(\.provision))
        }
    }

    /// Databases order texts by the rules of some language; an index must be the same on all of them.
    private static func isBefore(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }

    package func holdings() async throws -> Holdings {
        try await database.read { session in
            let documents: Int = try session.rows("SELECT COUNT(*) AS n FROM document").first?.get("n") ?? 0
            let provisions: Int =
                try session.rows("SELECT COUNT(*) AS n FROM provision WHERE known_until IS NULL").first?.get("n") ?? 0
            let newest = try session.rows(
                "SELECT id, label, finished_at FROM edition WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id LIMIT 1"
            ).first
            let acts = try session.rows("SELECT COUNT(*) AS n, MAX(taken_at) AS last FROM act_reading WHERE is_in_use = 1").first
            let taken: Int = try acts?.get("n") ?? 0
            let last: Date? = try acts?.optional("last")
            let amended: Date? = try session.rows("SELECT MAX(published_at) AS last FROM act_day").first?.optional("last")
            let edition: String = try newest?.get("id") ?? ""
            return Holdings(
                documents: documents, provisions: provisions, edition: try newest?.get("label"),
                imported: try newest?.get("finished_at"),
                generation: (taken == 0 ? edition : "\(edition)+\(taken)-\(Int(last?.timeIntervalSince1970 ?? 0))")
                    + (amended.map { "~\(Int($0.timeIntervalSince1970))" } ?? "")
            )
        }
    }

    private func chunks<ID: Sendable, Element: Sendable>(
        of ids: [ID], _ read: @escaping @Sendable (any SQLSession, [ID]) throws -> [Element]
    ) async throws -> [Element] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { session in
            try stride(from: 0, to: ids.count, by: Self.chunk).flatMap { start in
                try read(session, Array(ids[start..<min(start + Self.chunk, ids.count)]))
            }
        }
    }
}

extension LegalDocumentStore {
    /// Every word must be there, in any order; what follows the eighth is not looked at.
    private static func filter(_ text: String) -> Statement {
        var filter: Statement = " WHERE 1 = 1"
        for word in text.split(separator: " ").prefix(8) {
            filter.append(" AND search LIKE \("%\(Statement.escaped(word))%") ESCAPE '!'")
        }
        return filter
    }
}
