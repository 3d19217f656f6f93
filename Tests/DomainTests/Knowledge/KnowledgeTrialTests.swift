// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Which questions an entry is tried by, of which day and place, and what counts as worse.
@Suite struct TrialCaseTests {
    static let today = Day(number: 20_000)

    static func entry(
        _ id: String, _ span: DaySpan = .always, place: String? = nil, paraphrases: [String] = [], provision: String = "x/art_1"
    ) throws -> KnowledgeEntry {
        let citation = Citation(
            document: "9/1901/NĐ-XX", path: "Điều 1", provision: .init(provision), quote: "Nguyên văn bịa.", isVerified: true, version: "v",
            sources: [])
        return try KnowledgeEntry(
            id: .init(id), question: "Hỏi \(id)?", paraphrases: paraphrases, answer: "Đáp \(id).\nHết.", citations: [citation], span: span,
            unit: Unit.legalDepartment, place: place.map { Place.ID($0) })
    }

    static func answer(_ action: Answer.Action, _ reason: Answer.Reason, _ text: String = "", _ provisions: [String] = []) throws -> Answer {
        let question = try Question(id: .init("q"), text: "Hỏi?", on: today, asked: today.start)
        let citations = provisions.map {
            Citation(document: "9/1901/NĐ-XX", path: "Điều 1", provision: .init($0), quote: "Nguyên văn bịa.", isVerified: true, version: "w")
        }
        return Answer(question: question, action: action, reason: reason, sentences: [Sentence(text: text, layer: .guidance, citations: citations)])
    }

    static func cases(beside entry: KnowledgeEntry, _ others: [KnowledgeEntry] = [], golden: [GoldenQuestion] = []) -> [TrialCase] {
        var facts = RegistryFacts()
        facts.knowledge = others + [entry]
        facts.places = [Place(id: .init("90"), name: Words(vi: "Hưng Yên"), type: "tỉnh", existence: .always, sources: ["bịa"])]
        return TrialCase.all(in: facts, golden: golden, beside: entry, on: today)
    }

    @Test func `questions of other entries are asked on a day of both and where they hold, and its own are not among them`() throws {
        let span = DaySpan(from: Day(number: 20_010), until: Day(number: 20_020))
        let others = [
            try Self.entry("b", DaySpan(until: Day(number: 20_015)), place: "90", paraphrases: ["Khác?"]), try Self.entry("c"),
            // Over before the entry begins.
            try Self.entry("d", DaySpan(until: Day(number: 20_010))),
        ]
        let asked = Self.cases(beside: try Self.entry("a", span), others).map(\.question)
        #expect(asked.map(\.text) == ["Hỏi b?", "Khác?", "Hỏi c?"])
        #expect(asked.map(\.on.number) == [20_010, 20_010, 20_010] && asked.map(\.place) == ["Hưng Yên", "Hưng Yên", nil])
    }

    @Test(arguments: [
        (DaySpan.always, 20_000), (DaySpan(from: Day(number: 20_005)), 20_005), (DaySpan(until: Day(number: 19_000)), 18_999),
        (DaySpan(from: Day(number: 19_000), until: Day(number: 20_000)), 19_999), (DaySpan(from: Day(number: 20_000)), 20_000),
    ])
    func `golden questions are asked on the day of the entry that is nearest to today`(_ span: DaySpan, _ day: Int) throws {
        let golden = [GoldenQuestion(articles: ["x/art_1"], text: "Vàng?")]
        #expect(Self.cases(beside: try Self.entry("a", span), golden: golden).map(\.question.on.number) == [day])
    }

    @Test func `an entry's question is right only by that entry, word for word and with its quotes`() throws {
        let one = try #require(Self.cases(beside: try Self.entry("a"), [try Self.entry("b")]).first)
        let own = try Self.answer(.answer, .answeredBefore, "Đáp b. Hết. (Cục Bịa)", ["x/art_1"])
        #expect(one.isRight(own))
        for other in [
            try Self.answer(.answer, .answeredBefore, "Đáp a. Hết.", ["x/art_1"]),
            try Self.answer(.answer, .answeredBefore, "Đáp b. Hết.", ["x/art_2"]),
            try Self.answer(.answer, .law, "Đáp b. Hết.", ["x/art_1"]), try Self.answer(.handoff, .noGround),
        ] {
            #expect(!one.isRight(other) && one.isWorse(before: own, after: other) && !one.isWorse(before: other, after: own))
        }
    }

    @Test func `a golden question is right with any article that answers it, whatever stands before its number`() throws {
        let golden = [GoldenQuestion(articles: ["1-1901/art_1", "2-1901/art_2"], text: "Vàng?")]
        let one = try #require(Self.cases(beside: try Self.entry("a"), golden: golden).first)
        for place in ["1-1901/art_1", "luat-2-1901/art_2"] { #expect(one.isRight(try Self.answer(.answer, .answeredBefore, "", [place]))) }
        for place in ["1-1901/art_11", "11-1901/art_1", "x1-1901/art_1"] { #expect(!one.isRight(try Self.answer(.answer, .law, "", [place]))) }
        #expect(!one.isRight(try Self.answer(.handoff, .law, "", ["1-1901/art_1"])))
    }

    @Test func `what a duty answers must go on resting on the same`() throws {
        var facts = RegistryFacts()
        facts.duties = [Duty(id: .init("AA-01"), field: .init("f"), title: Words(vi: "Cấp phép bịa"), sources: ["bịa"], confidence: .high)]
        let cases = TrialCase.all(in: facts, golden: [], beside: try Self.entry("a"), on: Self.today)
        #expect(cases.map(\.question.text).contains("Ai có thẩm quyền cấp phép bịa?") && cases.count == 3)
        let (said, silent) = (try Self.answer(.answer, .procedure, "Một.", ["x/art_1"]), try Self.answer(.handoff, .noGround))
        #expect(!cases[0].isWorse(before: said, after: try Self.answer(.answer, .procedure, "Hai.", ["x/art_1"])))
        #expect(cases[0].isWorse(before: said, after: try Self.answer(.answer, .procedure, "Một.", ["x/art_2"])))
        #expect(cases[0].isWorse(before: said, after: try Self.answer(.answer, .answeredBefore, "Một.", ["x/art_1"])))
        #expect(cases[0].isWorse(before: said, after: silent) && !cases[0].isWorse(before: silent, after: said))
    }
}
