// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

extension Handling {
    /// To a team of its unit with somebody in it.
    mutating func assignMadeUp(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        let (team, answering) = (try DeskTeamTests.team(of: unit), try DeskTeamTests.candidates())
        try assign(to: team, among: answering, revision: revision, because: reason, by: rights, at: now)
    }
}

/// Teams of a unit: made by its head, of people appointed to it, and what becomes of tickets that lie with them.
@Suite struct DeskTeamTests {
    typealias Made = MadeUpTickets
    typealias People = MadeUpPeople

    static func roster(_ role: Role = .approver, unit: Unit.ID = People.cloud, place: Place.ID? = nil, of names: [String] = ["an", "binh"]) throws
        -> DeskTeam.Roster
    {
        let rights = People.rights("truong", [try People.appointment("truong", role, Scope(unit: unit, place: place))])
        return DeskTeam.Roster(rights: rights, ofUnit: Set(names.map { Person.ID($0) }))
    }

    static func charter(_ members: [String] = ["an"], vi: String = "Tổ mây", fields: [String] = []) throws -> DeskTeam.Charter {
        try DeskTeam.Charter(vi: vi, en: "", members: members.map { Person.ID($0) }, fields: fields.map { Field.ID($0) })
    }

    static func team(of unit: Unit.ID = People.cloud, id: String = "to") throws -> DeskTeam {
        var team = DeskTeam(id: .init(id), unit: unit)
        try team.make(try charter(), by: try roster(unit: unit), at: Made.opened)
        return team
    }

    /// Whoever answers in the unit; each was somebody else once.
    static func candidates(_ names: [String] = ["an", "binh"]) throws -> [DeskTeam.Candidate] {
        try names.map { name in
            let person = try Person(
                id: .init(name), name: name, email: try EmailAddress("\(name)@example.org"), language: .vi, notices: TimeOfDay("08:00"))
            return DeskTeam.Candidate(person, names: [.init(name), .init(name + "-cu")])
        }
    }

    @Test func `a team is made, changed and closed, and all there is to it follows from its history`() throws {
        var team = try Self.team()
        #expect(team.charter?.members == [.init("an")] && team.charter?.name == Words(vi: "Tổ mây") && !team.isClosed)
        let wider = try Self.charter(["binh", "an", "an"], fields: ["may"])
        try team.change(wider, revision: 1, by: try Self.roster(), at: Made.minute(1))
        #expect(team.charter?.members == [.init("an"), .init("binh")] && team.isOf(.init("may")) && !team.isOf(.init("mua")))
        #expect(throws: DeskTeamError.changesNothing) { try team.change(wider, revision: 2, by: try Self.roster(), at: Made.minute(2)) }
        #expect(throws: DeskTeamError.changedSince) { try team.close(revision: 1, because: "x", by: try Self.roster(), at: Made.minute(2)) }
        #expect(throws: TicketError.noReason) { try team.close(revision: 2, because: " ", by: try Self.roster(), at: Made.minute(2)) }
        try team.close(revision: 2, because: "Xong việc", by: try Self.roster(), at: Made.minute(2))
        #expect(team.isClosed && DeskTeam(id: team.id, unit: team.unit, history: team.history) == team)
        #expect(throws: DeskTeamError.closed) { try team.change(try Self.charter(), revision: 3, by: try Self.roster(), at: Made.minute(3)) }
        #expect(throws: DeskTeamError.closed) { try team.close(revision: 3, because: "x", by: try Self.roster(), at: Made.minute(3)) }
    }

    @Test(arguments: Role.allCases)
    func `only the head of its unit keeps a team`(_ role: Role) throws {
        let before = try Self.team()
        for (unit, place) in [(People.cloud, nil), (People.rain, nil), (People.cloud, People.north)] as [(Unit.ID, Place.ID?)] {
            var team = before
            let roster = try Self.roster(role, unit: unit, place: place)
            let isHead = role == .approver && unit == People.cloud && place == nil
            if isHead {
                try team.change(try Self.charter(["binh"]), revision: 1, by: roster, at: Made.minute(1))
            } else {
                #expect(throws: RightsError.notAllowed) { try team.change(try Self.charter(["binh"]), revision: 1, by: roster, at: Made.minute(1)) }
                #expect(throws: RightsError.notAllowed) { try team.close(revision: 1, because: "x", by: roster, at: Made.minute(1)) }
                #expect(team == before)
            }
        }
    }

    @Test func `nobody of another unit is of it, and it has a name and somebody in it`() throws {
        var team = DeskTeam(id: .init("to"), unit: People.cloud)
        #expect(throws: DeskTeamError.notOfUnit("la")) { try team.make(try Self.charter(["an", "la"]), by: try Self.roster(), at: Made.opened) }
        #expect(throws: DeskTeamError.noMembers) { try Self.charter([]) }
        #expect(throws: DeskTeamError.noName) { try Self.charter(vi: " \u{200B}\n ") }
        #expect(throws: DeskTeamError.nameTooLong(limit: 120)) { try Self.charter(vi: String(repeating: "a", count: 121)) }
        #expect(throws: DeskTeamError.tooManyMembers(limit: 100)) { try Self.charter((0...100).map { "p\($0)" }) }
        #expect(try DeskTeam.Charter(vi: "", en: "Clouds", members: [.init("an")], fields: []).name == Words(vi: "Clouds", en: "Clouds"))
        #expect(team.revision == 0)
    }

