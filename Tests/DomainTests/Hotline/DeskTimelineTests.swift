// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Ten thousand made-up lives of a ticket, against an oracle that knows days by counting them and clocks by looking at the list of what happened.
@Suite struct DeskTimelineTests {
    typealias Made = MadeUpTickets
    typealias Action = Handling.Step.Action

    /// What happened, as the oracle has it.
    struct Event {
        let action: Action
        let at: Date
        var kind: TicketKind?
    }

    /// How long each kind may take, as plain numbers.
    struct Goals {
        let minutes: [TicketKind: Int]
        let working: [TicketKind: Int]
        let days: [TicketKind: Int]

        init(_ luck: inout Luck) {
            func chosen(_ most: Int) -> [TicketKind: Int] {
                Dictionary(uniqueKeysWithValues: TicketKind.allCases.map { ($0, 1 + luck.below(most)) })
            }
            (minutes, working, days) = (chosen(90), chosen(2), chosen(15))
        }

        var desk: DeskGoals {
            DeskGoals(
                Dictionary(
                    uniqueKeysWithValues: TicketKind.allCases.map {
                        ($0, .init(responseMinutes: minutes[$0] ?? 0, forwardDays: working[$0] ?? 0, answerDays: days[$0] ?? 0))
                    }))
        }
    }

    /// A calendar made by stepping from day to day, with nothing of the product's in it.
    struct Almanac {
        /// Worked or not, by the days since 1 January 2026, which is a Thursday.
        var worked: [Bool] = []
        let calendar: WorkCalendar
        /// 1 January 2026 at midnight in Ha Noi.
        static let start = Date(timeIntervalSince1970: 1_767_200_400)

        init(_ luck: inout Luck) {
            var (weekday, holidays, swapped) = (3, Set<Day>(), Set<Day>())
            for number in 0..<1_200 {
                let isRest = weekday > 4
                let roll = luck.below(20)
                if roll == 0, !isRest { holidays.insert(Self.day(number)) }
                if roll == 1, isRest { swapped.insert(Self.day(number)) }
                worked.append(isRest ? roll == 1 : roll != 0)
                weekday = (weekday + 1) % 7
            }
            calendar = WorkCalendar(holidays: holidays, swapped: swapped, sources: [2026: "Bịa", 2027: "Bịa", 2028: "Bịa"])
        }

        private static func day(_ number: Int) -> Day { Day(start.addingTimeInterval(Double(number) * 86_400 + 1)) }

        func number(_ at: Date) -> Int { Int(at.timeIntervalSince(Self.start) / 86_400) }

        func closing(_ number: Int) -> Date { Self.start.addingTimeInterval(Double(number) * 86_400 + 17 * 3_600) }

        func forwardDue(_ received: Date, _ days: Int) -> Date {
            var (number, left) = (number(received), days)
            while left > 0 {
                number += 1
                if worked[number] { left -= 1 }
            }
            return closing(number)
        }
    }

    /// The three clocks, told from the list alone.
    struct Oracle {
        let opened: Date
        let kind: TicketKind
        let goals: Goals
        let almanac: Almanac
        let events: [Event]

        private static let ending: Set<Action> = [.answered, .closed]
        /// What leaves its asker waited for; the files here are all his.
        private static let quiet: Set<Action> = [
            .noted, .madeUrgent, .madeUsual, .askedBack, .linked, .unlinked, .absorbed, .split, .filed, .byPhone, .told, .classified, .unassigned,
            .untold, .lost, .unspoken,
        ]
        private static let moving: Set<Action> = [.taken, .takenOver, .forwarded, .returned, .answered, .closed, .merged]
        /// Whoever hands it to a team has read it, and it is the unit's no more than before.
        private static let reading = moving.union([.assigned])

        /// When it was last asked: opened, or first spoken of again after it was done with.
        var lastAsked: (at: Date, index: Int) {
            var (asked, isDone) = ((at: opened, index: 0), false)
            for (index, event) in events.enumerated() {
                if isDone, [.added, .attached, .reopened].contains(event.action) { (asked, isDone) = ((event.at, index + 1), false) }
                if Self.ending.contains(event.action) { isDone = true }
            }
            return asked
        }

        private var since: ArraySlice<Event> { events.dropFirst(lastAsked.index) }

        /// What it was when a part of the list began, and whatever it became in it until something stopped the clock.
        private func kinds(from index: Int, until stopping: Set<Action>) -> [TicketKind] {
            let before = events.prefix(index).last { $0.kind != nil }?.kind ?? kind
            let part = events.dropFirst(index)
            let end = part.firstIndex { stopping.contains($0.action) } ?? events.endIndex
            return [before] + events[index..<end].compactMap(\.kind)
        }

        func first(_ now: Date) -> DeskClock {
            let asked = lastAsked
            let minutes = kinds(from: asked.index, until: Self.reading).compactMap { goals.minutes[$0] }.min() ?? 0
            return DeskClock(
                kind: .firstResponse, started: asked.at, due: asked.at.addingTimeInterval(Double(minutes) * 60),
                stopped: since.first { Self.reading.contains($0.action) }?.at)
        }

