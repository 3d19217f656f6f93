// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension Migration {
    /// What was answered lately is counted without reading all that was ever answered.
    static let operation = Migration(
        "0290-operation",
        [
            "CREATE INDEX answer_kept ON answer (kept_at, action)",
            "CREATE INDEX ticket_asked ON ticket (asked_at, id)",
            "CREATE INDEX ticket_open ON ticket (asked_at, id) WHERE state IN ('waiting', 'taken', 'asking', 'merged')",
        ]
    )
}

/// Figures out of SQL that SQLite and PostgreSQL both read.
package struct OperationStore: OperationFigures {
    let database: any SQLDatabase
    private let page: Int

    /// - Parameter page: Tickets that are read at once, so that a reader holds up nobody for long.
    package init(_ database: any SQLDatabase, page: Int = 500) {
        self.database = database
        self.page = page
    }

    package func desk(_ times: DeskTimes, since: Date, at now: Date) async throws -> DeskFigures {
        // As the index over open tickets says it, so that age slows nothing down.
        let open = try await handlings(from: .distantPast, "state IN ('waiting', 'taken', 'asking', 'merged')")
        let done = try await handlings(from: since, "state NOT IN ('waiting', 'taken', 'asking', 'merged')")
        return DeskFigures(open + done, times, since: since, at: now)
    }

    package func answers(from first: Day) async throws -> [DayOfAnswers] {
        // Days are those of Ha Noi, seven hours ahead.
        let rows = try await database.read { session in
            try session.rows(
                """
                SELECT (kept_at + 25200) / 86400 AS day, action, COUNT(*) AS n FROM answer WHERE kept_at >= \(first.start)
                GROUP BY (kept_at + 25200) / 86400, action
                """
            ).map { (Day(number: try $0.get("day")), Answer.Action(rawValue: try $0.get("action")), try $0.get("n") as Int) }
        }
        return Dictionary(grouping: rows, by: \.0).sorted { $0.key < $1.key }.map { day, rows in
            DayOfAnswers(day: day, counts: Dictionary(rows.compactMap { row in row.1.map { ($0, row.2) } }, uniquingKeysWith: +))
        }
    }

    private func handlings(from first: Date, _ states: Statement) async throws -> [Handling] {
        var all: [Handling] = []
        var (asked, id) = (first, Ticket.ID(""))
        while true {
            var statement: Statement = "SELECT body, history, asked_at, id FROM ticket WHERE "
            statement.append(states)
            statement.append(" AND (asked_at > \(asked) OR (asked_at = \(asked) AND id > \(id))) ORDER BY asked_at, id LIMIT \(page)")
            let found = try await database.read { [statement] session in
                try session.rows(statement).map { (try Handling($0), try $0.get("asked_at") as Date, try $0.get("id") as Ticket.ID) }
            }
            all += found.map(\.0)
            guard found.count == page, let last = found.last else { return all }
            (asked, id) = (last.1, last.2)
        }
    }
}
