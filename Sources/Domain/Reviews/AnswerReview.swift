// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What becomes of it that readers say of an answer that it is wrong: a person looks at it, and ends it with one of a few outcomes.
///
/// It changes no answer and no order of what is found; what it leads to goes the way that such a thing always goes.
package struct AnswerReview: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<AnswerReview>

    package let id: ID
    package let matter: Matter
    /// Oldest first.
    package private(set) var history: [Step] = []
    package private(set) var state = State.waiting
    package private(set) var holder: Person.ID?
    /// When it was opened, or opened again.
    package private(set) var asked: Date
    package private(set) var ended: Date?
    package private(set) var outcome: Outcome?
    /// How many have said so since it was opened last; of very many the rest is only counted.
    package private(set) var votes = 0

    package static let mostNoted = 100

    package enum State: String, Codable, CaseIterable, Sendable { case waiting, taken, ended }

    /// What is in doubt: answers that rest on the same thing are looked at together.
    package struct Matter: Hashable, Codable, Sendable {
        package let ground: Ground
        /// Whose field it is; the Legal Department's where that is not known.
        package let unit: Unit.ID
        package let field: Field.ID?

        package init(ground: Ground, unit: Unit.ID, field: Field.ID?) {
            self.ground = ground
            self.unit = unit
            self.field = field
        }
    }

    package enum Ground: Hashable, Codable, Sendable {
        case knowledge(KnowledgeEntry.ID)
        case duty(Duty.ID)
        case provision(Provision.ID)
        /// It rests on nothing that is held.
        case answer(Question.ID)

        /// The same for the same thing, and for no other.
        package var key: String {
            switch self {
            case .knowledge(let id): "knowledge " + id.text
            case .duty(let id): "duty " + id.text
            case .provision(let id): "provision " + id.text
            case .answer(let id): "answer " + id.text
            }
        }
    }

    package struct Step: Hashable, Codable, Sendable {
        package let action: Action
        /// `nil` for a reader.
        package let by: Hand?
        package let at: Date
        package let note: String?
        package let outcome: Outcome?

        package enum Action: String, Codable, CaseIterable, Sendable {
            case opened
            /// One more reader says so.
            case joined
            /// A reader says so after it was ended.
            case reopened
            case taken
            case takenOver = "taken-over"
            case putBack = "put-back"
            case ended
        }
    }

    /// How it ends.
    package enum Outcome: Hashable, Codable, Sendable {
        /// The answer was right.
        case right
        /// An entry of knowledge, or another fact, was drafted: there it goes on under four eyes.
        case knowledgeDrafted(Change.ID)
        case factDrafted(Change.ID)
        /// The desk answers the question.
        case handedOn(Ticket.ID)
        /// Kept as a question with the article that answers it, from which the ranking may learn when somebody lets it (`donghanh learn --knowledge`).
        case judged(Judged)

        package enum Kind: String, CaseIterable, Sendable {
            case right
            case knowledgeDrafted = "knowledge-drafted"
            case factDrafted = "fact-drafted"
            case handedOn = "handed-on"
            case judged
        }

        package var kind: Kind {
            switch self {
            case .right: .right
            case .knowledgeDrafted: .knowledgeDrafted
            case .factDrafted: .factDrafted
            case .handedOn: .handedOn
            case .judged: .judged
            }
        }
    }

    /// A question without what tells of anybody, and an article whose words answer it.
    package struct Judged: Hashable, Codable, Sendable {
        package let question: String
        package let provision: Provision.ID

        /// - Parameter citation: Checked as every citation is.
        /// - Throws: ``ReviewError/notProved`` where its words were not found in the law.
        package init(question: String, citation: Citation) throws(ReviewError) {
            guard let provision = citation.provision, citation.isVerified, citation.quote != nil else { throw .notProved }
            self.question = PracticeLessons.shown(question)
            self.provision = provision
        }
    }

    /// Opened by the first reader who says so.
    package init(id: ID, of matter: Matter, at now: Date) {
        self.id = id
        self.matter = matter
        asked = now
        apply(Step(action: .opened, by: nil, at: now, note: nil, outcome: nil))
    }

    package init(id: ID, of matter: Matter, history: [Step]) {
        self.id = id
        self.matter = matter
        asked = history.first?.at ?? .distantPast
        for step in history { apply(step) }
    }

    package var revision: Int { history.count }

    package var thing: Thing { Thing(Scope(unit: matter.unit)) }

    /// One more reader says so; what was ended waits once more.
    package mutating func join(at now: Date) {
        if state == .ended { return apply(Step(action: .reopened, by: nil, at: now, note: nil, outcome: nil)) }
        guard votes < Self.mostNoted else { return }
        apply(Step(action: .joined, by: nil, at: now, note: nil, outcome: nil))
    }

    /// - Throws: ``RightsError`` or ``ReviewError``, as all that follow.
    package mutating func take(revision: Int, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now, .waiting)
        apply(Step(action: .taken, by: rights.hand(on: Day(now)), at: now, note: nil, outcome: nil))
    }

    package mutating func takeOver(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now, .taken)
        guard holder != rights.person else { throw ReviewError.yoursAlready }
        apply(Step(action: .takenOver, by: rights.hand(on: Day(now)), at: now, note: try Handling.reason(reason), outcome: nil))
    }

    package mutating func putBack(revision: Int, because reason: String, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now, .taken)
        guard holder == rights.person else { throw ReviewError.heldByAnother }
        apply(Step(action: .putBack, by: rights.hand(on: Day(now)), at: now, note: try Handling.reason(reason), outcome: nil))
    }

    /// Ends it with what has become of it, and a word of why.
    package mutating func end(_ ending: Ending, revision: Int, note: String, by rights: Rights, at now: Date) throws {
        try check(revision, rights, now, .taken)
        guard holder == rights.person else { throw ReviewError.heldByAnother }
        let (note, outcome) = (try Handling.reason(note), try ending.outcome())
        apply(Step(action: .ended, by: rights.hand(on: Day(now)), at: now, note: note, outcome: outcome))
    }

    /// What has become of it, with all that it takes to believe it.
    package enum Ending: Sendable {
        case right
        case drafted(Change)
        case handedOn(Ticket)
        case judged(Judged)

        func outcome() throws(ReviewError) -> Outcome {
            switch self {
            case .right: return .right
            case .handedOn(let ticket): return .handedOn(ticket.id)
            case .judged(let judged): return .judged(judged)
            case .drafted(let change):
                guard let kind = change.subject.factKind, change.state != .withdrawn else { throw .noSuchDraft }
                return kind == KnowledgeEntry.factKind ? .knowledgeDrafted(change.id) : .factDrafted(change.id)
            }
        }
    }

    private func check(_ revision: Int, _ rights: Rights, _ now: Date, _ state: State) throws {
        try rights.require(.reviewAnswer, thing, on: Day(now))
        guard revision == self.revision else { throw ReviewError.changedSince }
        guard self.state == state else { throw ReviewError.wrongState(self.state) }
    }

    /// The only place where what stands follows from what was done.
    private mutating func apply(_ step: Step) {
        history.append(step)
        switch step.action {
        case .opened, .reopened: (state, holder, asked, ended, outcome, votes) = (.waiting, nil, step.at, nil, nil, 1)
        case .joined: votes += 1
        case .taken, .takenOver: (state, holder) = (.taken, step.by?.person)
        case .putBack: (state, holder) = (.waiting, nil)
        case .ended: (state, holder, ended, outcome) = (.ended, nil, step.at, step.outcome)
        }
    }
}

