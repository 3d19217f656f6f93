// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of reviews promises.
@Suite(.serialized) struct AnswerReviewStoreTests {
    typealias Office = MadeUpOffice
    static let sky = TicketStoreTests.sky

    struct Desk {
        let desk: TicketStoreTests.Desk
        let answers: AnswerStore
        let reviews: AnswerReviewStore

        init(_ engine: Engine) async throws {
            desk = try await TicketStoreTests.Desk(engine)
            answers = AnswerStore(desk.office.database)
            reviews = AnswerReviewStore(desk.office.database, page: 2)
        }

        /// A question that was answered from an article.
        func answer(_ id: String) async throws {
            let question = try Question(id: .init(id), text: "Ai giữ mây \(id)?", on: Office.today, asked: Office.now)
            let citation = Citation(document: "x", path: nil, provision: .init("x/art_1"), quote: "Một.", isVerified: true)
            let answer = Answer(
                question: question, action: .answer, reason: .law, sentences: [Sentence(text: "Một.", layer: .norm, citations: [citation])])
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: Office.now), ticket: nil)
        }

        func vote(_ answer: String, about article: String = "x/art_1", unit: Unit.ID = sky, minute: Double = 0, opening id: String) async throws {
            let vote = AnswerVote(
                answer: .init(answer), isRight: false, reason: "Sai của bà Bịa", cast: Office.now.addingTimeInterval(minute * 60))
            try await reviews.keep(vote, of: .init(ground: .provision(.init(article)), unit: unit, field: nil), opening: .init(id))
        }

        func list(_ list: ReviewList, _ person: String) async throws -> [String] {
            try await reviews.reviews(list, for: .init(person), on: Office.today, limit: 9, offset: 0).elements.map(\.id.text)
        }
    }

    @Test(arguments: Engine.available)
    func `the first who says so opens a review, others about the same ground join it, and the log has each without their words`(
        _ engine: Engine
    ) async throws {
        let desk = try await Desk(engine)
        for id in ["q1", "q2", "q3"] { try await desk.answer(id) }
        try await desk.vote("q1", opening: "r1")
        try await desk.vote("q2", minute: 1, opening: "r2")
        try await desk.vote("q3", about: "x/art_2", minute: 2, opening: "r3")
        try await desk.reviews.keep(
            AnswerVote(answer: .init("q3"), isRight: true, reason: "", cast: Office.now),
            of: .init(ground: .provision(.init("x/art_2")), unit: Self.sky, field: nil), opening: .init("r4"))
        #expect(try await desk.list(.open, "an") == ["r1", "r3"])
        #expect(try await desk.reviews.votes(of: .init("r1"), limit: 9).map(\.question.id.text) == ["q2", "q1"])
        #expect(try await desk.reviews.review(.init("r1")).votes == 2)
        let rows = try await desk.desk.audit.rows(AuditNarrowing(act: .reviewOpened), limit: 9, offset: 0).elements
        #expect(rows.count == 2 && rows.allSatisfy { $0.entry.actorText == "stranger" && !$0.entry.factsText.contains("Bịa") })
        await #expect(throws: AnswerError.notFound(.init("q9"))) { try await desk.vote("q9", opening: "r9") }
        await #expect(throws: ReviewError.notFound) { try await desk.reviews.review(.init("r9")) }
    }

    @Test(arguments: Engine.available)
    func `of many who say so at once all are in one review`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.answer("q1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 { group.addTask { try await desk.vote("q1", minute: Double(number), opening: "r\(number)") } }
            try await group.waitForAll()
        }
        let found = try await desk.reviews.reviews(.open, for: .init("an"), on: Office.today, limit: 9, offset: 0)
        #expect(found.total == 1 && found.elements[0].votes == 6)
        #expect(try await desk.reviews.votes(of: found.elements[0].id, limit: 9).count == 6)
    }

    @Test(arguments: Engine.available)
    func `it is taken, ended and opened again, each list shows it where it is, and another unit sees nothing`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.desk.office.add("bien", .expert, Scope(unit: TicketStoreTests.sea))
        try await desk.desk.office.add("phap-che", .legal)
        try await desk.answer("q1")
        try await desk.vote("q1", opening: "r1")
        #expect(try await desk.list(.open, "bien").isEmpty)
        #expect(try await desk.list(.open, "phap-che") == ["r1"])
        await #expect(throws: RightsError.notAllowed) {
            try await desk.reviews.change(.init("r1"), by: .init("bien")) { try $0.take(revision: 1, by: $1, at: Office.now) }
        }
        let taken = await withTaskGroup(of: Bool.self) { group in
            for name in ["an", "phap-che"] {
                group.addTask {
                    (try? await desk.reviews.change(.init("r1"), by: .init(name)) { try $0.take(revision: 1, by: $1, at: Office.now) }) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1)
        let holder = try #require(try await desk.reviews.review(.init("r1")).holder)
        #expect(try await desk.list(.mine, holder.text) == ["r1"])
        try await desk.reviews.change(.init("r1"), by: holder) { try $0.end(.right, revision: 2, note: "Đúng", by: $1, at: Office.now) }
        #expect(try await desk.list(.open, "an").isEmpty)
        #expect(try await desk.list(.ended, "an") == ["r1"])
        #expect(try await desk.reviews.figures(since: Office.now.addingTimeInterval(-60)).ended == [.right: 1])
        try await desk.vote("q1", minute: 5, opening: "r2")
        #expect(try await desk.list(.open, "an") == ["r1"])
        let figures = try await desk.reviews.figures(since: Office.now)
        #expect(figures.waiting == 1 && figures.taken == 0 && figures.open == [Office.now.addingTimeInterval(300)] && figures.ended.isEmpty)
        #expect(try await desk.desk.audit.rows(AuditNarrowing(act: .reviewReopened), limit: 9, offset: 0).total == 1)
    }

    @Test(arguments: Engine.available)
    func `handing on opens a ticket of the newest question in the same transaction, and nothing of it where it is refused`(
        _ engine: Engine
    ) async throws {
        let desk = try await Desk(engine)
        for id in ["q1", "q2"] { try await desk.answer(id) }
        try await desk.vote("q1", opening: "r1")
        try await desk.vote("q2", minute: 1, opening: "r2")
        try await desk.reviews.change(.init("r1"), by: .init("an")) { try $0.take(revision: 2, by: $1, at: Office.now) }
        func handOn(by person: String, revision: Int) async throws {
            _ = try await desk.reviews.handOn(.init("r1"), by: .init(person), at: Office.now) { review, disputed, rights in
                let ticket = Ticket(
                    id: .init("t-moi"), question: disputed.question, reason: .disputed, evidence: [], unit: review.matter.unit, opened: Office.now,
                    due: Office.now.addingTimeInterval(86_400), secretDigest: "khong-ai-biet")
                try review.end(.handedOn(ticket), revision: revision, note: "Cần người trả lời", by: rights, at: Office.now)
                return ticket
            }
        }
        await #expect(throws: ReviewError.heldByAnother) { try await handOn(by: "binh", revision: 3) }
        await #expect(throws: TicketError.notFound) { try await desk.desk.tickets.handling(.init("t-moi")) }
        try await handOn(by: "an", revision: 3)
        let ticket = try await desk.desk.tickets.handling(.init("t-moi"))
        #expect(ticket.ticket.question.id.text == "q2" && ticket.ticket.reason == .disputed && ticket.state == .waiting)
        #expect(try await desk.reviews.review(.init("r1")).outcome == .handedOn(.init("t-moi")))
        #expect(try await desk.desk.queue("binh") == ["t-moi"])
    }

    @Test(arguments: Engine.available)
    func `what was said before there were reviews has one once it is adopted, once and no more`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        for id in ["q1", "q2", "q3"] { try await desk.answer(id) }
        try await desk.desk.office.database.write { session in
            for (number, answer) in ["q1", "q2", "q3", "q1"].enumerated() {
                try session.run(
                    """
                    INSERT INTO answer_vote (id, answer, is_right, reason, cast_at)
                    VALUES (\("v\(number)"), \(answer), \(answer == "q3" ? 1 : 0), \("Sai"), \(Office.now.addingTimeInterval(Double(number))))
                    """
                )
            }
        }
        let matter: @Sendable (Answer) -> AnswerReview.Matter = { .init(ground: .answer($0.question.id), unit: Self.sky, field: nil) }
        #expect(try await desk.reviews.adopt(matter) == 3)
        #expect(try await desk.reviews.adopt(matter) == 0)
        let found = try await desk.reviews.reviews(.open, for: .init("an"), on: Office.today, limit: 9, offset: 0).elements
        #expect(found.map(\.votes) == [2, 1])
    }

    @Test(arguments: Engine.available)
    func `what was judged is there to learn from, and what was noted goes by rule`(_ engine: Engine) async throws {
        let desk = try await Desk(engine)
        try await desk.answer("q1")
        try await desk.vote("q1", opening: "r1")
        let proved = Citation(document: "x", path: nil, provision: .init("x/art_7"), quote: "Bảy.", isVerified: true)
        let judged = try AnswerReview.Judged(question: "Ai giữ mây?", citation: proved)
        try await desk.reviews.change(.init("r1"), by: .init("an")) { try $0.take(revision: 1, by: $1, at: Office.now) }
        try await desk.reviews.change(.init("r1"), by: .init("an")) {
            try $0.end(.judged(judged), revision: 2, note: "Bà Bịa nói đúng", by: $1, at: Office.now)
        }
        #expect(try await desk.reviews.judged() == [judged])
        let retention = RetentionStore(desk.desk.office.database)
        let later = Office.now.addingTimeInterval(366 * 86_400)
        #expect(try await retention.due(at: later).votes == 2)
        _ = try await retention.round(at: later)
        let review = try await desk.reviews.review(.init("r1"))
        #expect(review.history.allSatisfy { $0.note == nil || $0.note == Erasure.mark } && review.outcome == .judged(judged))
        #expect(try await desk.reviews.votes(of: .init("r1"), limit: 9).map(\.vote.reason) == [""])
        #expect(try await retention.due(at: later).isEmpty)
        #expect(try await desk.desk.audit.verify(against: nil, progress: { _ in }).isWhole)
    }
}
