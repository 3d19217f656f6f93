// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// An answer with its proof, or what happens instead of one.
struct AnswerView: Sendable {
    let id: String
    let question: String
    let day: String
    let dayValue: String
    let place: String?
    let knownAt: String?
    let asked: String
    let action: String
    let isAnswer: Bool
    let isClarify: Bool
    let isHandoff: Bool
    let isRefuse: Bool
    let isFalsePremise: Bool
    let reason: String
    /// The answer itself, then what else is to be known.
    let sentences: [SentenceView]
    let notes: [SentenceView]
    let hasNotes: Bool
    /// What is said without proof: why there is no answer.
    let remarks: [String]
    let hasUnverified: Bool
    /// The edition that quoted law was taken from: it knows nothing of what changed after it.
    let edition: String?
    /// A language model has chosen which clauses are quoted.
    let isChosenByModel: Bool
    let competence: CompetenceView?
    let clarification: Clarification?
    let promise: PromiseView?
    let nearby: [NearbyView]
    let hasNearby: Bool
    let askPerson: String
    let vote: String
    let isVoted: Bool
    let link: String
    /// What has changed since in the words that it rests on.
    let changed: [String]
    let isChanged: Bool
    let versions: [VersionView]

    struct VersionView: Sendable {
        let name: String
        let value: String
    }

    /// Sentences that can be read in ten seconds.
    private static let longest = 3

    /// - Parameter host: Name of this site as the reader's browser knows it, for the link that is copied.
    /// - Parameter isVoted: The reader has just said whether it is right.
    init(_ record: AnswerRecord, _ visit: Visit, host: String?, isVoted: Bool = false, changed: [LawChange] = []) {
        let (answer, question, language) = (record.answer, record.answer.question, visit.language)
        id = question.id.text
        self.question = question.text
        day = question.on.text(in: language)
        dayValue = question.on.iso
        place = question.place
        knownAt = question.known?.text(in: language)
        asked = record.kept.text(in: language)
        action = language == .en ? "/questions?lang=en" : "/questions"
        isAnswer = answer.action == .answer
        isClarify = answer.action == .clarify
        isHandoff = answer.action == .handoff
        isRefuse = answer.action == .refuse
        isFalsePremise = answer.reason == .falsePremise
        reason = answer.reason.words[language]
        let proved = SentenceView.list(answer, visit)
        // Clauses that are quoted one after the other are all the answer.
        let longest = answer.reason == .law ? proved.count : Self.longest
        sentences = Array(proved.prefix(longest))
        notes = Array(proved.dropFirst(longest))
        hasNotes = !notes.isEmpty
        remarks = answer.sentences.filter(\.citations.isEmpty).map(\.text)
        hasUnverified = answer.sentences.contains { $0.citations.contains { !$0.isVerified } }
        let quotesLaw = answer.sentences.contains { $0.citations.contains { $0.quote != nil } }
        edition = quotesLaw ? record.versions["edition"].flatMap { $0.isEmpty ? nil : $0 } : nil
        isChosenByModel = answer.action == .answer && record.versions["language model outcome"] == ModelUse.Outcome.used.rawValue
        competence = answer.competence.map { CompetenceView($0, visit, without: Set(answer.sentences.map(\.text))) }
        clarification = answer.clarification
        promise = answer.ticket.map { PromiseView($0, language) }
        // The choices of a question back are what was found nearby.
        nearby = answer.action == .clarify ? [] : answer.nearby.map { NearbyView($0, visit) }
        hasNearby = !nearby.isEmpty
        askPerson = "/questions/\(question.id.text.percentEncoded)/person" + (language == .en ? "?lang=en" : "")
        vote = "/answers/\(question.id.text.percentEncoded)/vote" + (language == .en ? "?lang=en" : "")
        self.isVoted = isVoted
        self.changed = changed.map(\.sentence[language])
        isChanged = !changed.isEmpty
        link = (host.map { "//\($0)" } ?? "") + visit.urls.answer(question.id)
        versions = record.versions.sorted { $0.key < $1.key }.map { VersionView(name: $0.key, value: $0.value) }
    }
}

/// What the asker of a handed-on question is told: who, by when, where.
struct PromiseView: Sendable {
    let number: String
    let unit: String
    let due: String
    let link: String

    init(_ promise: Ticket.Promise, _ language: Language) {
        number = TicketView.short(promise.id)
        unit = promise.unit
        due = promise.due.text(in: language)
        link = promise.link + (language == .en ? "?lang=en" : "")
    }
}

/// Something close by: a duty of the registry or a provision.
struct NearbyView: Sendable {
    let title: String
    let link: String?
    let isDuty: Bool

    init(_ nearby: Nearby, _ visit: Visit) {
        title = nearby.title
        isDuty = nearby.duty != nil
        link = nearby.duty.map { visit.urls.duty($0) } ?? nearby.provision.map { visit.urls.provision($0) }
    }
}
