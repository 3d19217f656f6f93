// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@Suite struct PracticeLessonsTests {
    static let now = Date(timeIntervalSince1970: 1_795_316_400)

    static func asked(_ number: Int, _ text: String, _ action: Answer.Action = .handoff, place: String? = nil) -> AskedQuestion {
        AskedQuestion(
            id: .init("q\(number)"), text: text, asked: now.addingTimeInterval(-Double(number)), on: Day(now), place: place, action: action,
            duty: nil,
            ticket: nil, isAnsweredByPerson: false)
    }

    /// Each question beside every group there is, as whoever reads the definition would do it.
    static func naive(_ questions: [String]) -> [[Int]] {
        var groups: [(terms: Set<String>, members: [Int])] = []
        for (at, question) in questions.enumerated() {
            let terms = SearchWords(question: question).terms
            let found = groups.firstIndex { group in
                let common = group.terms.intersection(terms).count
                return common > 0 && Double(common) / Double(group.terms.union(terms).count) >= 0.4
            }
            if let found { groups[found].members.append(at) } else { groups.append((terms, [at])) }
        }
        return groups.map(\.members).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }

    @Test func `grouping by rare words finds what comparing with everything finds`() {
        var dice = SplitMix(state: 11)
        let words = ["diều", "sáo", "mây", "gió", "sông", "núi", "đèn", "lồng", "khinh", "khí", "cầu", "giấy", "phép", "bay", "thả", "xanh"]
        for round in 0..<60 {
            let questions = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
                (0..<Int.random(in: 0...(2 + round % 9), using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
            }
            #expect(QuestionGroups(questions).groups.map(\.members) == Self.naive(questions))
        }
    }

    @Test func `the same questions give the same groups, however often they are grouped`() {
        var dice = SplitMix(state: 3)
        let questions = (0..<200).map { _ in "diều số \(Int.random(in: 0...20, using: &dice)) bay qua núi \(Int.random(in: 0...5, using: &dice))" }
        let first = QuestionGroups(questions).groups.map(\.members)
        for _ in 0..<5 { #expect(QuestionGroups(questions).groups.map(\.members) == first) }
    }

    @Test func `groups with most gaps come first, and nothing that tells of a person is in what is shown`() throws {
        let registry = Registry(RegistryFacts())
        let lessons = PracticeLessons(
            [
                Self.asked(0, "Ai giữ mây trên núi? Gọi 0912 345 678, tran@vidu.vn", .answer), Self.asked(1, "Ai giữ mây trên núi", .answer),
                Self.asked(2, "Ai giữ mây ở trên núi", .answer), Self.asked(3, "Thả đèn lồng ở đâu?"), Self.asked(4, "Đèn lồng thả ở đâu", .clarify),
            ], registry)
        #expect(lessons.groups.map(\.gaps) == [2, 0] && lessons.groups.map(\.members.count) == [2, 3])
        #expect(lessons.byField.map(\.gaps) == [2] && lessons.byField.first?.asked == 5 && lessons.byField.first?.key == nil)
        let shown = PracticeLessons.shown("Ai giữ mây? Gọi 0912 345 678, tran@vidu.vn, ông Trần Bịa Đặt")
        for personal in ["0912", "345", "vidu", "Trần Bịa"] { #expect(!shown.contains(personal)) }
        #expect(PracticeLessons([], registry).groups.isEmpty)
        #expect(lessons.groups.map(\.question).allSatisfy { !$0.contains("0912") && !$0.contains("vidu") })
    }

    @Test func `lessons after others are those that there would be without them, also of words that have changed`() {
        let registry = Registry(RegistryFacts())
        var dice = SplitMix(state: 5)
        let words = ["diều", "sáo", "mây", "gió", "sông", "núi", "đèn", "lồng", "0912 345 678"]
        var (asked, lessons) = ([AskedQuestion](), PracticeLessons?.none)
        for round in 0..<30 {
            let new = (0..<5).map { number in
                let text = (0..<3).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
                return Self.asked(round * 5 + number, text, number == 0 ? .answer : .handoff)
            }
            asked = new + asked.prefix(40)
            if round == 20 { asked[9] = Self.asked(20 * 5 + 4, "chuyện khác hẳn") }
            let (after, fresh) = (PracticeLessons(asked, registry, after: lessons), PracticeLessons(asked, registry))
            #expect(after.groups.map(\.question) == fresh.groups.map(\.question) && after.groups.map(\.members) == fresh.groups.map(\.members))
            lessons = after
        }
    }
}
