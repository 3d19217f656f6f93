// SPDX-License-Identifier: Apache-2.0

/// That something was done with a ticket, as an open page hears of it: no word of what was asked or said.
package struct DeskEvent: Hashable, Sendable {
    /// Grows in the order in which things were kept, on whatever node.
    package let id: Int
    package let ticket: Ticket.ID
    package let kind: Kind

    package enum Kind: String, CaseIterable, Sendable {
        /// It waits for somebody to take it: new, opened again, handed on, put back.
        case waiting
        /// It was answered or closed.
        case done
        /// Its time runs out, and somebody was called.
        case clock
        case changed
    }

    package init(id: Int, ticket: Ticket.ID, kind: Kind) {
        self.id = id
        self.ticket = ticket
        self.kind = kind
    }

    /// Whoever was away longer looks at the whole page anew.
    package static let keptSeconds = 86_400.0
}

/// An event, with all from which it follows who may hear of it.
package struct DeskNews: Hashable, Sendable {
    package let event: DeskEvent
    /// Where its ticket lay when this was read.
    package let scope: Scope
    /// Whether whoever asked hears of it as well.
    package let isForAsker: Bool

    package init(event: DeskEvent, scope: Scope, isForAsker: Bool) {
        self.event = event
        self.scope = scope
        self.isForAsker = isForAsker
    }

    package func concerns(_ rights: Rights, on day: Day) -> Bool { rights.may(.viewTicket, Thing(scope), on: day) }
}

extension Handling {
    /// What an open page is told of its last step.
    package var event: DeskEvent.Kind {
        switch state {
        case .answered, .closed: .done
        case .waiting: .waiting
        case .taken, .asking, .merged: .changed
        }
    }
}

/// What was done at the desk, for pages that are open.
package protocol DeskEvents: Sendable {
    /// The latest there is; 0 before there is any.
    func last() async throws -> Int

    /// What came after, as far as somebody may see its tickets; the oldest first.
    ///
    /// - Returns: `nil` where so much has passed that the page must be loaded anew.
    func events(after id: Int, for person: Person.ID, on day: Day) async throws -> [DeskEvent]?

    /// The same for whoever passes it on to those whom it concerns; no more than some hundreds at a time.
    func news(after id: Int) async throws -> [DeskNews]?

    /// The same of one ticket, for whoever holds its secret.
    func events(after id: Int, secretDigest: String) async throws -> [DeskEvent]?
}
