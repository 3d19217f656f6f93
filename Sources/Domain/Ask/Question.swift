// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What an official asks, and for which day and place.
package struct Question: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Question>

    package let id: ID
    /// As typed, after NFC and trimming; 1 to 2,000 characters.
    package let text: String
    /// The day the answer is for. A day named in the text goes before it.
    package let on: Day
    /// When the system must have known what it answers from; `nil` is now.
    package let known: Date?
    /// As named by the asker: "Hưng Yên".
    package let place: String?
    package let language: Language
    package let asked: Date
    /// The asker wants a person to answer, whatever the system could say.
    package let wantsPerson: Bool
    /// What whoever wants a person has said that it is; `nil` where nothing was said.
    package let kind: TicketKind?

    package static let longest = 2_000

    /// - Throws: ``QuestionError`` when the text is empty, too long, or holds control characters only.
    package init(
        id: ID, text: String, on: Day, known: Date? = nil, place: String? = nil, language: Language = .vi, asked: Date,
        wantsPerson: Bool = false, kind: TicketKind? = nil
    ) throws(QuestionError) {
        let clean = text.singleLine
        guard !clean.isEmpty else { throw .empty }
        guard clean.count <= Self.longest else { throw .tooLong(limit: Self.longest) }
        self.id = id
        self.text = clean
        self.on = on
        self.known = known
        self.place = place.map(\.singleLine).flatMap { $0.isEmpty ? nil : $0 }
        self.language = language
        self.asked = asked
        self.wantsPerson = wantsPerson
        self.kind = kind
    }
}

package enum QuestionError: Refusal, Equatable {
    case empty
    case tooLong(limit: Int)
    case noSuchDay(String)
    case noSuchPlace(String, near: [String])

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .empty: "question.empty"
        case .tooLong: "question.too-long"
        case .noSuchDay: "question.no-such-day"
        case .noSuchPlace: "question.no-such-place"
        }
    }

    package var details: [String] {
        switch self {
        case .empty: []
        case .tooLong(let limit): [String(limit)]
        case .noSuchDay(let text): [text]
        case .noSuchPlace(let text, let near): [text, near.joined(separator: ", ")]
        }
    }
}
