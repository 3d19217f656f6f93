// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Every change of the law's words that came to be known here, and who has looked at what rested on them.
package protocol LawChanges: Sendable {
    /// Grows with every change and every look, so that what was made of them can be kept until then.
    func generation() async throws -> Int

    /// The changes that facts may rest on, with until when somebody has answered for each of these.
    ///
    /// - Parameter known: An instant of the past; `nil` for now.
    func watch(_ facts: RegistryFacts, known: Date?) async throws -> LawWatch

    /// All that changed, by what changed it: the latest first.
    func causes(limit: Int, offset: Int) async throws -> Listing<ChangeOfLaw>

    /// Single changes by one cause, in the order of documents and places.
    func changes(by cause: String, limit: Int, offset: Int) async throws -> Listing<LawChange>

    /// Changes of some acts that came to be known after an instant, for what was kept then.
    func changes(of documents: Set<String>, since: Date) async throws -> [LawChange]

    /// Those of some answers or replies that rest on words which have changed since.
    func touched(_ kind: TouchedRecord.Kind, among names: Set<String>) async throws -> Set<String>

    /// Answers and replies that were kept before words they rest on changed; the latest first.
    func kept(touchedBy cause: String?, limit: Int, offset: Int) async throws -> Listing<TouchedRecord>

    /// A person answers for it that facts say what the law says now: all of them, or none where one cannot be.
    ///
    /// - Parameter seen: When the latest change that he was shown came to be known: what came after it he has not looked at.
    func look(at subjects: Set<Subject>, seen: Date, because note: String, by person: Person.ID, at now: Date) async throws

    /// Who has looked at a fact, and what he said; the latest first.
    func looks(at subject: Subject) async throws -> [LawLook]
}

/// What a registry needs to know which of its facts are stale.
package struct LawWatch: Hashable, Sendable {
    package let changes: [LawChange]
    package let answered: [Subject: Date]

    package init(changes: [LawChange] = [], answered: [Subject: Date] = [:]) {
        self.changes = changes
        self.answered = answered
    }
}

/// One thing that changed the law's words, and in how many places.
package struct ChangeOfLaw: Hashable, Sendable {
    package let cause: LawChange.Cause
    package let known: Date
    package let places: Int
    package let documents: Int

    package init(cause: LawChange.Cause, known: Date, places: Int, documents: Int) {
        self.cause = cause
        self.known = known
        self.places = places
        self.documents = documents
    }
}

/// Something that was said on the ground of words which have changed.
package struct TouchedRecord: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// By the assistant.
        case answer
        /// By a person, on a ticket.
        case reply
    }

    package let kind: Kind
    /// The question's id, or the ticket's.
    package let name: String
    package let kept: Date
    /// `nil` for a ticket, whose words are for those alone who may see it.
    package let question: String?
    package let document: String

    package init(kind: Kind, name: String, kept: Date, question: String?, document: String) {
        self.kind = kind
        self.name = name
        self.kept = kept
        self.question = question
        self.document = document
    }
}

/// That somebody has looked at a fact again and answers for it.
package struct LawLook: Hashable, Sendable {
    package let by: Person.ID
    package let at: Date
    package let note: String

    package init(by: Person.ID, at: Date, note: String) {
        self.by = by
        self.at = at
        self.note = note
    }
}

package enum LawLookError: Refusal, Equatable {
    case noNote
    case nothingChosen
    /// Nothing under the fact has changed, or somebody has looked already.
    case nothingToLookAt
    /// Something else has changed since the page was shown.
    case changedSince
    /// Its quotes must be checked anew, so it goes the way of an entry.
    case isKnowledge

    package var kind: RefusalKind {
        switch self {
        case .noNote, .nothingChosen: .invalid
        case .nothingToLookAt, .changedSince, .isKnowledge: .conflict
        }
    }

    package var key: String {
        switch self {
        case .noNote: "look.no-note"
        case .nothingChosen: "look.nothing-chosen"
        case .nothingToLookAt: "look.nothing"
        case .changedSince: "look.changed-since"
        case .isKnowledge: "look.is-knowledge"
        }
    }
}
