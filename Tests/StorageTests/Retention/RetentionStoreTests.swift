// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// What tells of askers goes when its term is over, on request, and nowhere stays behind.
@Suite(.serialized) struct RetentionStoreTests {
    typealias Office = MadeUpOffice

    /// Long after people have their roles, so that what was done years ago was done by somebody who might.
    static let now = Office.now.addingTimeInterval(86_400 * 1_000)

    /// Words that stand nowhere else; whoever finds them has found the asker.
    static let asker = "Trần Bịa Đặt 0912345678"

    struct House {
        let desk: TicketStoreTests.Desk
        let store: RetentionStore
        let answers: AnswerStore

        init(_ engine: Engine, page: Int = 200) async throws {
            desk = try await TicketStoreTests.Desk(engine)
            try await desk.office.add("luat", .legal)
            store = RetentionStore(desk.office.database, page: page)
            answers = AnswerStore(desk.office.database)
        }

        func question(_ id: String, at instant: Date) throws -> Question {
            try Question(id: .init("q-\(id)"), text: "Ai giữ mây của \(RetentionStoreTests.asker) \(id)?", on: Office.today, asked: instant)
        }

        /// A question that was answered at once, and what a reader wrote of the answer.
        func answer(_ id: String, daysAgo: Double) async throws {
            let instant = RetentionStoreTests.now.addingTimeInterval(-86_400 * daysAgo)
            let question = try question(id, at: instant)
            let citation = Citation(document: "1/1901/NĐ-XX", path: "Điều 1", quote: "Mây của gió.", isVerified: true)
            let answer = Answer(
                question: question, action: .answer, reason: .law,
                sentences: [
                    Sentence(text: "Mây của gió.", layer: .norm, citations: [citation]),
                    Sentence(text: "Về “\(question.text)”", layer: .registry, citations: []),
                ],
                clarification: Clarification(question: "Mây nào?", options: [.init(label: "a", text: question.text)]))
            try await answers.keep(AnswerRecord(answer: answer, versions: ["program": "0"], timings: [:], kept: instant), ticket: nil)
            let matter = AnswerReview.Matter(ground: .answer(question.id), unit: .init("troi"), field: nil)
            let vote = AnswerVote(answer: question.id, isRight: false, reason: RetentionStoreTests.asker, cast: instant)
            try await AnswerReviewStore(desk.office.database).keep(vote, of: matter, opening: .init("r-" + question.id.text))
        }

