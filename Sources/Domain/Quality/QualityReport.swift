// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// How well judged questions are answered by one version of the program: what the Legal Department looks at before it is trusted.
package struct QualityReport: Hashable, Codable, Sendable {
    package let made: Date
    package let version: String
    /// Day on which the ranking in use was learnt.
    package let ranking: String
    package let sets: [OfSet]
    /// What silence buys over all sets.
    package let curve: RiskCurve
    /// Wrong quotes, the most trusted first.
    package let worst: [Wrong]
    /// What became of each question, by set and id.
    package let outcomes: [String: Outcome]

    package enum Outcome: String, Codable, Sendable { case right, wrong, silent }

    package struct OfSet: Hashable, Codable, Sendable {
        package let name: String
        package let questions: Int
        /// Questions that the ranking has learnt from: on these its figures flatter.
        package let learntFrom: Int
        package let nDCGAt10: Double
        package let answered: Int
        package let wrong: Int
        /// Of the questions whose clause is known: how many were answered, and how many of these with that clause.
        package let clauses: Int?
        package let rightClauses: Int?
        package let fields: [OfField]

        package init(
            name: String, questions: Int, learntFrom: Int, nDCGAt10: Double, answered: Int, wrong: Int, clauses: Int?, rightClauses: Int?,
            fields: [OfField]
        ) {
            self.name = name
            self.questions = questions
            self.learntFrom = learntFrom
            self.nDCGAt10 = nDCGAt10
            self.answered = answered
            self.wrong = wrong
            self.clauses = clauses
            self.rightClauses = rightClauses
            self.fields = fields
        }
    }

    package struct OfField: Hashable, Codable, Sendable {
        package let name: String
        package let questions: Int
        package let answered: Int
        package let wrong: Int

        package init(name: String, questions: Int, answered: Int, wrong: Int) {
            self.name = name
            self.questions = questions
            self.answered = answered
            self.wrong = wrong
        }
    }

    package struct Wrong: Hashable, Codable, Sendable {
        package let set: String
        package let question: String
        package let quoted: String
        package let expected: String
        package let trust: Double

        package init(set: String, question: String, quoted: String, expected: String, trust: Double) {
            self.set = set
            self.question = question
            self.quoted = quoted
            self.expected = expected
            self.trust = trust
        }
    }

    package init(
        made: Date, version: String, ranking: String, sets: [OfSet], curve: RiskCurve, worst: [Wrong], outcomes: [String: Outcome]
    ) {
        self.made = made
        self.version = version
        self.ranking = ranking
        self.sets = sets
        self.curve = curve
        self.worst = worst
        self.outcomes = outcomes
    }

    /// Questions of both reports whose outcome differs, by what they were and what they have become.
    package func changes(since earlier: QualityReport) -> [Change] {
        outcomes.keys.sorted().compactMap { key in
            guard let before = earlier.outcomes[key], let after = outcomes[key], before != after else { return nil }
            return Change(question: key, before: before, after: after)
        }
    }

    package struct Change: Hashable, Sendable {
        package let question: String
        package let before: Outcome
        package let after: Outcome

        package init(question: String, before: Outcome, after: Outcome) {
            self.question = question
            self.before = before
            self.after = after
        }
    }
}

/// Reports on quality, the newest first.
package protocol QualityReports: Sendable {
    func keep(_ report: QualityReport) async throws
    func latest(limit: Int) async throws -> [QualityReport]
}
