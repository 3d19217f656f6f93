// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// A model that lies in every way it can, behind a real socket: not one false sentence gets through.
@Suite struct LyingModelTests {
    struct Lie: Sendable, CustomTestStringConvertible {
        let name: String
        let manner: ModelServer.Manner
        var testDescription: String { name }

        init(_ name: String, _ manner: @escaping ModelServer.Manner) {
            self.name = name
            self.manner = manner
        }
    }

    private static let law = MadeUpLaw.lighting
    private static let river = "đèn lồng màu xanh"

    static let lies: [Lie] = [
        Lie("a clause that was not offered") { _ in .says(ModelServer.choice("C99", law)) },
        Lie("an address instead of a name") { _ in .says(ModelServer.choice("1-1901-nd-xx/art_1", law)) },
        Lie("an invented quote") { .says(ModelServer.choice($0.name(of: river), "Khinh khí cầu được thắp đèn lồng màu đỏ khi bay qua sông.")) },
        Lie("words of another clause") { .says(ModelServer.choice($0.name(of: "chuông đồng"), law)) },
        Lie("a true quote, and a wording with a number of its own") {
            .says(ModelServer.choice($0.name(of: river), "1. \(law)", "\(law) Phạt 5.000.000 đồng."))
        },
        Lie("a true quote, and a wording without its restriction") {
            .says(ModelServer.choice($0.name(of: river), "1. \(law)", "Khinh khí cầu được thắp đèn lồng màu xanh khi bay qua sông."))
        },
        Lie("a true quote, and a wording that denies it") {
            .says(ModelServer.choice($0.name(of: river), "1. \(law)", "Khinh khí cầu không được thắp đèn lồng màu xanh khi bay qua sông."))
        },
        Lie("a true quote, and its words in another order") {
            .says(ModelServer.choice($0.name(of: river), "1. \(law)", "Sông chỉ được bay qua khinh khí cầu khi thắp đèn lồng màu xanh."))
        },
        Lie("a scrap that stands in every clause") { .says(ModelServer.choice($0.name(of: river), "Khinh khí cầu")) },
        Lie("one letter changed") { .says(ModelServer.choice($0.name(of: river), law.replacing("xanh", with: "xám"))) },
        Lie("capital letters") { .says(ModelServer.choice($0.name(of: river), law.uppercased())) },
        Lie("marks put apart") { .says(ModelServer.choice($0.name(of: river), law.decomposedStringWithCanonicalMapping)) },
        Lie("spaces doubled") { .says(ModelServer.choice($0.name(of: river), law.replacing(" ", with: "  "))) },
        Lie("two clauses spliced") {
            .says(ModelServer.choice($0.name(of: river), "Khinh khí cầu chỉ được thắp đèn lồng màu xanh khi bay qua núi phải treo chuông đồng:"))
        },
        Lie("the question as its quote") { .says(ModelServer.choice($0.name(of: river), $0.question)) },
        Lie("an empty quote") { .says(ModelServer.choice($0.name(of: river), "", law)) },
        Lie("an empty wording") { .says(ModelServer.choice($0.name(of: river), law, "")) },
        Lie("markup") { .says(ModelServer.choice($0.name(of: river), law, "<script>alert(1)</script>")) },
        Lie("a link") { .says(ModelServer.choice($0.name(of: river), law, "[\(law)](http://evil.example)")) },
        Lie("a repealed act") { _ in .says(ModelServer.choice("C3", "Đèn lồng được thắp từ giờ Dậu.")) },
        Lie("guidance as if it were law") { _ in .says(ModelServer.choice("C5", "Thuyền giấy có mái chèo được gấp bằng giấy dó vàng.")) },
        Lie("prose") { _ in .says("Theo Điều 5 Nghị định 1/1901, khinh khí cầu thắp đèn đỏ.") },
        Lie("prose around the form") { .says("Đây: " + ModelServer.choice($0.name(of: river), law)) },
        Lie("a form of another kind") { _ in .says(#"{"answer":"đỏ","clause":"C1"}"#) },
        Lie("an array") { _ in .says("[]") },
        Lie("nothing") { _ in .says("") },
        Lie("more sentences than may be") { asked in
            .says(ModelServer.reply((0..<100).map { _ in (asked.name(of: river), law, law) }))
        },
        Lie("numbers where words should be") { _ in .says(#"{"sentences":[{"clause":1,"quote":2,"text":3}]}"#) },
        Lie("a form that breaks off") { .says(String(ModelServer.choice($0.name(of: river), law).dropLast(4))) },
        Lie("cut off by its length") { .ends(ModelServer.choice($0.name(of: river), law), reason: "length") },
        Lie("cut off by a filter") { .ends(ModelServer.choice($0.name(of: river), law), reason: "content_filter") },
        Lie("no end") { .ends(ModelServer.choice($0.name(of: river), law), reason: nil) },
        Lie("events that are none") { _ in .raw("data: {\n\ndata: nonsense\n\n") },
        Lie("a page") { _ in .raw("<html>hello</html>", type: "text/html") },
        Lie("bytes that are no text") { _ in .raw("data: \u{0}\u{1}\u{FFFD}\n\n") },
        Lie("an error") { _ in .raw("{}", status: 500) },
        Lie("an error that looks like an answer") {
            .raw(
                #"{"choices":[{"message":{"content":\#(ModelServer.choice($0.name(of: river), law).debugDescription)},"finish_reason":"stop"}]}"#,
                status: 503)
        },
        Lie("a redirect") { _ in .redirects("/elsewhere") },
        Lie("a flood") { _ in .floods },
    ]

    @Test(arguments: lies)
    func `goes to a person as if there were no model`(_ lie: Lie) async throws {
        let server = ModelServer(lie.manner)
        try await server.live { port in
            let desk = try await ModelDesk(port)
            let record = try await desk.ask()
            #expect(record.answer.action == .handoff)
            #expect(record.answer.reason == .noGround)
            #expect(try await desk.isTrue(record.answer))
            #expect(record.versions["language model outcome"] == "dropped" || record.versions["language model outcome"] == "failed")
            #expect(try await desk.uses.counts(on: Desk.today).values.reduce(0, +) == 1)
            #expect(try await desk.uses.tokens(on: Desk.today) > 0)
        }
        #expect(server.requests.count == 1)
    }

    @Test func `a server that stalls is given up, and the question goes on`() async throws {
        try await ModelServer { _ in .stalls }.live { port in
            let desk = try await ModelDesk(port, seconds: 2)
            let record = try await desk.ask()
            #expect(record.answer.action == .handoff)
            #expect(record.versions["language model outcome"] == "failed")
        }
    }

    @Test func `of true and false sentences only the true ones stay, as the law has them`() async throws {
        let server = ModelServer { asked in
            .says(
                ModelServer.reply([
                    (asked.name(of: Self.river), Self.law, Self.law), (asked.name(of: Self.river), "Đèn màu đỏ cũng được.", "Đèn màu đỏ cũng được."),
                    ("C77", Self.law, Self.law),
                ]))
        }
        try await server.live { port in
            let desk = try await ModelDesk(port)
            let record = try await desk.ask()
            #expect(record.answer.action == .answer)
            #expect(record.answer.sentences.map(\.text) == ["1. \(Self.law)"])
            #expect(try await desk.isTrue(record.answer))
            #expect(record.answer.sentences[0].citations[0].isVerified)
            #expect(record.versions["language model"] == "mô hình bịa")
            #expect(record.versions["language model outcome"] == "used")
            #expect(record.versions["language model tokens"] == "400")
            #expect(record.versions["language model prompt"]?.isEmpty == false)
            #expect(try await desk.uses.latest(limit: 5).map(\.question) == [record.answer.question.id])
        }
    }

    @Test func `two articles are never put together as if they were one rule`() async throws {
        let server = ModelServer { asked in
            .says(
                ModelServer.reply(
                    [Self.river, "một trăm thước"].map { words in
                        let clause = asked.clauses.first { $0.text.contains(words) }
                        return (clause?.id ?? "", clause?.text ?? "", clause?.text ?? "")
                    }))
        }
        try await server.live { port in
            let answer = try await ModelDesk(port, finds: ["1-1901-nd-xx/art_1", "1-1901-tt-xx/art_1"]).ask().answer
            #expect(Set(answer.sentences.flatMap { $0.citations.compactMap(\.provision) }).count == 1)
        }
    }

    @Test func `a point comes with the words it is a point of`() async throws {
        let server = ModelServer { asked in
            let clause = asked.clauses.first { $0.text.contains("hai cân") }
            return .says(ModelServer.choice(clause?.id ?? "", clause?.text ?? ""))
        }
        try await server.live { port in
            let desk = try await ModelDesk(port)
            let answer = try await desk.ask("Chuông đồng trên khinh khí cầu bay qua núi nặng mấy cân?").answer
            #expect(answer.sentences.first?.text.contains("phải treo chuông đồng") == true)
            #expect(try await desk.isTrue(answer))
        }
    }

    @Test func `a model that chooses none is believed that far`() async throws {
        try await ModelServer { _ in .says(#"{"sentences": []}"#) }.live { port in
            let record = try await ModelDesk(port).ask()
            #expect(record.answer.action == .handoff)
            #expect(record.versions["language model outcome"] == "none")
        }
    }
}
