// SPDX-License-Identifier: Apache-2.0

/// Who finishes a file that came in before a duty moved, as the act that moved it says, or leaves unsaid.
package struct FileRule: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<FileRule>
    package let id: ID
    package let duties: [Duty.ID]
    /// The days on which the file was received.
    package let received: DaySpan
    /// The first day asked about for which it matters; `nil` for any.
    package let appliesFrom: Day?
    package let outcome: Outcome
    package let text: Words
    package let sources: [String]
    package let confidence: Confidence

    package init(
        id: ID, duties: [Duty.ID], received: DaySpan, appliesFrom: Day?, outcome: Outcome, text: Words, sources: [String],
        confidence: Confidence
    ) {
        self.id = id
        self.duties = duties
        self.received = received
        self.appliesFrom = appliesFrom
        self.outcome = outcome
        self.text = text
        self.sources = sources
        self.confidence = confidence
    }

    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Whoever was competent on the day it was received.
        case formerHolder = "former-holder"
        /// The act does not say.
        case unsettled
    }
}

/// A fact about the facts: when a part of them was gathered, what changed on a day, how to read a source.
package struct Remark: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Remark>
    package let id: ID
    /// "as-of", "places", …
    package let subject: String
    package let day: Day?
    package let text: Words
    package let sources: [String]

    package init(id: ID, subject: String, day: Day?, text: Words, sources: [String]) {
        self.id = id
        self.subject = subject
        self.day = day
        self.text = text
        self.sources = sources
    }
}
