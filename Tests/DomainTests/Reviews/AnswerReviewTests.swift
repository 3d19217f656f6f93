// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// What becomes of it that readers say of an answer that it is wrong.
@Suite struct AnswerReviewTests {
    typealias People = MadeUpPeople
    typealias Action = AnswerReview.Step.Action
    static let matter = AnswerReview.Matter(ground: .provision(.init("1-1901-nd-xx/art_1")), unit: People.cloud, field: nil)

    static func minute(_ minutes: Double) -> Date { MadeUpTickets.minute(minutes) }

    static func expert(_ name: String, _ unit: Unit.ID = People.cloud) throws -> Rights {
        People.rights(name, [try People.appointment(name, .expert, Scope(unit: unit))])
    }

    /// In a state, by the shortest way there; "an" has it in hand where somebody has.
    static func review(_ state: AnswerReview.State) throws -> AnswerReview {
        var review = AnswerReview(id: .init("r"), of: matter, at: minute(0))
        if state != .waiting { try review.take(revision: 1, by: try expert("an"), at: minute(1)) }
        if state == .ended { try review.end(.right, revision: 2, note: "Đúng", by: try expert("an"), at: minute(2)) }
        return review
    }

    static func act(_ action: Action, on review: inout AnswerReview, by rights: Rights, revision: Int? = nil, because: String = "Vì bịa") throws {
        let (seen, now) = (revision ?? review.revision, minute(60))
        switch action {
        case .opened, .joined, .reopened: review.join(at: now)
        case .taken: try review.take(revision: seen, by: rights, at: now)
        case .takenOver: try review.takeOver(revision: seen, because: because, by: rights, at: now)
        case .putBack: try review.putBack(revision: seen, because: because, by: rights, at: now)
        case .ended: try review.end(.right, revision: seen, note: because, by: rights, at: now)
        }
    }

    static let table: [Action: [AnswerReview.State: AnswerReview.State]] = [
        .joined: [.waiting: .waiting, .taken: .taken], .reopened: [.ended: .waiting], .taken: [.waiting: .taken],
        // "an" has it himself.
        .takenOver: [:], .putBack: [.taken: .waiting], .ended: [.taken: .ended],
    ]

    @Test(arguments: Action.allCases.filter { $0 != .opened }, AnswerReview.State.allCases)
    func `every step leads where the table says, and is refused elsewhere`(_ action: Action, _ state: AnswerReview.State) throws {
        let wanted = try #require(Self.table[action])[state]
        var review = try Self.review(state)
        let before = review
        // A reader's word is taken whatever the state; it is another step then.
        if [.joined, .reopened].contains(action), wanted == nil { return }
        if let wanted {
            try Self.act(action, on: &review, by: try Self.expert("an"))
            #expect(review.state == wanted && review.history.last?.action == action && review.revision == before.revision + 1)
            #expect((review.holder != nil) == (wanted == .taken) && (review.outcome != nil) == (wanted == .ended))
            #expect(AnswerReview(id: review.id, of: review.matter, history: review.history) == review)
        } else {
            #expect(throws: ReviewError.self) { try Self.act(action, on: &review, by: try Self.expert("an")) }
            #expect(review == before)
        }
    }

    @Test func `one who has it not in hand takes it over with a reason, and then it is his alone`() throws {
        var review = try Self.review(.taken)
        let (an, binh) = (try Self.expert("an"), try Self.expert("binh"))
        for action in [Action.putBack, .ended] {
            #expect(throws: ReviewError.heldByAnother) { try Self.act(action, on: &review, by: binh) }
            #expect(throws: TicketError.noReason) { try Self.act(action, on: &review, by: an, because: " \u{200B} ") }
        }
        #expect(throws: TicketError.noReason) { try Self.act(.takenOver, on: &review, by: binh, because: "") }
        #expect(throws: ReviewError.yoursAlready) { try Self.act(.takenOver, on: &review, by: an) }
        try Self.act(.takenOver, on: &review, by: binh)
        #expect(review.holder == .init("binh"))
        #expect(throws: ReviewError.heldByAnother) { try Self.act(.ended, on: &review, by: an) }
    }

    @Test(arguments: [Action.taken, .takenOver, .putBack, .ended])
    func `nothing is done over what somebody has done meanwhile, nor over another reader's word`(_ action: Action) throws {
        var review = try Self.review(action == .taken ? .waiting : .taken)
        let seen = review.revision
        review.join(at: Self.minute(3))
        let before = review
        let name = action == .takenOver ? "binh" : "an"
        #expect(throws: ReviewError.changedSince) { try Self.act(action, on: &review, by: try Self.expert(name), revision: seen) }
        #expect(review == before)
    }

