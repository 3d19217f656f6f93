// SPDX-License-Identifier: Apache-2.0
import Domain
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

    func learn(_ files: JudgedFiles) async throws -> Learning {
        var parameters = BoostingTests.quick
        parameters.trees = 8
        return try await Learning([(name: "made up", files: files)], parameters) { _ in }
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

    @Test func `answers from practice teach by what they quote, and nothing is measured on them`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 20, seed: 8)
        let lines = try String(contentsOfFile: files.corpus, encoding: .utf8).split(separator: "\n").prefix(10)
        let pairs = try lines.enumerated().compactMap { at, line -> String? in
            let text = try JSONDecoder().decode(CorpusText.self, from: Data(line.utf8))
            guard !(text.title ?? "").isEmpty else { return nil }
            return #"{"id":"p\#(at)","question":"\#(text.title ?? "") hỏi thêm","answer":"Trích: \#(text.text)"}"#
        }
        let practice = folder + "/practice.jsonl"
        try pairs.joined(separator: "\n").write(toFile: practice, atomically: true, encoding: .utf8)
        var parameters = BoostingTests.quick
        parameters.trees = 8
        let learning = try await Learning([(name: "made up", files: files)], practice: practice, parameters) { _ in }
        let lesson = await learning.lesson(beside: nil, day: "1901-01-01")
        #expect(lesson.measured.questions == 20)
        #expect(lesson.ranking.provenance.sets.map(\.questions) == [20, pairs.count])
        #expect(lesson.ranking.provenance.questions.count == 20 + pairs.count)
        #expect(lesson.ranking.riskCurve?.kinds?.map(\.name) == ["made up"])
    }

    @Test func `sets about one corpus share it`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 20, seed: 9)
        let other = folder + "/other"
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: other + "/corpus.jsonl", withDestinationPath: files.corpus)
        try #"{"id":"x","text":"w9x3y0 w9x3y1"}"#.write(toFile: other + "/queries.jsonl", atomically: true, encoding: .utf8)
        try "x\th3\t1\n".write(toFile: other + "/qrels.tsv", atomically: true, encoding: .utf8)
        var parameters = BoostingTests.quick
        parameters.trees = 8
        let sets = [(name: "one", files: files), (name: "other", files: JudgedFiles(folder: other))]
        let lesson = try await Learning(sets, parameters) { _ in }.lesson(beside: nil, day: "1901-01-01")
        #expect(lesson.bySet.map(\.measured.questions) == [20, 1])
        #expect(lesson.bySet.map(\.set.passages) == [100, 100])
        #expect(lesson.bySet[1].measured.after == 1)
    }

    @Test func `the threshold is set on questions as they are asked here, of which the ranking learns nothing`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 20, seed: 11)
        let asked = folder + "/asked"
        try FileManager.default.createDirectory(atPath: asked, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: asked + "/corpus.jsonl", withDestinationPath: files.corpus)
        let lines = (0..<8).map { #"{"id":"q\#($0)","text":"w11x\#($0)y0 w11x\#($0)y1 hỏi"}"# } + [#"{"id":"none","text":"w11x1y0 chuyện khác hẳn"}"#]
        try lines.joined(separator: "\n").write(toFile: asked + "/queries.jsonl", atomically: true, encoding: .utf8)
        try (0..<8).map { "q\($0)\th\($0)\t1\n" }.joined().write(toFile: asked + "/qrels.tsv", atomically: true, encoding: .utf8)
        var parameters = BoostingTests.quick
        parameters.trees = 8
        let sets = [(name: "made up", files: files)]
        let askers = [(name: "asked", files: JudgedFiles(folder: asked))]
        let lesson = try await Learning(sets, askers: askers, parameters) { _ in }.lesson(beside: nil, day: "1901-01-01")
        let without = try await Learning(sets, parameters) { _ in }.lesson(beside: nil, day: "1901-01-01")
        #expect(lesson.ranking.forest == without.ranking.forest)
        #expect(lesson.measured == without.measured)
        let curve = try #require(lesson.ranking.riskCurve)
        #expect(curve.questions == 9 && curve.answerable == 8)
        #expect(lesson.bySet[1].set.questions == 9 && lesson.bySet[1].measured.questions == 8)
        #expect(curve.kinds?.map(\.name) == ["made up", "asked"])
        #expect(without.ranking.riskCurve?.questions == 40)
    }

    @Test func `the curve begins with the order of scores, and each step stands beside the one before`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let points = try await learn(try files(questions: 25, seed: 10)).curve(shares: [0, 0.5, 1])
        #expect(points.map(\.share) == [0, 0.5, 1])
        #expect(points[0].all.gain == 0 && points[0].all.before < 0.5)
        #expect(points[1].all.before == points[0].all.after && points[2].all.before == points[1].all.after)
        #expect(points[2].all.after > 0.95)
        #expect(points.allSatisfy { $0.bySet.map(\.name) == ["made up"] && $0.bySet[0].step == $0.all })
    }

    @Test func `what the desk has approved teaches over the index in use, and is named where it would be found worse`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 20, seed: 12)
        let index = folder + "/index"
        var builder = IndexBuilder(folder: index, generation: "g", documents: [])
        try JSONLines.forEach(in: files.corpus) { (text: CorpusText) in builder.add(text.passage) }
        try builder.finish()
        func approved(_ gold: String) -> ReviewedQuestions {
            let questions = (0..<5).map { number in
                ReviewedQuestion(
                    text: (0..<3).map { "w12x\(number)y\($0)" }.joined(separator: " "), provisions: [gold.replacing("N", with: "\(number)")])
            }
            return ReviewedQuestions(questions: questions, index: index)
        }
        var parameters = BoostingTests.quick
        parameters.trees = 8
        let learning = try await Learning([(name: "made up", files: files)], reviewed: approved("hN"), parameters) { _ in }
        let lesson = await learning.lesson(beside: nil, day: "1901-01-01")
        #expect(lesson.ranking.provenance.sets.map(\.name) == ["made up", "knowledge"])
        #expect(try GoldenQuestions.worse(in: approved("hN"), under: lesson.ranking, than: nil).isEmpty)
        #expect(try GoldenQuestions.worse(in: approved("bN-0"), under: lesson.ranking, than: nil) == (1...5).map { "knowledge \($0)" })
        #expect(throws: IndexError.missing(folder + "/none")) {
            try GoldenQuestions.worse(
                in: ReviewedQuestions(questions: approved("hN").questions, index: folder + "/none"), under: lesson.ranking, than: nil)
        }
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

    @Test func `judgements that name no text there are nothing to learn from`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try files(questions: 5, seed: 6, gold: "nowhere")
        await #expect(throws: RankingError.nothingToLearn) { try await learn(files) }
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