        /// A ticket with words of its asker and of staff on every step, done with so many days ago.
        func ticket(_ id: String, daysAgo: Double, isDone: Bool = true) async throws {
            let ended = RetentionStoreTests.now.addingTimeInterval(-86_400 * daysAgo)
            let question = try question(id, at: ended.addingTimeInterval(-600))
            let ticket = Ticket(
                id: .init(id), question: question, reason: .noGround, evidence: [], unit: TicketStoreTests.sky, opened: question.asked,
                due: question.asked.addingTimeInterval(86_400 * 15), secretDigest: "s-\(id)")
            let words = RetentionStoreTests.asker
            let answer = Answer(question: question, action: .handoff, reason: .noGround)
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: question.asked), ticket: ticket)
            let phone = try #require(PhoneNumber(typed: "0912345678"))
            let asker = Asker(name: words, phone: phone)
            let calls = PhoneCallStore(desk.office.database)
            try await calls.keep(
                PhoneCall(id: .init("c-\(id)"), person: .init("an"), at: question.asked, question: question.text, outcome: .ticket(ticket.id)),
                from: asker)
            try await calls.keep(
                PhoneCall(id: .init("d-\(id)"), person: .init("an"), at: question.asked, question: question.text, outcome: .answered(words)),
                from: asker)
            _ = try await desk.tickets.change(secretDigest: "s-\(id)") { try $0.add("Thêm: \(words)", at: ended.addingTimeInterval(-500)) }
            guard isDone else { return }
            _ = try await desk.tickets.change(.init(id), by: .init("an")) { handling, rights in
                try handling.take(revision: handling.revision, by: rights, at: ended.addingTimeInterval(-400))
                try handling.note("Gọi \(words)", by: rights, at: ended.addingTimeInterval(-300))
                let reply = try Reply(
                    text: "Kính gửi \(words)", citations: [Citation(document: "1/1901/NĐ-XX", path: "Điều 1", isVerified: false)])
                try handling.answer(reply, revision: handling.revision, by: rights, at: ended)
            }
        }

        /// In how many rows of all tables of askers their words still stand; digests of a question count as its words.
        func traces() async throws -> Int {
            let pattern = "%" + RetentionStoreTests.asker + "%"
            return try await desk.office.database.read { session in
                var found = 0
                let statements: [Statement] = [
                    "SELECT COUNT(*) AS n FROM answer WHERE record LIKE \(pattern)",
                    "SELECT COUNT(*) AS n FROM ticket WHERE body LIKE \(pattern) OR history LIKE \(pattern)",
                    "SELECT COUNT(*) AS n FROM answer_vote WHERE reason LIKE \(pattern)",
                    "SELECT COUNT(*) AS n FROM phone_call WHERE name LIKE \(pattern) OR phone <> '' OR question LIKE \(pattern) OR said LIKE \(pattern)",
                    "SELECT COUNT(*) AS n FROM asker", "SELECT COUNT(*) AS n FROM ticket_word",
                    "SELECT COUNT(*) AS n FROM audit_detail d JOIN audit_entry e ON e.lane = d.lane AND e.sequence = d.sequence WHERE d.body IS NOT NULL AND e.act = 'answered'",
                    "SELECT COUNT(*) AS n FROM audit_entry WHERE facts LIKE \(pattern) OR thing_key LIKE \(pattern)",
                ]
                for statement in statements { found += try session.rows(statement).first?.get("n") ?? 0 }
                return found
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nothing goes before its term, everything afterwards, and the log is whole and says how much`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.answer("a", daysAgo: 364)
        try await house.answer("b", daysAgo: 366)
        try await house.ticket("t", daysAgo: 729)
        try await house.ticket("u", daysAgo: 731)
        try await house.ticket("v", daysAgo: 900, isDone: false)
        let due = try await house.store.due(at: Self.now)
        #expect(due == ErasureCounts(answers: 1, tickets: 1, calls: 3, votes: 1, details: due.details))
        let before = try await house.traces()
        let erased = try await house.store.round(at: Self.now)
        // With the ticket goes the answer that it came from.
        #expect(erased == ErasureCounts(answers: 2, tickets: 1, calls: 4, votes: 1, details: erased.details))
        #expect(try await house.store.due(at: Self.now).isEmpty)
        #expect(try await house.store.round(at: Self.now).isEmpty)
        #expect(try await house.traces() < before)
        #expect(try await house.answers.record(.init("q-a")).answer.question.text.contains(Self.asker))
        let kept = try await house.answers.record(.init("q-b")).answer
        #expect(kept.question.text == Erasure.mark && kept.sentences.first?.text == "Mây của gió." && kept.clarification == nil)
        #expect(kept.sentences.first?.citations.first?.quote == "Mây của gió." && kept.sentences.last?.text == Erasure.mark)
        #expect(try await house.desk.audit.verify(against: nil) { _ in }.isWhole)
        // Days later the rest is past its term too; what nobody has answered stays.
        let later = Self.now.addingTimeInterval(86_400 * 3)
        _ = try await house.store.round(at: later)
        let rest = try await house.desk.tickets.handling(.init("v"))
        #expect(rest.ticket.question.text.contains(Self.asker) && rest.isOpen)
        #expect(try await house.desk.audit.verify(against: nil) { _ in }.isWhole)
        let rows = try await house.desk.audit.rows(AuditNarrowing(act: .personalDataErased), limit: 9, offset: 0)
        #expect(rows.total == 2 && rows.elements.allSatisfy { !$0.entry.factsText.contains("Trần") && $0.entry.facts?["ground"] == "rule" })
    }

    @Test(arguments: Engine.available)
    func `what was done with a ticket stays readable when its words are gone`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.ticket("t", daysAgo: 1_000)
        let before = try await house.desk.tickets.handling(.init("t"))
        _ = try await house.store.round(at: Self.now)
        let after = try await house.desk.tickets.handling(.init("t"))
        #expect(after.history.map(\.action) == before.history.map(\.action) && after.history.map(\.at) == before.history.map(\.at))
        #expect(after.state == before.state && after.unit == before.unit && after.ended == before.ended && after.asked == before.asked)
        #expect(after.history.allSatisfy { ($0.text ?? Erasure.mark) == Erasure.mark } && after.reply?.text == Erasure.mark)
        #expect(after.reply?.citations == before.reply?.citations)
        #expect(try await house.traces() == 0)
    }

    @Test(arguments: Engine.available)
    func `a round takes page after page until nothing is due`(_ engine: Engine) async throws {
        let house = try await House(engine, page: 2)
        for number in 0..<5 {
            try await house.answer("a\(number)", daysAgo: 400)
            try await house.ticket("t\(number)", daysAgo: 800)
        }
        let erased = try await house.store.round(at: Self.now)
        #expect(erased == ErasureCounts(answers: 10, tickets: 5, calls: 10, votes: 5, details: erased.details))
        #expect(try await house.traces() == 0)
        #expect(try await house.desk.audit.verify(against: nil) { _ in }.isWhole)
    }

    @Test(arguments: Engine.available)
    func `whoever may erases one ticket on request, once it is done with, and the proof tells of nobody`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.ticket("t", daysAgo: 1)
        try await house.ticket("open", daysAgo: 1, isDone: false)
        for person in ["an", "root"] {
            await #expect(throws: RightsError.self) {
                try await house.store.erase(.init("t"), because: .wanted, by: .init(person), at: Self.now)
            }
        }
        await #expect(throws: ErasureError.stillOpen) {
            try await house.store.erase(.init("open"), because: .wanted, by: .init("luat"), at: Self.now)
        }
        await #expect(throws: TicketError.notFound) {
            try await house.store.erase(.init("khong"), because: .wanted, by: .init("luat"), at: Self.now)
        }
        #expect(try await house.store.erased(.init("t")) == nil)
        let counts = try await house.store.erase(.init("t"), because: .wanted, by: .init("luat"), at: Self.now)
        #expect(counts == ErasureCounts(answers: 1, tickets: 1, calls: 1, details: counts.details))
        #expect(try await house.store.erased(.init("t")) == Self.now)
        #expect(try await house.desk.tickets.handling(.init("t")).ticket.question.text == Erasure.mark)
        await #expect(throws: ErasureError.erasedAlready) {
            try await house.store.erase(.init("t"), because: .wanted, by: .init("luat"), at: Self.now)
        }
        let rows = try await house.desk.audit.rows(AuditNarrowing(act: .personalDataErased), limit: 9, offset: 0)
        let row = try #require(rows.elements.first?.entry)
        #expect(rows.total == 1 && row.actorText == "person:luat" && row.key == "t" && row.facts?["ground"] == "wanted" && row.detailsDigest.isEmpty)
        #expect(try await house.desk.audit.verify(against: nil) { _ in }.isWhole)
    }

    @Test(arguments: Engine.available)
    func `whatever is said after an erasure is due once more`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.ticket("t", daysAgo: 1)
        _ = try await house.store.erase(.init("t"), because: .wanted, by: .init("luat"), at: Self.now)
        _ = try await house.desk.tickets.change(secretDigest: "s-t") { try $0.add(Self.asker, at: Self.now.addingTimeInterval(60)) }
        let end = Self.now.addingTimeInterval(120)
        _ = try await house.desk.tickets.change(.init("t"), by: .init("an")) { try $0.close(revision: $0.revision, because: "Bịa", by: $1, at: end) }
        #expect(try await house.store.due(at: end.addingTimeInterval(86_400 * 729)).tickets == 0)
        _ = try await house.store.round(at: end.addingTimeInterval(86_400 * 731))
        #expect(try await house.traces() == 0)
    }

    @Test(arguments: Engine.available)
    func `a term of nothing keeps everything, and terms are settings`(_ engine: Engine) async throws {
        let house = try await House(engine)
        try await house.answer("a", daysAgo: 40)
        let settings = SettingStore(house.desk.office.database)
        try await settings.change([SettingEdit(.retentionAnswers, seen: nil, text: "30")], by: .init("root"), at: Self.now)
        #expect(try await house.store.due(at: Self.now).answers == 1)
        try await settings.change(
            [SettingEdit(.retentionAnswers, seen: "30", text: "0"), SettingEdit(.retentionLog, seen: nil, text: "0")], by: .init("root"),
            at: Self.now)
        #expect(try await house.store.round(at: Self.now.addingTimeInterval(86_400 * 36_000)).isEmpty)
        #expect(RetentionTerms.usual == Setup([:]).retention)
    }
}
