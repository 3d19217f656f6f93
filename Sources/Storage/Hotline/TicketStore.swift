// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Tickets in SQL that SQLite and PostgreSQL both read; `AnswerStore` opens them.
package struct TicketStore: Tickets {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) { self.database = database }

    package func ticket(_ id: Ticket.ID) async throws -> Ticket {
        try await one("SELECT body FROM ticket WHERE id = \(id)")
    }

    package func ticket(secretDigest: String) async throws -> Ticket {
        try await one("SELECT body FROM ticket WHERE secret_digest = \(secretDigest)")
    }

    package func waiting(limit: Int, offset: Int) async throws -> Listing<Ticket> {
        try await database.read { session in
            let page = try session.rows(
                "SELECT body FROM ticket ORDER BY opened_at, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))"
            )
            return Listing(
                elements: try page.map { try JSON.value(try $0.get("body")) },
                total: try session.rows("SELECT COUNT(*) AS n FROM ticket").first?.get("n") ?? 0
            )
        }
    }

    private func one(_ statement: Statement) async throws -> Ticket {
        guard let row = try await database.read({ try $0.rows(statement) }).first else { throw TicketError.notFound }
        return try JSON.value(try row.get("body"))
    }
}