extension AnswerReview.Matter {
    /// What an answer rests on, by the registry as it is now.
    package init(of answer: Answer, in registry: Registry) {
        let citations = answer.sentences.flatMap(\.citations)
        let duty = answer.competence?.duty
        let field = (duty?.field ?? answer.nearby.lazy.compactMap(\.duty).first.flatMap { registry.duty($0)?.field }).flatMap(registry.field)
        let entry = answer.reason == .answeredBefore ? Self.entry(behind: citations, in: registry) : nil
        let ground: AnswerReview.Ground =
            if let entry { .knowledge(entry.id) } else if let duty { .duty(duty.id) } else if let first = citations.lazy.compactMap(\.provision).first
            {
                .provision(first)
            } else { .answer(answer.question.id) }
        self.init(ground: ground, unit: entry?.unit ?? field?.unit ?? Unit.legalDepartment, field: field?.id)
    }

    /// The entry that has the same grounds, word for word.
    private static func entry(behind citations: [Citation], in registry: Registry) -> KnowledgeEntry? {
        func grounds(_ all: [Citation]) -> [String] { all.map { "\($0.provision?.text ?? "")\n\($0.quote ?? "")" } }
        let wanted = grounds(citations)
        return wanted.isEmpty ? nil : registry.facts.knowledge.first { grounds($0.citations) == wanted }
    }
}
