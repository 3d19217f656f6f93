// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// What may be done with a ticket in which state, and what becomes of it.
@Suite struct HandlingTests {
    typealias Made = MadeUpTickets
    typealias Action = Handling.Step.Action

    static func act(_ action: Action, on handling: inout Handling, by rights: Rights, revision: Int? = nil, because: String = "Vì bịa") throws {
        let (seen, now) = (revision ?? handling.revision, Made.minute(60))
        switch action {
        case .taken: try handling.take(revision: seen, by: rights, at: now)
        case .takenOver: try handling.takeOver(revision: seen, because: because, by: rights, at: now)
        case .putBack: try handling.putBack(revision: seen, because: because, by: rights, at: now)
        case .forwarded: try handling.forward(to: Made.People.rain, revision: seen, because: because, by: rights, at: now)
        case .returned: try handling.return(revision: seen, because: because, by: rights, at: now)
        case .answered: try handling.answer(try Made.reply(), revision: seen, by: rights, at: now)
        case .reopened: try handling.reopen(revision: seen, because: because, by: rights, at: now)
        case .closed: try handling.close(revision: seen, because: because, by: rights, at: now)
        case .noted: try handling.note(because, by: rights, at: now)
        case .added: try handling.add(because, at: now)
        case .askedBack: try handling.askBack(because, revision: seen, by: rights, at: now)
        case .resumed: try handling.resume(revision: seen, because: because, by: rights, at: now)
        case .merged:
            var other = try Made.handling(id: "som-nhat", minutes: -2)
            try handling.merge(into: &other, revision: seen, because: because, by: rights, at: now)
        case .absorbed:
            var other = try Made.handling(id: "muon", minutes: 100_000)
            try other.merge(into: &handling, revision: 0, because: because, by: rights, at: now)
        case .separated: try handling.separate(revision: seen, because: because, by: rights, at: now)
        case .linked, .unlinked:
            var other = try Made.handling(id: "khac")
            if action == .linked {
                try handling.link(with: &other, because: because, by: rights, at: now)
            } else {
                try handling.unlink(from: &other, by: rights, at: now)
            }
        case .split: _ = try handling.split(because, as: .init("phan"), secretDigest: "s-phan", revision: seen, by: rights, at: now)
        case .byPhone: try handling.expectCall(by: rights, at: now)
        case .told: try handling.tell(because, revision: seen, by: rights, at: now)
        case .untold: try handling.takeBackTelling(revision: seen, because: because, by: rights, at: now)
        case .classified: try handling.classify(as: .reflection, revision: seen, because: because, by: rights, at: now)
        case .assigned: try handling.assignMadeUp(revision: seen, because: because, by: rights, at: now)
        case .lost: handling.lose(letterOf: now, at: now)
        case .unspoken: handling.hearNothing(at: now)
        case .unassigned: try handling.unassign(revision: seen, because: because, by: rights, at: now)
        case .attached, .filed:
            let file = try TicketFile(
                id: .init("tep"), name: "bia.txt", bytes: Array("Bịa".utf8), digest: "d", isForAsker: action == .attached)
            try handling.attach(file, by: rights, at: now)
        case .madeUrgent, .madeUsual: try handling.mark(urgent: action == .madeUrgent, revision: seen, because: because, by: rights, at: now)
        }
    }

    /// What each step leads to, from each state in which it may be taken; from any other it is refused.
    static let table: [Action: [Handling.State: Handling.State]] = [
        .taken: [.waiting: .taken],
        .takenOver: [.taken: .taken, .asking: .taken],
        .putBack: [.taken: .waiting, .asking: .waiting],
        .forwarded: [.waiting: .waiting, .taken: .waiting, .asking: .waiting],
        // Nobody has handed these on.
        .returned: [:],
        .answered: [.taken: .answered, .asking: .answered],
        .askedBack: [.taken: .asking],
        .resumed: [.asking: .taken],
        .madeUrgent: [.waiting: .waiting, .taken: .taken, .asking: .asking],
        // None of these is urgent.
        .madeUsual: [:],
        .classified: [.waiting: .waiting, .taken: .taken, .asking: .asking],
        .assigned: [.waiting: .waiting, .taken: .waiting, .asking: .waiting],
        .lost: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        .unspoken: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        // None of these lies with a team.
        .unassigned: [:],
        .reopened: [.answered: .waiting, .closed: .waiting],
        .closed: [.waiting: .closed, .taken: .closed, .asking: .closed],
        .noted: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        .added: [.waiting: .waiting, .taken: .taken, .asking: .taken, .merged: .waiting, .answered: .waiting, .closed: .waiting],
        .merged: [.waiting: .merged, .taken: .merged, .asking: .merged],
        .absorbed: [.waiting: .waiting, .taken: .taken, .asking: .asking],
        .separated: [.merged: .waiting],
        .linked: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        .attached: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        .filed: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        .byPhone: [.waiting: .waiting, .taken: .taken, .asking: .asking, .merged: .merged, .answered: .answered, .closed: .closed],
        // Of none of these has the asker left a number.
        .told: [:],
        // Of none of these was he told.
        .untold: [:],
        // None of these is linked.
        .unlinked: [:],
        .split: [.waiting: .waiting, .taken: .taken, .asking: .asking],
    ]

