// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// That a model was asked, for whom, and what came of it.
package struct ModelUse: Hashable, Codable, Sendable {
    package let question: Question.ID
    /// As the server calls it; where it said nothing, as the settings do.
    package let model: String
    /// Version of the words that it was asked by.
    package let prompt: String
    /// As the server counted them, or more than they can have been.
    package let tokens: Int
    package let milliseconds: Int
    package let outcome: Outcome
    package let at: Date

    package init(question: Question.ID, model: String, prompt: String, tokens: Int, milliseconds: Int, outcome: Outcome, at: Date) {
        self.question = question
        self.model = model
        self.prompt = prompt
        self.tokens = tokens
        self.milliseconds = milliseconds
        self.outcome = outcome
        self.at = at
    }

    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Something of it passed the check and is in the answer.
        case used
        /// It said that nothing answers.
        case none
        /// Nothing of it passed.
        case dropped
        /// The server did not answer as it should.
        case failed
    }
}

/// What models were asked.
package protocol ModelUses: Sendable {
    func keep(_ use: ModelUse) async throws
    /// Tokens on a day of Ha Noi.
    func tokens(on day: Day) async throws -> Int
    func counts(on day: Day) async throws -> [ModelUse.Outcome: Int]
    /// Newest first.
    func latest(limit: Int) async throws -> [ModelUse]
}

/// What administrators see of it.
package struct LanguageModelState: Sendable {
    package let tokensToday: Int
    package let outcomesToday: [ModelUse.Outcome: Int]
    package let latest: [ModelUse]

    package init(tokensToday: Int, outcomesToday: [ModelUse.Outcome: Int], latest: [ModelUse]) {
        self.tokensToday = tokensToday
        self.outcomesToday = outcomesToday
        self.latest = latest
    }
}
