// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Being away: said by oneself or by one's head, ended by the same, with somebody who stands in or without.
@Suite struct AbsenceTests {
    typealias People = MadeUpPeople
    static let standing: Set<Person.ID> = [.init("an"), .init("binh"), .init("chi")]
    static let now = People.day.start.addingTimeInterval(9 * 3_600)

    static func hour(_ hours: Double) -> Date { now.addingTimeInterval(hours * 3_600) }

    static func expert(_ name: String, _ unit: Unit.ID = People.cloud) throws -> Rights {
        People.rights(name, [try People.appointment(name, .expert, Scope(unit: unit))])
    }

    static func roster(_ actor: Rights, of target: String) throws -> AwayBook.Roster {
        AwayBook.Roster(rights: actor, target: try expert(target), standing: standing)
    }

    static func head(_ unit: Unit.ID = People.cloud) throws -> Rights {
        People.rights("truong", [try People.appointment("truong", .approver, Scope(unit: unit))])
    }

    static func plan(_ from: Double, _ until: Double, _ deputy: String? = nil, isKnowing: Bool = false) throws -> AwayBook.Plan {
        try AwayBook.Plan(kind: .leave, from: hour(from), until: hour(until), deputy: deputy.map { Person.ID($0) }, isKnowing: isKnowing)
    }

    /// "an" is away for a day from two hours on, and "binh" stands in.
    static func book() throws -> AwayBook {
        var book = AwayBook([])
        try book.say(try plan(2, 26, "binh"), as: .init("v1"), by: try roster(try expert("an"), of: "an"), at: now)
        return book
    }

