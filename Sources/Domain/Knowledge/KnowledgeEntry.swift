// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A question and what a person answered it, which a second person has approved for the assistant to say again.
///
/// It is a fact of the registry, so that it is drafted, approved, undone and known in time as any other.
package struct KnowledgeEntry: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<KnowledgeEntry>

    /// That of the ticket it came from.
    package let id: ID
    package let question: String
    /// The same question in other words.
    package let paraphrases: [String]
    /// Paragraphs, a line each.
    package let answer: String
    /// Each with a quote and the version of the text that it was checked against.
    package let citations: [Citation]
    /// The days it may be said of.
    package let span: DaySpan
    /// Who answered.
    package let unit: Unit.ID
    /// Where it holds; `nil` for everywhere.
    package let place: Place.ID?
    /// The entry of the handbook that it belongs to; `nil` where it belongs to none.
    package let entry: HandbookEntry.ID?
    /// Many get it wrong. `nil` for what was kept before anybody was asked, and for what is none, so that equal facts have equal texts.
    private let pitfall: Bool?

    /// Told in the handbook as something that is easily done wrong.
    package var isPitfall: Bool { pitfall ?? false }

    package static let factKind = "knowledge"
    package static let mostParaphrases = 10
    package static let longestParaphrase = 500

    /// - Throws: ``KnowledgeError`` or ``TicketError`` where something is missing or too long.
    package init(
        id: ID, question: String, paraphrases: [String], answer: String, citations: [Citation], span: DaySpan, unit: Unit.ID, place: Place.ID?,
        entry: HandbookEntry.ID? = nil, isPitfall: Bool = false
    ) throws {
        let question = question.singleLine
        guard !question.isEmpty else { throw TicketError.noText }
        guard question.count <= Question.longest else { throw TicketError.textTooLong(limit: Question.longest) }
        let others = paraphrases.map(\.singleLine).filter { !$0.isEmpty }
        guard others.count <= Self.mostParaphrases, others.allSatisfy({ $0.count <= Self.longestParaphrase }) else {
            throw KnowledgeError.tooManyParaphrases(limit: Self.mostParaphrases, longest: Self.longestParaphrase)
        }
        let grounds = citations.filter { $0.isVerified && $0.quote != nil && $0.provision != nil }
        guard !grounds.isEmpty else { throw KnowledgeError.noGround }
        if let from = span.from, let until = span.until, until <= from { throw KnowledgeError.noDays(from: from, until: until) }
        self.id = id
        self.question = question
        self.paraphrases = others
        self.answer = try Handling.paragraphs(answer, limit: Reply.longest)
        self.citations = grounds
        self.span = span
        self.unit = unit
        self.place = place
        self.entry = entry
        pitfall = isPitfall ? true : nil
    }

    package var subject: Subject { .fact(Self.factKind, id.text) }
    package var scope: Scope { Scope(unit: unit, place: place) }

    /// Whether all that it rests on still reads, on that day, as it did when it was checked. Where another word of the same article has changed, a
    /// person must look again.
    package func stands(on day: Day, known: Date? = nil, in documents: any LegalDocuments) async throws -> Bool {
        guard span.contains(day) else { return false }
        for citation in citations {
            guard let checked = try await CitationCheck(documents).checked(citation, on: day, known: known), checked.version == citation.version
            else {
                return false
            }
        }
        return true
    }
}

/// Why an answer cannot become knowledge as it is.
package enum KnowledgeError: Refusal, Equatable {
    /// Nothing in it was checked word for word.
    case noGround
    case noDays(from: Day, until: Day)
    case tooManyParaphrases(limit: Int, longest: Int)
    /// Nobody has said that he read it for what tells of a human being.
    case notRead
    case personalData([String])
    case notAnswered
    case noSuchEntry(String)

    package var kind: RefusalKind { self == .notAnswered ? .conflict : .invalid }

    package var key: String {
        switch self {
        case .noGround: "knowledge.no-ground"
        case .noDays: "knowledge.no-days"
        case .tooManyParaphrases: "knowledge.too-many-paraphrases"
        case .notRead: "knowledge.not-read"
        case .personalData: "knowledge.personal-data"
        case .notAnswered: "knowledge.not-answered"
        case .noSuchEntry: "knowledge.no-such-entry"
        }
    }

    package var details: [String] {
        switch self {
        case .noDays(let from, let until): [from.iso, until.iso]
        case .tooManyParaphrases(let limit, let longest): [String(limit), String(longest)]
        case .noSuchEntry(let id): [id]
        case .personalData(let found): [found.joined(separator: "; ")]
        default: []
        }
    }
}
