// SPDX-License-Identifier: Apache-2.0

/// What the system says to a question: sentences that each carry their proof, or a named reason for none.
package struct Answer: Hashable, Codable, Sendable {
    package let question: Question
    package let action: Action
    package let reason: Reason
    package let sentences: [Sentence]
    package let competence: Competence.Finding?
    package let clarification: Clarification?
    package let ticket: Ticket.Promise?
    /// Duties close to the one answered, and provisions found near a question that was not.
    package let nearby: [Nearby]

    package init(
        question: Question, action: Action, reason: Reason, sentences: [Sentence] = [],
        competence: Competence.Finding? = nil, clarification: Clarification? = nil, ticket: Ticket.Promise? = nil,
        nearby: [Nearby] = []
    ) {
        self.question = question
        self.action = action
        self.reason = reason
        self.sentences = sentences
        self.competence = competence
        self.clarification = clarification
        self.ticket = ticket
        self.nearby = nearby
    }

    /// What happens next. A field of its own, never read out of prose.
    package enum Action: String, Codable, Sendable, CaseIterable {
        case answer, clarify, handoff, refuse
    }

    /// Why the answer is what it is.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        /// Answered from the registry: competence found, split, kept central, lapsed.
        case competence, split, notMoved = "not-moved", lapsed
        /// Answered from what is recorded of an act, from the text of the law, from a change of a procedure, or by correcting a false premise.
        case act, law, procedure, falsePremise = "false-premise"
        /// Answered as a person has answered it before, and another approved.
        case answeredBefore = "answered-before"
        /// Asked back.
        case ambiguousNumber = "ambiguous-number", whichDuty = "which-duty", whichDay = "which-day", whichPlace = "which-place"
        /// Handed to a person.
        case contested, unsettled, unverifiedOnly = "unverified-only", noGround = "no-ground", notInForce = "not-in-force"
        /// Readers say that what was answered is wrong.
        case disputed
        case askedForPerson = "asked-for-person", quoteFailed = "quote-failed", guidanceOnly = "guidance-only"
        /// Refused.
        case outsideField = "outside-field", notAQuestion = "not-a-question"
    }
}

/// One sentence of an answer with what carries it.
package struct Sentence: Hashable, Codable, Sendable {
    package let text: String
    package let layer: Layer
    package let citations: [Citation]
    /// UTF-8 offsets of the words that answer who, when, how long or how much.
    package let marked: Range<Int>?

    package init(text: String, layer: Layer, citations: [Citation], marked: Range<Int>? = nil) {
        self.text = text
        self.layer = layer
        self.citations = citations
        self.marked = marked
    }
}

/// What a sentence rests on. Guidance alone never answers a question of law.
package enum Layer: String, Codable, Sendable, CaseIterable {
    case norm, procedure, local, guidance, registry
}

/// A place in a document and, where its text is held, the exact words that carry a sentence.
package struct Citation: Hashable, Codable, Sendable {
    /// Number of the document as published.
    package let document: String
    /// From small to large: "điểm a khoản 2 Điều 5". `nil` where only the document is known.
    package let path: String?
    /// The provision, where its text is held.
    package let provision: Provision.ID?
    /// A byte-exact part of the provision's text.
    package let quote: String?
    /// Quote: found in the text in force that day. Registry: the article was read by whoever recorded the fact.
    package let isVerified: Bool
    /// Digest of the provision's version the quote was checked against.
    package let version: String?
    package let sources: [String]

    package init(
        document: String, path: String?, provision: Provision.ID? = nil, quote: String? = nil, isVerified: Bool,
        version: String? = nil, sources: [String] = []
    ) {
        self.document = document
        self.path = path
        self.provision = provision
        self.quote = quote
        self.isVerified = isVerified
        self.version = version
        self.sources = sources
    }
}

/// A question back, with the answers to choose from.
package struct Clarification: Hashable, Codable, Sendable {
    package let question: String
    package let options: [Option]

    package init(question: String, options: [Option]) {
        self.question = question
        self.options = options
    }

    package struct Option: Hashable, Codable, Sendable {
        package let label: String
        /// The question to ask instead, whole, so that nothing need be typed again.
        package let text: String

        package init(label: String, text: String) {
            self.label = label
            self.text = text
        }
    }
}

/// Something found close by: shown with an answer, and all the more without one.
package struct Nearby: Hashable, Codable, Sendable {
    package let title: String
    package let duty: Duty.ID?
    package let provision: Provision.ID?

    package init(title: String, duty: Duty.ID? = nil, provision: Provision.ID? = nil) {
        self.title = title
        self.duty = duty
        self.provision = provision
    }
}
