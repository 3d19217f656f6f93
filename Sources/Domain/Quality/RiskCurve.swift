// SPDX-License-Identifier: Apache-2.0

/// How often quotes of the law are wrong at each share of questions answered: what silence buys.
package struct RiskCurve: Hashable, Codable, Sendable {
    /// From the most trusted questions alone to all of them.
    package let points: [Point]
    /// How many questions it was drawn from, and how many of them have an answer.
    package let questions: Int
    package let answerable: Int
    /// The share of wrong answers that was asked for, and where the most is answered within it.
    package let wanted: Double
    package let chosen: Point?
    /// What the threshold comes to for each kind of question; `nil` in a curve that was drawn before kinds were told apart.
    package private(set) var kinds: [Kind]?

    package struct Point: Hashable, Codable, Sendable {
        /// Trust from which on is answered.
        package let needed: Double
        /// Of the questions that have an answer, those that get one.
        package let coverage: Double
        /// Of the answers given, those that are wrong.
        package let risk: Double

        package init(needed: Double, coverage: Double, risk: Double) {
            self.needed = needed
            self.coverage = coverage
            self.risk = risk
        }
    }

    /// Questions of one kind, over one body of law, at the threshold chosen.
    package struct Kind: Hashable, Codable, Sendable {
        /// Of the set.
        package let name: String
        /// How many articles they were asked of.
        package let articles: Int
        package let questions: Int
        package let answered: Int
        package let wrong: Int
        /// Of the same questions, with the articles that answer them taken away: how many were asked, and how many answered all the same.
        package let without: Int
        package let withoutAnswered: Int
    }

    /// Tells the kinds apart at the threshold chosen; where there is none nothing is answered.
    package mutating func tellApart(_ kinds: [(name: String, articles: Int, outcomes: [Outcome])]) {
        self.kinds = kinds.map { name, articles, outcomes in
            let (answerable, without) = (outcomes.filter(\.isAnswerable), outcomes.filter { !$0.isAnswerable })
            func isAnswered(_ outcome: Outcome) -> Bool { chosen.map { outcome.trust >= $0.needed } ?? false }
            return Kind(
                name: name, articles: articles, questions: answerable.count, answered: answerable.count(where: isAnswered),
                wrong: answerable.count { isAnswered($0) && !$0.isRight }, without: without.count, withoutAnswered: without.count(where: isAnswered)
            )
        }
    }

    /// What became of a question, were it answered.
    package struct Outcome: Sendable {
        package let trust: Double
        package let isRight: Bool
        package let isAnswerable: Bool
        package let weight: Double

        /// - Parameters:
        ///   - isRight: Never so for a question without an answer.
        ///   - isAnswerable: Whether the law at hand answers it at all.
        ///   - weight: For how many questions it stands.
        package init(trust: Double, isRight: Bool, isAnswerable: Bool = true, weight: Double = 1) {
            self.trust = trust
            self.isRight = isRight && isAnswerable
            self.isAnswerable = isAnswerable
            self.weight = weight
        }
    }

    /// - Parameters:
    ///   - outcomes: In any order; equal trust is answered together.
    ///   - wanted: The greatest share of wrong answers to put up with, from 0 to 1.
    package init(_ outcomes: [Outcome], wanted: Double) {
        let sorted = outcomes.sorted { $0.trust > $1.trust }
        let all = outcomes.reduce(0) { $0 + ($1.isAnswerable ? $1.weight : 0) }
        var points: [Point] = []
        var (wrong, answered, reached) = (0.0, 0.0, 0.0)
        for (at, outcome) in sorted.enumerated() {
            answered += outcome.weight
            if !outcome.isRight { wrong += outcome.weight }
            if outcome.isAnswerable { reached += outcome.weight }
            if at + 1 < sorted.count, sorted[at + 1].trust == outcome.trust { continue }
            let coverage = all > 0 ? reached / all : 0
            points.append(Point(needed: outcome.trust, coverage: coverage, risk: answered > 0 ? wrong / answered : 0))
        }
        let chosen = points.last { $0.risk <= wanted }
        questions = outcomes.count
        answerable = outcomes.count(where: \.isAnswerable)
        self.wanted = wanted
        self.chosen = chosen
        self.points = Self.thinned(points, keeping: chosen)
    }

    private static let most = 120

    private static func thinned(_ all: [Point], keeping chosen: Point?) -> [Point] {
        guard all.count > most else { return all }
        let step = Double(all.count - 1) / Double(most - 1)
        let kept = Set((0..<most).map { Int(Double($0) * step) })
        return all.enumerated().filter { kept.contains($0.offset) || $0.element == chosen }.map(\.element)
    }
}
