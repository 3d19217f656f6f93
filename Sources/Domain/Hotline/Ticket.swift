// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A question that a person must answer: what was asked, what was found, who is to answer and by when.
package struct Ticket: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Ticket>

    package let id: ID
    package let question: Question
    package let reason: Answer.Reason
    /// Provisions and duties that were looked at, best first.
    package let evidence: [Nearby]
    /// The unit proposed to answer.
    package let unit: Unit.ID
    /// The place that its asker named, where that is one on the day asked about.
    package let place: Place.ID?
    package let opened: Date
    package let due: Date
    /// SHA-256 of the private link's secret, in hexadecimal: a look-up by digest takes the same time for any guess.
    package let secretDigest: String
    /// The ticket that it was split from.
    package let parent: Ticket.ID?
    /// `nil` on tickets from before there were kinds.
    private let openedAs: TicketKind?

    package init(
        id: ID, question: Question, reason: Answer.Reason, evidence: [Nearby], unit: Unit.ID, place: Place.ID? = nil, opened: Date, due: Date,
        secretDigest: String, parent: Ticket.ID? = nil, kind: TicketKind? = nil
    ) {
        self.id = id
        self.question = question
        self.reason = reason
        self.evidence = evidence
        self.unit = unit
        self.place = place
        self.opened = opened
        self.due = due
        self.secretDigest = secretDigest
        self.parent = parent
        openedAs = kind
    }

    /// What its asker, or whoever wrote it down, said that it is.
    package var kind: TicketKind { openedAs ?? .guidance }

    /// The same, known to be of a place.
    package func of(_ place: Place.ID) -> Ticket {
        Ticket(
            id: id, question: question, reason: reason, evidence: evidence, unit: unit, place: place, opened: opened, due: due,
            secretDigest: secretDigest, parent: parent, kind: openedAs)
    }

    /// What the asker is told: who answers, by when, and where to follow it.
    package struct Promise: Hashable, Codable, Sendable {
        package let id: Ticket.ID
        package let unit: String
        package let due: Date
        /// Path on the site: "/tickets/<secret>".
        package let link: String

        package init(id: Ticket.ID, unit: String, due: Date, link: String) {
            self.id = id
            self.unit = unit
            self.due = due
            self.link = link
        }
    }
}