    @Test(arguments: Action.allCases, Handling.State.allCases)
    func `every step leads where the table says, and is refused elsewhere`(_ action: Action, _ state: Handling.State) throws {
        let wanted = try #require(Self.table[action])[state]
        var handling = try Made.handling(state)
        let before = handling
        let an = try Made.expert("an")
        if let wanted {
            try Self.act(action, on: &handling, by: an)
            #expect(handling.state == wanted)
            #expect(handling.history.last?.action == action && handling.revision == before.revision + 1)
            #expect((handling.handler != nil) == (wanted == .taken || wanted == .asking))
            // All there is to it follows from its history.
            #expect(try Made.handling(history: handling.history) == handling)
        } else {
            #expect(throws: TicketError.self) { try Self.act(action, on: &handling, by: an) }
            #expect(handling == before)
        }
    }

    @Test(arguments: Action.allCases.filter { ![.noted, .added, .absorbed, .linked, .attached, .filed, .byPhone, .lost, .unspoken].contains($0) })
    func `nothing is done over what somebody else has done meanwhile`(_ action: Action) throws {
        for state in try #require(Self.table[action]).keys {
            var handling = try Made.handling(state)
            let seen = handling.revision
            try handling.note("Để ý nhé", by: try Made.expert("binh"), at: Made.minute(3))
            let before = handling
            #expect(throws: TicketError.changedSince) { try Self.act(action, on: &handling, by: try Made.expert("an"), revision: seen) }
            #expect(handling == before)
        }
    }

    @Test(
        // What comes by mail asks for no right.
        arguments: Action.allCases.filter { ![.added, .lost, .unspoken].contains($0) },
        [(Role.expert, "rain"), (.approver, "cloud"), (.asker, "cloud"), (.administrator, "cloud")])
    func `whoever has no right does nothing`(_ action: Action, _ somebody: (role: Role, unit: String)) throws {
        let unit = somebody.unit == "rain" ? Made.People.rain : Made.People.cloud
        let rights = Made.People.rights("x", [try Made.People.appointment("x", somebody.role, Scope(unit: unit))])
        for state in Handling.State.allCases {
            var handling = try Made.handling(state)
            #expect(throws: RightsError.notAllowed) { try Self.act(action, on: &handling, by: rights) }
        }
    }

    @Test(arguments: [Action.putBack, .answered, .closed, .askedBack, .merged, .split])
    func `what is in somebody's hands only he answers, lets go or closes`(_ action: Action) throws {
        var handling = try Made.handling(.taken)
        #expect(throws: TicketError.heldByAnother) { try Self.act(action, on: &handling, by: try Made.expert("binh")) }
        try handling.takeOver(revision: 1, because: "An nghỉ", by: try Made.expert("binh"), at: Made.minute(5))
        #expect(throws: TicketError.heldByAnother) { try Self.act(action, on: &handling, by: try Made.expert("an")) }
        try Self.act(action, on: &handling, by: try Made.expert("binh"))
    }

    @Test(arguments: [
        Action.takenOver, .putBack, .forwarded, .reopened, .closed, .resumed, .madeUrgent, .merged, .separated, .linked, .classified, .assigned,
    ])
    func `a step that others must understand has a reason`(_ action: Action) throws {
        for state in try #require(Self.table[action]).keys {
            var handling = try Made.handling(state)
            let an = try Made.expert("an")
            #expect(throws: TicketError.noReason) { try Self.act(action, on: &handling, by: an, because: " \n ") }
            let long = String(repeating: "a", count: Handling.longestText + 1)
            #expect(throws: TicketError.textTooLong(limit: Handling.longestText)) { try Self.act(action, on: &handling, by: an, because: long) }
        }
    }

    @Test func `what was handed on goes back the way it came, and its unit has it in sight`() throws {
        var handling = try Made.handling(.taken)
        let (an, rain) = (try Made.expert("an"), try Made.expert("mua", unit: Made.People.rain))
        try handling.forward(to: Made.People.rain, revision: 1, because: "Của mưa", by: an, at: Made.minute(10))
        #expect(handling.unit == Made.People.rain && handling.sender == Made.People.cloud && handling.handler == nil)
        #expect(throws: RightsError.notAllowed) { try handling.take(revision: 2, by: an, at: Made.minute(11)) }
        #expect(throws: TicketError.sameUnit) {
            try handling.forward(to: Made.People.rain, revision: 2, because: "x", by: rain, at: Made.minute(11))
        }
        try handling.return(revision: 2, because: "Không phải mưa", by: rain, at: Made.minute(12))
        #expect(handling.unit == Made.People.cloud && handling.sender == nil && handling.received == Made.minute(12))
        #expect(throws: TicketError.cameFromNowhere) { try handling.return(revision: 3, because: "x", by: an, at: Made.minute(13)) }
    }

    @Test func `an answer that was opened again no longer stands, and stays in the history`() throws {
        var handling = try Made.handling(.answered)
        #expect(handling.reply == (try Made.reply()))
        try handling.add("Chưa rõ", at: Made.minute(100))
        #expect(handling.reply == nil && handling.state == .waiting && handling.asked == Made.minute(100))
        let an = try Made.expert("an")
        try handling.take(revision: handling.revision, by: an, at: Made.minute(101))
        let second = try Reply(text: "Chính gió giữ mây.", citations: [])
        try handling.answer(second, revision: handling.revision, by: an, at: Made.minute(102))
        #expect(handling.reply == second && handling.history.count { $0.action == .answered } == 2)
    }

    @Test func `while its asker is asked for more its time rests, by whole days, and what he says goes to whoever asked him`() throws {
        var handling = try Made.handling(.taken)
        let (an, due) = (try Made.expert("an"), handling.answerDue(.usual))
        try handling.askBack("Mây nào?", revision: 1, by: an, at: Made.minute(60))
        let paused = try #require(handling.clocks(.usual).first { $0.kind == .answer })
        #expect(paused.paused == Made.minute(60) && !paused.isRunning && !paused.isLate(at: due.addingTimeInterval(86_400 * 9)))
        try handling.note("Chờ", by: an, at: Made.minute(70))
        #expect(handling.state == .asking)
        try handling.add("Mây trắng", at: Made.minute(60 + 3 * 1_440))
        #expect(handling.state == .taken && handling.handler == .init("an") && handling.pausedDays == 3)
        #expect(handling.answerDue(.usual) == due.addingTimeInterval(3 * 86_400) && handling.promised(.usual) == due)
        try handling.askBack("Cả mây đen?", revision: handling.revision, by: an, at: Made.minute(60 + 4 * 1_440))
        try handling.resume(revision: handling.revision, because: "Không cần nữa", by: an, at: Made.minute(61 + 4 * 1_440))
        #expect(handling.pausedDays == 3)
    }

    @Test func `an asker adds only so much`() throws {
        var handling = try Made.handling()
        #expect(throws: TicketError.noText) { try handling.add("\u{200B} \n", at: Made.minute(1)) }
        for number in 0..<Handling.mostAdditions { try handling.add("Thêm \(number)", at: Made.minute(1)) }
        #expect(throws: TicketError.tooManyAdditions(limit: Handling.mostAdditions)) { try handling.add("Nữa", at: Made.minute(2)) }
    }

    @Test func `a reply keeps its paragraphs and nothing that no reader sees`() throws {
        #expect(try Reply(text: " Một.\r\n\r\n\u{0007}Hai  ba. ", citations: []).text == "Một.\nHai ba.")
        #expect(throws: TicketError.noText) { try Reply(text: "\n", citations: []) }
        let citation = Citation(document: "1/1901/NĐ-XX", path: nil, isVerified: false)
        #expect(throws: TicketError.tooManyCitations(limit: Reply.mostCitations)) {
            try Reply(text: "x", citations: Array(repeating: citation, count: Reply.mostCitations + 1))
        }
    }
}
