// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A ticket on its way to its answer: where it lies, in whose hands, and all that was done with it.
///
/// Everything in it follows from the ticket and its history, so that the history alone is kept.
package struct Handling: Identifiable, Hashable, Sendable {
    package let ticket: Ticket
    /// Oldest first; nothing is ever taken out of it.
    package private(set) var history: [Step] = []
    package private(set) var state = State.waiting
    /// The unit that is to answer.
    package private(set) var unit: Unit.ID
    /// The team of its unit that it was handed to; `nil` where it is for all of the unit.
    package private(set) var team: DeskTeam.ID?
    package private(set) var kind: TicketKind
    /// The kinds that it had while each of its clocks ran, the first of them first.
    private(set) var responseKinds: [TicketKind]
    private(set) var forwardKinds: [TicketKind]
    private(set) var answerKinds: [TicketKind]
    /// Nothing has been asked again since it was opened, so that its first promise stands.
    private(set) var isFirstAsking = true
    package private(set) var handler: Person.ID?
    /// When it was last asked: opened, or opened again.
    package private(set) var asked: Date
    /// When its unit got it.
    package private(set) var received: Date
    /// When somebody first did something with it since it was last asked.
    package private(set) var firstMove: Date?
    /// When its unit took it as its own, or handed it on.
    package private(set) var unitMove: Date?
    /// When it was answered or closed.
    package private(set) var ended: Date?
    package private(set) var isUrgent = false
    /// Since when it waits for its asker; `nil` while it does not.
    package private(set) var pausedSince: Date?
    /// How many days it has waited for its asker since it was last asked.
    package private(set) var pausedDays = 0
    /// Its asker left a number, and is called when there is an answer.
    package private(set) var isByPhone = false
    private var telling = Telling.due
    /// The ticket whose answer it is answered with.
    package private(set) var mergedInto: Ticket.ID?
    /// Tickets that have to do with it, as staff has said: linked, merged into it, made from it.
    package private(set) var related: [Ticket.ID] = []
    /// Units that have handed it on, the last of them last.
    private var senders: [Unit.ID] = []

    package static let longestText = 2_000
    package static let mostAdditions = 20

    package init(_ ticket: Ticket, history: [Step] = []) {
        self.ticket = ticket
        unit = ticket.unit
        kind = ticket.kind
        (responseKinds, forwardKinds, answerKinds) = ([ticket.kind], [ticket.kind], [ticket.kind])
        asked = ticket.opened
        received = ticket.opened
        for step in history { apply(step) }
    }

    package var id: Ticket.ID { ticket.id }

    /// Changes with every step; what somebody does names the one that he looked at.
    package var revision: Int { history.count }

    package var isOpen: Bool { state.isOpen }

    /// Its asker is to be called: he was not told yet what became of it, or what he is asked for; or what was written to him was lost.
    package var needsCall: Bool { isByPhone && (isUnreached || !wasTold && (!isOpen || state == .asking)) }

    /// A letter to its asker was lost, and nobody has told him otherwise since.
    package var isUnreached: Bool { telling == .lost }

    /// Somebody says that he has told him, and may have said so by mistake.
    package var wasTold: Bool { telling == .told(isInsteadOfLetter: false) || telling == .told(isInsteadOfLetter: true) }

    /// Tickets that were made from it: whoever asked reads them where he reads this one.
    package var parts: [Ticket.ID] { history.filter { $0.action == .split }.compactMap(\.ticket) }

    /// The answer that stands.
    package var reply: Reply? { state == .answered ? history.last { $0.action == .answered }?.reply : nil }

    /// The unit that handed it on to this one.
    package var sender: Unit.ID? { senders.last }

    /// The ticket as rights look at it.
    package var thing: Thing { Thing(Scope(unit: unit, place: ticket.place)) }

    /// Lets somebody of its unit have it.
    ///
    /// - Parameter revision: Of the very state that was looked at.
    /// - Throws: ``RightsError`` or ``TicketError``, as all that follow.
    package mutating func take(revision: Int, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting)
        apply(Step(.taken, by: rights.hand(on: Day(now)), at: now))
    }

    /// Takes it out of somebody else's hands.
    package mutating func takeOver(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .taken, .asking)
        apply(Step(.takenOver, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Lets go of it, so that somebody else may take it.
    package mutating func putBack(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .taken, .asking)
        try checkHeld(by: rights)
        apply(Step(.putBack, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Hands it on to the unit that is competent.
    package mutating func forward(to unit: Unit.ID, revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.forwardTicket, revision, rights, now, .waiting, .taken, .asking)
        guard unit != self.unit else { throw TicketError.sameUnit }
        apply(Step(.forwarded, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), unit: unit))
    }

    /// Gives it back to the unit that handed it on.
    package mutating func `return`(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.forwardTicket, revision, rights, now, .waiting, .taken, .asking)
        guard let sender else { throw TicketError.cameFromNowhere }
        apply(Step(.returned, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), unit: sender))
    }

    /// Answers it; only whoever has it in hand can do that, over exactly what he has seen.
    package mutating func answer(_ reply: Reply, revision: Int, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .taken, .asking)
        try checkHeld(by: rights)
        apply(Step(.answered, by: rights.hand(on: Day(now)), at: now, reply: reply))
    }

    /// Ends it without an answer; the asker reads the reason.
    package mutating func close(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking)
        if state != .waiting { try checkHeld(by: rights) }
        apply(Step(.closed, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Asks its asker for what the answer cannot do without; until that comes, its time does not run.
    package mutating func askBack(_ text: String, revision: Int, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .taken)
        try checkHeld(by: rights)
        apply(Step(.askedBack, by: rights.hand(on: Day(now)), at: now, text: try Self.paragraphs(text, limit: Self.longestText)))
    }

    /// Goes on without waiting for its asker any longer.
    package mutating func resume(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .asking)
        try checkHeld(by: rights)
        apply(Step(.resumed, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Puts it before whatever is not urgent, or back among the rest.
    package mutating func mark(urgent: Bool, revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking)
        guard urgent != isUrgent else { throw TicketError.urgentAlready(urgent) }
        let action = urgent ? Step.Action.madeUrgent : .madeUsual
        apply(Step(action, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Says that it is of another kind than was thought; its asker reads why. Its clocks follow as ``clocks(_:)`` says.
    package mutating func classify(as kind: TicketKind, revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .waiting, .taken, .asking)
        guard kind != self.kind else { throw TicketError.sameKind }
        apply(Step(.classified, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason), kind: kind))
    }

    /// Lets it wait once more, so that its answer can be put right by another.
    package mutating func reopen(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(.answerTicket, revision, rights, now, .answered, .closed)
        apply(Step(.reopened, by: rights.hand(on: Day(now)), at: now, text: try Self.reason(reason)))
    }

    /// Says something among staff. It is laid beside what others do, and never in its way.
    ///
    /// - Parameter persons: Whom it calls; each is told.
    package mutating func note(_ text: String, calling persons: [Person.ID] = [], by rights: Rights, at now: Date) throws {
        try rights.require(.answerTicket, thing, on: Day(now))
        let text = try Self.paragraphs(text, limit: Self.longestText)
        apply(Step(.noted, by: rights.hand(on: Day(now)), at: now, text: text, persons: persons.isEmpty ? nil : persons))
    }

    /// The asker adds something; where it had been answered or closed, it waits once more.
    package mutating func add(_ text: String, at now: Date) throws(TicketError) {
        guard history.count(where: { $0.action == .added }) < Self.mostAdditions else { throw .tooManyAdditions(limit: Self.mostAdditions) }
        apply(Step(.added, by: nil, at: now, text: try Self.paragraphs(text, limit: Self.longestText)))
    }

    func check(_ verb: Verb, _ revision: Int, _ rights: Rights, _ now: Date, _ states: State...) throws {
        try rights.require(verb, thing, on: Day(now))
        guard revision == self.revision else { throw TicketError.changedSince }
        guard states.contains(state) else { throw TicketError.wrongState(state) }
    }

    func checkHeld(by rights: Rights) throws(TicketError) {
        guard handler == rights.person else { throw .heldByAnother }
    }

    static func reason(_ text: String) throws(TicketError) -> String {
        let reason = text.singleLine
        guard !reason.isEmpty else { throw .noReason }
        guard reason.count <= longestText else { throw .textTooLong(limit: longestText) }
        return reason
    }

    /// Lines without what no reader sees, and without empty ones.
    static func paragraphs(_ text: String, limit: Int) throws(TicketError) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).singleLine }.filter { !$0.isEmpty }
        let clean = lines.joined(separator: "\n")
        guard !clean.isEmpty else { throw .noText }
        guard clean.count <= limit else { throw .textTooLong(limit: limit) }
        return clean
    }
}

