// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

// What ties tickets to each other and to whoever reads them.
extension TicketStore {
    package func change(
        _ id: Ticket.ID, and other: Ticket.ID, by person: Person.ID,
        _ step: @escaping @Sendable (inout Handling, inout Handling, Rights) throws -> Void
    ) async throws -> Handling {
        guard id != other else { throw TicketError.sameTicket }
        let pinned = pinned
        return try await database.write { session in
            var (one, two) = (try TicketRows.one("id = \(id)", in: session), try TicketRows.one("id = \(other)", in: session))
            let told = (one.revision, two.revision)
            try step(&one, &two, try PeopleRows.rights(of: person, in: session))
            let setup = try SettingRows.setup(pinned, in: session)
            try TicketRows.keep(one, since: told.0, setup, in: session)
            try TicketRows.keep(two, since: told.1, setup, in: session)
            return one
        }
    }

    package func split(
        _ id: Ticket.ID, by person: Person.ID, _ step: @escaping @Sendable (inout Handling, Rights) throws -> Ticket
    ) async throws -> Handling {
        let pinned = pinned
        return try await database.write { session in
            var handling = try TicketRows.one("id = \(id)", in: session)
            let told = handling.revision
            let part = try step(&handling, try PeopleRows.rights(of: person, in: session))
            try TicketRows.keep(handling, since: told, SettingRows.setup(pinned, in: session), in: session)
            let now = handling.history.last?.at ?? part.opened
            try TicketRows.open(part, of: part.question.id, at: now, in: session)
            // Whoever is reached by telephone is called about each part.
            if let asker = try PhoneCallStore.asker(of: id, in: session) {
                try PhoneCallStore.keep(asker, of: part.id, pinned, at: now, in: session)
            }
            return handling
        }
    }

