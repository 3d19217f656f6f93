// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

extension Migration {
    static let savedReplies = Migration(
        "0261-saved-replies",
        [
            """
            CREATE TABLE saved_reply (
                id      TEXT PRIMARY KEY,
                unit    TEXT NOT NULL,
                history TEXT NOT NULL
            )
            """,
            "CREATE INDEX saved_reply_unit ON saved_reply (unit)",
        ]
    )
}

/// Saved replies in SQL that SQLite and PostgreSQL both read.
package struct SavedReplyStore: SavedReplies {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func replies(of unit: Unit.ID?) async throws -> [SavedReply] {
        let all = try await database.read { session in
            guard let unit else { return try session.rows("SELECT * FROM saved_reply").map(SavedReply.init) }
            return try session.rows("SELECT * FROM saved_reply WHERE unit = \(unit)").map(SavedReply.init)
        }
        return all.sorted { (Vietnamese.folded($0.title), $0.id.text) < (Vietnamese.folded($1.title), $1.id.text) }
    }

    package func reply(_ id: SavedReply.ID) async throws -> SavedReply {
        try await database.read { session in
            guard let row = try session.rows("SELECT * FROM saved_reply WHERE id = \(id)").first else { throw SavedReplyError.notFound }
            return try SavedReply(row)
        }
    }

    @discardableResult
    package func change(
        _ id: SavedReply.ID, of unit: Unit.ID?, by person: Person.ID, _ step: @escaping @Sendable (inout SavedReply, Rights) throws -> Void
    ) async throws -> SavedReply {
        try await database.write { session in
            let row = try session.rows("SELECT * FROM saved_reply WHERE id = \(id)").first
            guard var reply = try row.map(SavedReply.init) ?? unit.map({ SavedReply(id: id, unit: $0) }) else { throw SavedReplyError.notFound }
            let told = reply.revision
            if row == nil { try checkRoom(in: session, of: reply.unit) }
            try step(&reply, try PeopleRows.rights(of: person, in: session))
            try session.run(
                """
                INSERT INTO saved_reply (id, unit, history) VALUES (\(id), \(reply.unit), \(try JSON.text(reply.history)))
                ON CONFLICT (id) DO UPDATE SET history = excluded.history
                """
            )
            for step in reply.history.dropFirst(told) {
                let event = AuditEvent(
                    step.action.act, by: .person(step.by.person), AuditThing(.savedReply, id.text),
                    facts: ["digest": Digest.of(try JSON.text(step)), "unit": reply.unit.text])
                try AuditStore.append(event, at: step.at, in: session)
            }
            return reply
        }
    }
}

extension SavedReplyStore {
    private func checkRoom(in session: any SQLSession, of unit: Unit.ID) throws {
        let count: Int = try session.rows("SELECT COUNT(*) AS n FROM saved_reply WHERE unit = \(unit)").first?.get("n") ?? 0
        guard count < SavedReply.mostOfUnit else { throw SavedReplyError.tooMany(limit: SavedReply.mostOfUnit) }
    }
}

extension SavedReply {
    fileprivate init(_ row: SQLRow) throws {
        self.init(id: try row.get("id"), unit: try row.get("unit"), history: try JSON.value(try row.get("history")))
    }

    fileprivate var title: String { (released ?? proposed ?? history.last { $0.wording != nil }?.wording)?.title ?? "" }
}

extension SavedReply.Step.Action {
    fileprivate var act: AuditAct {
        switch self {
        case .proposed: .savedReplyProposed
        case .released: .savedReplyReleased
        case .declined: .savedReplyDeclined
        case .retired: .savedReplyRetired
        }
    }
}
