// SPDX-License-Identifier: Apache-2.0
import Domain

/// What whoever approves an entry of knowledge is shown of its trial.
struct KnowledgeTrialView: Sendable {
    let isRunning: Bool
    let hasFailed: Bool
    let isMade: Bool
    /// It stands in the way of nobody.
    let isPassed: Bool
    let asked: String
    let total: String
    let made: String
    let near: String
    let counts: [Count]
    let own: [Own]
    let worse: [Question]
    let hasWorse: Bool
    let gained: [Question]
    let hasGained: Bool
    let refusal: String?

    struct Count: Sendable {
        let origin: String
        let count: String
    }

    struct Own: Sendable {
        let text: String
        let outcome: String
        let isAnswered: Bool
    }

    struct Question: Sendable {
        let text: String
        let origin: String
        let day: String
    }

    /// Of very long lists whoever approves needs no more.
    private static let mostShown = 30

    init(_ progress: KnowledgeTrial.Progress, _ language: Language) {
        let trial = if case .made(let trial) = progress { trial } else { KnowledgeTrial?.none }
        if case .running(let asked, let total) = progress {
            (isRunning, self.asked, self.total) = (true, asked.text(in: language), total.text(in: language))
        } else {
            (isRunning, asked, total) = (false, "", (trial?.asked ?? 0).text(in: language))
        }
        hasFailed = progress == .failed
        isMade = trial != nil
        isPassed = trial.map { $0.refusal == nil } ?? false
        made = trial?.made.text(in: language) ?? ""
        near = (trial?.near ?? 0).text(in: language)
        counts = TrialQuestion.Origin.allCases.compactMap { origin in
            trial?.counts[origin].map { Count(origin: origin.words[language], count: $0.text(in: language)) }
        }
        own = (trial?.own ?? []).map { Own(text: $0.text, outcome: $0.outcome.words[language], isAnswered: $0.outcome != .unanswered) }
        worse = Self.questions(trial?.worse, language)
        hasWorse = !worse.isEmpty
        gained = Self.questions(trial?.gained, language)
        hasGained = !gained.isEmpty
        refusal = trial?.refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }

    private static func questions(_ all: [TrialQuestion]?, _ language: Language) -> [Question] {
        (all ?? []).prefix(mostShown).map { Question(text: $0.text, origin: $0.origin.words[language], day: $0.on.text(in: language)) }
    }
}
