// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// Rows lane by lane, page by page; the next page is read while the present one is worked on.
struct AuditWalk {
    private let database: any SQLDatabase
    private var spans: [Span]
    private var ahead: Task<[AuditRow], any Error>?

    /// A lane's rows, from one to one.
    struct Span: Sendable {
        let lane: Int
        var from: Int
        let to: Int
    }

    private static let page = 4_000

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
        guard let reading = ahead else { return nil }
        let rows = try await reading.value
        if let last = rows.last, last.entry.position.sequence < spans[0].to {
            spans[0].from = last.entry.position.sequence + 1
        } else {
            spans.removeFirst()
        }
        readAhead()
        return rows
    }

    private mutating func readAhead() {
        guard let span = spans.first else {
            ahead = nil
            return
        }
        let database = database
        ahead = Task { try await database.read { try Self.rows(span, in: $0) } }
    }

    private static func rows(_ span: Span, in session: any SQLSession) throws -> [AuditRow] {
        var page = Statement(stringLiteral: AuditStore.selection)
        page.append(" WHERE e.lane = \(span.lane) AND e.sequence >= \(span.from) AND e.sequence <= \(span.to) ORDER BY e.sequence LIMIT \(Self.page)")
        return try session.rows(page).map(AuditRow.init)
    }

    /// From the first row of the days to the last one; a row between them stays in, whatever its clock said, so that the chain has no gap.
    private static func span(_ tip: AuditHead.Tip, from: Day?, until: Day?, in session: any SQLSession) throws -> Span? {
        let first = from.map(AuditStore.milliseconds) ?? 0
        let end = until.map { AuditStore.milliseconds($0.advanced(by: 1)) } ?? Int.max
        if from == nil, until == nil { return Span(lane: tip.lane, from: 0, to: tip.sequence) }
        let found = try session.rows(
            """
            SELECT MIN(sequence) AS first, MAX(sequence) AS last FROM audit_entry
            WHERE lane = \(tip.lane) AND at_ms >= \(first) AND at_ms < \(end) AND sequence <= \(tip.sequence)
            """
        ).first
        guard let one: Int = try found?.optional("first"), let last: Int = try found?.optional("last") else { return nil }
        return Span(lane: tip.lane, from: one, to: last)
    }
}

extension AuditStore {
    package func walk(from: Day?, until: Day?, _ visit: @escaping @Sendable ([AuditRow]) async throws -> Void) async throws {
        var walk = try await AuditWalk(database, from: from, until: until)
        while let rows = try await walk.next() { try await visit(rows) }
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
