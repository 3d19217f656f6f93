// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// How well and how fast questions with known answers are found.
package struct Evaluation: Codable, Sendable {
    package let questions: Int
    package let passages: Int
    package let recallAt10: Double
    package let recallAt100: Double
    package let nDCGAt10: Double
    /// Where nDCG@10 lies with 95 % confidence, were the questions drawn anew.
    package let nDCGInterval: [Double]
    package let mrrAt10: Double
    package let queriesPerSecond: Double
    package let p50Milliseconds: Double
    package let p95Milliseconds: Double
    package let indexSeconds: Double
    package let indexBytes: Int

    enum CodingKeys: String, CodingKey {
        case questions, passages
        case recallAt10 = "recall@10"
        case recallAt100 = "recall@100"
        case nDCGAt10 = "nDCG@10"
        case nDCGInterval = "nDCG@10 95%"
        case mrrAt10 = "MRR@10"
        case queriesPerSecond = "queries/s"
        case p50Milliseconds = "p50"
        case p95Milliseconds = "p95"
        case indexSeconds, indexBytes
    }

    /// Indexes a corpus aside and asks it every judged question, one after the other.
    ///
    /// - Parameters:
    ///   - ranking: `nil` for the order of scores.
    ///   - isUndiacritic: Takes the marks off the questions.
    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    package static func run(
        _ files: JudgedFiles, by ranking: Ranking?, isUndiacritic: Bool, progress: (_ done: Int) -> Void
    ) throws -> Evaluation {
        let judged = try JudgedCorpus(files, progress: progress)
        let clock = ContinuousClock()
        var runs: [Run] = []
        for question in judged.questions {
            let text = isUndiacritic ? Vietnamese.folded(question.text) : question.text
            let asked = clock.now
            let outcome = try judged.open.search(SearchRequest(text: text, on: nil, limit: 100), by: ranking)
            let taken = (clock.now - asked) / .seconds(1)
            // A question that is asked back has found nothing.
            let hits = if case .found(let hits) = outcome { hits } else { [SearchHit]() }
            runs.append(Run(gold: question.gold, found: hits.map(\.provision.text), seconds: taken))
        }
        return Evaluation(runs, judged)
    }

    private init(_ runs: [Run], _ judged: JudgedCorpus) {
        func mean(_ value: (Run) -> Double) -> Double { Bootstrap.mean(runs.map(value)) }
        let times = runs.map(\.seconds).sorted()
        func quantile(_ share: Double) -> Double { times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))] * 1_000 }
        let interval = Bootstrap.interval(runs.map { $0.nDCG(at: 10) })
        self.questions = runs.count
        self.passages = judged.open.segment.passages
        self.recallAt10 = mean { $0.recall(at: 10) }
        self.recallAt100 = mean { $0.recall(at: 100) }
        self.nDCGAt10 = mean { $0.nDCG(at: 10) }
        self.nDCGInterval = [interval.low, interval.high]
        self.mrrAt10 = mean { $0.reciprocalRank(at: 10) }
        self.queriesPerSecond = times.isEmpty ? 0 : Double(times.count) / max(times.reduce(0, +), .leastNormalMagnitude)
        self.p50Milliseconds = quantile(0.5)
        self.p95Milliseconds = quantile(0.95)
        self.indexSeconds = judged.indexSeconds
        self.indexBytes = judged.indexBytes
    }
}
