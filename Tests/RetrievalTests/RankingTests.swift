// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Retrieval

/// A ranking on its way from questions to the site, and back.
@Suite struct RankingTests {
    let folder = NSTemporaryDirectory() + "donghanh-rankings-" + UUID().uuidString

    /// Prefers the higher article, or the lower one.
    static func ranking(higherFirst: Bool, day: String = "1901-01-01", knowing questions: [String] = []) -> Ranking {
        var forest = Forest()
        for cut in 1...9 {
            forest.add(
                [.init(feature: Int32(Feature.article.at), threshold: Float(cut), left: ~0, right: ~1)], leaves: higherFirst ? [0, 1] : [1, 0])
        }
        return Ranking(
            forest: forest,
            provenance: .init(
                day: day, sets: [], parameters: Boosting.Parameters(), measured: Comparison(before: [0.5], after: [0.75]), questions: questions)
        )
    }

    static func articles(_ index: FolderIndex) async throws -> [String] {
        try await FolderIndexTests.hits(index, "trăng sao").map { String($0.provision.text.split(separator: "_").last ?? "") }
    }

    @Test func `a ranking put in use is used from the next search on, and rolled back`() async throws {
        let corpus = MadeUpCorpus()
        defer {
            corpus.remove()
            try? FileManager.default.removeItem(atPath: folder)
        }
        try corpus.build((1...4).map { corpus.provision($0, "trăng sao") })
        let rankings = RankingFolder(folder)
        let index = FolderIndex(folder: corpus.folder, rankings: rankings)
        #expect(try await Self.articles(index).count == 4)
        try rankings.put(Self.ranking(higherFirst: true))
        #expect(try await Self.articles(index) == ["4", "3", "2", "1"])
        try rankings.put(Self.ranking(higherFirst: false, day: "1901-01-02"))
        #expect(try await Self.articles(index) == ["1", "2", "3", "4"])
        #expect(try rankings.current()?.provenance.day == "1901-01-02")
        try rankings.rollBack()
        #expect(try await Self.articles(index) == ["4", "3", "2", "1"])
        try rankings.rollBack()
        #expect(try rankings.current() == Ranking.shipped)
        #expect(throws: RankingError.nothingBefore) { try rankings.rollBack() }
    }

    @Test func `a ranking learnt after a roll-back can itself be rolled back`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let rankings = RankingFolder(folder)
        try rankings.put(Self.ranking(higherFirst: true, day: "1"))
        try rankings.put(Self.ranking(higherFirst: true, day: "2"))
        try rankings.rollBack()
        try rankings.put(Self.ranking(higherFirst: true, day: "3"))
        #expect(try rankings.current()?.provenance.day == "3")
        try rankings.rollBack()
        #expect(try rankings.current()?.provenance.day == "1")
    }

    @Test func `a damaged ranking says so, and the site goes on`() async throws {
        let corpus = MadeUpCorpus()
        defer {
            corpus.remove()
            try? FileManager.default.removeItem(atPath: folder)
        }
        try corpus.build((1...4).map { corpus.provision($0, "trăng sao") })
        let rankings = RankingFolder(folder)
        try rankings.put(Self.ranking(higherFirst: true))
        try Data("{".utf8).write(to: URL(filePath: folder + "/ranking-1.json"))
        #expect(throws: RankingError.unreadable(folder + "/ranking-1.json")) { try rankings.current() }
        #expect(try await Self.articles(FolderIndex(folder: corpus.folder, rankings: rankings)).count == 4)
    }

    @Test func `a ranking of other features is refused`() throws {
        let json = try JSONEncoder().encode(Self.ranking(higherFirst: true))
        let other = String(decoding: json, as: UTF8.self).replacing("\"headingAsked\"", with: "\"elsewhere\"")
        #expect(throws: RankingError.otherFeatures) { try JSONDecoder().decode(Ranking.self, from: Data(other.utf8)) }
    }

    @Test func `the shipped ranking can be read, and says where it comes from`() throws {
        let shipped = try #require(Ranking.shipped)
        #expect(!shipped.provenance.sets.isEmpty)
        #expect(shipped.provenance.measured.gain > 0)
        #expect(!shipped.provenance.questions.isEmpty)
    }

    @Test func `what is found keeps its score, whatever puts it in order`() async throws {
        let corpus = MadeUpCorpus()
        defer {
            corpus.remove()
            try? FileManager.default.removeItem(atPath: folder)
        }
        try corpus.build(corpus.random(80, seed: 5))
        let rankings = RankingFolder(folder)
        try rankings.put(Self.ranking(higherFirst: true))
        let plain = try await FolderIndexTests.hits(FolderIndex(folder: corpus.folder), "cấp giấy phép", limit: 80)
        let ranked = try await FolderIndexTests.hits(FolderIndex(folder: corpus.folder, rankings: rankings), "cấp giấy phép", limit: 80)
        let scores = Dictionary(uniqueKeysWithValues: plain.map { ($0.provision, $0.score) })
        #expect(Set(ranked.map(\.provision)) == Set(plain.map(\.provision)))
        for hit in ranked { #expect(abs(hit.score - (scores[hit.provision] ?? 0)) < 1e-4) }
    }
}
