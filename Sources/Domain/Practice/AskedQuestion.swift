// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A question as practice looks at it: what became of it, and what it was about.
package struct AskedQuestion: Identifiable, Hashable, Sendable {
    package let id: Question.ID
    package let text: String
    package let asked: Date
    package let on: Day
    /// As its asker named it.
    package let place: String?
    package let action: Answer.Action
    /// The duty that it was answered about, or the closest one that was found.
    package let duty: Duty.ID?
    package let ticket: Ticket.ID?
    /// Whether a person has answered its ticket.
    package let isAnsweredByPerson: Bool

    package init(
        id: Question.ID, text: String, asked: Date, on: Day, place: String?, action: Answer.Action, duty: Duty.ID?, ticket: Ticket.ID?,
        isAnsweredByPerson: Bool
    ) {
        self.id = id
        self.text = text
        self.asked = asked
        self.on = on
        self.place = place
        self.action = action
        self.duty = duty
        self.ticket = ticket
        self.isAnsweredByPerson = isAnsweredByPerson
    }

    /// The assistant said nothing to it.
    package var isGap: Bool { action == .handoff || action == .clarify }
}

/// What was asked, as far as it has not been erased.
package protocol Practice: Sendable {
    /// The newest first.
    func asked(since: Date, limit: Int) async throws -> [AskedQuestion]
}

/// Where a group of questions goes to have its cause mended: a proposal to amend the law, a subject of training.
package protocol PracticeOutlet: Sendable {
    var kind: PracticeOutletKind { get }

    /// Begins it with what was asked, which tells of nobody.
    ///
    /// - Returns: The path of the page on which it goes on, such as `["proposals", "7"]`.
    func begin(with questions: [String], by person: Person.ID, at now: Date) async throws -> [String]
}

package enum PracticeOutletKind: String, CaseIterable, Sendable { case amendment, training }
