// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@Suite struct QuestionGroupsTests {
    @Test func `questions of the same thing stand together, the largest group first`() {
        let groups = QuestionGroups([
            "Cánh diều sáo được thả ở bãi nào?", "Khinh khí cầu bay qua sông phải treo đèn lồng màu gì?",
            "Đèn lồng treo khi khinh khí cầu bay qua sông màu gì?", "Khinh khí cầu bay qua sông treo đèn lồng gì", "",
        ]).groups
        #expect(groups.map(\.count) == [3, 1, 1])
        #expect(groups[0].question == "Khinh khí cầu bay qua sông phải treo đèn lồng màu gì?")
        #expect(groups[0].others.count == 2)
    }

    @Test func `every question stands in just one group`() {
        let questions = (0..<60).map { "diều số \($0 % 7) bay qua núi \($0 % 3)" }
        let groups = QuestionGroups(questions).groups
        #expect(groups.flatMap { [$0.question] + $0.others }.sorted() == questions.sorted())
        #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.count >= $1.count })
    }

    @Test(arguments: [
        ("gọi 0901 234 567 hoặc 0901234567", "gọi 0901 234 567 hoặc …"), ("thư an@vidu.vn nhé", "thư … nhé"),
        ("theo 1/1901/NĐ-XX", "theo 1/1901/NĐ-XX"), ("trong 30 ngày", "trong 30 ngày"),
    ])
    func `what may tell of a person is left out`(_ text: String, _ shown: String) { #expect(Masking.masked(text) == shown) }

    @Test func `what changed between two reports is what both know and tell differently`() {
        func report(_ outcomes: [String: QualityReport.Outcome]) -> QualityReport {
            QualityReport(
                made: Date(timeIntervalSince1970: 0), version: "1", ranking: "", sets: [], curve: RiskCurve([], wanted: 0.1), worst: [],
                outcomes: outcomes)
        }
        let changes = report(["a": .wrong, "b": .right, "d": .silent]).changes(since: report(["a": .right, "b": .right, "c": .right]))
        #expect(changes == [.init(question: "a", before: .right, after: .wrong)])
    }
}
