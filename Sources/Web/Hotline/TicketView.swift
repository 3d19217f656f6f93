// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A question that waits for a person.
struct TicketView: Sendable {
    let number: String
    let question: String
    let day: String
    let place: String?
    let reason: String
    let unit: String
    let opened: String
    let due: String
    let isLate: Bool
    let evidence: [NearbyView]
    let hasEvidence: Bool
    let answer: String
    /// Its page at the desk.
    let link: String
    /// The list it was opened from; `nil` for whoever asked.
    let list: String?

    /// What the asker is told of, oldest first.
    let talk: [TalkView]
    let isWaiting: Bool
    /// The unit has asked for more, and waits.
    let isAsking: Bool
    let isAnswered: Bool
    let isClosed: Bool
    /// Where the asker adds something; `nil` for staff.
    let more: String?
    let longest: Int
    let id: String
    /// Tickets that were made from it.
    let parts: [TicketView]
    /// What whoever asked may have.
    private(set) var files: [AttachmentView] = []
    private(set) var hasFiles = false
    /// Where the asker sends a file; `nil` for staff.
    private(set) var send: String?
    /// Where it hears of an answer; `nil` for staff.
    var live: LiveView?
    var typed = ""
    var refusal: String?
    var isAdded = false

    init(
        _ handling: Handling, _ facts: RegistryFacts, _ visit: Visit, now: Date? = nil, list: String? = nil, more: String? = nil,
        changed: [LawChange] = [], parts: [Handling] = []
    ) {
        let (ticket, language) = (handling.ticket, visit.language)
        number = Self.short(ticket.id)
        question = ticket.question.text
        day = ticket.question.on.text(in: language)
        place = ticket.question.place
        reason = ticket.reason.words[language]
        unit = facts.name(of: handling.unit, in: language)
        opened = ticket.opened.text(in: language)
        let latest = handling.answerDue(.usual)
        due = latest.text(in: language)
        isLate = handling.isOpen && (now.map { latest < (handling.pausedSince ?? $0) } ?? false)
        isAsking = handling.state == .asking
        evidence = ticket.evidence.map { NearbyView($0, visit) }
        hasEvidence = !ticket.evidence.isEmpty
        answer = visit.urls.answer(ticket.question.id)
        link = visit.urls.address(["hotline", "tickets", ticket.id.text])
        self.list = list
        talk = TalkView.all(handling, facts, visit, changed)
        isWaiting = handling.isOpen
        isAnswered = handling.state == .answered
        isClosed = handling.state == .closed
        self.more = more
        longest = Handling.longestText
        id = ticket.id.text
        self.parts = parts.map { TicketView($0, facts, visit, now: now, more: more, changed: changed) }
    }
}

/// What passes between whoever asked and the units: no names of staff, nothing of what is said among them.
struct TalkView: Sendable {
    let step: StepView
    let isReply: Bool
    /// Another answer has come after it.
    let isReplaced: Bool
    let hasCitations: Bool
    /// The unit that did it.
    let speaker: String

    static func all(_ handling: Handling, _ facts: RegistryFacts, _ visit: Visit, _ changed: [LawChange]) -> [TalkView] {
        let last = handling.history.lastIndex { $0.action == .answered }
        var unit = handling.ticket.unit
        return handling.history.enumerated().compactMap { index, step in
            defer { unit = step.unit ?? unit }
            guard step.action.isForAsker else { return nil }
            let isReply = step.action == .answered
            return TalkView(
                step: StepView(step, [:], facts, visit, changed: changed), isReply: isReply, isReplaced: isReply && index != last,
                hasCitations: !(step.reply?.citations ?? []).isEmpty, speaker: facts.name(of: unit, in: visit.language))
        }
    }
}

extension TicketView {
    mutating func add(_ files: [TicketFile], _ secret: String, _ visit: Visit) {
        self.files = files.filter(\.isForAsker).map { AttachmentView($0, at: ["tickets", secret], visit) }
        hasFiles = !self.files.isEmpty
        send = visit.urls.address(["tickets", secret, "attachments"])
    }

    /// Short enough to be read out on the telephone.
    static func short(_ id: Ticket.ID) -> String { id.text.prefix(8).uppercased() }
}

/// The list of those that wait, oldest first.
struct WaitingView: Sendable {
    let tickets: [TicketView]
    let total: String
    let isEmpty: Bool
    let disputed: String
    let page: Int
    let previous: String?
    let next: String?

    init(_ found: Listing<Handling>, _ page: PageNumber, _ facts: RegistryFacts, _ visit: Visit, now: Date) {
        tickets = found.elements.map { TicketView($0, facts, visit, now: now) }
        total = found.count(in: visit.language)
        isEmpty = found.total == 0
        disputed = visit.urls.address(["hotline", "disputed"], [])
        self.page = page.number
        let link = { (number: Int) in visit.urls.address(["hotline", "tickets"], [("page", String(number))]) }
        previous = page.number > 1 ? link(page.number - 1) : nil
        next = page.offset + found.elements.count < found.total ? link(page.number + 1) : nil
    }
}

/// The button behind the one-time link.
struct DoorView: Sendable {
    let token: String
    let isEnglish: Bool
}
