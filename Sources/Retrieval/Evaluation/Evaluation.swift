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
        case mrrAt10 = "MRR@10"
        case queriesPerSecond = "queries/s"
        case p50Milliseconds = "p50"
        case p95Milliseconds = "p95"
        case indexSeconds, indexBytes
    }

    /// Indexes a corpus aside and asks it every judged question, one after the other.
    ///
    /// - Parameters:
    ///   - corpus: A line of JSON a text, with `id`, `title` and `text`; may be packed by gzip.
    ///   - queries: A line of JSON a question, with `id` and `text`.
    ///   - qrels: `question ⇥ text ⇥ 1` a line.
    ///   - isUndiacritic: Takes the marks off the questions.
    /// - Throws: ``EvaluationError`` that names the file and line that cannot be read.
    package static func run(
        corpus: String, queries: String, qrels: String, isUndiacritic: Bool, progress: (_ done: Int) -> Void
    ) throws -> Evaluation {
        let judged = try JudgedQuestions(queries: queries, qrels: qrels)
        let folder = NSTemporaryDirectory() + "donghanh-evaluation-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clock = ContinuousClock()
        let start = clock.now
        let open = try index(corpus, in: folder, progress)
        let indexSeconds = seconds(clock.now - start)
        var runs: [Run] = []
        for question in judged.questions {
            let text = isUndiacritic ? Vietnamese.folded(question.text) : question.text
            let asked = clock.now
            let outcome = try open.search(SearchRequest(text: text, on: nil, limit: 100))
            let taken = seconds(clock.now - asked)
            // A question that is asked back has found nothing.
            let hits = if case .found(let hits) = outcome { hits } else { [SearchHit]() }
            runs.append(Run(gold: question.gold, found: hits.map(\.provision.text), seconds: taken))
        }
        let name = IndexFolder.current(in: folder) ?? ""
        let bytes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int ?? 0
        return Evaluation(runs, passages: open.segment.passages, indexSeconds: indexSeconds, indexBytes: bytes)
    }

    private static func index(_ corpus: String, in folder: String, _ progress: (Int) -> Void) throws -> OpenIndex {
        var builder = IndexBuilder(folder: folder, generation: "evaluation", documents: [])
        var done = 0
        try JSONLines.forEach(in: corpus) { (text: CorpusText) in
            builder.add(Passage(name: text.id, title: text.title ?? "", text: text.text))
            done += 1
            if done % 1_000 == 0 { progress(done) }
        }
        progress(done)
        try builder.finish()
        return OpenIndex(try Segment(path: "\(folder)/\(IndexFolder.current(in: folder) ?? "")"))
    }

    private init(_ runs: [Run], passages: Int, indexSeconds: Double, indexBytes: Int) {
        func mean(_ value: (Run) -> Double) -> Double { runs.isEmpty ? 0 : runs.map(value).reduce(0, +) / Double(runs.count) }
        let times = runs.map(\.seconds).sorted()
        func quantile(_ share: Double) -> Double { times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))] * 1_000 }
        self.questions = runs.count
        self.passages = passages
        self.recallAt10 = mean { $0.recall(at: 10) }
        self.recallAt100 = mean { $0.recall(at: 100) }
        self.nDCGAt10 = mean { $0.nDCG(at: 10) }
        self.mrrAt10 = mean { $0.reciprocalRank(at: 10) }
        self.queriesPerSecond = times.isEmpty ? 0 : Double(times.count) / max(times.reduce(0, +), .leastNormalMagnitude)
        self.p50Milliseconds = quantile(0.5)
        self.p95Milliseconds = quantile(0.95)
        self.indexSeconds = indexSeconds
        self.indexBytes = indexBytes
    }

    private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

    private struct CorpusText: Decodable {
        let id: String
        let title: String?
        let text: String
    }
}
