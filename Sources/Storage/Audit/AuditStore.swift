// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// The log in SQL that SQLite and PostgreSQL both read.
package struct AuditStore: AuditLog {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    /// Adds a row to the log, within the transaction that makes what it records: both are kept, or neither.
    ///
    /// Each writing connection extends a lane of its own, so that no two ever wait for each other.
    @discardableResult
    package static func append(_ event: AuditEvent, at now: Date, in session: any SQLSession) throws -> AuditEntry.Position {
        let lane = try session.lane()
        let tip = try lane.tip ?? Self.tip(of: lane.number, in: session)
        let position = AuditEntry.Position(lane: lane.number, sequence: tip.sequence + 1)
        let details = event.details.isEmpty ? nil : AuditDetails(salt: Hex.text(Chance.bytes(16)), text: event.details.text)
        let entry = AuditEntry(event, at: now, as: position, after: tip.hash, details: details, hash: Digest.plain)
        try insert(entry, in: session)
        if let details { try insert(details, of: entry, about: event.about, in: session) }
        lane.tip = (position.sequence, entry.hash)
        return position
    }

    package func record(_ event: AuditEvent, at now: Date) async throws {
        try await database.write { try Self.append(event, at: now, in: $0) }
    }

    package func count() async throws -> Int {
        // The sequence of a lane's last row is the number of its rows, so nothing need be counted.
        try await database.read { try Self.tips(in: $0).reduce(0) { $0 + $1.sequence } }
    }

    private static func tip(of lane: Int, in session: any SQLSession) throws -> (sequence: Int, hash: String) {
        guard let row = try session.rows("SELECT sequence, hash FROM audit_entry WHERE lane = \(lane) ORDER BY sequence DESC LIMIT 1").first else {
            return (0, AuditEntry.first(of: lane, hash: Digest.plain))
        }
        return (try row.get("sequence"), try row.get("hash"))
    }

    static func tips(in session: any SQLSession) throws -> [AuditHead.Tip] {
        var tips: [AuditHead.Tip] = []
        while true {
            let last = tips.last?.lane ?? -1
            let next = try session.rows(
                """
                SELECT lane, sequence, hash FROM audit_entry
                WHERE lane = (SELECT MIN(lane) FROM audit_entry WHERE lane > \(last)) ORDER BY sequence DESC LIMIT 1
                """
            ).first
            guard let next else { return tips }
            tips.append(AuditHead.Tip(lane: try next.get("lane"), sequence: try next.get("sequence"), hash: try next.get("hash")))
        }
    }

    private static func insert(_ entry: AuditEntry, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO audit_entry (lane, sequence, at_ms, actor, act, thing, thing_key, facts, details, previous, hash)
            VALUES (\(entry.position.lane), \(entry.position.sequence), \(entry.milliseconds), \(entry.actorText), \(entry.actText),
                    \(entry.thingText), \(entry.key), \(entry.factsText), \(entry.detailsDigest), \(entry.previous), \(entry.hash))
            """
        )
    }

    private static func insert(_ details: AuditDetails, of entry: AuditEntry, about: Person.ID?, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO audit_detail (lane, sequence, at_ms, about, salt, body)
            VALUES (\(entry.position.lane), \(entry.position.sequence), \(entry.milliseconds), \(about), \(details.salt), \(details.text))
            """
        )
    }
}
