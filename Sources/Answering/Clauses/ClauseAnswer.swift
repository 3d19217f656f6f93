// SPDX-License-Identifier: Apache-2.0
package import Domain

/// What is quoted of an article in answer to a question.
package struct ClauseAnswer: Sendable {
    package let quotes: [Quote]
    /// Yes or no, where that was asked.
    package let isSo: Bool?
    /// The parts quoted, and how likely the answer is within.
    let chosen: ClauseChoice.Chosen

    package struct Quote: Sendable {
        /// UTF-8 offsets in the article's text.
        package let range: Range<Int>
        /// UTF-8 offsets in the quote: the words that answer.
        package let marked: Range<Int>?
    }

    /// `nil` where it is not clear which words answer, or whether they say yes or no.
    package init?(to text: String, heading: String, in article: ProvisionText, by model: ClauseModel) {
        let question = ClauseQuestion(text)
        let choice = ClauseChoice(article, heading: heading, question, by: model)
        let chosen = choice.chosen
        let ranges = chosen.isSure ? choice.ranges(of: chosen) : []
        self.init(question, heading, article, ranges, chosen)
    }

    init?(_ question: ClauseQuestion, _ heading: String, _ article: ProvisionText, _ ranges: [Range<Int>], _ chosen: ClauseChoice.Chosen) {
        guard let last = ranges.last else { return nil }
        self.chosen = chosen
        let marked = AnswerSpan.marked(in: ranges.map { article[$0] }, of: question)
        quotes = zip(ranges, marked).map { Quote(range: $0, marked: $1) }
        guard let affirmation = Affirmation(question.plain) else {
            isSo = nil
            return
        }
        let over = [heading, article[article.lead], ranges.count > 1 ? article[ranges[0]] : ""].joined(separator: "\n")
        guard let verdict = affirmation.verdict(in: article[last], under: over) else { return nil }
        isSo = verdict
    }

    /// Whether the clause that was read out by hand is within what is quoted.
    package func holds(_ label: ClauseLabel, of article: ProvisionText) -> Bool {
        chosen.extents.contains { label.isHeld(by: $0, in: article) }
    }
}
