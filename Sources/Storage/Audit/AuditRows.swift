// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

extension AuditStore {
    package func rows(_ narrowing: AuditNarrowing, limit: Int, offset: Int) async throws -> Listing<AuditRow> {
        try await database.read { session in
            let condition = try Self.condition(narrowing, in: session)
            var page = Statement(stringLiteral: Self.selection + " WHERE ")
            page.append(condition)
            page.append(" ORDER BY e.at_ms DESC, e.lane, e.sequence DESC LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            var count: Statement = "SELECT COUNT(*) AS n FROM audit_entry e WHERE "
            count.append(condition)
            return Listing(elements: try session.rows(page).map(AuditRow.init), total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    package func heads(limit: Int) async throws -> [AuditHead] {
        try await database.read { session in
            try session.rows(
                """
                SELECT facts FROM audit_entry WHERE act = \(AuditAct.headTaken.rawValue)
                ORDER BY at_ms DESC, lane, sequence DESC LIMIT \(max(0, limit))
                """
            ).compactMap { AuditFields(try $0.get("facts")).flatMap(AuditHead.init) }
        }
    }

    /// A row with its details beside it.
    static let selection = """
        SELECT e.lane, e.sequence, e.at_ms, e.actor, e.act, e.thing, e.thing_key, e.facts, e.details, e.previous, e.hash, d.salt, d.body,
            d.erased_lane, d.erased_sequence
        FROM audit_entry e LEFT JOIN audit_detail d ON d.lane = e.lane AND d.sequence = e.sequence
        """

    private static func condition(_ narrowing: AuditNarrowing, in session: any SQLSession) throws -> Statement {
        var whole: Statement = "1 = 1"
        if let person = narrowing.person {
            // By whatever name of his.
            let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
            let actors = selves.map { AuditActor.person($0).text }
            let kind = AuditThing.Kind.person.rawValue
            whole.append(" AND (e.actor IN (\(list: actors)) OR (e.thing = \(kind) AND e.thing_key IN (\(list: selves))))")
        }
        if let act = narrowing.act { whole.append(" AND e.act = \(act.rawValue)") }
        if let thing = narrowing.thing { whole.append(" AND e.thing = \(thing.rawValue)") }
        if let key = narrowing.key { whole.append(" AND e.thing_key = \(key)") }
        if let from = narrowing.from { whole.append(" AND e.at_ms >= \(milliseconds(from))") }
        if let until = narrowing.until { whole.append(" AND e.at_ms < \(milliseconds(until.advanced(by: 1)))") }
        return whole
    }

    static func milliseconds(_ day: Day) -> Int { Int(day.start.timeIntervalSince1970) * 1_000 }
}

extension AuditRow {
    /// The columns of ``AuditStore/selection``, by their place: a check reads millions of rows, and looking names up takes most of the time.
    init(_ row: SQLRow) throws {
        let entry = AuditEntry(
            position: AuditEntry.Position(lane: try row.at(0), sequence: try row.at(1)), milliseconds: try row.at(2), actorText: try row.at(3),
            actText: try row.at(4), thingText: try row.at(5), key: try row.at(6), factsText: try row.at(7), detailsDigest: try row.at(8),
            previous: try row.at(9), hash: try row.at(10)
        )
        if let lane: Int = try row.optional(at: 13), let sequence: Int = try row.optional(at: 14) {
            self.init(entry, .erased(by: AuditEntry.Position(lane: lane, sequence: sequence)))
        } else if let salt: String = try row.optional(at: 11), let body: String = try row.optional(at: 12) {
            self.init(entry, .details(AuditDetails(salt: salt, text: body)))
        } else {
            self.init(entry, .nothing)
        }
    }
}
