// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A stretch of time in which one person of the standing team answers: as it was planned, and what became of it.
///
/// Everything in it follows from its history, as with a ticket.
package struct Shift: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Shift>

    package let id: ID
    package let from: Date
    /// Its first moment without; earlier than planned where somebody took over.
    package private(set) var until: Date
    package private(set) var person: Person.ID
    /// Those who had it before, the last of them last.
    package private(set) var former: [Person.ID] = []
    package private(set) var isCancelled = false
    package private(set) var offer: Offer?
    /// What its holder left for whoever comes next.
    package private(set) var note: String?
    /// Oldest first.
    package private(set) var history: [Step]

    /// That its holder would like somebody else to have it.
    package struct Offer: Hashable, Codable, Sendable {
        package let to: Person.ID
        /// What the holder would take in return.
        package let inReturn: Shift.ID?
    }

    /// What somebody did with a shift.
    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        package let by: Hand
        package let at: Date
        package let person: Person.ID?
        package let text: String?

        package enum Action: String, Codable, Sendable, CaseIterable {
            case planned, cancelled, offered, declined
            /// Whoever it was offered to has it.
            case swapped
            /// Whoever keeps the rota gave it to somebody else.
            case assigned
            /// Somebody took its rest while it ran.
            case takenOver = "taken-over"
            case noted
        }
    }

    package static let longestSeconds = 86_400.0

    init(id: ID, from: Date, until: Date, person: Person.ID, by hand: Hand, at now: Date, _ action: Step.Action = .planned, text: String? = nil) {
        self.id = id
        self.from = from
        self.until = until
        self.person = person
        history = [Step(action: action, by: hand, at: now, person: person, text: text)]
    }

    /// Of the state that was looked at.
    package var revision: Int { history.count }

    /// Grows whenever its time or its holder changes, as a calendar wants it.
    package var sequence: Int {
        history.dropFirst().count { [.cancelled, .swapped, .assigned, .takenOver].contains($0.action) }
    }

    /// When its time or its holder last changed.
    package var changed: Date { history.last { ![.noted, .offered, .declined].contains($0.action) }?.at ?? from }

    package func isOn(at now: Date) -> Bool { !isCancelled && from <= now && now < until }

    func overlaps(_ from: Date, _ until: Date) -> Bool { !isCancelled && self.from < until && from < self.until }

    mutating func cancel(because reason: String, by hand: Hand, at now: Date) {
        (isCancelled, offer) = (true, nil)
        history.append(Step(action: .cancelled, by: hand, at: now, person: nil, text: reason))
    }

    mutating func offer(_ offer: Offer?, by hand: Hand, at now: Date) {
        let declined = self.offer?.to
        self.offer = offer
        history.append(Step(action: offer == nil ? .declined : .offered, by: hand, at: now, person: offer?.to ?? declined, text: nil))
    }

    mutating func give(to person: Person.ID, _ action: Step.Action, because reason: String? = nil, by hand: Hand, at now: Date) {
        former.append(self.person)
        (self.person, offer) = (person, nil)
        history.append(Step(action: action, by: hand, at: now, person: person, text: reason))
    }

    mutating func cut(at now: Date, for person: Person.ID, because reason: String, by hand: Hand) {
        (until, offer) = (now, nil)
        history.append(Step(action: .takenOver, by: hand, at: now, person: person, text: reason))
    }

    mutating func leave(_ note: String, by hand: Hand, at now: Date) {
        self.note = note
        history.append(Step(action: .noted, by: hand, at: now, person: nil, text: note))
    }
}