extension Handling {
    /// The only place where a state follows from what was done.
    mutating func apply(_ step: Step) {
        history.append(step)
        let isOfAsker = step.action == .added || (step.action == .attached && step.by == nil)
        if step.action.endsPause || isOfAsker { endPause(at: step.at) }
        if isOfAsker { hear(step) }
        switch step.action {
        case .taken, .takenOver:
            (state, handler) = (.taken, step.by?.person)
            move(step.at)
        case .askedBack: (state, pausedSince, telling) = (.asking, step.at, .due)
        case .resumed: state = .taken
        case .classified: become(step.kind ?? kind)
        case .assigned:
            // It is the same unit's still, and nobody of it has taken it as his own.
            firstMove = firstMove ?? step.at
            (state, handler, team) = (.waiting, nil, step.team)
        case .unassigned: team = nil
        case .madeUrgent, .madeUsual: isUrgent = step.action == .madeUrgent
        case .putBack: (state, handler) = (.waiting, nil)
        case .forwarded, .returned:
            if step.action == .returned { senders.removeLast(min(1, senders.count)) } else { senders.append(unit) }
            move(step.at)
            (state, handler, unit, received, unitMove) = (.waiting, nil, step.unit ?? unit, step.at, nil)
            (team, forwardKinds) = (nil, [kind])
        case .answered, .closed:
            // What he is told now says more than what was lost.
            (state, handler, ended, telling) = (step.action == .answered ? .answered : .closed, nil, step.at, .due)
            move(step.at)
        case .reopened: ask(again: step.at)
        case .merged:
            (state, handler, mergedInto) = (.merged, nil, step.ticket)
            move(step.at)
        case .separated: (state, mergedInto) = (.waiting, nil)
        case .linked, .absorbed, .split: related += [step.ticket].compactMap { $0 }
        case .unlinked: related.removeAll { $0 == step.ticket }
        case .byPhone: isByPhone = true
        case .told, .untold, .lost: telling.follow(step.action)
        case .noted, .added, .attached, .filed, .unspoken: break
        }
    }

