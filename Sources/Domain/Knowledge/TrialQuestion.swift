// SPDX-License-Identifier: Apache-2.0

/// A question that an entry of knowledge may not take away from what answers it.
package struct TrialQuestion: Hashable, Codable, Sendable {
    package let text: String
    package let on: Day
    /// As an asker would name it.
    package let place: String?
    package let origin: Origin

    package init(_ text: String, on: Day, place: String?, origin: Origin) {
        self.text = text
        self.on = on
        self.place = place
        self.origin = origin
    }

    /// Where it comes from.
    package enum Origin: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
        /// Of another approved entry.
        case entry
        /// Of the golden questions, whose article is known.
        case golden
        /// Made of a duty of the registry: who, how long, which papers.
        case duty
        /// Really asked, and recorded in the content.
        case practice
    }
}

/// A question of the law with the article that answers it, judged by people.
package struct GoldenQuestion: Hashable, Sendable {
    /// Any of them answers it.
    package let articles: [String]
    package let text: String

    package init(articles: [String], text: String) {
        self.articles = articles
        self.text = text
    }

    /// Whether an answer quotes such an article; a law whose number another act bears as well has its kind before it ("luat-18-2008-qh12").
    package func isAnswered(by answer: Answer) -> Bool {
        answer.action == .answer
            && answer.sentences.flatMap(\.citations).compactMap(\.provision).contains { quoted in
                articles.contains { quoted.text == $0 || quoted.text.hasSuffix("-" + $0) }
            }
    }
}

/// A question with what tells whether an answer to it is still the right one.
package struct TrialCase: Sendable {
    package let question: TrialQuestion
    private let judge: @Sendable (Answer) -> Bool
    private let compare: @Sendable (_ before: Answer, _ after: Answer) -> Bool

    package func isRight(_ answer: Answer) -> Bool { judge(answer) }

    package func isWorse(before: Answer, after: Answer) -> Bool { judge(before) && !compare(before, after) }

    /// All that an entry of a day and a place must leave as it is.
    ///
    /// - Parameter today: The day that is asked of, where the entry is good for it.
    package static func all(in facts: RegistryFacts, golden: [GoldenQuestion], beside entry: KnowledgeEntry, on today: Day) -> [TrialCase] {
        let place = entry.placeName(in: facts)
        let day = entry.span.day(near: today)
        return facts.knowledge.filter { $0.id != entry.id }.flatMap { $0.cases(beside: entry, in: facts, on: today) }
            + golden.map { question in
                TrialCase(question.text, day, place, .golden, isRight: question.isAnswered)
            }
            + facts.practice.map { TrialCase(unchanged: $0.question.vi, day, place, .practice) }
            + facts.duties.filter { !$0.isDraft }.flatMap { $0.questions.map { TrialCase(unchanged: $0, day, place, .duty) } }
    }

    fileprivate init(_ text: String, _ on: Day, _ place: String?, _ origin: TrialQuestion.Origin, isRight: @escaping @Sendable (Answer) -> Bool) {
        question = TrialQuestion(text, on: on, place: place, origin: origin)
        judge = isRight
        compare = { isRight($1) }
    }

    /// Nobody has judged the answer: whatever is said must go on being said.
    private init(unchanged text: String, _ on: Day, _ place: String?, _ origin: TrialQuestion.Origin) {
        question = TrialQuestion(text, on: on, place: place, origin: origin)
        judge = { $0.action == .answer }
        compare = { $0.saysTheSame(as: $1) }
    }
}

extension KnowledgeEntry {
    /// Its questions, each asked on a day of both, where there is one.
    fileprivate func cases(beside other: KnowledgeEntry, in facts: RegistryFacts, on today: Day) -> [TrialCase] {
        guard let common = span.common(with: other.span) else { return [] }
        let (day, place) = (common.day(near: today), placeName(in: facts))
        return ([question] + paraphrases).map { text in TrialCase(text, day, place, .entry, isRight: isSaid) }
    }

    /// Whether an answer is this entry's.
    package func isSaid(in answer: Answer) -> Bool {
        guard answer.action == .answer, answer.reason == .answeredBefore, let said = answer.sentences.first else { return false }
        return said.text.hasPrefix(oneLine)
            && said.citations.map { [$0.provision?.text, $0.quote] } == citations.map { [$0.provision?.text, $0.quote] }
    }

    /// The answer as it is said, on one line.
    package var oneLine: String { answer.split(separator: "\n").joined(separator: " ") }

    package func placeName(in facts: RegistryFacts) -> String? { place.flatMap { id in facts.places.first { $0.id == id }?.name.vi } }
}

extension Duty {
    /// What people ask of it.
    fileprivate var questions: [String] {
        let name = title.vi.prefix(1).lowercased() + title.vi.dropFirst()
        return ["Ai có thẩm quyền \(name)?", "Thời hạn \(name) là bao lâu?", "Hồ sơ \(name) gồm những gì?"]
    }
}

extension Answer {
    /// Whether both rest on the same, whatever the words between.
    fileprivate func saysTheSame(as other: Answer) -> Bool {
        action == other.action && reason == other.reason && competence?.result == other.competence?.result
            && Set(sentences.flatMap(\.citations)) == Set(other.sentences.flatMap(\.citations))
    }
}

extension DaySpan {
    /// The day of the span that is nearest to another.
    package func day(near day: Day) -> Day {
        if let from, day < from { return from }
        if let until, day >= until { return until.advanced(by: -1) }
        return day
    }

    /// `nil` where no day is of both.
    func common(with other: DaySpan) -> DaySpan? {
        let from = [from, other.from].compactMap { $0 }.max()
        let until = [until, other.until].compactMap { $0 }.min()
        if let from, let until, until <= from { return nil }
        return DaySpan(from: from, until: until)
    }
}
