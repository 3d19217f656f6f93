// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// Rows lane by lane, page by page; the next page is read while the present one is worked on.
struct AuditWalk: Sendable {
    private let database: any SQLDatabase
    private var spans: [Span]
    private var ahead: Task<Page, any Error>?

    /// A lane's rows, from one to one.
    private struct Span: Sendable {
        let lane: Int
        var from: Int
        let to: Int
    }

    private struct Page: Sendable {
        let rows: [AuditRow]
        /// Where the next page of the lane begins; `nil` at its end.
        let next: Int?
    }

    private static let size = 4_000

    init(_ database: any SQLDatabase, from: Day?, until: Day?) async throws {
        self.database = database
        spans = try await database.read { session in
            // What is added from now on is another walk's.
            try AuditStore.tips(in: session).compactMap { try Self.span($0, from: from, until: until, in: session) }
        }
        readAhead()
    }

    /// - Returns: `nil` at the end.
    mutating func next() async throws -> [AuditRow]? {
        guard let ahead else { return nil }
        let page = try await ahead.value
        if let next = page.next { spans[0].from = next } else { spans.removeFirst() }
        readAhead()
        return page.rows
    }

    private mutating func readAhead() {
        let database = database
        ahead = spans.first.map { span in Task { try await database.read { try Self.page(span, in: $0) } } }
    }

    /// Both tables by their keys, from one to one: a database that has not counted its rows yet must not think of reading all of them.
    private static func page(_ span: Span, in session: any SQLSession) throws -> Page {
        let end = min(span.to, span.from + size - 1)
        var statement = Statement(stringLiteral: AuditStore.selection)
        statement.append(" AND d.lane = \(span.lane) AND d.sequence >= \(span.from) AND d.sequence <= \(end)")
        statement.append(" WHERE e.lane = \(span.lane) AND e.sequence >= \(span.from) AND e.sequence <= \(end) ORDER BY e.sequence")
        let rows = try session.rows(statement).map(AuditRow.init)
        guard end < span.to else { return Page(rows: rows, next: nil) }
        if !rows.isEmpty { return Page(rows: rows, next: end + 1) }
        // A gap as wide as that is nobody's but a forger's.
        let after = try session.rows("SELECT MIN(sequence) AS n FROM audit_entry WHERE lane = \(span.lane) AND sequence > \(end)").first
        return Page(rows: rows, next: try after?.optional("n"))
    }

    /// From the first row of the days to the last one; a row between them stays in, whatever its clock said, so that the chain has no gap.
    private static func span(_ tip: AuditHead.Tip, from: Day?, until: Day?, in session: any SQLSession) throws -> Span? {
        if from == nil, until == nil { return Span(lane: tip.lane, from: 0, to: tip.sequence) }
        let start = from.map(AuditStore.milliseconds) ?? 0
        let end = until.map { AuditStore.milliseconds($0.advanced(by: 1)) } ?? Int.max
        let found = try session.rows(
            """
            SELECT MIN(sequence) AS first, MAX(sequence) AS last FROM audit_entry
            WHERE lane = \(tip.lane) AND at_ms >= \(start) AND at_ms < \(end) AND sequence <= \(tip.sequence)
            """
        ).first
        guard let one: Int = try found?.optional("first"), let last: Int = try found?.optional("last") else { return nil }
        return Span(lane: tip.lane, from: one, to: last)
    }
}

extension AuditStore {
    package func walk(from: Day?, until: Day?) async throws -> AsyncThrowingStream<[AuditRow], any Error> {
        let pages = Pages(try await AuditWalk(database, from: from, until: until))
        // Read as they are asked for, so that a slow reader fills no memory.
        return AsyncThrowingStream { try await pages.next() }
    }

    private actor Pages {
        private var walk: AuditWalk

        init(_ walk: AuditWalk) { self.walk = walk }

        func next() async throws -> [AuditRow]? {
            var walk = self.walk
            let rows = try await walk.next()
            self.walk = walk
            return rows
        }
    }

    package func verify(against head: AuditHead?, progress: @escaping @Sendable (Int) -> Void) async throws -> AuditVerdict {
        // Each head names all lanes there were; a few more than the last one, in case somebody has been at that.
        var chain = AuditChain(published: head, recorded: try await heads(limit: 32), hash: Digest.plain)
        var walk = try await AuditWalk(database, from: nil, until: nil)
        while let rows = try await walk.next() {
            for row in rows { chain.verify(row) }
            progress(rows.count)
        }
        for orphan in try await orphans() { chain.verify(orphan: orphan) }
        return chain.finish()
    }

    private func orphans() async throws -> [AuditEntry.Position] {
        try await database.read { session in
            try session.rows(
                """
                SELECT d.lane, d.sequence FROM audit_detail d
                WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.lane = d.lane AND e.sequence = d.sequence)
                ORDER BY d.lane, d.sequence LIMIT 100
                """
            ).map { AuditEntry.Position(lane: try $0.get("lane"), sequence: try $0.get("sequence")) }
        }
    }
}
