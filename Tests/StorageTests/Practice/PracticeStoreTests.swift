// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

@Suite(.serialized) struct PracticeStoreTests {
    typealias Office = MadeUpOffice

    @Test(arguments: Engine.available)
    func `questions come newest first, page by page, with what became of them, and not once they are erased`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        let (answers, store) = (AnswerStore(desk.office.database), PracticeStore(desk.office.database))
        for number in 0..<450 {
            let kept = Office.now.addingTimeInterval(-Double(number / 3))
            let question = try Question(id: .init("q\(number)"), text: "Ai giữ mây \(number)?", on: Office.today, place: "Bịa", asked: kept)
            let nearby = number == 0 ? [Nearby(title: "x", duty: .init("DT-1"))] : []
            let answer = Answer(question: question, action: number % 2 == 0 ? .answer : .clarify, reason: .law, nearby: nearby)
            try await answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: kept), ticket: nil)
        }
        try await desk.open("t", minute: 1)
        try await desk.take("t", by: "an")
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) {
            try $0.answer(try Reply(text: "Gió", citations: []), revision: 1, by: $1, at: Office.now)
        }
        let all = try await store.asked(since: Office.now.addingTimeInterval(-86_400), limit: 1_000)
        #expect(all.count == 451 && Set(all.map(\.id)).count == 451)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.asked >= $1.asked })
        let (first, second) = (try #require(all.first), all[1])
        #expect(first.ticket?.text == "t" && first.isAnsweredByPerson && first.isGap)
        #expect(second.duty?.text == "DT-1" && second.place == "Bịa" && !second.isGap && second.ticket == nil)
        #expect(try await store.asked(since: Office.now.addingTimeInterval(-86_400), limit: 7).map(\.id) == all.prefix(7).map(\.id))
        #expect(try await store.asked(since: Office.now, limit: 1_000).count == 4)
        // What was read before is told with what has become of it since, and what is new with it.
        #expect(try await store.asked(since: Office.now.addingTimeInterval(-86_400), limit: 1_000) == all)
        try await desk.open("t2", minute: 2)
        _ = try await desk.tickets.change(.init("t"), by: .init("an")) { try $0.reopen(revision: 2, because: "Chưa rõ", by: $1, at: Office.now) }
        let later = try await store.asked(since: Office.now.addingTimeInterval(-86_400), limit: 1_000)
        #expect(later.count == 452 && later.first?.ticket?.text == "t2" && later[1].ticket?.text == "t" && !later[1].isAnsweredByPerson)
        #expect(Array(later.dropFirst(2)) == Array(all.dropFirst()))
        _ = try await RetentionStore(desk.office.database).round(at: Office.now.addingTimeInterval(86_400 * 366))
        #expect(try await store.asked(since: .distantPast, limit: 1_000).compactMap(\.ticket?.text) == ["t2", "t"])
    }
}