    package func handlings(_ ids: [Ticket.ID]) async throws -> [Handling] {
        guard !ids.isEmpty else { return [] }
        let found = try await database.read { session in
            try session.rows("SELECT body, history FROM ticket WHERE id IN (\(list: ids.map(\.text)))").map(Handling.init)
        }
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    package func handlings(number: String, for person: Person.ID, on day: Day) async throws -> [Handling] {
        let number = number.singleLine.uppercased()
        guard (1...64).contains(number.count) else { return [] }
        return try await database.read { session in
            var filter: Statement = "SELECT body, history FROM ticket WHERE UPPER(SUBSTR(id, 1, 8)) = \(String(number.prefix(8)))"
            filter.append(try Self.sight(of: person, on: day, in: session))
            filter.append(" ORDER BY opened_at, id LIMIT 20")
            // Whoever pastes the whole name means that one.
            return try session.rows(filter).map(Handling.init).filter { $0.id.text.uppercased().hasPrefix(number) }
        }
    }

    package func readers(of thing: Thing, on day: Day) async throws -> [Person] {
        try await database.read { session in
            let rights = try PeopleRows.rightsOfAll(in: session)
            return try session.rows("SELECT * FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY name, id").map(Person.init)
                .filter { rights($0.id).may(.viewTicket, thing, on: day) }
        }
    }

    /// Whoever comes first by name is asked about first, so that the rights of few are read.
    package func readerNames(of thing: Thing, on day: Day, without others: Set<Person.ID>, limit: Int) async throws -> [String] {
        try await database.read { session in
            var (names, offset, size) = ([String](), 0, Self.fewPersons)
            while names.count < limit {
                let rows = try session.rows(
                    """
                    SELECT id, name FROM person WHERE id NOT IN (SELECT person FROM person_join) ORDER BY name, id LIMIT \(size) OFFSET \(offset)
                    """)
                let persons = try rows.map { (id: try $0.get("id") as Person.ID, name: try $0.get("name") as String) }
                    .filter { !others.contains($0.id) }
                let rights = try PeopleRows.rights(among: persons.map(\.id), in: session)
                names += persons.filter { rights($0.id).may(.viewTicket, thing, on: day) }.map(\.name)
                guard rows.count == size else { break }
                (offset, size) = (offset + size, size * 4)
            }
            return Array(names.prefix(limit))
        }
    }

    package func look(at id: Ticket.ID, by person: Person.ID, at now: Date) async throws -> [DeskLook] {
        try await database.write { session in
            try session.run("DELETE FROM ticket_look WHERE ticket = \(id) AND seen_at <= \(now.addingTimeInterval(-DeskLook.seconds))")
            try session.run(
                """
                INSERT INTO ticket_look (ticket, person, seen_at) VALUES (\(id), \(person), \(now))
                ON CONFLICT (ticket, person) DO UPDATE SET seen_at = excluded.seen_at
                """
            )
            return try session.rows(
                "SELECT person, seen_at FROM ticket_look WHERE ticket = \(id) AND person <> \(person) ORDER BY seen_at DESC, person LIMIT 10"
            ).map { DeskLook(person: try $0.get("person"), at: try $0.get("seen_at")) }
        }
    }

    /// Of each word the newest tickets alone are looked at, so that a desk of many years is no slower than a young one.
    package func alike(_ text: String, for person: Person.ID, on day: Day, limit: Int) async throws -> [Handling] {
        let asked = SearchWords(question: text).terms
        guard !asked.isEmpty else { return [] }
        let words = TicketRows.words(among: asked)
        let candidates: [SQLRow] = try await database.read { session in
            // By their words alone, nearly as they come out when they are read; to read all of them takes longer than all the rest of a page.
            let near = try session.rows(Self.sharing(words)).map { row -> (id: String, likeness: Double) in
                let (shared, size): (Int, Int) = (try row.get("n"), try row.get("size"))
                return (try row.get("ticket"), Double(shared) / Double(max(1, words.count + size - shared)))
            }.sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }
            guard !near.isEmpty else { return [] }
            var seen: Statement = "SELECT id FROM ticket WHERE id IN (\(list: near.map(\.id)))"
            seen.append(try Self.sight(of: person, on: day, in: session))
            let isSeen = Set(try session.rows(seen).map { try $0.get("id") as String })
            let read = near.lazy.map(\.id).filter(isSeen.contains).prefix(limit + Self.spare)
            return try session.rows("SELECT id, body, history FROM ticket WHERE id IN (\(list: Array(read)))")
        }
        // Of some of them no more is needed than their question.
        let judged = try candidates.map { row -> (row: SQLRow, id: String, likeness: Double) in
            let asking: Asking = try JSON.value(try row.get("body"))
            let terms = SearchWords(question: asking.question.text).terms
            let common = terms.intersection(asked).count
            return (row, try row.get("id"), Double(common) / Double(max(1, terms.count + asked.count - common)))
        }
        return try judged.filter { $0.likeness >= Self.leastLikeness }.sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }.prefix(limit)
            .map { try Handling($0.row) }
    }

    /// The tickets that share the most words, of each word the newest, and how many words each has; counted where they lie, since there are thousands.
    private static func sharing(_ words: [String]) -> Statement {
        var statement: Statement =
            """
            SELECT ticket, n, (SELECT COUNT(*) FROM ticket_word WHERE ticket_word.ticket = best.ticket) AS size FROM
            (SELECT ticket, COUNT(*) AS n FROM (
            """
        for (at, word) in words.enumerated() {
            if at > 0 { statement.append(" UNION ALL ") }
            statement.append(
                """
                SELECT ticket FROM (SELECT ticket FROM ticket_word WHERE word = \(word) ORDER BY opened_at DESC, ticket DESC LIMIT \(mostOfWord)) AS w
                """)
        }
        statement.append(") AS words GROUP BY ticket ORDER BY n DESC, ticket LIMIT \(mostCandidates)) AS best")
        return statement
    }

    /// What somebody asked, out of all that is kept of a ticket.
    private struct Asking: Decodable {
        let question: Words

        struct Words: Decodable { let text: String }
    }

    package func findWords() async throws -> Int {
        var count = 0
        while true {
            let found = try await database.write { session in
                let rows = try session.rows("SELECT body FROM ticket WHERE has_words = 0 ORDER BY id LIMIT \(Self.mostAtOnce)")
                for row in rows {
                    let ticket: Ticket = try JSON.value(try row.get("body"))
                    try TicketRows.keepWords(of: ticket, in: session)
                    try session.run("UPDATE ticket SET has_words = 1 WHERE id = \(ticket.id)")
                }
                return rows.count
            }
            guard found > 0 else { return count }
            count += found
        }
    }

    private static let (mostOfWord, mostCandidates, mostAtOnce, fewPersons) = (200, 40, 500, 64)
    /// So many more are read than are wanted: a long question has more words than are kept of it.
    private static let spare = 6
    private static let leastLikeness = 0.2

    private static func sight(of person: Person.ID, on day: Day, in session: any SQLSession) throws -> Statement {
        TicketRows.within(try PeopleRows.rights(of: person, in: session).scopes(of: .viewTicket, on: day), try PeopleRows.places(in: session))
    }
}
