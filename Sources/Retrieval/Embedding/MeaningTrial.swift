// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// What nearness of meaning adds to a ranking, on questions that neither the ranking nor the share of the mix has learnt from.
package struct MeaningTrial {
    private let sets: [(name: String, files: JudgedFiles)]
    private let parameters: Boosting.Parameters
    private static let folds = 5
    private static let shares = stride(from: 0, through: 0.7, by: 0.05).map { $0 }

    package init(_ sets: [(name: String, files: JudgedFiles)], _ parameters: Boosting.Parameters) {
        self.sets = sets
        self.parameters = parameters
    }

    /// Embeds the candidates of question after question until the time is up, and measures over those that are done.
    ///
    /// - Parameter vectors: Kept between runs, so that a second run goes on where the first stopped.
    package func run(
        _ embedder: any Embedder, _ vectors: VectorFile, seconds: Double, progress: (_ name: String, _ done: Int, _ of: Int) -> Void
    ) async throws -> [Report] {
        var asked: [Asked] = []
        for (at, set) in sets.enumerated() {
            progress(set.name, 0, 0)
            asked += try Self.read(set.files, set: at)
        }
        let ranked = await ranked(asked)
        let start = ContinuousClock.now
        var mixed: [Mixed] = []
        // In an order that has nothing to do with what is asked, so that those which are done stand for all.
        for (done, at) in asked.indices.sorted(by: { ContentKey(asked[$0].text).low < ContentKey(asked[$1].text).low }).enumerated() {
            if (ContinuousClock.now - start) / .seconds(1) > seconds, !vectors.hasAll(of: ranked[at].pieces(asked[at])) { continue }
            mixed.append(try await Self.mix(asked[at], ranked[at], embedder, vectors))
            progress("", done + 1, asked.count)
        }
        return sets.indices.map { set in report(sets[set].name, mixed.filter { $0.set == set }, of: asked.count { $0.example.set == set }) }
    }

    private struct Asked: Sendable {
        let example: LearningQuestion
        let text: String
        let candidates: [[String]]
    }

    private struct Ranked: Sendable {
        let order: [Int]
        let scores: [Float]

        var close: ArraySlice<Int> { order.prefix(MeaningOrder.depth) }
        func pieces(_ asked: Asked) -> [[ContentKey]] { close.map { asked.candidates[$0].map(ContentKey.init) } }
    }

    private struct Mixed {
        let set: Int
        let fold: Int
        /// nDCG@10 by share.
        let gains: [Double]
        let recalls: [Double]
        let seconds: Double
    }

    private static func read(_ files: JudgedFiles, set: Int) throws -> [Asked] {
        let judged = try JudgedCorpus(files) { _ in }
        let found = judged.questions.map { (question: $0, candidates: judged.open.examples($0.text).candidates) }
        let wanted = Set(found.flatMap(\.candidates))
        var texts: [String: [String]] = [:]
        try JSONLines.forEach(in: files.corpus) { (text: CorpusText) in
            if wanted.contains(text.id) { texts[text.id] = EmbeddingPieces.of(heading: text.title ?? "", body: text.text) }
        }
        return found.map { question, candidates in
            Asked(
                example: LearningQuestion(question, judged, set: set), text: question.text, candidates: candidates.map { texts[$0] ?? [] })
        }
    }

    private func ranked(_ asked: [Asked]) async -> [Ranked] {
        let parameters = parameters
        let examples = asked.map(\.example)
        let forests = await withTaskGroup(of: (Int, Forest).self) { group in
            for fold in 0..<Self.folds { group.addTask { (fold, Boosting.learn(examples.filter { $0.fold != fold }, parameters)) } }
            var forests = [Forest](repeating: Forest(), count: Self.folds)
            for await (fold, forest) in group { forests[fold] = forest }
            return forests
        }
        let rankings = forests.map { Ranking(forest: $0, provenance: .none) }
        return examples.map { example in
            let scores = rankings[example.fold].scores(of: example.matrix)
            return Ranked(order: Ranking.order(by: scores), scores: scores)
        }
    }

    private static let batch = 16

    private static func mix(_ asked: Asked, _ ranked: Ranked, _ embedder: any Embedder, _ vectors: VectorFile) async throws -> Mixed {
        let close = Array(ranked.close)
        var missing = close.flatMap { asked.candidates[$0] }.filter { vectors.lacks(ContentKey($0)) }[...]
        while !missing.isEmpty {
            let texts = Array(missing.prefix(batch))
            let made = try await embedder.vectors(of: texts, for: .passage)
            try vectors.add(zip(texts, made).map { (ContentKey($0), Vector($1)) })
            missing = missing.dropFirst(batch)
        }
        let start = ContinuousClock.now
        let question = try await embedder.vectors(of: [asked.text], for: .question).first.map(Vector.init)
        let likeness = question.flatMap { vectors.likeness(of: $0, to: ranked.pieces(asked)) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let merits = close.map { Double(ranked.scores[$0]) }
        let orders = shares.map { share -> [Int] in
            guard let likeness else { return ranked.order }
            return MeaningOrder.mixed(merits, likeness.map(Double.init), share: share).map { close[$0] } + ranked.order.dropFirst(close.count)
        }
        return Mixed(
            set: asked.example.set, fold: asked.example.fold, gains: orders.map(asked.example.gain),
            recalls: orders.map { order in
                Double(order.prefix(10).count { asked.example.isGold[$0] }) / Double(max(1, asked.example.golds))
            }, seconds: seconds)
    }

    /// The share is chosen on four fifths of the questions and measured on the fifth.
    private func report(_ name: String, _ mixed: [Mixed], of all: Int) -> Report {
        var (before, after) = ([Double](), [Double]())
        var (recallBefore, recallAfter) = (0.0, 0.0)
        var chosen: [Double] = []
        for fold in 0..<Self.folds {
            let (learnt, held) = (mixed.filter { $0.fold != fold }, mixed.filter { $0.fold == fold })
            let means = Self.shares.indices.map { at in Bootstrap.mean(learnt.map { $0.gains[at] }) }
            let best = means.indices.max { means[$0] < means[$1] } ?? 0
            chosen.append(Self.shares[best])
            before += held.map { $0.gains[0] }
            after += held.map { $0.gains[best] }
            recallBefore += held.reduce(0) { $0 + $1.recalls[0] }
            recallAfter += held.reduce(0) { $0 + $1.recalls[best] }
        }
        let times = mixed.map { $0.seconds * 1_000 }.sorted()
        return Report(
            set: name, questions: all, measured: Comparison(before: before, after: after),
            recallBefore: recallBefore / Double(max(1, mixed.count)), recallAfter: recallAfter / Double(max(1, mixed.count)), shares: chosen,
            byShare: Self.shares.indices.map { at in [Self.shares[at], Bootstrap.mean(mixed.map { $0.gains[at] })] },
            p50Milliseconds: times.isEmpty ? 0 : times[times.count / 2], p95Milliseconds: times.isEmpty ? 0 : times[times.count * 95 / 100])
    }

    package struct Report: Encodable, Sendable {
        package let set: String
        /// In the set; ``measured`` says over how many of them.
        package let questions: Int
        /// nDCG@10 of the ranking, and with the mix.
        package let measured: Comparison
        package let recallBefore: Double
        package let recallAfter: Double
        /// As each fold chose it.
        package let shares: [Double]
        /// nDCG@10 had one share held for all, which flatters the best of them.
        package let byShare: [[Double]]
        /// What a question costs besides the search: its vector, and the comparison.
        package let p50Milliseconds: Double
        package let p95Milliseconds: Double
    }
}
