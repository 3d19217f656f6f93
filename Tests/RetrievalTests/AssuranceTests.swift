// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Retrieval

@Suite struct AssuranceTests {
    /// Right just where the first sign is above nought, but for one in ten.
    static func examples(_ count: Int, seed: UInt64) -> [AssuranceLearning.Example] {
        var source = SplitMix(state: seed)
        return (0..<count).map { number in
            let signs = Assurance.Sign.allCases.map { _ in Double.random(in: -1...1, using: &source) }
            let isLucky = Int.random(in: 0..<10, using: &source) == 0
            return AssuranceLearning.Example(
                signs: signs, isRight: (signs[0] > 0) != isLucky, isUnanswerable: false, isUndiacritic: false, fold: number % 5)
        }
    }

    @Test func `what tells right from wrong is found, and the same examples make the same confidence`() throws {
        let examples = Self.examples(200, seed: 1)
        let confidence = try #require(AssuranceLearning.learn(examples, wanted: 0.2, rounds: 150))
        #expect(try #require(AssuranceLearning.learn(examples, wanted: 0.2, rounds: 150)) == confidence)
        #expect(confidence.weights.indices.dropFirst().allSatisfy { abs(confidence.weights[$0]) < confidence.weights[0] })
        let chosen = try #require(confidence.curve.chosen)
        #expect(chosen.risk <= 0.2 && chosen.coverage > 0.3 && confidence.needed == chosen.needed)
    }

    @Test func `probabilities keep what they promise on questions that taught nothing`() throws {
        let confidence = try #require(AssuranceLearning.learn(Self.examples(400, seed: 2), wanted: 0.1, rounds: 150))
        let others = Self.examples(2_000, seed: 3)
        for range in [0.0..<0.35, 0.65..<1.0] {
            let within = others.filter { range.contains(confidence.probability($0.signs)) }
            let promised = within.reduce(0) { $0 + confidence.probability($1.signs) } / Double(within.count)
            #expect(abs(promised - Double(within.count(where: \.isRight)) / Double(within.count)) < 0.1)
        }
    }

    @Test func `where no threshold keeps to what is wanted nothing is trusted`() throws {
        let examples = Self.examples(200, seed: 4).map {
            AssuranceLearning.Example(
                signs: $0.signs.map { _ in 0 }, isRight: $0.isRight, isUnanswerable: false, isUndiacritic: false, fold: $0.fold)
        }
        let confidence = try #require(AssuranceLearning.learn(examples, wanted: 0, rounds: 150))
        #expect(!confidence.trust(examples[0].signs).isEnough)
        #expect(AssuranceLearning.learn([], wanted: 0.1, rounds: 150) == nil)
    }

    @Test func `a confidence is read back as it was written, and one of other signs is refused`() throws {
        let confidence = try #require(AssuranceLearning.learn(Self.examples(100, seed: 5), wanted: 0.2, rounds: 150))
        let text = try JSONEncoder().encode(confidence)
        #expect(try JSONDecoder().decode(Assurance.self, from: text) == confidence)
        let other = Data(String(decoding: text, as: UTF8.self).replacing("crowd", with: "cloud").utf8)
        do {
            _ = try JSONDecoder().decode(Assurance.self, from: other)
            Issue.record("a confidence of other signs was read")
        } catch let error as RankingError {
            #expect(error == .otherFeatures)
        }
    }

    @Test func `the first few found are trusted, and a text further down as if those before it were not held`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build(corpus.random(60, seed: 6))
        let index = FolderIndex(folder: corpus.folder, rankings: RankingFolder(corpus.folder + "/rankings"))
        let hits = try await FolderIndexTests.hits(index, "trăng sao mây gió")
        let probabilities = hits.map { $0.trust?.probability }
        #expect(hits.count > 3)
        #expect(probabilities.prefix(3).compactMap { $0 }.filter { $0 >= 0 && $0 <= 1 }.count == 3)
        #expect(probabilities.dropFirst(3).compactMap { $0 }.isEmpty)
    }

    @Test func `the shipped ranking says how far it is to be trusted`() throws {
        let curve = try #require(Ranking.shipped?.riskCurve)
        let chosen = try #require(curve.chosen)
        #expect(chosen.risk <= curve.wanted && chosen.coverage > 0.2)
    }
}
