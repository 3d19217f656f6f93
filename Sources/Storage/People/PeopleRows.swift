// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Synchronization

/// What is read of people inside a transaction, by every store that must decide a right.
enum PeopleRows {
    static func person(_ id: Person.ID, in session: any SQLSession) throws -> Person {
        let human = try ties(in: session).human(id)
        guard let row = try session.rows("SELECT * FROM person WHERE id = \(human)").first else { throw PersonError.notFound }
        return try Person(row)
    }

    static func holder(of account: Account, in session: any SQLSession) throws -> Person.ID? {
        try session.rows("SELECT person FROM account WHERE name = \(account.name)").first?.get("person")
    }

    static func rights(of person: Person.ID, in session: any SQLSession) throws -> Rights {
        let ties = try ties(in: session)
        let appointments = try session.rows("SELECT * FROM appointment WHERE person IN (\(list: ties.selves(of: person).sorted())) ORDER BY id")
            .map(Appointment.init)
        return Rights(of: person, appointments, ties: ties, places: try places(in: session))
    }

    /// The rights of many: what all of them hang on is read once.
    static func rightsOfAll(in session: any SQLSession) throws -> (Person.ID) -> Rights {
        try rights(try session.rows("SELECT * FROM appointment ORDER BY id"), try ties(in: session), try places(in: session))
    }

    /// The rights of some; of anybody else it knows none.
    static func rights(among persons: [Person.ID], in session: any SQLSession) throws -> (Person.ID) -> Rights {
        let ties = try ties(in: session)
        let selves = persons.reduce(into: Set<Person.ID>()) { $0.formUnion(ties.selves(of: $1)) }
        return try rights(
            try session.rows("SELECT * FROM appointment WHERE person IN (\(list: selves.sorted())) ORDER BY id"), ties, try places(in: session))
    }

    private static func rights(_ rows: [SQLRow], _ ties: Ties, _ places: PlaceTree) throws -> (Person.ID) -> Rights {
        let byHuman = Dictionary(grouping: try rows.map(Appointment.init)) { ties.human($0.person) }
        return { Rights(of: $0, byHuman[ties.human($0), default: []], ties: ties, places: places) }
    }

    static func ties(in session: any SQLSession) throws -> Ties {
        let joined = try session.rows("SELECT person, into_person FROM person_join").map {
            (try $0.get("person") as Person.ID, try $0.get("into_person") as Person.ID)
        }
        return Ties(
            joined: Dictionary(joined, uniquingKeysWith: { first, _ in first }),
            delegations: try session.rows("SELECT * FROM appointment WHERE on_behalf_of IS NOT NULL").map(Appointment.init)
        )
    }

    /// Only places that lie in another are worth the reading.
    static func places(in session: any SQLSession) throws -> PlaceTree {
        let generation = try FactStore.generation(in: session)
        if let tree = trees.withLock({ $0[generation] }), !generation.isEmpty { return tree }
        let tree = PlaceTree(
            try session.rows(
                "SELECT body FROM fact WHERE kind = 'place' AND known_until IS NULL AND body LIKE '%\"mergedInto\"%'"
            ).map { try JSON.value(try $0.get("body")) }
        )
        trees.withLock { trees in
            if trees.count >= mostTrees { trees = [:] }
            trees[generation] = tree
        }
        return tree
    }

    /// By the generation of the facts, which is a digest of all of them: the same name, the same places, in whatever database.
    private static let trees = Mutex<[String: PlaceTree]>([:])
    private static let mostTrees = 8
}

extension Person {
    init(_ row: SQLRow) throws {
        try self.init(
            id: row.get("id"), name: row.get("name"), email: EmailAddress(row.get("email")), language: row.named("language"),
            notices: TimeOfDay(minutes: row.get("notices_at"))
        )
    }
}

extension Appointment {
    init(_ row: SQLRow) throws {
        try self.init(
            id: row.get("id"), person: row.get("person"), role: row.named("role"), scope: Scope(row),
            span: DaySpan(from: row.optional("from_day"), until: row.optional("until_day")), onBehalfOf: row.optional("on_behalf_of")
        )
    }
}

extension Scope {
    init(_ row: SQLRow) throws { self.init(unit: try row.optional("unit"), place: try row.optional("place")) }
}

extension Invitation {
    init(_ row: SQLRow) throws {
        let usedBy: Person.ID? = try row.optional("used_by")
        let usedAt: Date? = try row.optional("used_at")
        self.init(
            id: try row.get("id"), secretDigest: try row.get("secret_digest"), role: try row.named("role"), scope: try Scope(row),
            until: try row.optional("until_day"), invitedBy: try row.optional("invited_by"), expires: try row.get("expires_at"),
            email: (try row.optional("email") as String?).flatMap { try? EmailAddress($0) },
            used: usedBy.flatMap { by in usedAt.map { Use(by: by, at: $0) } }
        )
    }
}

extension SQLRow {
    /// A column that holds the name of a case.
    func named<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        let text: String = try get(column)
        guard let value = Value(rawValue: text) else { throw SQLRowError.wrongType(column: column, value: text) }
        return value
    }
}
