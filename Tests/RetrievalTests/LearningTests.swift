// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Retrieval

@Suite struct LearningTests {
    let folder = NSTemporaryDirectory() + "donghanh-learning-" + UUID().uuidString

    /// Questions whose answers have the asked words in a heading, among texts that have them in the body, more often.
    func files(questions: Int, seed: UInt64, gold: String = "h") throws -> JudgedFiles {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var source = SplitMix(state: seed)
        var (corpus, queries, qrels) = ("", "", "")
        for number in 0..<questions {
            let words = (0..<3).map { "w\(seed)x\(number)y\($0)" }.joined(separator: " ")
            let filler = (0..<20).compactMap { _ in MadeUpCorpus.words.randomElement(using: &source) }.joined(separator: " ")
            corpus += #"{"id":"h\#(number)","title":"\#(words)","text":"\#(filler)"}"# + "\n"
            for other in 0..<4 { corpus += #"{"id":"b\#(number)-\#(other)","title":"","text":"\#(words) \#(words) \#(words)"}"# + "\n" }
            queries += #"{"id":"\#(number)","text":"\#(words)"}"# + "\n"
            qrels += "\(number)\t\(gold)\(number)\t1\n"
        }
        for (name, text) in [("corpus.jsonl", corpus), ("queries.jsonl", queries), ("qrels.tsv", qrels)] {
            try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        return JudgedFiles(folder: folder)
    }

    func learn(_ files: JudgedFiles) throws -> Learning {
        var parameters = BoostingTests.quick
        parameters.trees = 8
        return try Learning([(name: "made up", files: files)], parameters) { _ in }
    }

    @Test func `what is learnt is measured on questions that taught nothing, and comes out the same again`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 25, seed: 1)
        let lessons = [
            try await learn(files).lesson(beside: nil, day: "1901-01-01"), try await learn(files).lesson(beside: nil, day: "1901-01-01"),
        ]
        #expect(lessons[0].ranking == lessons[1].ranking)
        #expect(lessons[0].isBesideScores)
        #expect(lessons[0].measured.questions == 25)
        #expect(lessons[0].measured.before < 0.5)
        #expect(lessons[0].measured.after > 0.95)
        #expect(lessons[0].measured.low > 0)
        #expect(lessons[0].ranking.provenance.questions.count == 25)
    }

    @Test func `a successor is measured beside the ranking in use on what is new to both`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 20, seed: 2)
        let first = try await learn(files).lesson(beside: nil, day: "1901-01-01").ranking
        #expect(try await learn(files).lesson(beside: first, day: "1901-01-02").isBesideScores)
        let others = try self.files(questions: 20, seed: 3)
        let second = try await learn(others).lesson(beside: first, day: "1901-01-02")
        #expect(!second.isBesideScores)
        #expect(second.measured.before > 0.95)
    }

    @Test func `golden questions that would get worse are named`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let learnt = try await learn(try files(questions: 20, seed: 4)).lesson(beside: nil, day: "1901-01-01").ranking
        let alike = try files(questions: 5, seed: 5)
        #expect(try GoldenQuestions.worse(in: alike, under: learnt, than: nil).isEmpty)
        // Here the first text by score is the right one.
        let contrary = try files(questions: 5, seed: 5)
        try (0..<5).map { "\($0)\tb\($0)-0\t1\n" }.joined().write(toFile: folder + "/qrels.tsv", atomically: true, encoding: .utf8)
        #expect(try GoldenQuestions.worse(in: contrary, under: learnt, than: nil).count == 5)
    }

    @Test func `the same words in another place answer as well`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 3, seed: 7)
        let twin = try #require(try String(contentsOfFile: files.corpus, encoding: .utf8).split(separator: "\n").first)
        try (String(contentsOfFile: files.corpus, encoding: .utf8) + twin.replacing(#""id":"h0""#, with: #""id":"z0""#) + "\n")
            .write(toFile: files.corpus, atomically: true, encoding: .utf8)
        let judged = try JudgedCorpus(files) { _ in }
        #expect(judged.twins(of: ["h0"]) == ["h0", "z0"])
        #expect(judged.twins(of: ["h1"]) == ["h1"] && judged.twins(of: ["nowhere"]) == ["nowhere"])
        let question = try #require(judged.questions.first { $0.gold == ["h0"] })
        let example = LearningQuestion(question, judged, set: 0)
        #expect(example.isGold.count { $0 } == 1 && example.answers.count { $0 } == 2)
    }

    @Test func `judgements that name no text there are nothing to learn from`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 5, seed: 6, gold: "nowhere")
        #expect(throws: RankingError.nothingToLearn) { try learn(files) }
    }

    @Test func `more questions to learn from are a superset of fewer`() {
        let questions = BoostingTests.questions(2_000, candidates: 2, seed: 1)
        let (quarter, half) = (questions.filter { $0.isAmong(0.25) }.map(\.key), questions.filter { $0.isAmong(0.5) }.map(\.key))
        #expect(Set(quarter).isSubset(of: half))
        #expect(questions.allSatisfy { $0.isAmong(1) && !$0.isAmong(0) })
    }

    @Test func `equal wording falls into one fold, however it is typed`() {
        #expect(LearningQuestion.key(of: "Hòa giải là gì?") == LearningQuestion.key(of: "hoà  giải là gì"))
        #expect(LearningQuestion.key(of: "Hòa giải là gì?") != LearningQuestion.key(of: "Hòa giải ở đâu?"))
    }

    @Test func `an interval holds the mean, is the same again, and narrows with more questions`() {
        var source = SplitMix(state: 3)
        let few = (0..<40).map { _ in Double.random(in: 0...1, using: &source) }
        let many = (0..<2_000).map { _ in Double.random(in: 0...1, using: &source) }
        let (one, again, narrow) = (Bootstrap.interval(few), Bootstrap.interval(few), Bootstrap.interval(many))
        #expect(one == again)
        #expect(one.low < Bootstrap.mean(few) && Bootstrap.mean(few) < one.high)
        #expect(narrow.high - narrow.low < (one.high - one.low) / 3)
        #expect(Bootstrap.interval([]) == (0, 0))
    }
}