    @Test(arguments: Role.allCases)
    func `the unit of the field, its head and the Legal Department look at it, and nobody else`(_ role: Role) throws {
        for unit in [People.cloud, People.rain] {
            var review = try Self.review(.waiting)
            let rights = People.rights("x", [try People.appointment("x", role, Scope(unit: unit))])
            let may = role == .legal || ([.expert, .approver].contains(role) && unit == People.cloud)
            if may {
                try review.take(revision: 1, by: rights, at: Self.minute(1))
            } else {
                #expect(throws: RightsError.notAllowed) { try review.take(revision: 1, by: rights, at: Self.minute(1)) }
            }
        }
    }

    @Test func `it opens by itself when a reader says so after its end, with a time of its own, and of very many the rest is only counted`() throws {
        var review = try Self.review(.ended)
        #expect(review.ended == Self.minute(2))
        review.join(at: Self.minute(500))
        #expect(review.state == .waiting && review.asked == Self.minute(500) && review.votes == 1 && review.outcome == nil && review.ended == nil)
        for number in 0..<300 { review.join(at: Self.minute(501 + Double(number))) }
        #expect(review.votes == AnswerReview.mostNoted && review.history.count < 110)
    }

    @Test func `it ends with a draft of the kind that was said, and with no draft that was withdrawn`() throws {
        let here = try MadeUpChanges.here("an", current: "1")
        func change(_ subject: Subject) throws -> Change {
            try Change(id: .init("c"), try MadeUpChanges.draft(nil, over: "1", subject: subject), in: here)
        }
        func ended(_ change: Change) throws -> AnswerReview.Outcome? {
            var review = try Self.review(.taken)
            try review.end(.drafted(change), revision: 2, note: "Sửa rồi", by: try Self.expert("an"), at: Self.minute(5))
            return review.outcome
        }
        #expect(try ended(change(.fact("duty", "x"))) == .factDrafted(.init("c")))
        #expect(try ended(change(.fact(KnowledgeEntry.factKind, "x"))) == .knowledgeDrafted(.init("c")))
        #expect(throws: ReviewError.noSuchDraft) { try ended(change(MadeUpChanges.subject)) }
        var withdrawn = try change(.fact("duty", "x"))
        try withdrawn.submit(in: here)
        try withdrawn.withdraw(in: here)
        #expect(throws: ReviewError.noSuchDraft) { try ended(withdrawn) }
    }

    @Test func `a question to learn from has its article proved, and tells of nobody`() throws {
        let proved = Citation(document: "x", path: nil, provision: .init("x/art_1"), quote: "Một.", isVerified: true)
        let judged = try AnswerReview.Judged(question: "Gọi 0912345678 hỏi ai giữ mây?", citation: proved)
        #expect(judged.provision.text == "x/art_1" && !judged.question.contains("0912345678") && judged.question.contains("mây"))
        for wrong in [
            Citation(document: "x", path: nil, provision: .init("x/art_1"), quote: "Một.", isVerified: false),
            Citation(document: "x", path: nil, provision: nil, quote: "Một.", isVerified: true),
            Citation(document: "x", path: nil, provision: .init("x/art_1"), isVerified: true),
        ] {
            #expect(throws: ReviewError.notProved) { try AnswerReview.Judged(question: "Ai?", citation: wrong) }
        }
    }

    @Test func `the goal of a review is in working days, and a setting`() throws {
        // 27 November 2026 is a Friday.
        let friday = try #require(Day(iso: "2026-11-27")).start.addingTimeInterval(36_000)
        let times = DeskTimes(calendar: .weekendsOnly, goals: DeskGoals(reviewDays: 2))
        #expect(times.reviewDue(friday) == (try #require(Day(iso: "2026-12-01"))).start.addingTimeInterval(17 * 3_600))
        #expect(
            ReviewFigures(waiting: 1, taken: 1, open: [friday, friday.addingTimeInterval(86_400 * 9)], ended: [:])
                .late(times, at: friday.addingTimeInterval(86_400 * 10)) == 1)
        #expect(Setup([.goalReview: "31"]).faults[.goalReview] == .notInRange(1, 30) && Setup([.goalReview: "9"]).goals.reviewDays == 9)
    }
}
