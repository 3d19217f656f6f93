// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Who has a shift, and how it goes from hand to hand.
@Suite struct RotaTests {
    typealias People = MadeUpPeople
    static let names: Set<Person.ID> = [.init("an"), .init("binh"), .init("chi")]
    static let now = People.day.start.addingTimeInterval(9 * 3_600)

    static func planner(_ standing: [String]) throws -> Rota.Team {
        Rota.Team(rights: People.rights("truong", [try People.appointment("truong", .legal)]), standing: Set(standing.map { Person.ID($0) }))
    }

    static func team(_ name: String, _ role: Role = .operator) throws -> Rota.Team {
        Rota.Team(rights: People.rights(name, [try People.appointment(name, role)]), standing: names)
    }

    static func hour(_ hours: Double) -> Date { People.day.start.addingTimeInterval(hours * 3_600) }

    /// "an" from 7 to 19, "binh" from 19 to 7, on three days.
    static func rota() throws -> Rota {
        var (rota, number) = (Rota([]), 0)
        for (name, from) in [("an", 7.0), ("binh", 19)] {
            let plan = try ShiftPlan(person: .init(name), first: hour(from), hours: 12, everyDays: 1, count: 3)
            try rota.plan(
                plan, by: try planner(["an", "binh"]),
                newID: {
                    number += 1; return "\(name)\(number)"
                }, at: now)
        }
        return rota
    }

    @Test func `the minute at which one goes the other has come, at midnight too`() throws {
        let rota = try Self.rota()
        for hour in stride(from: 7.0, to: 79, by: 0.25) {
            let name = Int(hour - 7) / 12 % 2 == 0 ? "an" : "binh"
            #expect(rota.onDuty(at: Self.hour(hour)).map(\.person.text) == [name], "\(hour)")
        }
        #expect(rota.gaps(from: Self.hour(7), until: Self.hour(79)).isEmpty)
        #expect(rota.gaps(from: Self.hour(6), until: Self.hour(80)) == [Self.hour(6)..<Self.hour(7), Self.hour(79)..<Self.hour(80)])
        #expect(rota.next(after: Self.now, .nobody) == .init("binh"))
    }

    @Test func `only whoever keeps the rota plans it, nobody is on duty twice at once, and nobody who does not answer is on it`() throws {
        var rota = try Self.rota()
        let before = rota
        let plan = try ShiftPlan(person: .init("an"), first: Self.hour(18), hours: 2)
        #expect(throws: RotaError.onDutyAlready(Self.hour(7))) { try rota.plan(plan, by: try Self.planner(["an"]), newID: { "x" }, at: Self.now) }
        #expect(throws: RotaError.notOfTheTeam) { try rota.plan(plan, by: try Self.planner(["chi"]), newID: { "x" }, at: Self.now) }
        for role in Role.allCases where role != .legal && role != .approver {
            #expect(throws: RightsError.notAllowed) { try rota.plan(plan, by: try Self.team("an", role), newID: { "x" }, at: Self.now) }
        }
        #expect(rota == before)
    }

