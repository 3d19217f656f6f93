// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct PublishedTests {
    static let day = Day(iso: "2026-11-22") ?? Day(number: 0)

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func record(_ sentences: [Sentence] = [], ticket: Ticket.Promise? = nil, clarification: Clarification? = nil) throws -> AnswerRecord {
        let question = try Question(id: Question.ID("q1"), text: "Ai?", on: day, asked: day.start)
        let answer = Answer(question: question, action: .answer, reason: .law, sentences: sentences, clarification: clarification, ticket: ticket)
        return AnswerRecord(answer: answer, versions: [:], timings: [:], kept: day.start.addingTimeInterval(3_600))
    }

    @Test func `what is absent is null and never left out`() throws {
        #expect(
            try Self.json(PublishedAnswer(Self.record()))
                == #"{"action":"answer","asOf":"2026-11-22T01:00:00+07:00","changed":[],"clarify":null,"competence":null,"id":"q1","on":"2026-11-22","place":null,"#
                + #""question":"Ai?","reason":"law","sentences":[],"ticket":null}"#
        )
    }

    @Test func `a sentence carries its layer and its citations with their marks`() throws {
        let sentence = Sentence(text: "Lời.", layer: .norm, citations: [Citation(document: "1/1901/NĐ-XX", path: "Điều 1", isVerified: true)])
        #expect(
            try Self.json(PublishedAnswer(Self.record([sentence]))).contains(
                #"[{"citations":[{"document":"1/1901/NĐ-XX","path":"Điều 1","provision":null,"quote":null,"sources":[],"verified":true}],"layer":"norm","marked":null,"text":"Lời."}]"#
            )
        )
    }

    @Test func `a remark without proof is no sentence to a program`() throws {
        let remark = Sentence(text: "Chuyển chuyên viên.", layer: .registry, citations: [])
        #expect(try Self.json(PublishedAnswer(Self.record([remark]))).contains(#""sentences":[]"#))
    }

    @Test func `a ticket tells its hour in Ha Noi`() throws {
        let promise = Ticket.Promise(id: Ticket.ID("t1"), unit: "Vụ", due: Self.day.start.addingTimeInterval(17 * 3_600), link: "/tickets/x")
        #expect(
            try Self.json(PublishedAnswer(Self.record(ticket: promise)))
                .contains(#""ticket":{"due":"2026-11-22T17:00:00+07:00","id":"t1","link":"/tickets/x","unit":"Vụ"}"#)
        )
    }

    @Test func `a competence gives days as days and doubt as null`() throws {
        let duty = Duty(id: Duty.ID("XX-01"), field: Field.ID("f"), title: Words(vi: "Việc"), sources: ["s"], confidence: .high)
        let competence = Competence(
            id: Competence.ID("XX-01/b"), duty: duty.id, authority: Authority(name: Words(vi: "UBND cấp tỉnh"), level: .province), kind: .devolution,
            from: DoubtfulDay(Self.day), until: DoubtfulDay("2027"),
            basis: Competence.Basis(document: "1/1901/NĐ-XX", path: nil, isVerified: false, confidence: .low), sources: ["s"], confidence: .high
        )
        let finding = Competence.Finding(
            duty: duty, place: nil, on: Self.day, result: .one, holders: [Competence.Holder(competence: competence, signer: nil)], reasons: [],
            timeline: [competence], expires: nil
        )
        #expect(
            try Self.json(PublishedCompetence(finding))
                == #"{"duty":"XX-01","holders":[{"authority":"UBND cấp tỉnh","basis":{"document":"1/1901/NĐ-XX","path":null,"verified":false},"#
                + #""condition":null,"from":"2026-11-22","kind":"devolution","signer":null,"until":null}],"result":"one"}"#
        )
    }

    @Test(arguments: [
        ("", "gì", ""), ("Một hai ba.", "ba", "Một hai ba"), ("một hai ba bốn năm sáu bảy", "sau", "… bốn năm sáu …"),
        ("một hai ba bốn", "không có", "một hai ba …"),
    ])
    func `a snippet is the stretch that shows why`(_ text: String, _ query: String, _ snippet: String) {
        #expect(Snippet.of(text, for: query, limit: 13) == snippet)
    }

    @Test func `a snippet is never much longer than its limit`() {
        let text = Array(repeating: "chữ", count: 2_000).joined(separator: " ")
        #expect(Snippet.of(text, for: "chữ").count <= 244)
    }
}
