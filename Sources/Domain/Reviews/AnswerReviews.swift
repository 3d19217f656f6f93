// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Which reviews are listed.
package enum ReviewList: String, CaseIterable, Sendable { case open, mine, ended }

/// How reviews fare.
package struct ReviewFigures: Hashable, Sendable {
    package let waiting: Int
    package let taken: Int
    /// When those that are not ended were opened.
    package let open: [Date]
    /// How those ended that were ended lately.
    package let ended: [AnswerReview.Outcome.Kind: Int]

    package init(waiting: Int, taken: Int, open: [Date], ended: [AnswerReview.Outcome.Kind: Int]) {
        self.waiting = waiting
        self.taken = taken
        self.open = open
        self.ended = ended
    }

    /// How many have waited longer than the desk wants them to.
    package func late(_ times: DeskTimes, at now: Date) -> Int { open.count { times.reviewDue($0) < now } }
}

extension DeskTimes {
    /// A goal of the desk; no law asks for it.
    package func reviewDue(_ asked: Date) -> Date { close(of: calendar.day(goals.reviewDays, after: Day(asked))) }
}

/// What readers have said is wrong, and what becomes of it.
package protocol AnswerReviews: Sendable {
    /// Keeps what a reader says; where he says that it is wrong, opens a review or joins the one that there is of the matter, in one transaction.
    ///
    /// - Parameters:
    ///   - matter: What the answer rests on.
    ///   - id: For a review that is opened by it.
    /// - Throws: ``AnswerError/notFound(_:)`` where there is no such answer.
    func keep(_ vote: AnswerVote, of matter: AnswerReview.Matter, opening id: AnswerReview.ID) async throws

    /// Opens reviews for what was said before there were reviews.
    ///
    /// - Returns: How many votes have one now.
    func adopt(_ matter: @escaping @Sendable (Answer) -> AnswerReview.Matter) async throws -> Int

    /// Those that somebody may look at; what has waited longest first, of those that are ended the latest.
    func reviews(_ list: ReviewList, for person: Person.ID, on day: Day, limit: Int, offset: Int) async throws -> Listing<AnswerReview>

    func review(_ id: AnswerReview.ID) async throws -> AnswerReview

    /// What was said, the newest first, each with its question.
    func votes(of id: AnswerReview.ID, limit: Int) async throws -> [DisputedAnswer]

    /// Reads, changes and keeps one in one transaction, with its rows of the log.
    @discardableResult
    func change(
        _ id: AnswerReview.ID, by person: Person.ID, _ step: @escaping @Sendable (inout AnswerReview, Rights) throws -> Void
    ) async throws -> AnswerReview

    /// The same, and opens the ticket that the step makes of the newest question in doubt.
    func handOn(
        _ id: AnswerReview.ID, by person: Person.ID, at now: Date,
        _ step: @escaping @Sendable (inout AnswerReview, DisputedAnswer, Rights) throws -> Ticket
    ) async throws -> AnswerReview

    /// - Parameter since: Outcomes are counted from then on.
    func figures(since: Date) async throws -> ReviewFigures

    /// What the ranking may learn from.
    func judged() async throws -> [AnswerReview.Judged]
}

/// Why something cannot be done with a review.
package enum ReviewError: Refusal, Equatable {
    case notFound
    /// Somebody has done something with it meanwhile, or one more reader has said so.
    case changedSince
    case wrongState(AnswerReview.State)
    case heldByAnother
    case yoursAlready
    case noOutcome
    /// It is no draft of a fact, or was withdrawn.
    case noSuchDraft
    /// The words do not stand in the law.
    case notProved
    /// The question is not there any more.
    case erased

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .changedSince, .wrongState, .heldByAnother, .yoursAlready, .erased: .conflict
        case .noOutcome, .noSuchDraft, .notProved: .invalid
        }
    }

    package var key: String {
        switch self {
        case .notFound: "review.not-found"
        case .changedSince: "review.changed-since"
        case .wrongState(.waiting): "review.not-taken"
        case .wrongState(.taken): "review.taken-already"
        case .wrongState(.ended): "review.ended-already"
        case .heldByAnother: "review.held-by-another"
        case .yoursAlready: "review.yours-already"
        case .noOutcome: "review.no-outcome"
        case .noSuchDraft: "review.no-such-draft"
        case .notProved: "review.not-proved"
        case .erased: "review.erased"
        }
    }
}
