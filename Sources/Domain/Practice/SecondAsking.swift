// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A question that was handed to a person, asked again thirty days later: whether the assistant can answer it by then.
package struct SecondAsking: Hashable, Sendable {
    package let ticket: Ticket.ID
    /// Of the question; `nil` where it is about nothing known.
    package let field: Field.ID?
    /// When it was handed on.
    package let first: Date
    package let again: Date
    package let action: Answer.Action
    package let reason: Answer.Reason

    package init(ticket: Ticket.ID, field: Field.ID?, first: Date, again: Date, action: Answer.Action, reason: Answer.Reason) {
        self.ticket = ticket
        self.field = field
        self.first = first
        self.again = again
        self.action = action
        self.reason = reason
    }

    package static let days = 30

    /// The same question as its asker would ask it now; what was asked of the day of asking is asked of this day.
    package static func question(_ earlier: Question, id: Question.ID, at now: Date) throws(QuestionError) -> Question {
        try Question(
            id: id, text: earlier.text, on: earlier.on == Day(earlier.asked) ? Day(now) : earlier.on, place: earlier.place,
            language: earlier.language,
            asked: now)
    }
}

/// What was handed on, and what became of it when it was asked again.
package protocol SecondAskings: Sendable {
    /// Tickets that were handed on so long ago, have not been asked again, and still hold their question; the oldest first.
    func due(at now: Date, limit: Int) async throws -> [Ticket]

    /// Keeps an outcome; of one ticket the first one stands.
    func keep(_ asking: SecondAsking) async throws

    /// What was handed on from that day on.
    func outcomes(from first: Day) async throws -> [SecondAsking]
}

/// A month of Ha Noi.
package struct Month: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int

    package init(_ day: Day) { (year, month) = (day.components.year, day.components.month) }

    package static func < (one: Month, other: Month) -> Bool { (one.year, one.month) < (other.year, other.month) }

    /// "2026-11".
    package var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    package func text(in language: Language) -> String { language == .vi ? "\(month)/\(year)" : iso }
}

/// How many of the questions that were handed on the assistant can answer thirty days later, by month and by field.
package struct ProgressReport: Sendable {
    /// The earliest first.
    package let byMonth: [Row<Month>]
    /// Most questions first; `nil` for what is about no field that is known.
    package let byField: [Row<Field.ID?>]
    /// Each field with each month of which something was asked again.
    package let byFieldAndMonth: [Row<Cell>]

    package struct Cell: Hashable, Sendable {
        package let field: Field.ID?
        package let month: Month

        package init(field: Field.ID?, month: Month) {
            self.field = field
            self.month = month
        }
    }

    package struct Row<Key: Hashable & Sendable>: Hashable, Sendable {
        package let key: Key
        package let asked: Int
        package let answered: Int

        package var share: Double { asked == 0 ? 0 : Double(answered) / Double(asked) }
    }

    package init(_ outcomes: [SecondAsking]) {
        byMonth = Self.rows(outcomes) { Month(Day($0.first)) }.sorted { $0.key < $1.key }
        byField = Self.rows(outcomes) { $0.field }
            .sorted { ($1.asked, $0.key?.text ?? "\u{FFFF}") < ($0.asked, $1.key?.text ?? "\u{FFFF}") }
        byFieldAndMonth = Self.rows(outcomes) { Cell(field: $0.field, month: Month(Day($0.first))) }
            .sorted { ($0.key.field?.text ?? "\u{FFFF}", $0.key.month) < ($1.key.field?.text ?? "\u{FFFF}", $1.key.month) }
    }

    private static func rows<Key>(_ outcomes: [SecondAsking], _ key: (SecondAsking) -> Key) -> [Row<Key>] {
        Dictionary(grouping: outcomes, by: key).map { Row(key: $0, asked: $1.count, answered: $1.count { $0.action == .answer }) }
    }
}