        func forward() -> DeskClock {
            let handed = since.lastIndex { $0.action == .forwarded || $0.action == .returned }
            let (received, rest) = (handed.map { events[$0].at } ?? lastAsked.at, handed.map { events[($0 + 1)...] } ?? since)
            let dues = kinds(from: handed.map { $0 + 1 } ?? lastAsked.index, until: Self.moving).compactMap { goals.working[$0] }
                .map { almanac.forwardDue(received, $0) }
            return DeskClock(
                kind: .forward, started: received, due: dues.min() ?? received, stopped: rest.first { Self.moving.contains($0.action) }?.at)
        }

        /// So many closings on as the shortest of its kinds may take, and one more for each midnight at which it was waiting for its asker.
        func answer() -> DeskClock {
            let asked = lastAsked.at
            var (nights, waiting): (Int, Date?) = (0, nil)
            for event in since {
                let isQuiet = Self.quiet.contains(event.action)
                if let began = waiting, !isQuiet {
                    nights += midnights(from: began, to: event.at)
                    waiting = nil
                }
                if event.action == .askedBack { waiting = event.at }
            }
            let days = kinds(from: lastAsked.index, until: Self.ending).compactMap { goals.days[$0] }.min() ?? 0
            return DeskClock(
                kind: .answer, started: asked, due: almanac.closing(almanac.number(asked) + days + nights),
                stopped: since.last { Self.ending.contains($0.action) }?.at, paused: waiting)
        }

        private func midnights(from start: Date, to end: Date) -> Int {
            var (midnight, count) = (Almanac.start, 0)
            while midnight <= end {
                if midnight > start { count += 1 }
                midnight = midnight.addingTimeInterval(86_400)
            }
            return count
        }
    }

    /// A small generator of its own, so that a life that fails can be lived again.
    struct Luck {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }

    /// Does something by chance; what the ticket refuses did not happen.
    static func live(_ handling: inout Handling, _ luck: inout Luck, at now: Date) -> Event? {
        let (any, name) = (Action.allCases[luck.below(Action.allCases.count)], luck.below(2) == 0 ? "an" : "binh")
        let action = handling.wasTold && luck.below(6) == 0 ? .untold : any
        do {
            let everybody = Made.People.rights(name, [try Made.People.appointment(name, .legal)])
            let seen = handling.revision
            switch action {
            case .taken: try handling.take(revision: seen, by: everybody, at: now)
            case .takenOver: try handling.takeOver(revision: seen, because: "x", by: everybody, at: now)
            case .putBack: try handling.putBack(revision: seen, because: "x", by: everybody, at: now)
            case .forwarded:
                let unit = handling.unit == Made.People.rain ? Made.People.cloud : Made.People.rain
                try handling.forward(to: unit, revision: seen, because: "x", by: everybody, at: now)
            case .returned: try handling.return(revision: seen, because: "x", by: everybody, at: now)
            case .answered: try handling.answer(try Made.reply(), revision: seen, by: everybody, at: now)
            case .reopened: try handling.reopen(revision: seen, because: "x", by: everybody, at: now)
            case .closed: try handling.close(revision: seen, because: "x", by: everybody, at: now)
            case .noted: try handling.note("x", by: everybody, at: now)
            case .added: try handling.add("x", at: now)
            case .askedBack: try handling.askBack("x", revision: seen, by: everybody, at: now)
            case .resumed: try handling.resume(revision: seen, because: "x", by: everybody, at: now)
            case .merged:
                var earlier = other("som", of: handling, opened: handling.ticket.opened)
                try handling.merge(into: &earlier, revision: seen, because: "x", by: everybody, at: now)
            case .absorbed:
                var later = other("muon", of: handling, opened: now)
                try later.merge(into: &handling, revision: 0, because: "x", by: everybody, at: now)
            case .separated: try handling.separate(revision: seen, because: "x", by: everybody, at: now)
            case .linked, .unlinked:
                var beside = other("canh", of: handling, opened: now)
                if action == .linked {
                    try handling.link(with: &beside, because: "x", by: everybody, at: now)
                } else {
                    try handling.unlink(from: &beside, by: everybody, at: now)
                }
            case .split: _ = try handling.split("x", as: .init("p"), secretDigest: "s", revision: seen, by: everybody, at: now)
            case .attached, .filed:
                let file = try TicketFile(id: .init("f"), name: "f", bytes: [0x41], digest: "d", isForAsker: action == .attached)
                if action == .attached { try handling.attach(file, at: now) } else { try handling.attach(file, by: everybody, at: now) }
            case .byPhone:
                guard !handling.isByPhone else { return nil }
                try handling.expectCall(by: nil, at: now)
            case .told: try handling.tell("x", revision: seen, by: everybody, at: now)
            case .untold: try handling.takeBackTelling(revision: seen, because: "x", by: everybody, at: now)
            case .classified:
                let kind = TicketKind.allCases[luck.below(TicketKind.allCases.count)]
                try handling.classify(as: kind, revision: seen, because: "x", by: everybody, at: now)
                return Event(action: action, at: now, kind: kind)
            case .assigned: try handling.assignMadeUp(revision: seen, because: "x", by: everybody, at: now)
            case .lost, .unspoken: guard action == .lost ? handling.lose(letterOf: now, at: now) : handling.hearNothing(at: now) else { return nil }
            case .unassigned: try handling.unassign(revision: seen, because: "x", by: everybody, at: now)
            case .madeUrgent, .madeUsual: try handling.mark(urgent: action == .madeUrgent, revision: seen, because: "x", by: everybody, at: now)
            }
            return Event(action: action, at: now)
        } catch {
            return nil
        }
    }

