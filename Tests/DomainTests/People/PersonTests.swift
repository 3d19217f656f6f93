// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// What is kept of a person, and what is refused.
@Suite struct PersonTests {
    typealias Made = MadeUpPeople

    @Test(arguments: [
        (" An.Bia@Example.ORG ", "an.bia@example.org"), ("a+b@x.example", "a+b@x.example"), ("be\u{301}@example.org", "bé@example.org"),
    ])
    func `an address has one form`(_ typed: String, _ kept: String) throws {
        #expect(Array(try EmailAddress(typed).text.unicodeScalars) == Array(kept.unicodeScalars))
    }

    @Test(arguments: [
        "", "a", "@example.org", "a@", "a@b", "a@@example.org", "a@b.", "a@.b", "a b@example.org", "a@example.org\nBcc: b@example.org",
        "<a@example.org>", "a@example.org,b@example.org", String(repeating: "a", count: 65) + "@example.org",
    ])
    func `what no letter can reach is no address`(_ typed: String) {
        #expect(throws: PersonError.notAnEmail(typed)) { try EmailAddress(typed) }
    }

    @Test(arguments: [("00:00", 0), ("07:30", 450), ("23:59", 1_439)])
    func `a time of day is read and written alike`(_ text: String, _ minutes: Int) throws {
        #expect(try TimeOfDay(text).minutes == minutes)
        #expect(try TimeOfDay(minutes: minutes).text == text)
    }

    @Test(arguments: ["", "7:30", "24:00", "12:60", "12.30", "-1:00", "1234", "aa:bb"])
    func `a text that no clock shows is no time`(_ text: String) {
        #expect(throws: PersonError.notATime(text)) { try TimeOfDay(text) }
    }

    @Test func `a name is a line that says something`() throws {
        let email = try EmailAddress("an@example.org")
        let time = try TimeOfDay("08:00")
        let person = try Person(id: .init("p"), name: " Bịa\n Thị\t An ", email: email, language: .vi, notices: time)
        #expect(person.name == "Bịa Thị An")
        #expect(throws: PersonError.emptyName) { try Person(id: .init("p"), name: "\u{200B}\n", email: email, language: .vi, notices: time) }
        #expect(throws: PersonError.nameTooLong(limit: 120)) {
            try Person(id: .init("p"), name: String(repeating: "a", count: 121), email: email, language: .vi, notices: time)
        }
    }

    @Test func `no two accounts share a name`() throws {
        let accounts: [Account] = [
            .email(try EmailAddress("a@example.org")), .subject(issuer: "https://x.example", subject: "1"),
            .subject(issuer: "https://x.example1", subject: ""), .subject(issuer: "https://x.exampl", subject: "e1"),
        ]
        #expect(Set(accounts.map(\.name)).count == accounts.count)
    }

    @Test func `an invitation opens once, and until it expires`() throws {
        let link = Invitation(
            id: .init("i"), secretDigest: "d", role: .expert, scope: Scope(unit: Made.cloud), until: Day(number: 30),
            invitedBy: Person.ID("admin"), expires: Day(number: 20).start
        )
        var opened = link
        let given = try opened.accept(by: Person.ID("p"), appointment: .init("a"), at: Day(number: 20).start.addingTimeInterval(-1))
        #expect(given.role == .expert && given.scope == Scope(unit: Made.cloud))
        #expect(given.span == DaySpan(from: Day(number: 19), until: Day(number: 30)))
        #expect(throws: InvitationError.used) { try opened.accept(by: Person.ID("q"), appointment: .init("b"), at: Day(number: 19).start) }
        #expect(throws: InvitationError.expired) { try link.checkOpen(at: Day(number: 20).start) }
    }

    @Test func `nobody can pass on more than he has`() throws {
        let mine = try Made.appointment("chief", .approver, Scope(unit: Made.cloud, place: Made.north), from: 10, until: 20)
        func delegated(_ role: Role, _ scope: Scope, _ from: Int?, _ until: Int?) throws -> Bool {
            mine.covers(try Made.appointment("deputy", role, scope, from: from, until: until, onBehalfOf: "chief"), in: Made.places)
        }
        let own = Scope(unit: Made.cloud, place: Made.northVillage)
        #expect(try delegated(.approver, own, 10, 20))
        #expect(try !delegated(.legal, own, 10, 20))
        #expect(try !delegated(.approver, Scope(unit: Made.rain, place: Made.north), 10, 20))
        #expect(try !delegated(.approver, Scope(unit: Made.cloud), 10, 20))
        #expect(try !delegated(.approver, own, 9, 20))
        #expect(try !delegated(.approver, own, 10, 21))
        #expect(try !delegated(.approver, own, 10, nil))
        #expect(throws: AppointmentError.nothingToDelegate) { try Made.appointment("me", .expert, onBehalfOf: "me") }
        #expect(throws: AppointmentError.noDays(from: Day(number: 3), until: Day(number: 3))) {
            try Made.appointment("me", .expert, from: 3, until: 3)
        }
    }

    @Test func `a place lies in itself and in what contains it, and a ring of places ends`() {
        let ring = PlaceTree(parents: [Place.ID("a"): Place.ID("b"), Place.ID("b"): Place.ID("a")])
        #expect(ring.contains(Place.ID("a"), within: Place.ID("b")))
        #expect(!ring.contains(Place.ID("a"), within: Place.ID("c")))
        let merged = PlaceTree([MadeUpRegistry.place("old", "Xứ Cũ", into: "new"), MadeUpRegistry.place("new", "Xứ Mới")])
        #expect(merged.contains(Place.ID("old"), within: Place.ID("new")))
        #expect(!merged.contains(Place.ID("new"), within: Place.ID("old")))
    }
}
