// SPDX-License-Identifier: Apache-2.0

/// How long the desk wants to take, kind by kind. Goals of its own, which no law asks for; they never go beyond what the law lets a reflection take.
package struct DeskGoals: Hashable, Sendable {
    private let byKind: [TicketKind: Goal]

    package struct Goal: Hashable, Sendable {
        package let responseMinutes: Int
        /// Working days.
        package let forwardDays: Int
        /// Days of the calendar.
        package let answerDays: Int

        /// What lies outside the limits is brought to the nearest of them.
        package init(responseMinutes: Int = 5, forwardDays: Int = forwardLimit, answerDays: Int = answerLimit) {
            self.responseMinutes = min(max(responseMinutes, 1), DeskGoals.responseLimit)
            self.forwardDays = min(max(forwardDays, 1), DeskGoals.forwardLimit)
            self.answerDays = min(max(answerDays, 1), DeskGoals.answerLimit)
        }
    }

    /// Working days until somebody has said what becomes of an answer that readers say is wrong.
    package let reviewDays: Int

    package init(_ set: [TicketKind: Goal] = [:], reviewDays: Int = 5) {
        self.reviewDays = min(max(reviewDays, 1), Self.reviewLimit)
        byKind = Dictionary(uniqueKeysWithValues: TicketKind.allCases.map { ($0, set[$0] ?? Self.first(of: $0)) })
    }

    package subscript(_ kind: TicketKind) -> Goal { byKind[kind] ?? Self.first(of: kind) }

    /// What holds until an administrator sets something else.
    package static let usual = DeskGoals()

    /// A fault keeps somebody from working now: a choice of ours, as all of these but the limits.
    private static func first(of kind: TicketKind) -> Goal { kind == .fault ? Goal(forwardDays: 1, answerDays: 5) : Goal() }

    /// A receiver who is not competent hands a reflection on within 2 working days, and whoever is answers it within 15 days (Prime Minister's
    /// telegram 89/CĐ-TTg of 16 June 2025). The day of receipt is not counted. What is asked as guidance may turn out to be a reflection, so no kind is
    /// given longer.
    package static let forwardLimit = 2
    package static let answerLimit = 15
    /// A day: whoever is called later than that is not called.
    package static let responseLimit = 1_440
    package static let reviewLimit = 30
}