    /// Another ticket of the same unit and place.
    private static func other(_ id: String, of handling: Handling, opened: Date) -> Handling {
        Handling(
            Ticket(
                id: .init(id), question: handling.ticket.question, reason: .noGround, evidence: [], unit: handling.unit, place: handling.ticket.place,
                opened: opened, due: opened, secretDigest: id))
    }

    @Test(arguments: 0..<10)
    func `a thousand lives have the clocks that an oracle says`(_ batch: Int) throws {
        var luck = Luck(state: UInt64(batch) &* 7_919 &+ 1)
        let (almanac, goals) = (Almanac(&luck), Goals(&luck))
        let times = DeskTimes(calendar: almanac.calendar, goals: goals.desk)
        var (actions, changes) = (Set<Action>(), 0)
        for life in 0..<1_000 {
            var now = Almanac.start.addingTimeInterval(Double(luck.below(700 * 1_440)) * 60)
            let (opened, kind) = (now, TicketKind.allCases[luck.below(TicketKind.allCases.count)])
            let question = try Question(id: .init("q"), text: "Ai giữ mây?", on: Day(opened), asked: opened)
            var handling = Handling(
                Ticket(
                    id: .init("t"), question: question, reason: .noGround, evidence: [], unit: Made.People.cloud, place: Made.People.north,
                    opened: opened, due: almanac.closing(almanac.number(opened) + (goals.days[kind] ?? 0)), secretDigest: "s", kind: kind))
            var events: [Event] = []
            for _ in 0..<luck.below(40) {
                // Now within the hour, now over a holiday; sometimes on the very stroke of midnight.
                now = now.addingTimeInterval(Double(luck.below(3) == 0 ? luck.below(6 * 1_440) : luck.below(90)) * 60)
                if luck.below(10) == 0 { now = Almanac.start.addingTimeInterval(Double(almanac.number(now) + 1) * 86_400) }
                if let event = Self.live(&handling, &luck, at: now) { events.append(event) }
            }
            actions.formUnion(events.map(\.action))
            changes += events.count { $0.kind != nil }
            let oracle = Oracle(opened: opened, kind: kind, goals: goals, almanac: almanac, events: events)
            let wanted = [oracle.first(now), oracle.forward(), oracle.answer()]
            try #require(handling.clocks(times) == wanted, "batch \(batch), life \(life): \(events.map { "\($0.action) \($0.at)" })")
        }
        #expect(actions.count == Action.allCases.count)
        #expect(changes > 200)
    }

    /// Minute by minute over two days and nights.
    @Test(arguments: 0..<10)
    func `who is on duty, and when nobody is, is what counting every minute says`(_ batch: Int) throws {
        var luck = Luck(state: UInt64(batch) &* 104_729 &+ 3)
        let minutes = 2 * 1_440
        for _ in 0..<30 {
            var (rota, covered) = (Rota([]), [Int](repeating: 0, count: minutes))
            let start = Almanac.start
            for number in 0..<luck.below(9) {
                let (from, hours) = (luck.below(minutes), 1 + luck.below(24))
                let plan = try ShiftPlan(person: .init("p\(number)"), first: start.addingTimeInterval(Double(from) * 60), hours: hours)
                try rota.plan(plan, by: try RotaTests.planner(["p\(number)"]), newID: { "s\(number)" }, at: start)
                for minute in from..<min(minutes, from + hours * 60) { covered[minute] += 1 }
            }
            var wanted: [Range<Date>] = []
            var begun: Int?
            for minute in 0...minutes {
                let isGap = minute < minutes && covered[minute] == 0
                if isGap, begun == nil { begun = minute }
                if !isGap, let from = begun {
                    wanted.append(start.addingTimeInterval(Double(from) * 60)..<start.addingTimeInterval(Double(minute) * 60))
                    begun = nil
                }
            }
            #expect(rota.gaps(from: start, until: start.addingTimeInterval(Double(minutes) * 60)) == wanted)
            for minute in stride(from: 0, to: minutes, by: 17) {
                #expect(rota.onDuty(at: start.addingTimeInterval(Double(minute) * 60)).count == covered[minute])
            }
        }
    }
}
