// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage

/// An office of people whom nobody knows, over a database of its own.
struct MadeUpOffice {
    static let today = Day(number: 20_000)
    static let now = today.start.addingTimeInterval(36_000)

    let database: any SQLDatabase
    let people: PeopleStore

    /// With one administrator, "root", who came by the first invitation.
    init(_ engine: Engine) async throws {
        database = try await engine.migratedDatabase()
        people = PeopleStore(database)
        let first = Invitation.ofFirstAdministrator(id: .init("first"), secretDigest: "first", expires: Self.now.addingTimeInterval(60))
        _ = try await people.inviteFirstAdministrator(first, at: Self.now)
        _ = try await people.accept(
            secretDigest: "first", as: Self.person("root"), account: Self.account("root"), appointment: .init("root"), at: Self.now
        )
    }

    static func person(_ id: String, name: String? = nil) throws -> Person {
        try Person(
            id: .init(id), name: name ?? "Người Bịa \(id)", email: EmailAddress("\(id)@example.org"), language: .vi, notices: TimeOfDay("08:00")
        )
    }

    static func account(_ id: String) throws -> Account { .email(try EmailAddress("\(id)@example.org")) }

    static func appointment(
        _ id: String, of person: String, _ role: Role, _ scope: Scope = .wholeCountry, from: Day? = nil, until: Day? = nil,
        onBehalfOf: String? = nil
    ) throws -> Appointment {
        try Appointment(
            id: .init(id), person: .init(person), role: role, scope: scope, span: DaySpan(from: from, until: until),
            onBehalfOf: onBehalfOf.map { Person.ID($0) }
        )
    }

    /// Takes somebody in by an invitation of root's.
    func add(_ id: String, _ role: Role, _ scope: Scope = .wholeCountry) async throws {
        let link = Invitation(
            id: .init("i-\(id)"), secretDigest: "s-\(id)", role: role, scope: scope, invitedBy: .init("root"),
            expires: Self.now.addingTimeInterval(60)
        )
        try await people.invite(link, at: Self.now)
        _ = try await people.accept(
            secretDigest: "s-\(id)", as: Self.person(id), account: Self.account(id), appointment: .init("a-\(id)"), at: Self.now
        )
    }

    func may(_ person: String, _ verb: Verb, on day: Day = today) async throws -> Bool {
        try await people.rights(of: .init(person)).may(verb, .common, on: day)
    }
}