    @Test(arguments: [
        ((0, 1, 1), ShiftPlan.Fault.hours), ((25, 1, 1), .hours), ((12, 0, 2), .pause), ((24, 61, 2), .pause), ((12, 1, 0), .count),
        ((12, 1, 201), .count), ((24, 0, 1), .pause),
    ])
    func `a plan that nobody could keep is refused with the one thing that is wrong`(_ plan: (Int, Int, Int), _ fault: ShiftPlan.Fault) {
        let (hours, every, count) = plan
        #expect(throws: RotaError.badPlan(fault)) {
            try ShiftPlan(person: .init("an"), first: Self.now, hours: hours, everyDays: every, count: count)
        }
    }

    @Test func `a plan that is over, or too far ahead, is refused`() throws {
        var rota = Rota([])
        for (days, fault) in [(-2.0, ShiftPlan.Fault.over), (371, .far)] {
            let plan = try ShiftPlan(person: .init("an"), first: Self.now.addingTimeInterval(days * 86_400), hours: 12)
            #expect(throws: RotaError.badPlan(fault)) { try rota.plan(plan, by: try Self.planner(["an"]), newID: { "x" }, at: Self.now) }
        }
    }

    @Test func `two swap their shifts at once, and either may say no`() throws {
        var rota = try Self.rota()
        let (an, binh, chi) = (try Self.team("an"), try Self.team("binh"), try Self.team("chi"))
        let (mine, theirs) = (Shift.ID("an2"), Shift.ID("binh6"))
        #expect(throws: RotaError.notYours) { try rota.offer(mine, to: .init("chi"), inReturn: nil, revision: 1, by: binh, at: Self.now) }
        #expect(throws: RotaError.begun) { try rota.offer(.init("an1"), to: .init("chi"), inReturn: nil, revision: 1, by: an, at: Self.now) }
        try rota.offer(mine, to: .init("binh"), inReturn: theirs, revision: 1, by: an, at: Self.now)
        #expect(throws: RotaError.notOffered) { try rota.accept(mine, revision: 2, by: chi, at: Self.now) }
        try rota.decline(mine, revision: 2, by: binh, at: Self.now)
        #expect(throws: RotaError.notOffered) { try rota.accept(mine, revision: 3, by: binh, at: Self.now) }
        try rota.offer(mine, to: .init("binh"), inReturn: theirs, revision: 3, by: an, at: Self.now)
        try rota.accept(mine, revision: 4, by: binh, at: Self.now)
        #expect(try rota.shift(mine).person == .init("binh") && rota.shift(theirs).person == .init("an"))
        #expect(try rota.shift(mine).sequence == 1 && rota.shift(theirs).sequence == 1)
        #expect(try rota.shift(mine).former == [.init("an")])
    }

    @Test func `a swap that would put somebody on duty twice is not made by half`() throws {
        var rota = try Self.rota()
        let plan = try ShiftPlan(person: .init("chi"), first: Self.hour(31), hours: 2)
        try rota.plan(plan, by: try Self.planner(["chi"]), newID: { "chi" }, at: Self.now)
        try rota.offer(.init("an2"), to: .init("chi"), inReturn: nil, revision: 1, by: try Self.team("an"), at: Self.now)
        let before = rota
        #expect(throws: RotaError.onDutyAlready(Self.hour(31))) {
            try rota.accept(.init("an2"), revision: 2, by: try Self.team("chi"), at: Self.now)
        }
        #expect(rota == before)
    }

    @Test func `a running shift is taken over without a gap, and what was worked of it stays`() throws {
        var rota = try Self.rota()
        let chi = try Self.team("chi")
        #expect(throws: RotaError.noReason) { try rota.takeOver(.init("an1"), revision: 1, because: " ", by: chi, newID: { "x" }, at: Self.now) }
        #expect(throws: RotaError.notRunning) { try rota.takeOver(.init("an2"), revision: 1, because: "x", by: chi, newID: { "x" }, at: Self.now) }
        try rota.takeOver(.init("an1"), revision: 1, because: "An ốm", by: chi, newID: { "phan-con-lai" }, at: Self.now)
        #expect(try rota.shift(.init("an1")).until == Self.now && rota.shift(.init("an1")).sequence == 1)
        #expect(rota.onDuty(at: Self.now).map(\.person.text) == ["chi"])
        #expect(rota.gaps(from: Self.hour(7), until: Self.hour(79)).isEmpty)
        #expect(throws: RotaError.over) { try rota.cancel(.init("an1"), revision: 2, because: "x", by: try Self.planner([]), at: Self.now) }
        try rota.leave("Phiếu A còn dở.", on: .init("an1"), by: try Self.team("an"), at: Self.now)
        #expect(rota.notes(at: Self.now).map(\.id.text) == ["an1"])
        #expect(throws: RotaError.notYours) { try rota.leave("x", on: .init("an1"), by: chi, at: Self.now) }
        #expect(throws: RotaError.notBegun) { try rota.leave("x", on: .init("an2"), by: try Self.team("an"), at: Self.now) }
    }

    @Test func `what somebody else has changed meanwhile is not changed over it`() throws {
        var rota = try Self.rota()
        try rota.assign(.init("an2"), to: .init("chi"), revision: 1, because: "An nghỉ", by: try Self.planner(["chi"]), at: Self.now)
        #expect(throws: RotaError.changedSince) { try rota.cancel(.init("an2"), revision: 1, because: "x", by: try Self.planner([]), at: Self.now) }
        try rota.cancel(.init("an2"), revision: 2, because: "Bỏ", by: try Self.planner([]), at: Self.now)
        #expect(rota.gaps(from: Self.hour(7), until: Self.hour(79)) == [Self.hour(31)..<Self.hour(43)])
        #expect(throws: RotaError.cancelled) { try rota.cancel(.init("an2"), revision: 3, because: "x", by: try Self.planner([]), at: Self.now) }
    }
}
