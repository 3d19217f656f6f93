// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension Migration {
    /// Lists that are as fast over years of tickets as over a day's: what is open lies apart from what is done, and what narrows a list lies in its index.
    static let ticketQueue = Migration(
        "0330-ticket-queue",
        [
            "DROP INDEX ticket_open",
            "DROP INDEX ticket_desk",
            """
            CREATE INDEX ticket_open ON ticket (asked_at, id, state, urgent, unit, place, handler)
                WHERE state IN ('waiting', 'taken', 'asking', 'merged')
            """,
            "CREATE INDEX ticket_done ON ticket (due_at DESC, id, unit, place) WHERE state NOT IN ('waiting', 'taken', 'asking', 'merged')",
        ]
    )
}

/// The lists of the desk. A database takes an index over a part of a table only where the words are those of the index: states stand here as text.
struct TicketQueue: Sendable {
    /// How far a list is counted, beyond what was looked through: nobody reads on to its end.
    let counted: Int

    static func filter(of list: DeskNarrowing.List) -> Statement {
        switch list {
        // What waits for another ticket's answer is beside that one, and in nobody's way.
        case .open, .mine, .team: " WHERE state IN ('waiting', 'taken', 'asking', 'merged') AND state <> 'merged'"
        case .called: " WHERE state IN ('waiting', 'taken', 'asking', 'merged')"
        case .done: " WHERE state NOT IN ('waiting', 'taken', 'asking', 'merged')"
        case .call: " WHERE to_call = 1"
        case .lost: " WHERE unreached = 1"
        }
    }

    /// First come, first served, the urgent before the rest; what is in hand behind what waits.
    static let turn: Statement = "CASE state WHEN 'waiting' THEN 0 ELSE 1 END, urgent DESC, asked_at, id"
    static let latest: Statement = "due_at DESC, id"

    func list(
        _ filter: Statement, by order: Statement, limit: Int, offset: Int, in session: any SQLSession
    ) throws -> Listing<Handling> {
        let (limit, offset) = (max(0, limit), max(0, offset))
        let most = max(counted, offset + limit)
        var count: Statement = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM ticket"
        count.append(filter)
        count.append(" LIMIT \(most + 1)) AS counted")
        let total: Int = try session.rows(count).first?.get("n") ?? 0
        return Listing(elements: try Self.page(filter, by: order, limit: limit, offset: offset, in: session), total: total, isCut: total > most)
    }

    /// Which they are is settled in the index alone: a ticket with all that was done with it is long.
    static func page(_ filter: Statement, by order: Statement, limit: Int, offset: Int, in session: any SQLSession) throws -> [Handling] {
        var page: Statement = "SELECT body, history FROM ticket WHERE id IN (SELECT id FROM ticket"
        page.append(filter)
        page.append(" ORDER BY ")
        page.append(order)
        page.append(" LIMIT \(limit) OFFSET \(offset)) ORDER BY ")
        page.append(order)
        return try session.rows(page).map(Handling.init)
    }
}
