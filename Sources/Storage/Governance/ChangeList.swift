// SPDX-License-Identifier: Apache-2.0
package import Domain

// Many changes at once.
extension ChangeStore {
    package func waitingCount(for rights: Rights, on day: Day) async throws -> Int {
        try await database.read { session in
            try session.rows(
                "SELECT kind, name, thing, CASE WHEN thing IS NULL THEN body END AS body FROM change WHERE state = \(Change.State.submitted.rawValue)"
            )
            .filter { row in
                let kept: String? = try row.optional("thing")
                // Rows from before the column was there.
                let thing = try kept.map { (try JSON.value($0) as KeptThing).thing } ?? Change(row).thing
                return rights.may(Subject(kind: try row.get("kind"), key: try row.get("name")).approval, thing, on: day)
            }.count
        }
    }

    package func changes(_ narrowing: ChangeNarrowing, limit: Int, offset: Int) async throws -> Listing<Change> {
        let filter = Self.filter(narrowing)
        return try await database.read { session in
            var (page, count): (Statement, Statement) = ("SELECT body FROM change", "SELECT COUNT(*) AS n FROM change")
            page.append(filter)
            page.append(" ORDER BY opened_at DESC, id LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            count.append(filter)
            return Listing(elements: try session.rows(page).map(Change.init), total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    private static func filter(_ narrowing: ChangeNarrowing) -> Statement {
        var filter: Statement = " WHERE 1 = 1"
        if let state = narrowing.state { filter.append(" AND state = \(state.rawValue)") }
        for word in Vietnamese.folded(narrowing.words).split(separator: " ").prefix(8) {
            filter.append(" AND search LIKE \("%\(Statement.escaped(word))%") ESCAPE '!'")
        }
        return filter
    }
}

extension Change {
    /// What a list is searched in.
    var searchText: String { Vietnamese.folded([subject.key, draft.reason, draft.source].joined(separator: " ")) }
}

/// A change as rights look at it, as it is kept beside the change.
struct KeptThing: Codable {
    let unit: Unit.ID?
    let place: Place.ID?
    let owners: [Person.ID]

    init(_ thing: Thing) {
        (unit, place) = (thing.scope.unit, thing.scope.place)
        owners = thing.owners.sorted()
    }

    var thing: Thing { Thing(Scope(unit: unit, place: place), owners: Set(owners)) }
}
