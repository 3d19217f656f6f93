// SPDX-License-Identifier: Apache-2.0

/// A rule of an act on effect, transition or rank.
package struct TransitionRule: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<TransitionRule>
    package let id: ID
    package let document: String
    package let path: String
    package let text: Words
    package let sources: [String]

    package init(id: ID, document: String, path: String, text: Words, sources: [String]) {
        self.id = id
        self.document = document
        self.path = path
        self.text = text
        self.sources = sources
    }
}

/// What is known of a document without its text: identity, effect, relations.
package struct KnownDocument: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<KnownDocument>
    package let id: ID
    package let number: String
    package let kind: String
    package let title: String
    package let summary: Words?
    package let issuer: String?
    /// As the source gives them; "chưa xác minh (2026)" is a text, not a day.
    package let issued: DoubtfulDay
    package let from: DoubtfulDay
    package let until: DoubtfulDay?
    package let status: String?
    package let relations: [DocumentRelation]
    package let notes: [Words]
    package let sources: [String]
    package let confidence: Confidence

    package init(
        id: ID, number: String, kind: String, title: String, summary: Words?, issuer: String?, issued: DoubtfulDay,
        from: DoubtfulDay, until: DoubtfulDay?, status: String?, relations: [DocumentRelation], notes: [Words], sources: [String],
        confidence: Confidence
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.title = title
        self.summary = summary
        self.issuer = issuer
        self.issued = issued
        self.from = from
        self.until = until
        self.status = status
        self.relations = relations
        self.notes = notes
        self.sources = sources
        self.confidence = confidence
    }
}

/// A number that was published, and what it counted.
package struct PublishedCount: Hashable, Codable, Sendable {
    package let number: Int
    package let text: Words
    /// What of ours it can be laid beside; `nil` where nothing here counts the same kind of thing.
    package let subject: Subject?
    package let sources: [String]

    package init(number: Int, text: Words, subject: Subject? = nil, sources: [String]) {
        self.number = number
        self.text = text
        self.subject = subject
        self.sources = sources
    }

    /// Kinds of thing that are counted here as well.
    package enum Subject: String, Codable, Sendable, CaseIterable {
        case duties, procedures, handbook
    }
}

/// Something that nobody has found out yet.
package struct KnownGap: Hashable, Codable, Sendable {
    package let id: String
    package let subject: Words
    package let status: String?
    package let text: Words

    package init(id: String, subject: Words, status: String?, text: Words) {
        self.id = id
        self.subject = subject
        self.status = status
        self.text = text
    }
}

/// A claim that was published and is wrong.
package struct RejectedClaim: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<RejectedClaim>
    package let id: ID
    package let claim: Words
    package let correction: Words
    /// Words that give the claim away in a question, each group sufficient when all of it is there.
    package let signs: [[String]]
    package let duties: [Duty.ID]
    package let sources: [String]

    package init(id: ID, claim: Words, correction: Words, signs: [[String]], duties: [Duty.ID], sources: [String]) {
        self.id = id
        self.claim = claim
        self.correction = correction
        self.signs = signs
        self.duties = duties
        self.sources = sources
    }
}

/// A real question that officials asked, with the facts of its answer.
package struct PracticeQuestion: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<PracticeQuestion>
    package let id: ID
    package let asked: String
    package let raisedBy: String?
    package let field: String?
    package let question: Words
    package let facts: [Words]
    package let status: String
    package let duties: [Duty.ID]
    package let sources: [String]
    package let confidence: Confidence

    package init(
        id: ID, asked: String, raisedBy: String?, field: String?, question: Words, facts: [Words], status: String,
        duties: [Duty.ID], sources: [String], confidence: Confidence
    ) {
        self.id = id
        self.asked = asked
        self.raisedBy = raisedBy
        self.field = field
        self.question = question
        self.facts = facts
        self.status = status
        self.duties = duties
        self.sources = sources
        self.confidence = confidence
    }
}

/// A disagreement or a thin spot in the sources that waits for the Legal Department; nothing is chosen silently.
package struct Doubt: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Doubt>
    package let id: ID
    package let text: Words
    package let duties: [Duty.ID]
    /// Number of a document: the doubt touches every competence that rests on it.
    package let basis: String?
    /// What an answer about these duties becomes while the doubt stands.
    package let effect: Effect
    /// The days it touches.
    package let from: Day?
    package let until: Day?
    /// The competences that it sets against each other, shown beside what holds on the day.
    package let holders: [Competence.ID]
    package let sources: [String]

    package init(
        id: ID, text: Words, duties: [Duty.ID], basis: String? = nil, effect: Effect, from: Day? = nil, until: Day? = nil,
        holders: [Competence.ID] = [], sources: [String]
    ) {
        self.id = id
        self.text = text
        self.duties = duties
        self.basis = basis
        self.effect = effect
        self.from = from
        self.until = until
        self.holders = holders
        self.sources = sources
    }

    /// `contested` and `unsettled` replace the result of a finding, `note` only warns.
    package enum Effect: String, Codable, Sendable, CaseIterable {
        case contested, unsettled, note
    }

    package func touches(_ day: Day) -> Bool { DaySpan(from: from, until: until).contains(day) }
}

/// A telephone number that a person answers.
package struct HotlineNumber: Hashable, Codable, Sendable {
    package let number: String
    package let sources: [String]

    package init(number: String, sources: [String]) {
        self.number = number
        self.sources = sources
    }
}