    @Test func `a ticket goes to a team of its unit and back, and to another unit without it`() throws {
        var handling = try Made.handling(.taken)
        let (an, team, answering) = (try Made.expert("an"), try Self.team(), try Self.candidates())
        #expect(throws: TicketError.noSuchTeam("Tổ mây")) {
            try handling.assign(to: try Self.team(of: People.rain), among: answering, revision: 1, because: "x", by: an, at: Made.minute(5))
        }
        try handling.assign(to: team, among: answering, revision: 1, because: "Việc của tổ", by: an, at: Made.minute(5))
        #expect(handling.team == team.id && handling.state == .waiting && handling.handler == nil && handling.unit == People.cloud)
        #expect(throws: TicketError.sameTeam) {
            try handling.assign(to: team, among: answering, revision: 2, because: "x", by: an, at: Made.minute(6))
        }
        try handling.unassign(revision: 2, because: "Không phải của tổ", by: an, at: Made.minute(6))
        #expect(handling.team == nil && handling.state == .waiting)
        #expect(throws: TicketError.noTeam) { try handling.unassign(revision: 3, because: "x", by: an, at: Made.minute(7)) }
        try handling.assign(to: team, among: answering, revision: 3, because: "Của tổ thật", by: an, at: Made.minute(7))
        try handling.forward(to: People.rain, revision: 4, because: "Của mưa", by: an, at: Made.minute(8))
        #expect(handling.team == nil && handling.unit == People.rain)
    }

    @Test func `a team of which nobody answers in the unit any more takes nothing`() throws {
        var handling = try Made.handling(.taken)
        let (an, team, before) = (try Made.expert("an"), try Self.team(), handling)
        for answering in [[], ["binh"]] {
            #expect(throws: TicketError.nobodyInTeam("Tổ mây")) {
                try handling.assign(to: team, among: try Self.candidates(answering), revision: 1, because: "x", by: an, at: Made.minute(5))
            }
        }
        #expect(handling == before)
    }

    @Test func `whoever was joined with another is of the team still, once, under the name that he has now`() throws {
        var team = DeskTeam(id: .init("to"), unit: People.cloud)
        try team.make(try Self.charter(["an-cu", "binh"]), by: try Self.roster(of: ["an-cu", "binh"]), at: Made.opened)
        #expect(team.members(among: try Self.candidates()).map(\.id.text) == ["an", "binh"])
        let rights = try Self.roster().rights
        let roster = DeskTeam.Roster(rights: rights, ofUnit: [.init("an"), .init("binh")], joined: [.init("an-cu"): .init("an")])
        #expect(throws: DeskTeamError.changesNothing) {
            try team.change(try Self.charter(["an", "binh"]), revision: 1, by: roster, at: Made.minute(1))
        }
        // A form that was shown before they were joined names the one that he was.
        try team.change(try Self.charter(["an-cu", "an"], vi: "Tổ khác"), revision: 1, by: roster, at: Made.minute(1))
        #expect(team.charter?.members == [.init("an")] && team.charter?.name.vi == "Tổ khác")
    }

    @Test func `when a team is closed its tickets are for all of the unit, and whoever has one in hand keeps it`() throws {
        var (waiting, taken, other) = (try Made.handling(), try Made.handling(id: "hai"), try Made.handling(id: "ba"))
        let (an, before) = (try Made.expert("an"), try Self.team())
        for one in 0..<2 {
            var handling = one == 0 ? waiting : taken
            try handling.assign(to: before, among: try Self.candidates(), revision: 0, because: "x", by: an, at: Made.minute(1))
            if one == 0 { waiting = handling } else { taken = handling }
        }
        try taken.take(revision: 1, by: an, at: Made.minute(2))
        var team = before
        let early = (waiting, taken)
        waiting.leave(team)
        #expect(waiting == early.0)
        try team.close(revision: 1, because: "Giải thể", by: try Self.roster(), at: Made.minute(3))
        #expect(throws: TicketError.noSuchTeam("Tổ mây")) {
            try other.assign(to: team, among: try Self.candidates(), revision: 0, because: "x", by: an, at: Made.minute(4))
        }
        waiting.leave(team)
        taken.leave(team)
        #expect(waiting.team == nil && waiting.state == .waiting && waiting.history.last?.text == "Giải thể")
        #expect(taken.team == nil && taken.handler == .init("an") && taken.state == .taken)
        #expect(Handling(taken.ticket, history: taken.history) == taken)
    }

    @Test func `whoever is appointed to the very unit answers in it, and nobody else`() throws {
        let legal = Unit.legalDepartment
        let cases: [(Role, Unit.ID?, Unit.ID, Bool)] = [
            (.expert, People.cloud, People.cloud, true), (.expert, People.rain, People.cloud, false), (.expert, nil, People.cloud, false),
            (.operator, People.cloud, People.cloud, true), (.approver, People.cloud, People.cloud, false),
            (.asker, People.cloud, People.cloud, false),
            (.legal, nil, legal, true), (.legal, nil, People.cloud, false), (.administrator, People.cloud, People.cloud, false),
        ]
        for (role, unit, asked, isIn) in cases {
            let rights = People.rights("x", [try People.appointment("x", role, Scope(unit: unit), from: 19_990, until: 20_010)])
            #expect(rights.answers(in: asked, on: People.day) == isIn, "\(role) \(String(describing: unit))")
            #expect(!rights.answers(in: asked, on: Day(number: 20_010)))
        }
    }
}
