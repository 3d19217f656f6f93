// SPDX-License-Identifier: Apache-2.0
import Domain

/// A question with its article and the part of it that answers, read out by hand.
package struct ClauseExample: Sendable {
    let candidates: [ClauseCandidate]
    /// Which candidates answer it just so.
    let isRight: [Bool]
    let question: ClauseQuestion
    let text: ProvisionText
    let heading: String
    let label: ClauseLabel

    package init(question: String, heading: String, text: String, label: ClauseLabel) {
        self.question = ClauseQuestion(question)
        self.heading = heading
        self.label = label
        let text = ProvisionText(text, under: ProvisionPath([]))
        self.text = text
        candidates = ClauseReader(text, heading: heading, self.question).candidates()
        isRight = candidates.map { label.names($0.extent, in: text) }
    }

    /// One of five, by the article: what is learnt of an article says nothing of how well others are read.
    var fold: Int { Int(text.text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 } % 5) }
}

/// The parts any of which answers: "cl_1|cl_2__pt_a", "lead", "whole".
package struct ClauseLabel: Sendable {
    private let names: [String]

    package init(_ text: String) { names = text.split(separator: "|").map(String.init) }

    func names(_ extent: ClauseCandidate.Extent, in text: ProvisionText) -> Bool { names.contains(Self.name(extent, in: text)) }

    /// Whether a quote of that part holds the answer: the whole holds everything, a clause its points.
    func isHeld(by extent: ClauseCandidate.Extent, in text: ProvisionText) -> Bool {
        let name = Self.name(extent, in: text)
        return extent == .whole || names.contains { $0 == name || $0.hasPrefix(name + "__") }
    }

    private static func name(_ extent: ClauseCandidate.Extent, in text: ProvisionText) -> String {
        switch extent {
        case .whole: "whole"
        case .lead: "lead"
        case .part(let at): text.parts[at].path.eId
        }
    }
}

/// How often the right clause is quoted, and how much is quoted for it.
package struct ClauseMeasure: Codable, Equatable, Sendable {
    package let questions: Int
    package let answered: Int
    package let right: Int
    /// Of the article's bytes, on average.
    package let quoted: Double
}

/// Learns which part of an article to quote: a multinomial logit over its parts. The same examples make the same model.
package enum ClauseLearning {
    /// The model, measured on articles that were kept out in turn.
    ///
    /// - Parameter rounds: Steps of the descent.
    package static func learn(_ examples: [ClauseExample], day: String, rounds: Int = 1_500) -> ClauseModel {
        let folds = (0..<5).map { fold in
            measure(examples.filter { $0.fold == fold }, by: bare(weights(examples.filter { $0.fold != fold }, rounds)))
        }
        let answered = folds.reduce(0) { $0 + $1.answered }
        let measured = ClauseMeasure(
            questions: examples.count, answered: answered, right: folds.reduce(0) { $0 + $1.right },
            quoted: folds.reduce(0) { $0 + $1.quoted * Double($1.answered) } / Double(max(1, answered))
        )
        return ClauseModel(weights: weights(examples, rounds), provenance: .init(day: day, questions: examples.count, measured: measured))
    }

    package static func measure(_ examples: [ClauseExample], by model: ClauseModel) -> ClauseMeasure {
        var (answered, right, quoted) = (0, 0, 0.0)
        for example in examples {
            let choice = ClauseChoice(example.text, heading: example.heading, example.question, by: model)
            let chosen = choice.chosen
            guard chosen.isSure else { continue }
            answered += 1
            if chosen.extents.contains(where: { example.label.isHeld(by: $0, in: example.text) }) { right += 1 }
            quoted += Double(choice.ranges(of: chosen).reduce(0) { $0 + $1.count }) / Double(max(1, example.text.text.utf8.count))
        }
        return ClauseMeasure(questions: examples.count, answered: answered, right: right, quoted: quoted / Double(max(1, answered)))
    }

    private static func bare(_ weights: [Double]) -> ClauseModel {
        ClauseModel(
            weights: weights, provenance: .init(day: "", questions: 0, measured: ClauseMeasure(questions: 0, answered: 0, right: 0, quoted: 0)))
    }

    /// Gradient descent; the loss is convex, so that where it starts makes no difference.
    private static func weights(_ examples: [ClauseExample], _ rounds: Int) -> [Double] {
        let teaching = examples.filter { $0.isRight.contains(true) }
        var weights = [Double](repeating: 0, count: ClauseFeature.allCases.count)
        guard !teaching.isEmpty else { return weights }
        for _ in 0..<rounds {
            var slope = weights.map { $0 * smoothing / Double(teaching.count) }
            for example in teaching {
                let model = bare(weights)
                let probabilities = model.probabilities(example.candidates)
                let rights = Double(example.isRight.count { $0 })
                for (at, candidate) in example.candidates.enumerated() {
                    let pull = (probabilities[at] - (example.isRight[at] ? 1 / rights : 0)) / Double(teaching.count)
                    guard abs(pull) > 1e-12 else { continue }
                    for feature in weights.indices { slope[feature] += pull * candidate.values[feature] }
                }
            }
            for feature in weights.indices { weights[feature] -= rate * slope[feature] }
        }
        return weights
    }

    private static let rate = 0.8
    private static let smoothing = 1.0
}
