// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What became of all questions that must stay answered, asked as if a change of knowledge had been approved.
package struct KnowledgeTrial: Hashable, Codable, Sendable {
    package let change: Change.ID
    /// Of the very draft that was tried.
    package let digest: String
    /// What was known when it was tried.
    package let ground: Ground
    package let made: Date
    /// The entry's own question, then its other words, then those that a change takes out of it.
    package let own: [Own]
    /// How many questions were looked at, by where they come from.
    package let counts: [TrialQuestion.Origin: Int]
    /// Questions near enough to the entry to be asked whole, without it and with it.
    package let near: Int
    /// Answered rightly without the entry, and not with it.
    package let worse: [TrialQuestion]
    /// Not answered without the entry, and by it now.
    package let gained: [TrialQuestion]

    package init(
        change: Change.ID, digest: String, ground: Ground, made: Date, own: [Own], counts: [TrialQuestion.Origin: Int], near: Int,
        worse: [TrialQuestion], gained: [TrialQuestion]
    ) {
        self.change = change
        self.digest = digest
        self.ground = ground
        self.made = made
        self.own = own
        self.counts = counts
        self.near = near
        self.worse = worse
        self.gained = gained
    }

    /// What a trial was made over: another fact, other words of the law or another day ask for another trial.
    package struct Ground: Hashable, Codable, Sendable {
        /// Generation of the facts.
        package let facts: String
        /// Generation of what is known of changes of the law.
        package let law: Int
        package let day: Day

        package init(facts: String, law: Int, day: Day) {
            self.facts = facts
            self.law = law
            self.day = day
        }
    }

    /// A question of the entry itself, and what answers it.
    package struct Own: Hashable, Codable, Sendable {
        package let text: String
        package let outcome: Outcome

        package init(_ text: String, _ outcome: Outcome) {
            self.text = text
            self.outcome = outcome
        }
    }

    package enum Outcome: String, Codable, Sendable {
        case byEntry
        /// The registry or an act says it, which goes before what a person said.
        case otherwise
        /// An entry that was approved before is said instead.
        case byAnother
        case unanswered
    }

    package var asked: Int { own.count + counts.values.reduce(0, +) }

    /// Why the change may not be approved, by what was found.
    package var refusal: KnowledgeTrialError? {
        if !worse.isEmpty { return .breaks(worse.map(\.text)) }
        guard let first = own.first else { return .notTried }
        return switch first.outcome {
        case .byEntry, .otherwise: nil
        case .byAnother: .saidByAnother(first.text)
        case .unanswered: .saysNothing(first.text)
        }
    }

    /// How far a trial has come.
    package enum Progress: Hashable, Sendable {
        case made(KnowledgeTrial)
        case running(asked: Int, of: Int)
        /// By a fault of the program, which has been logged.
        case failed
    }
}

extension Change {
    /// Whether it makes or changes an entry of knowledge, which must be tried before it is approved.
    package var needsTrial: Bool { subject.factKind == KnowledgeEntry.factKind && draft.content != nil }

    /// Whether somebody may have it tried once more: whoever may draft it, and whoever may approve it.
    package func mayBeTriedAgain(by rights: Rights, on day: Day) -> Bool {
        rights.may(.draft, Thing(draft.scope), on: day) || mayBeApproved(by: rights, on: day)
    }
}

extension Circumstances {
    /// - Throws: ``KnowledgeTrialError`` where the draft was not tried over what is known now, or broke something.
    func requireTrial(of change: Change) throws(KnowledgeTrialError) {
        guard change.needsTrial else { return }
        guard let trial, trial.change == change.id, trial.digest == change.draft.digest, trial.ground == ground else { throw .notTried }
        if let refusal = trial.refusal { throw refusal }
    }
}

/// Why knowledge may not be approved as it is.
package enum KnowledgeTrialError: Refusal, Equatable {
    /// Nobody has asked the questions since the draft, a fact or the law became what it is.
    case notTried
    case breaks([String])
    /// An entry that stands answers the same question with something else.
    case saidByAnother(String)
    case saysNothing(String)
    /// It waits for nobody, needs no trial, or has passed it.
    case nothingToTry

    package var kind: RefusalKind { .conflict }

    package var key: String {
        switch self {
        case .notTried: "trial.not-tried"
        case .breaks: "trial.breaks"
        case .saidByAnother: "trial.said-by-another"
        case .saysNothing: "trial.says-nothing"
        case .nothingToTry: "trial.nothing-to-try"
        }
    }

    package var details: [String] {
        switch self {
        case .notTried, .nothingToTry: []
        case .breaks(let questions): [String(questions.count), questions.prefix(Self.mostNamed).map { "“\($0)”" }.joined(separator: "; ")]
        case .saidByAnother(let question), .saysNothing(let question): [question]
        }
    }

    private static let mostNamed = 3
}

/// The last trial of each change of knowledge, and what trials are made over.
package protocol KnowledgeTrials: Sendable {
    /// `nil` where there was none of this draft over what is known now.
    func trial(of change: Change, at now: Date) async throws -> KnowledgeTrial?

    /// What is known now, and what would be known once a change was approved; all of one instant.
    func supposed(_ change: Change, at now: Date) async throws -> SupposedKnowledge

    func keep(_ trial: KnowledgeTrial) async throws

    /// Puts aside a trial that refused, with a row of the log, so that whichever node is asked next tries the change once more.
    ///
    /// - Throws: ``RightsError`` for whoever neither drafts nor decides it, ``KnowledgeTrialError`` where it is being tried, or has passed.
    func forget(_ change: Change.ID, by person: Person.ID, at now: Date) async throws
}

/// What is known, and what would be known once a change was approved.
package struct SupposedKnowledge: Sendable {
    package let ground: KnowledgeTrial.Ground
    package let before: Registry
    package let after: Registry

    package init(ground: KnowledgeTrial.Ground, before: Registry, after: Registry) {
        self.ground = ground
        self.before = before
        self.after = after
    }
}

/// Makes trials beside whoever waits for them.
package protocol TrialRuns: Sendable {
    /// How far the trial of a submitted change over what is known now has come; begins it where there is none.
    func progress(of change: Change, at now: Date) async throws -> KnowledgeTrial.Progress

    /// Has a change tried once more that was refused, though nothing that is known has changed: what search finds may have.
    ///
    /// - Throws: As ``KnowledgeTrials/forget(_:by:at:)``.
    func again(_ change: Change, by person: Person.ID, at now: Date) async throws
}
