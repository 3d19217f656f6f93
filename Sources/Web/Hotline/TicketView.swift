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

    init(_ ticket: Ticket, _ facts: RegistryFacts, _ visit: Visit, now: Date? = nil, list: String? = nil) {
        let language = visit.language
        number = Self.short(ticket.id)
        question = ticket.question.text
        day = ticket.question.on.text(in: language)
        place = ticket.question.place
        reason = ticket.reason.words[language]
        unit = facts.units.first { $0.id == ticket.unit }?.name[language] ?? ticket.unit.text
        opened = ticket.opened.text(in: language)
        due = ticket.due.text(in: language)
        isLate = now.map { ticket.due < $0 } ?? false
        evidence = ticket.evidence.map { NearbyView($0, visit) }
        hasEvidence = !ticket.evidence.isEmpty
        answer = visit.urls.answer(ticket.question.id)
        link = visit.urls.address(["hotline", "tickets", ticket.id.text])
        self.list = list
    }
}

extension TicketView {
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

    init(_ found: Listing<Ticket>, _ page: PageNumber, _ facts: RegistryFacts, _ visit: Visit, now: Date) {
        tickets = found.elements.map { TicketView($0, facts, visit, now: now) }
        total = found.total.text(in: visit.language)
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