    @Test func `whoever is away is so from the first moment to the eve of the last, and it is ended early or taken back`() throws {
        var book = try Self.book()
        let list = AwayList(book.absences)
        for (hour, isAway) in [(1.99, false), (2, true), (25.99, true), (26, false)] {
            #expect(list.isAway(.init("an"), at: Self.hour(hour)) == isAway, "\(hour)")
            #expect(list.standIn(for: .init("an"), at: Self.hour(hour)) == .init(isAway ? "binh" : "an"))
        }
        let mine = try Self.roster(try Self.expert("an"), of: "an")
        #expect(throws: AbsenceError.changedSince) { try book.end(.init("v1"), revision: 0, by: mine, at: Self.hour(5)) }
        try book.end(.init("v1"), revision: 1, by: mine, at: Self.hour(5))
        #expect(!AwayList(book.absences).isAway(.init("an"), at: Self.hour(5)) && AwayList(book.absences).isAway(.init("an"), at: Self.hour(4)))
        #expect(throws: AbsenceError.over) { try book.end(.init("v1"), revision: 2, by: mine, at: Self.hour(6)) }
        var early = try Self.book()
        try early.end(.init("v1"), revision: 1, by: mine, at: Self.hour(1))
        #expect(early.absences[0].isCancelled && !AwayList(early.absences).isAway(.init("an"), at: Self.hour(3)))
        #expect(throws: AbsenceError.notFound) {
            try early.end(.init("v1"), revision: 2, by: try Self.roster(try Self.expert("binh"), of: "binh"), at: Self.hour(1))
        }
    }

    @Test func `he himself and the head of his unit say it, and nobody else`() throws {
        let before = try Self.book()
        let others: [(String, Rights)] = [
            ("colleague", try Self.expert("binh")), ("head of another unit", try Self.head(People.rain)),
            ("nobody", People.rights("x", [])), ("administrator", People.rights("q", [try People.appointment("q", .administrator)])),
            ("legal", People.rights("p", [try People.appointment("p", .legal)])),
        ]
        for (name, rights) in others {
            var book = before
            let roster = try Self.roster(rights, of: "an")
            #expect(throws: RightsError.notAllowed, "\(name)") { try book.say(try Self.plan(30, 31), as: .init("v2"), by: roster, at: Self.now) }
            #expect(throws: RightsError.notAllowed, "\(name)") { try book.end(.init("v1"), revision: 1, by: roster, at: Self.now) }
            #expect(book == before)
        }
        var book = before
        let head = try Self.roster(try Self.head(), of: "an")
        try book.say(try Self.plan(30, 31), as: .init("v2"), by: head, at: Self.now)
        try book.end(.init("v1"), revision: 1, by: head, at: Self.hour(3))
        #expect(book.absences.map(\.person) == [.init("an"), .init("an")] && book.absences[1].history[0].by.person == .init("truong"))
    }

    @Test func `what cannot be is refused`() throws {
        var book = try Self.book()
        let mine = try Self.roster(try Self.expert("an"), of: "an")
        func say(_ plan: AwayBook.Plan) throws { try book.say(plan, as: .init("v2"), by: mine, at: Self.now) }
        let before = book
        #expect(throws: AbsenceError.awayAlready(Self.hour(2))) { try say(try Self.plan(25, 40)) }
        #expect(throws: AbsenceError.noTime) { try Self.plan(5, 5) }
        #expect(throws: AbsenceError.tooLong(days: 400)) { try Self.plan(0, 24 * 401) }
        #expect(throws: AbsenceError.tooFar(days: 400)) { try say(try Self.plan(24 * 401, 24 * 402)) }
        #expect(throws: AbsenceError.over) { try say(try Self.plan(-5, -1)) }
        for deputy in ["an", "la"] { #expect(throws: AbsenceError.noSuchDeputy) { try say(try Self.plan(30, 31, deputy)) } }
        #expect(book == before)
        // "an" is away, so he stands in for nobody.
        let binh = try Self.roster(try Self.expert("binh"), of: "binh")
        #expect(throws: AbsenceError.deputyAway) { try book.say(try Self.plan(3, 4, "an"), as: .init("v3"), by: binh, at: Self.now) }
        let asker = People.rights("hoi", [try People.appointment("hoi", .asker, Scope(unit: People.cloud))])
        #expect(throws: AbsenceError.notAtTheDesk) {
            try book.say(
                try Self.plan(3, 4), as: .init("v3"), by: AwayBook.Roster(rights: try Self.head(), target: asker, standing: Self.standing),
                at: Self.now)
        }
        // What has passed is nobody's business.
        try say(try Self.plan(-48, 1))
        #expect(book.absences.last?.from == Self.now)
        for number in 0..<18 {
            try book.say(
                try Self.plan(100 + Double(number), 100.5 + Double(number)), as: .init("n\(number)"), by: mine, at: Self.now)
        }
        #expect(throws: AbsenceError.tooMany(limit: 20)) { try say(try Self.plan(200, 201)) }
    }

    @Test func `whoever is to stand in for another is asked whether he knows it before he is said to be away then`() throws {
        let before = try Self.book()
        let binh = try Self.roster(try Self.expert("binh"), of: "binh")
        func said(_ plan: AwayBook.Plan) throws -> AwayBook {
            var book = before
            try book.say(plan, as: .init("v2"), by: binh, at: Self.now)
            return book
        }
        // In that time, in part or in all; and neither before nor after it.
        for (from, until) in [(1.0, 3.0), (5, 10), (25, 40), (1, 40)] {
            #expect(throws: AbsenceError.standsIn(before.absences), "\(from)") { try said(try Self.plan(from, until)) }
            #expect(try said(try Self.plan(from, until, isKnowing: true)).absences.count == 2)
        }
        for (from, until) in [(1.0, 2.0), (26, 40)] { #expect(try said(try Self.plan(from, until)).absences.count == 2) }
        // Nobody stands in for one who is back.
        var back = before
        try back.end(.init("v1"), revision: 1, by: try Self.roster(try Self.expert("an"), of: "an"), at: Self.now)
        try back.say(try Self.plan(5, 10), as: .init("v2"), by: binh, at: Self.now)
    }

    @Test func `a deputy who is away himself leaves it to his own, and only those stand in who may`() throws {
        var book = try Self.book()
        try book.say(
            try Self.plan(5, 10, "chi", isKnowing: true), as: .init("v2"), by: try Self.roster(try Self.expert("binh"), of: "binh"), at: Self.now)
        let list = AwayList(book.absences)
        #expect(list.standIn(for: .init("an"), at: Self.hour(4)) == .init("binh"))
        #expect(list.standIn(for: .init("an"), at: Self.hour(6)) == .init("chi"))
        #expect(list.admitting { $0 != .init("chi") }.standIn(for: .init("an"), at: Self.hour(6)) == nil)
        #expect(list.admitting { $0 != .init("chi") }.standIn(for: .init("an"), at: Self.hour(4)) == .init("binh"))
    }

    // MARK: With the rota

    @Test func `a shift that stands on somebody who is away is a gap, unless somebody stands in`() throws {
        var rota = Rota([])
        try rota.plan(
            try ShiftPlan(person: .init("an"), first: Self.now, hours: 12), by: try RotaTests.planner(["an"]), newID: { "s" }, at: Self.now)
        let (start, end) = (Self.now, Self.hour(12))
        #expect(rota.gaps(from: start, until: end).isEmpty)
        let covered = AwayList(try Self.book().absences)
        #expect(rota.gaps(from: start, until: end, covered).isEmpty && rota.answering(at: Self.hour(3), covered) == [.init("binh")])
        var book = AwayBook([])
        try book.say(try Self.plan(2, 5), as: .init("v"), by: try Self.roster(try Self.expert("an"), of: "an"), at: Self.now)
        let away = AwayList(book.absences)
        #expect(rota.gaps(from: start, until: end, away) == [Self.hour(2)..<Self.hour(5)])
        #expect(rota.answering(at: Self.hour(3), away).isEmpty && rota.answering(at: Self.hour(6), away) == [.init("an")])
        let replaced = rota.replaced(try rota.shift(.init("s")), away)
        #expect(replaced.map(\.part) == [Self.hour(2)..<Self.hour(5)] && replaced[0].by == nil)
    }

    /// Minute by minute over two days, by an oracle that marks minutes in plain tables and knows nothing of lists of absences.
    @Test(arguments: 0..<10)
    func `who answers, and when nobody does, is what counting every minute says`(_ batch: Int) throws {
        var luck = DeskTimelineTests.Luck(state: UInt64(batch) &* 15_485_863 &+ 11)
        let (minutes, names) = (2 * 1_440, (0..<5).map { "p\($0)" })
        for _ in 0..<20 {
            var rota = Rota([])
            var onDuty = [[Int]](repeating: [], count: minutes)
            for number in 0..<luck.below(8) {
                let (who, from, hours) = (luck.below(5), luck.below(minutes), 1 + luck.below(24))
                let plan = try ShiftPlan(person: .init(names[who]), first: Self.now.addingTimeInterval(Double(from) * 60), hours: hours)
                guard (try? rota.plan(plan, by: try RotaTests.planner(names), newID: { "s\(number)" }, at: Self.now)) != nil else { continue }
                for minute in from..<min(minutes, from + hours * 60) { onDuty[minute].append(who) }
            }
            // Whom each is replaced by in each minute: himself, somebody else, or -1 for nobody.
            var place = [[Int]](repeating: Array(0..<5), count: minutes)
            var book = AwayBook([])
            for number in 0..<luck.below(7) {
                let (who, from, length, other) = (luck.below(5), luck.below(minutes), 1 + luck.below(900), luck.below(6) - 1)
                let until = min(minutes, from + length)
                let roster = AwayBook.Roster(
                    rights: try Self.expert(names[who]), target: try Self.expert(names[who]), standing: Set(names.map { Person.ID($0) }))
                let plan = try AwayBook.Plan(
                    kind: .trip, from: Self.now.addingTimeInterval(Double(from) * 60), until: Self.now.addingTimeInterval(Double(until) * 60),
                    deputy: other < 0 ? nil : .init(names[other]), isKnowing: true)
                guard (try? book.say(plan, as: .init("v\(number)"), by: roster, at: Self.now)) != nil else { continue }
                for minute in from..<until { place[minute][who] = other }
            }
            func standIn(_ who: Int, _ minute: Int) -> Int? {
                var (at, steps) = (who, 0)
                while at >= 0, place[minute][at] != at, steps < 9 { (at, steps) = (place[minute][at], steps + 1) }
                return at < 0 || steps == 9 ? nil : at
            }
            let away = AwayList(book.absences)
            var (wanted, begun) = ([Range<Int>](), Int?.none)
            for minute in 0..<minutes {
                let answering = Set(onDuty[minute].compactMap { standIn($0, minute) })
                if minute % 13 == 0 {
                    let now = Self.now.addingTimeInterval(Double(minute) * 60)
                    #expect(Set(rota.answering(at: now, away).map(\.text)) == Set(answering.map { names[$0] }), "batch \(batch), minute \(minute)")
                }
                if answering.isEmpty, begun == nil { begun = minute }
                if !answering.isEmpty, let from = begun {
                    wanted.append(from..<minute)
                    begun = nil
                }
            }
            if let from = begun { wanted.append(from..<minutes) }
            let gaps = rota.gaps(from: Self.now, until: Self.now.addingTimeInterval(Double(minutes) * 60), away)
            #expect(
                gaps
                    == wanted.map {
                        Self.now.addingTimeInterval(Double($0.lowerBound) * 60)..<Self.now.addingTimeInterval(Double($0.upperBound) * 60)
                    })
        }
    }

    // MARK: With calls

    @Test func `nobody who is away is called, whoever stands in is, and where nobody does the next rung hears of it`() throws {
        let ticket = try EscalationTests.ticket(10)
        let (one, opened) = (try EscalationTests.escalation(), ticket.ticket.opened)
        func called(_ absences: [(String, String?)], minutes: Double, _ ticket: Handling) throws -> [String] {
            var book = AwayBook([])
            for (number, (name, deputy)) in absences.enumerated() {
                let roster = AwayBook.Roster(
                    rights: try Self.expert(name), target: try Self.expert(name), standing: [.init("thay"), .init("truc")])
                let plan = try AwayBook.Plan(
                    kind: .leave, from: opened.addingTimeInterval(-60), until: opened.addingTimeInterval(20 * 86_400),
                    deputy: deputy.map { Person.ID($0) })
                try book.say(plan, as: .init("v\(number)"), by: roster, at: opened.addingTimeInterval(-60))
            }
            return Escalation(times: one.times, rota: one.rota, heads: one.heads, legal: one.legal, away: AwayList(book.absences))
                .calls(for: ticket, at: opened.addingTimeInterval(minutes * 60)).filter { $0.clock == .firstResponse }.map(\.person.text)
        }
        #expect(try called([("truc", "thay")], minutes: 0, ticket) == ["thay"])
        #expect(try called([("truc", nil)], minutes: 0, ticket).isEmpty)
        #expect(try called([("truc", nil)], minutes: 30, ticket) == ["dem", "truong", "phap-che"])
        #expect(try called([("truong", "thay")], minutes: 30, ticket) == ["truc", "dem", "thay", "phap-che"])
        #expect(try called([("dem", nil)], minutes: 5, ticket) == ["truc", "truc"])
        // At night whoever stands in is called, since he is on duty then.
        let night = try EscalationTests.ticket(23)
        var book = AwayBook([])
        let roster = AwayBook.Roster(rights: try Self.expert("dem"), target: try Self.expert("dem"), standing: [.init("thay")])
        let asleep = night.ticket.opened
        try book.say(
            try AwayBook.Plan(kind: .leave, from: asleep, until: asleep.addingTimeInterval(86_400), deputy: .init("thay")), as: .init("v"),
            by: roster,
            at: asleep.addingTimeInterval(-60))
        let calls = Escalation(times: one.times, rota: one.rota, heads: one.heads, legal: one.legal, away: AwayList(book.absences))
            .calls(for: night, at: asleep.addingTimeInterval(60))
        #expect(Set(calls.map(\.person.text)) == ["thay"])
    }
}
