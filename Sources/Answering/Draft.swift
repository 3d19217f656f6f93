// SPDX-License-Identifier: Apache-2.0
import Domain

/// A question on its way to an answer, with what the steps have found so far.
struct Draft: Sendable {
    /// As asked, and then with the day and the place that its text names.
    var question: Question
    let registry: Registry
    let newID: @Sendable () -> String
    var reading = Reading()
    /// Duties that its words fit, best first.
    var duties: [DutyMatch] = []
    /// Texts in force on the day, best first.
    var evidence: [Evidence] = []
    /// An answer whose citations are yet to be checked.
    var proposal: Answer?
    /// Why a person must answer, where a step has found that out.
    var handoff: Answer.Reason?
    /// It asks how something is done: the law is asked before the registry.
    var isLawFirst = false
    /// A question of competence that no duty comes near.
    var isOutsideField = false
    /// That the clause or act which the question names does not hold on its day, or may not.
    var notInForce: String?
    var nearby: [Nearby] = []
    var ticket: Ticket?
    /// That a language model was asked.
    var modelUse: ModelUse?

    init(_ question: Question, registry: Registry, newID: @escaping @Sendable () -> String) {
        self.question = question
        self.registry = registry
        self.newID = newID
    }

    var phrases: Phrases { Phrases(language: question.language) }

    /// The texts that an answer quotes, by name, as the digests of what they were.
    func versions(of answer: Answer) -> [String: String] {
        let quoted = answer.sentences.flatMap(\.citations).compactMap { citation in
            citation.provision.flatMap { id in citation.version.map { ("provision \(id.text)", $0) } }
        }
        return Dictionary(quoted, uniquingKeysWith: { first, _ in first })
    }

    /// What a language model had to do with it, by name.
    var modelVersions: [String: String] {
        guard let use = modelUse else { return [:] }
        return [
            "language model": use.model, "language model prompt": use.prompt, "language model tokens": String(use.tokens),
            "language model outcome": use.outcome.rawValue,
        ]
    }

    /// An answer from what is known so far.
    func answer(
        _ action: Answer.Action, _ reason: Answer.Reason, _ sentences: [Sentence] = [], competence: Competence.Finding? = nil,
        clarification: Clarification? = nil, ticket: Ticket.Promise? = nil
    ) -> Answer {
        Answer(
            question: question, action: action, reason: reason, sentences: sentences, competence: competence,
            clarification: clarification, ticket: ticket, nearby: nearby
        )
    }
}

/// A text found for the question, in force on its day.
struct Evidence: Sendable {
    let version: ProvisionVersion
    let document: LegalDocument
    let hit: SearchHit

    var provision: Provision { version.provision }

    /// A letter explains the law and makes none.
    var layer: Layer { document.isGuidance ? .guidance : .norm }
}

extension LegalDocument {
    var isGuidance: Bool { ["cong van", "huong dan", "so tay", "cong dien"].contains(Vietnamese.folded(kind)) }

    /// Number as published, or the title of an act that has none.
    var citedAs: String { number.isEmpty ? title : number }
}
