// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of teams promises, and what a desk does with tickets that lie with one.
@Suite(.serialized) struct TeamStoreTests {
    typealias Office = MadeUpOffice
    static let (sky, sea) = (TicketStoreTests.sky, TicketStoreTests.sea)

    struct Desk {
        let desk: TicketStoreTests.Desk
        let teams: TeamStore

        /// "truong" heads the sky; "an" is of its team "mua", "binh" of none.
        init(_ engine: Engine) async throws {
            desk = try await TicketStoreTests.Desk(engine)
            teams = TeamStore(desk.office.database)
            try await desk.office.add("truong", .approver, Scope(unit: sky))
            try await make("mua", of: ["an"])
        }

        func make(_ id: String, of members: [String], unit: Unit.ID = sky, by head: String = "truong") async throws {
            let charter = try DeskTeam.Charter(vi: "Tổ \(id)", en: "", members: members.map { Person.ID($0) }, fields: [])
            try await teams.change(.init(id), of: unit, by: .init(head), at: Office.now) { try $0.make(charter, by: $1, at: Office.now) }
        }

        func assign(_ ticket: String, to team: String, revision: Int = 0) async throws {
            let team = try await teams.team(.init(team))
            let answering = try await teams.candidates(for: [team.unit], on: Office.today)[team.unit] ?? []
            _ = try await desk.tickets.change(.init(ticket), by: .init("an")) {
                try $0.assign(to: team, among: answering, revision: revision, because: "Của tổ", by: $1, at: Office.now)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a team comes back with its history, and the log has each step without its words`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.make("nang", of: ["binh", "an"])
        #expect(try await desk.teams.teams(of: Self.sky).map(\.id.text) == ["mua", "nang"])
        #expect(try await desk.teams.teams(of: Self.sea).isEmpty)
        #expect(
            try await desk.teams.candidates(for: [Self.sky, Self.sea], on: Office.today).mapValues { $0.map(\.id.text) }
                == [Self.sky: ["an", "binh"], Self.sea: []])
        let rows = try await desk.desk.audit.rows(AuditNarrowing(act: .teamMade), limit: 9, offset: 0).elements
        #expect(rows.count == 2 && rows.allSatisfy { $0.entry.actorText == "person:truong" && !$0.entry.factsText.contains("Tổ") })
        await #expect(throws: DeskTeamError.notFound) { try await desk.teams.team(.init("khong")) }
        await #expect(throws: DeskTeamError.notFound) {
            try await desk.teams.change(.init("khong"), of: nil, by: .init("truong"), at: Office.now) {
                try $0.close(revision: 0, because: "x", by: $1, at: Office.now)
            }
        }
        await #expect(throws: RightsError.notAllowed) { try await desk.make("bien", of: ["an"], unit: Self.sea) }
        await #expect(throws: RightsError.notAllowed) { try await desk.make("tu-lap", of: ["an"], by: "an") }
        await #expect(throws: DeskTeamError.notOfUnit("truong")) { try await desk.make("la", of: ["truong"]) }
        #expect(try await desk.teams.teams(of: nil).count == 2)
    }

    @Test(arguments: Engine.available)
    func `of two who change a team at once the second is told`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let done = await withTaskGroup(of: Bool.self) { group in
            for name in ["Mưa", "Nắng"] {
                group.addTask {
                    let charter = try? DeskTeam.Charter(vi: name, en: "", members: [.init("binh")], fields: [])
                    guard let charter else { return false }
                    return
                        (try? await desk.teams.change(.init("mua"), of: nil, by: .init("truong"), at: Office.now) {
                            try $0.change(charter, revision: 1, by: $1, at: Office.now)
                        }) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        #expect(try await desk.teams.team(.init("mua")).revision == 2)
    }

    @Test(arguments: Engine.available)
    func `a ticket of a team is in the lists of those who are of it, and nobody else is given it in turn`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for (id, minute) in [("t1", 0.0), ("t2", 1)] { try await desk.desk.open(id, minute: minute) }
        try await desk.assign("t1", to: "mua")
        #expect(try await desk.desk.queue("an", .team) == ["t1"])
        #expect(try await desk.desk.queue("binh", .team).isEmpty)
        // All of the unit see it all the same, and may take it by its page.
        #expect(try await desk.desk.queue("binh") == ["t1", "t2"])
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now)?.id.text == "t2")
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now) == nil)
        #expect(try await desk.desk.tickets.takeNext(by: .init("an"), at: Office.now)?.id.text == "t1")
        let rows = try await desk.desk.audit.rows(AuditNarrowing(act: .ticketAssigned), limit: 9, offset: 0).elements
        #expect(rows.count == 1 && rows[0].entry.factsText.contains("mua") && !rows[0].entry.factsText.contains("Của tổ"))
    }

    @Test(arguments: Engine.available)
    func `whoever's appointment has ended is of no team any more`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.desk.open("t1")
        try await desk.assign("t1", to: "mua")
        try await desk.desk.office.people.end(.init("a-an"), on: Office.today.advanced(by: 1), by: .init("root"), at: Office.now)
        let tomorrow = Office.today.advanced(by: 1)
        try await desk.desk.office.people.appoint(
            try Office.appointment("moi", of: "an", .expert, Scope(unit: Self.sea)), by: .init("root"), at: Office.now)
        let found = try await desk.desk.tickets.queue(DeskNarrowing(.team), for: .init("an"), on: tomorrow, limit: 9, offset: 0)
        #expect(found.total == 0)
        #expect(try await desk.teams.candidates(for: [Self.sky], on: tomorrow)[Self.sky]?.map(\.id.text) == ["binh"])
    }

    @Test(arguments: Engine.available)
    func `what lies with a team of which nobody is any more is given in turn to anybody of the unit`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for (id, minute) in [("t1", 0.0), ("t2", 1)] { try await desk.desk.open(id, minute: minute) }
        try await desk.make("nang", of: ["binh"])
        try await desk.assign("t1", to: "mua")
        try await desk.assign("t2", to: "nang")
        let tomorrow = Office.now.addingTimeInterval(86_400)
        // Today it is another's; "an" ends, and from tomorrow on nobody is of his team.
        try await desk.desk.office.people.end(.init("a-an"), on: Day(tomorrow), by: .init("root"), at: Office.now)
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now)?.id.text == "t2")
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now) == nil)
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: tomorrow)?.id.text == "t1")
        let answering = try await desk.teams.candidates(for: [Self.sky], on: Day(tomorrow))[Self.sky] ?? []
        let team = try await desk.teams.team(.init("mua"))
        try await desk.desk.open("t3")
        await #expect(throws: TicketError.nobodyInTeam("Tổ mua")) {
            try await desk.desk.tickets.change(.init("t3"), by: .init("binh")) {
                try $0.assign(to: team, among: answering, revision: 0, because: "x", by: $1, at: tomorrow)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is joined with another stays in his team under the one name, however old the form is`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.make("nang", of: ["an", "binh"])
        try await desk.desk.office.people.join(.init("an"), into: .init("binh"), by: .init("root"), at: Office.now)
        let answering = try await desk.teams.candidates(for: [Self.sky], on: Office.today)[Self.sky] ?? []
        #expect(answering.map(\.id.text) == ["binh"] && answering[0].names == [.init("an"), .init("binh")])
        #expect(try await desk.teams.team(.init("mua")).members(among: answering).map(\.id.text) == ["binh"])
        let charter = try DeskTeam.Charter(vi: "Tổ nắng mới", en: "", members: [.init("an")], fields: [])
        try await desk.teams.change(.init("nang"), of: nil, by: .init("truong"), at: Office.now) {
            try $0.change(charter, revision: 1, by: $1, at: Office.now)
        }
        #expect(try await desk.teams.team(.init("nang")).charter?.members == [.init("binh")])
    }

    @Test(arguments: Engine.available)
    func `a team that is closed gives its tickets back to the unit, each with a row of the log`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for (id, minute) in [("t1", 0.0), ("t2", 1), ("t3", 2)] { try await desk.desk.open(id, minute: minute) }
        for id in ["t1", "t2"] { try await desk.assign(id, to: "mua") }
        try await desk.desk.take("t2", by: "an", revision: 1)
        try await desk.teams.change(.init("mua"), of: nil, by: .init("truong"), at: Office.now) {
            try $0.close(revision: 1, because: "Giải thể", by: $1, at: Office.now)
        }
        for id in ["t1", "t2"] { #expect(try await desk.desk.tickets.handling(.init(id)).team == nil, "\(id)") }
        #expect(try await desk.desk.tickets.handling(.init("t2")).handler == .init("an"))
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now)?.id.text == "t1")
        let rows = try await desk.desk.audit.rows(AuditNarrowing(act: .ticketUnassigned), limit: 9, offset: 0).elements
        #expect(rows.count == 2 && rows.allSatisfy { $0.entry.actorText == "person:truong" })
        await #expect(throws: TicketError.noSuchTeam("Tổ mua")) { try await desk.assign("t3", to: "mua") }
        #expect(try await desk.desk.audit.verify(against: nil, progress: { _ in }).isWhole)
    }

    @Test(arguments: Engine.available)
    func `what is asked again after its team was closed is given in turn to anybody of the unit`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.desk.open("t1")
        try await desk.assign("t1", to: "mua")
        try await desk.desk.take("t1", by: "an", revision: 1)
        _ = try await desk.desk.tickets.change(.init("t1"), by: .init("an")) {
            try $0.answer(try Reply(text: "Bịa.", citations: []), revision: 2, by: $1, at: Office.now)
        }
        try await desk.teams.change(.init("mua"), of: nil, by: .init("truong"), at: Office.now) {
            try $0.close(revision: 1, because: "Giải thể", by: $1, at: Office.now)
        }
        _ = try await desk.desk.tickets.change(secretDigest: "s-t1") { try $0.add("Còn một câu nữa", at: Office.now) }
        #expect(try await desk.desk.tickets.takeNext(by: .init("binh"), at: Office.now)?.id.text == "t1")
    }

    @Test(arguments: Engine.available)
    func `a list is narrowed to one kind of ticket, also once it has become of another`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        for (id, minute) in [("t1", 0.0), ("t2", 1)] { try await desk.open(id, minute: minute) }
        _ = try await desk.tickets.change(.init("t2"), by: .init("an")) {
            try $0.classify(as: .fault, revision: 0, because: "Trang không mở", by: $1, at: Office.now)
        }
        for (kind, wanted) in [(TicketKind.guidance, ["t1"]), (.fault, ["t2"]), (.reflection, [])] {
            let found = try await desk.tickets.queue(DeskNarrowing(kind: kind), for: .init("an"), on: Office.today, limit: 9, offset: 0)
            #expect(found.elements.map(\.id.text) == wanted, "\(kind)")
        }
        let read = try await desk.tickets.handling(.init("t2"))
        #expect(read.kind == .fault && read.ticket.kind == .guidance)
        let rows = try await desk.audit.rows(AuditNarrowing(act: .ticketClassified), limit: 9, offset: 0).elements
        #expect(rows.count == 1 && rows[0].entry.factsText.contains("fault") && !rows[0].entry.factsText.contains("Trang"))
    }

    @Test(arguments: Engine.available)
    func `of a team's ticket the member on duty is called, and everybody on duty where none is`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        let (rotas, calls) = (RotaStore(desk.desk.office.database), DeskCallStore(desk.desk.office.database))
        for (name, role, unit) in [("xep-ca", Role.legal, nil), ("chi", .expert, Self.sky)] as [(String, Role, Unit.ID?)] {
            try await desk.desk.office.add(name, role, Scope(unit: unit))
        }
        // Three days before an answer is due whoever is on duty is called to what nobody has in hand.
        let late = Office.now.addingTimeInterval(12 * 86_400 + 60)
        for (person, id) in [("an", "s1"), ("binh", "s2")] {
            let plan = try ShiftPlan(person: .init(person), first: late.addingTimeInterval(-3_600), hours: 12)
            try await rotas.change(by: .init("xep-ca"), at: Office.now) { try $0.plan(plan, by: $1, newID: { id }, at: Office.now) }
        }
        try await desk.make("gio", of: ["chi"])
        for (id, team) in [("t1", "mua"), ("t2", "gio")] {
            try await desk.desk.open(id)
            try await desk.assign(id, to: team)
        }
        try await calls.raise(at: late)
        let called = try await desk.desk.office.database.read { session in
            try session.rows("SELECT ticket, person FROM desk_call WHERE key LIKE '%/answer/duty/%' ORDER BY ticket, person").map {
                "\(try $0.get("ticket") as String) \(try $0.get("person") as String)"
            }
        }
        #expect(called == ["t1 an", "t2 an", "t2 binh"])
    }
}
