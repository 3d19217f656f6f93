// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@testable import Answering

/// Which words of an article answer. The articles are about things that do not exist.
@Suite struct ClauseTests {
    let model: ClauseModel

    init() throws { model = try #require(ClauseModel.shipped) }

    static let balloon = """
        Khinh khí cầu bay theo các điều sau đây:
        1. Khinh khí cầu bay qua sông thì người lái thổi kèn đồng ba hồi và treo lá cờ thêu hình con cá chép ở mạn trái của giỏ mây.
        2. Khinh khí cầu bay qua núi thì trong thời hạn 12 ngày người lái nộp sổ bay cho hội đèn lồng cùng với bản vẽ đường bay có chữ ký của ông từ.
        3. Hồ sơ xin treo đèn lồng dưới giỏ mây gồm:
        a) Đơn viết bằng mực tím trên giấy dó;
        b) Bản sao sổ bay của khinh khí cầu;
        c) Tranh vẽ đèn lồng nhìn từ ba phía.
        4. Người lái không được mang theo cá chép sống khi bay đêm, trừ đêm rằm tháng tám có trăng soi rõ mặt sông và có người cầm đuốc đi theo.
        5. Người lái không được hát bài hát ru trên giỏ mây. Hội đèn lồng được thu sổ bay của người lái ngủ gật trên giỏ mây lúc trời sáng.
        """

    func answer(_ question: String, _ text: String = balloon, heading: String = "Khinh khí cầu và đèn lồng") -> [String]? {
        let article = ProvisionText(text, under: ProvisionPath([]))
        return ClauseAnswer(to: question, heading: heading, in: article, by: model).map { $0.quotes.map { article[$0.range] } }
    }

    @Test(arguments: [
        ("Khinh khí cầu bay qua sông thì treo lá cờ thêu hình gì?", "1. "), ("Bay qua núi thì nộp sổ bay trong thời hạn bao nhiêu ngày?", "2. "),
        ("Hồ sơ xin treo đèn lồng dưới giỏ mây gồm những gì?", "3. "),
    ])
    func `the clause that speaks of what is asked is quoted, and little else`(_ question: String, _ start: String) throws {
        let quotes = try #require(answer(question))
        #expect(quotes.contains { $0.hasPrefix(start) })
        #expect(quotes.reduce(0) { $0 + $1.utf8.count } < Self.balloon.utf8.count * 2 / 3)
    }

    @Test func `a list comes whole`() throws {
        let quote = try #require(answer("Hồ sơ xin treo đèn lồng dưới giỏ mây gồm những gì?")?.joined())
        #expect(["a) ", "b) ", "c) "].allSatisfy(quote.contains))
    }

    @Test func `a list or a rule of which no clause is the answer comes whole, and a number or a name that none has does not`() throws {
        let rights = ["ngủ trưa", "đổi giỏ mây", "nhận dây diều", "từ chối bay đêm", "giữ cá chép", "hát ru", "treo đèn lồng"]
        let text = rights.enumerated()
            .map { "\($0 + 1). Người lái được \($1) khi trời yên gió và khi hội đèn lồng đã ghi việc ấy vào sổ bay bằng mực tím trên giấy dó." }
            .joined(separator: "\n")
        #expect(text.utf8.count > ClauseChoice.short && text.utf8.count < ClauseChoice.longest)
        let heading = "Giỏ mây"
        let quote = try #require(answer("Người lái khinh khí cầu có những quyền gì?", text, heading: heading))
        #expect(quote == [text])
        #expect(answer("Người lái khinh khí cầu làm nhiệm vụ gì?", text, heading: heading) == [text])
        #expect(answer("Người lái nộp sổ bay trong bao nhiêu ngày?", text, heading: heading) != [text])
        #expect(answer("Ai thu sổ bay của người lái?", text, heading: heading) != [text])
    }

    @Test func `every quote is a part of the text, in its order, and none is longer than a quote may be`() throws {
        let long = (1...60).map { "\($0). Diều số \($0) bay cao \($0) trượng và kéo theo một cái sáo trúc màu \($0 % 7)." }.joined(separator: "\n")
        for question in ["Diều số 7 bay cao bao nhiêu trượng?", "Diều bay như thế nào?", "Sáo trúc", "không"] {
            let article = ProvisionText(long, under: ProvisionPath([]))
            guard let found = ClauseAnswer(to: question, heading: "Diều", in: article, by: model) else { continue }
            let ranges = found.quotes.map(\.range)
            #expect(ranges.allSatisfy { $0.count <= ClauseChoice.longest && $0.upperBound <= long.utf8.count })
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
        }
    }

    @Test func `a short article without clauses is quoted whole`() {
        #expect(answer("Dây diều dài bao nhiêu?", "Dây diều dài 30 trượng.") == ["Dây diều dài 30 trượng."])
    }

    @Test func `where to look is not what is asked`() {
        let question = ClauseQuestion("Theo Điều 5 Luật Khinh khí cầu năm 1901, sổ bay là gì?")
        #expect(!question.asked.terms.contains("luat") && !question.asked.terms.contains("1901"))
        #expect(question.asked.terms.contains("so") && question.defined.suffix(2) == ["so", "bay"])
    }

    // MARK: The words that answer

    @Test(arguments: [
        ("Nộp sổ bay trong bao nhiêu ngày?", "Người lái nộp sổ bay trong thời hạn không quá 12 ngày, kể từ ngày bay.", "không quá 12 ngày"),
        ("Ngủ gật bị giữ sổ bay bao nhiêu năm?", "1. Ngủ gật thì bị giữ sổ bay từ 01 năm đến 05 năm.", "từ 01 năm đến 05 năm"),
        ("Ai thu sổ bay?", "Hội đồng đèn lồng thu sổ bay.", "Hội đồng đèn lồng"),
        ("Sổ bay hết hiệu lực khi nào?", "Sổ bay hết hiệu lực kể từ ngày giỏ mây rách.", "kể từ ngày giỏ mây rách"),
        ("Nộp sổ bay trong bao nhiêu ngày?", "Nộp sổ bay theo khoản 12 Điều 3.", nil), ("Màu của sổ bay là gì?", "Sổ bay màu tím.", nil),
    ])
    func `who, when and how much are marked, and nothing else`(_ question: String, _ quote: String, _ marked: String?) {
        let range = AnswerSpan.marked(in: [quote], of: ClauseQuestion(question))[0]
        #expect(range.map { String(decoding: Array(quote.utf8)[$0], as: UTF8.self) } == marked)
    }

    @Test(arguments: [
        ("Người lái có được hát bài hát ru trên giỏ mây không?", "Người lái không được hát bài hát ru trên giỏ mây.", false as Bool?),
        ("Hội đèn lồng có được thu sổ bay không?", "Hội đèn lồng được thu sổ bay của người lái ngủ gật.", true),
        ("Người lái có được mang cá chép không?", "Người lái được mang cá chép, trừ khi bay đêm.", nil),
        ("Người lái có được mang cá chép không?", "Người lái nộp sổ bay.", nil),
    ])
    func `yes and no are said only where the clause says so outright`(_ question: String, _ clause: String, _ isSo: Bool?) throws {
        let affirmation = try #require(Affirmation(SearchWords.plain(question)))
        #expect(affirmation.verdict(in: clause, under: "") == isSo)
    }

    @Test func `what is listed under a prohibition is not allowed`() throws {
        let affirmation = try #require(Affirmation(SearchWords.plain("Người lái có được ngủ gật trên giỏ mây không?")))
        #expect(affirmation.verdict(in: "a) Ngủ gật trên giỏ mây;", under: "Người lái không được:") == false)
        #expect(affirmation.verdict(in: "a) Ngủ gật trên giỏ mây;", under: "Người lái:") == nil)
    }

    @Test(arguments: ["Sổ bay màu gì?", "Không khí trong giỏ mây là gì?"])
    func `what does not ask for yes or no gets neither`(_ question: String) { #expect(Affirmation(SearchWords.plain(question)) == nil) }

    // MARK: Learning

    @Test func `the same examples make the same model, and what they teach is found again`() {
        let examples = (0..<40).map { number in
            let (first, second) = ("cá chép số \(number)", "chim sẻ số \(number)")
            let text =
                "1. Nuôi \(first) trong chum sành đặt ở góc sân có mái che mưa nắng.\n2. Thả \(second) trên mái ngói vào sáng mùng một hằng tháng."
            return ClauseExample(
                question: number % 2 == 0 ? "Nuôi \(first) ở đâu?" : "Thả \(second) khi nào?", heading: "Chuyện", text: text,
                label: ClauseLabel(number % 2 == 0 ? "cl_1" : "cl_2"))
        }
        let models = (1...2).map { _ in ClauseLearning.learn(examples, day: "1901-01-01", rounds: 100) }
        #expect(models[0] == models[1])
        #expect(models[0].provenance.measured.questions == 40)
        #expect(models[0].provenance.measured.right == models[0].provenance.measured.answered)
    }
}
