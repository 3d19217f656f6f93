// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of people promises.
@Suite(.serialized) struct PeopleStoreTests {
    typealias Office = MadeUpOffice

    @Test(arguments: Engine.available)
    func `a person comes back as he was kept, by any of his accounts`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .expert)
        #expect(try await office.people.person(.init("an")) == Office.person("an"))
        let subject = Account.subject(issuer: "https://id.example.org", subject: "42")
        try await office.people.add(subject, to: .init("an"), at: Office.now)
        try await office.people.add(subject, to: .init("an"), at: Office.now)
        #expect(try await office.people.person(by: subject)?.id == .init("an"))
        #expect(try await office.people.person(by: .subject(issuer: "https://id.example.org", subject: "43")) == nil)
        await #expect(throws: PersonError.accountTaken) { try await office.people.add(subject, to: .init("root"), at: Office.now) }
        await #expect(throws: PersonError.notFound) { try await office.people.add(subject, to: .init("nobody"), at: Office.now) }
        let changed = try Office.person("an", name: "Đặng Bịa")
        try await office.people.keep(changed, at: Office.now)
        #expect(try await office.people.person(.init("an")) == changed)
        let elsewhere = try Person(
            id: .init("an"), name: "Đặng Bịa", email: EmailAddress("x@example.org"), language: .vi, notices: TimeOfDay("08:00"))
        try await office.people.keep(elsewhere, at: Office.now)
        #expect(try await office.people.person(.init("an")) == changed)
        await #expect(throws: PersonError.notFound) { try await office.people.keep(Office.person("nobody"), at: Office.now) }
    }

    @Test(arguments: Engine.available)
    func `people come by their names, as a reader without marks looks for them`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        for (id, name) in [("a", "Đào Bịa"), ("b", "Dân Bịa"), ("c", "Ê Bịa")] {
            try await office.add(id, .asker)
            try await office.people.keep(Office.person(id, name: name), at: Office.now)
        }
        let page = try await office.people.people(limit: 3, offset: 0)
        #expect(page.elements.map(\.name) == ["Dân Bịa", "Đào Bịa", "Ê Bịa"] && page.total == 4)
    }

    @Test(arguments: Engine.available)
    func `an invitation opens once, for one person, whoever comes first`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        let link = Invitation(
            id: .init("i"), secretDigest: "s", role: .legal, scope: .wholeCountry, until: Office.today.advanced(by: 9), invitedBy: .init("root"),
            expires: Office.now.addingTimeInterval(60)
        )
        try await office.people.invite(link, at: Office.now)
        #expect(try await office.people.invitation(secretDigest: "s") == link)
        let won = await withTaskGroup(of: Bool.self) { group in
            for id in ["a", "b", "c", "d"] {
                group.addTask {
                    let accepted = try? await office.people.accept(
                        secretDigest: "s", as: Office.person(id), account: Office.account(id), appointment: .init(id), at: Office.now
                    )
                    return accepted != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
        #expect(try await office.people.people(limit: 9, offset: 0).total == 2)
        let used = try await office.people.invitation(secretDigest: "s").used
        let holder = try #require(used?.by.text)
        #expect(try await office.may(holder, .approve, on: Office.today.advanced(by: 8)))
        #expect(try await !office.may(holder, .approve, on: Office.today.advanced(by: 9)))
        await #expect(throws: InvitationError.used) {
            try await office.add("s", .legal); try await accept(office, "s", "late")
        }
        for guess in ["", "S", "%", "' OR 1=1 --"] {
            await #expect(throws: InvitationError.notFound) { try await office.people.invitation(secretDigest: guess) }
        }
    }

    private func accept(_ office: MadeUpOffice, _ secret: String, _ id: String, after seconds: Double = 0) async throws {
        _ = try await office.people.accept(
            secretDigest: secret, as: Office.person(id), account: Office.account(id), appointment: .init(id),
            at: Office.now.addingTimeInterval(seconds)
        )
    }

    @Test(arguments: Engine.available)
    func `an invitation is worth no more than its giver may, and gives him nothing`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("second", .administrator, Scope(place: .init("north")))
        func link(_ id: String, _ scope: Scope, by: String) -> Invitation {
            Invitation(
                id: .init(id), secretDigest: id, role: .approver, scope: scope, invitedBy: .init(by), expires: Office.now.addingTimeInterval(60)
            )
        }
        let north = Scope(unit: .init("u"), place: .init("north"))
        await #expect(throws: RightsError.notAllowed) { try await office.people.invite(link("x", .wholeCountry, by: "second"), at: Office.now) }
        await #expect(throws: RightsError.notAllowed) {
            try await office.people.invite(link("x", Scope(place: .init("south")), by: "second"), at: Office.now)
        }
        try await office.people.invite(link("n1", north, by: "second"), at: Office.now)
        await #expect(throws: RightsError.needsSecondPerson) { try await accept(office, "n1", "second") }
        await #expect(throws: InvitationError.expired) { try await accept(office, "n1", "late", after: 60) }
        try await office.people.end(.init("a-second"), on: Office.today, by: .init("root"), at: Office.now)
        await #expect(throws: InvitationError.lapsed) { try await accept(office, "n1", "new") }
    }

    @Test(arguments: Engine.available)
    func `the first administrator comes by the newest link, and only while there is none`(_ engine: Engine) async throws {
        let people = PeopleStore(try await engine.migratedDatabase())
        for id in ["one", "two"] {
            let link = Invitation.ofFirstAdministrator(id: .init(id), secretDigest: id, expires: Office.now.addingTimeInterval(60))
            #expect(try await people.inviteFirstAdministrator(link, at: Office.now))
        }
        await #expect(throws: InvitationError.notFound) { try await people.invitation(secretDigest: "one") }
        _ = try await people.accept(
            secretDigest: "two", as: Office.person("p"), account: Office.account("p"), appointment: .init("a"), at: Office.now
        )
        #expect(try await people.rights(of: .init("p")).may(.changeSettings, .common, on: Office.today))
        let third = Invitation.ofFirstAdministrator(id: .init("three"), secretDigest: "three", expires: Office.now.addingTimeInterval(60))
        #expect(try await !people.inviteFirstAdministrator(third, at: Office.now))
        await #expect(throws: InvitationError.notFound) { try await people.invitation(secretDigest: "three") }
    }

    @Test(arguments: Engine.available)
    func `only an administrator appoints, within his reach, and never himself`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .expert)
        let approver = try Office.appointment("x", of: "an", .approver, from: Office.today)
        await #expect(throws: RightsError.notAllowed) { try await office.people.appoint(approver, by: .init("an"), at: Office.now) }
        await #expect(throws: RightsError.needsSecondPerson) {
            try await office.people.appoint(Office.appointment("y", of: "root", .approver), by: .init("root"), at: Office.now)
        }
        await #expect(throws: PersonError.notFound) {
            try await office.people.appoint(Office.appointment("z", of: "nobody", .approver), by: .init("root"), at: Office.now)
        }
        try await office.people.appoint(approver, by: .init("root"), at: Office.now)
        #expect(try await office.may("an", .approve))
        #expect(try await !office.may("an", .approve, on: Office.today.advanced(by: -1)))
    }

    @Test(arguments: Engine.available)
    func `an appointment ends on a day to come, with what was delegated from it`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        for id in ["chief", "deputy", "bystander"] { try await office.add(id, id == "chief" ? .approver : .asker) }
        let until = Office.today.advanced(by: 30)
        let end = Office.today.advanced(by: 10)
        let delegated = try Office.appointment("d", of: "deputy", .approver, from: Office.today, until: until, onBehalfOf: "chief")
        try await office.people.appoint(delegated, by: .init("root"), at: Office.now)
        for (id, principal) in [("x", "bystander"), ("y", "deputy"), ("z", "root")] {
            await #expect(throws: AppointmentError.nothingToDelegate) {
                let wrong = try Office.appointment(
                    id, of: id == "y" ? "bystander" : "deputy", .approver, from: Office.today, until: until, onBehalfOf: principal)
                try await office.people.appoint(wrong, by: .init("root"), at: Office.now)
            }
        }
        #expect(try await office.people.rights(of: .init("chief")).hand(on: Office.today).circle == [.init("chief"), .init("deputy")])

        await #expect(throws: AppointmentError.noDays(from: Office.today, until: Office.today.advanced(by: -1))) {
            try await office.people.end(.init("a-chief"), on: Office.today.advanced(by: -1), by: .init("root"), at: Office.now)
        }
        await #expect(throws: RightsError.notAllowed) {
            try await office.people.end(.init("a-chief"), on: end, by: .init("deputy"), at: Office.now)
        }
        try await office.people.end(.init("a-chief"), on: end, by: .init("root"), at: Office.now)
        for person in ["chief", "deputy"] {
            #expect(try await office.may(person, .approve, on: end.advanced(by: -1)))
            #expect(try await !office.may(person, .approve, on: end))
        }
        await #expect(throws: AppointmentError.notFound) {
            try await office.people.end(.init("none"), on: end, by: .init("root"), at: Office.now)
        }
    }

    @Test(arguments: Engine.available)
    func `the last administrator cannot go`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        func end() async throws { try await office.people.end(.init("root"), on: Office.today, by: .init("root"), at: Office.now) }
        await #expect(throws: AppointmentError.lastAdministrator) { try await end() }
        #expect(try await office.may("root", .giveRole))
        try await office.add("second", .administrator)
        try await office.people.end(.init("root"), on: Office.today.advanced(by: 1), by: .init("root"), at: Office.now)
        #expect(try await office.may("root", .giveRole))
        #expect(try await !office.may("root", .giveRole, on: Office.today.advanced(by: 1)))
    }

    @Test(arguments: Engine.available)
    func `two persons found to be one share their rights, and one name`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        try await office.add("an", .expert)
        try await office.add("an-2", .approver)
        await #expect(throws: RightsError.notAllowed) {
            try await office.people.join(.init("an-2"), into: .init("an"), by: .init("an"), at: Office.now)
        }
        await #expect(throws: RightsError.needsSecondPerson) {
            try await office.people.join(.init("root"), into: .init("an"), by: .init("root"), at: Office.now)
        }
        try await office.people.join(.init("an-2"), into: .init("an"), by: .init("root"), at: Office.now)
        for pair in [("an", "an-2"), ("an-2", "an"), ("an", "an")] {
            await #expect(throws: PersonError.sameAlready) {
                try await office.people.join(.init(pair.0), into: .init(pair.1), by: .init("root"), at: Office.now)
            }
        }
        #expect(try await office.people.person(by: Office.account("an-2"))?.id == .init("an"))
        #expect(try await office.people.person(.init("an-2")).id == .init("an"))
        for id in ["an", "an-2"] {
            let rights = try await office.people.rights(of: .init(id))
            #expect(rights.person == .init("an") && rights.appointments.count == 2)
        }
        #expect(try await office.people.people(limit: 9, offset: 0).elements.map(\.id.text).sorted() == ["an", "root"])
    }

    @Test(arguments: Engine.available)
    func `an administrator sees the people of his own unit and place, by any part of their names`(_ engine: Engine) async throws {
        let office = try await Office(engine)
        let (north, south) = (Scope(place: .init("north")), Scope(place: .init("south")))
        try await office.add("an", .expert, north)
        try await office.add("binh", .expert, south)
        try await office.add("chi", .administrator, north)
        let seen = { (viewer: String, words: String) in
            try await office.people.people(seenBy: .init(viewer), matching: words, on: Office.today, limit: 9, offset: 0).elements.map(\.id.text)
        }
        #expect(try await seen("root", "").sorted() == ["an", "binh", "chi", "root"])
        #expect(try await seen("chi", "").sorted() == ["an", "chi"])
        #expect(try await seen("an", "").isEmpty)
        #expect(try await seen("root", "bịa AN nguoi") == ["an"])
        #expect(try await seen("root", "binh@") == ["binh"])
        for odd in ["%", "_", "!", "' OR 1=1 --"] { #expect(try await seen("root", odd).isEmpty, "\(odd)") }
        let page = try await office.people.people(seenBy: .init("chi"), matching: "", on: Office.today, limit: 1, offset: 1)
        #expect(page.total == 2 && page.elements.count == 1)
        // Whoever has moved away is seen where he is now.
        try await office.people.appoint(Office.appointment("moved", of: "an", .expert, south), by: .init("root"), at: Office.now)
        try await office.people.end(.init("a-an"), on: Office.today, by: .init("root"), at: Office.now)
        #expect(try await seen("chi", "") == ["chi"])
    }
}
