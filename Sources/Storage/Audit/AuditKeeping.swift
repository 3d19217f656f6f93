// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension AuditStore {
    package func takeHead(by actor: AuditActor, at now: Date) async throws -> AuditHead {
        // Read by itself: a writer that looked at other lanes would meet their writers. What it says stays true while they go on.
        let tips = try await database.read { try Self.tips(in: $0) }
        let head = AuditHead(at: now, lanes: tips, hash: Digest.plain)
        try await record(AuditEvent(.headTaken, by: actor, AuditThing(.audit, head.digest), facts: head.facts), at: now)
        return head
    }

    package func erase(_ rule: AuditErasureRule, by actor: AuditActor, at now: Date) async throws -> Int {
        try await database.write { session in
            try Self.erase(try Self.condition(rule, in: session), at: now, in: session) { Self.event(rule, $0, by: actor) }
        }
    }

    /// Erases details within a transaction, with the row that proves how many and which.
    ///
    /// - Parameter condition: Over `audit_detail`; of what is erased already nothing may be left in it.
    static func erase(_ condition: Statement, at now: Date, in session: any SQLSession, _ event: (AuditTally) -> AuditEvent) throws -> Int {
        var found: Statement = "SELECT lane, sequence FROM audit_detail WHERE "
        found.append(condition)
        found.append(" ORDER BY lane, sequence")
        var tally = AuditTally()
        for row in try session.rows(found) {
            tally.add(AuditEntry.Position(lane: try row.get("lane"), sequence: try row.get("sequence")), hash: Digest.plain)
        }
        let position = try append(event(tally), at: now, in: session)
        var erasing: Statement =
            """
            UPDATE audit_detail SET salt = NULL, body = NULL, about = NULL, erased_lane = \(position.lane),
                erased_sequence = \(position.sequence)
            WHERE 
            """
        erasing.append(condition)
        try session.run(erasing)
        return tally.count
    }

    private static func event(_ rule: AuditErasureRule, _ tally: AuditTally, by actor: AuditActor) -> AuditEvent {
        AuditEvent(
            .detailsErased, by: actor, rule.person.map { .person($0) } ?? AuditThing(.audit),
            facts: ["ground": rule.ground, "before": rule.before?.iso, "count": String(tally.count), "rows": tally.digest]
        )
    }

    private static func condition(_ rule: AuditErasureRule, in session: any SQLSession) throws -> Statement {
        var whole: Statement = "body IS NOT NULL"
        if let person = rule.person {
            let selves = try PeopleRows.ties(in: session).selves(of: person).sorted()
            let actors = selves.map { AuditActor.person($0).text }
            whole.append(
                """
                 AND (about IN (\(list: selves)) OR EXISTS (SELECT 1 FROM audit_entry e
                    WHERE e.lane = audit_detail.lane AND e.sequence = audit_detail.sequence AND e.actor IN (\(list: actors))))
                """
            )
        }
        if let before = rule.before { whole.append(" AND at_ms < \(milliseconds(before))") }
        return whole
    }
}