    /// What its asker says brings it back to whoever waits for that, and opens what had been done with.
    private mutating func hear(_ step: Step) {
        // Whoever is heard is answered again.
        telling = .due
        if state == .asking { state = .taken }
        // What he says now is his alone, so that his ticket waits for itself again.
        if state == .merged { (state, mergedInto) = (.waiting, nil) }
        if !isOpen { ask(again: step.at) }
    }

    /// Whole days, so that what is due at the close of a day stays so.
    private mutating func endPause(at now: Date) {
        guard let since = pausedSince else { return }
        pausedDays += max(0, Day(since).days(until: Day(now)))
        pausedSince = nil
    }

    private mutating func move(_ at: Date) {
        firstMove = firstMove ?? at
        unitMove = unitMove ?? at
    }

    private mutating func ask(again at: Date) {
        (state, handler, asked, received, firstMove, unitMove, ended, pausedDays) = (.waiting, nil, at, at, nil, nil, nil, 0)
        mergedInto = nil
        (responseKinds, forwardKinds, answerKinds, isFirstAsking) = ([kind], [kind], [kind], false)
    }

    /// A clock that has stopped knows nothing of it.
    private mutating func become(_ kind: TicketKind) {
        self.kind = kind
        if firstMove == nil { responseKinds.append(kind) }
        if unitMove == nil { forwardKinds.append(kind) }
        if ended == nil { answerKinds.append(kind) }
    }
}
