// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A ticket that nobody ever opened, at the unit of clouds in the north.
enum MadeUpTickets {
    typealias People = MadeUpPeople

    /// Ten in the morning.
    static let opened = People.day.start.addingTimeInterval(36_000)
    static let due = opened.addingTimeInterval(15 * 86_400)

    /// - Parameter minutes: How long after the first it was opened.
    static func handling(history: [Handling.Step] = [], id: String = "t", minutes: Double = 0) throws -> Handling {
        let opened = minute(minutes)
        let question = try Question(id: .init("q"), text: "Ai giữ mây?", on: People.day, asked: opened)
        let ticket = Ticket(
            id: .init(id), question: question, reason: .noGround, evidence: [], unit: People.cloud, place: People.north, opened: opened, due: due,
            secretDigest: "s")
        return Handling(ticket, history: history)
    }

    static func expert(_ name: String, unit: Unit.ID = People.cloud) throws -> Rights {
        People.rights(name, [try People.appointment(name, .expert, Scope(unit: unit, place: People.north))])
    }

    static func minute(_ minutes: Double) -> Date { opened.addingTimeInterval(minutes * 60) }

    static func reply() throws -> Reply { try Reply(text: "Gió giữ mây.", citations: []) }

    /// A ticket in a state, by the shortest way there; "an" has it in hand where somebody has.
    static func handling(_ state: Handling.State) throws -> Handling {
        var handling = try handling()
        let an = try expert("an")
        switch state {
        case .waiting: break
        case .taken: try handling.take(revision: 0, by: an, at: minute(1))
        case .answered:
            try handling.take(revision: 0, by: an, at: minute(1))
            try handling.answer(try reply(), revision: 1, by: an, at: minute(2))
        case .asking:
            try handling.take(revision: 0, by: an, at: minute(1))
            try handling.askBack("Mây nào?", revision: 1, by: an, at: minute(2))
        case .merged:
            var other = try Self.handling(id: "som-hon", minutes: -1)
            try handling.merge(into: &other, revision: 0, because: "Cùng một điều bịa", by: an, at: minute(1))
        case .closed: try handling.close(revision: 0, because: "Bịa", by: an, at: minute(1))
        }
        return handling
    }
}
