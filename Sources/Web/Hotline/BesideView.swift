// SPDX-License-Identifier: Apache-2.0
import Domain

/// Clauses, earlier answers and other tickets beside the one that is answered.
struct BesideView: Sendable {
    let words: String
    let clauses: [Row]
    let hasClauses: Bool
    let entries: [Row]
    let hasEntries: Bool
    let tickets: [Row]
    let hasTickets: Bool
    let saved: [Row]
    let hasSaved: Bool
    let keepsSaved: String

    struct Row: Sendable {
        let title: String
        let link: String
        /// What a button puts into the answer; `nil` where there is nothing, or nobody who writes.
        let put: String?
        let state: String?
    }

    init(_ found: DeskBeside.Found, isWriting: Bool, _ visit: Visit) {
        words = found.words
        clauses = found.clauses.map {
            Row(title: $0.title, link: visit.urls.provision($0.id), put: isWriting ? "clause:" + $0.id.text : nil, state: nil)
        }
        entries = found.entries.map {
            Row(title: $0.question, link: visit.urls.address(["knowledge"]), put: isWriting ? "entry:" + $0.id.text : nil, state: nil)
        }
        tickets = found.tickets.map { one in
            Row(
                title: TicketView.short(one.id) + " · " + one.ticket.question.text, link: visit.urls.desk(one.id),
                put: isWriting && one.reply != nil ? "ticket:" + one.id.text : nil, state: one.state.words[visit.language])
        }
        let keepsSaved = visit.urls.address(["saved-replies"])
        self.keepsSaved = keepsSaved
        saved = found.saved.map { Row(title: $0.released?.title ?? "", link: keepsSaved, put: isWriting ? "saved:" + $0.id.text : nil, state: nil) }
        hasSaved = !saved.isEmpty
        (hasClauses, hasEntries, hasTickets) = (!clauses.isEmpty, !entries.isEmpty, !tickets.isEmpty)
    }
}
