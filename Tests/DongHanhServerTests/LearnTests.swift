// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Learning as an operator meets it: from files to the ranking in use, and back by one command.
@Suite struct LearnTests {
    /// A set whose answers bear the asked words in their headings.
    static func set(in program: Program, _ name: String, gold: (Int) -> String = { "h\($0)" }) throws -> String {
        let folder = program.path(name)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var (corpus, queries, qrels) = ("", "", "")
        for number in 0..<20 {
            let words = (0..<3).map { "\(name)x\(number)y\($0)" }.joined(separator: " ")
            corpus += #"{"id":"h\#(number)","title":"\#(words)","text":"chuyện bịa về trăng sao mây gió"}"# + "\n"
            for other in 0..<4 { corpus += #"{"id":"b\#(number)-\#(other)","title":"","text":"\#(words) \#(words) \#(words)"}"# + "\n" }
            queries += #"{"id":"\#(number)","text":"\#(words)"}"# + "\n"
            qrels += "\(number)\t\(gold(number))\t1\n"
        }
        for (file, text) in [("corpus.jsonl", corpus), ("queries.jsonl", queries), ("qrels.tsv", qrels)] {
            try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test func `what is learnt goes live where it is better, and is rolled back by one command`() async throws {
        let program = try Program()
        // By score the answers come first; the ranking that is shipped makes more of headings.
        let set = try Self.set(in: program, "b") { "b\($0)-0" }

        let learnt = try await program.run("learn", "--set", set, "--trees", "5", "--json")

        #expect(learnt.status == 0, "\(learnt.errors)")
        let report = try learnt.json()
        #expect(report["isLive"] as? Bool == true)
        #expect(FileManager.default.fileExists(atPath: program.data + "/rankings/ranking-1.json"))
        #expect(try await program.run("learn", "--roll-back").status == 0)
        let again = try await program.run("learn", "--roll-back", "--json")
        #expect(again.status == 1)
        #expect(try (again.json()["error"] as? [String: String])?["key"] == "ranking.nothing-before")
    }

    @Test func `nothing goes live while a golden question would get worse`() async throws {
        let program = try Program()
        let set = try Self.set(in: program, "a")
        let contrary = try Self.set(in: program, "b") { "b\($0)-0" }

        let learnt = try await program.run("learn", "--set", contrary, "--trees", "5", "--json")
        #expect(learnt.status == 0, "\(learnt.errors)")
        let refused = try await program.run("learn", "--set", set, "--golden", contrary, "--trees", "5", "--json")

        let report = try refused.json()
        #expect(report["isLive"] as? Bool == false)
        #expect((report["worse"] as? [String])?.isEmpty == false)
    }

    @Test func `answers from practice, askers and what the desk has approved are taken by name`() async throws {
        let program = try Program()
        let set = try Self.set(in: program, "c")
        let quoted = (0..<15).map { "lời\($0)" }.joined(separator: " ")
        let corpus = URL(filePath: set + "/corpus.jsonl")
        let held = try String(contentsOf: corpus, encoding: .utf8)
        try (held + #"{"id":"q","title":"","text":"\#(quoted)"}"# + "\n").write(to: corpus, atomically: true, encoding: .utf8)
        let pair = #"{"id":"1","question":"chuyện bịa hay sao","answer":"Theo điều ấy: \#(quoted)"}"#
        let practice = program.path("practice.jsonl")
        try pair.write(toFile: practice, atomically: true, encoding: .utf8)
        let options = ["--practice", practice, "--askers", set, "--knowledge", "--trees", "5", "--output", program.path("ranking.json"), "--json"]

        let learnt = try await program.run(["learn", "--set", set] + options)

        #expect(learnt.status == 0, "\(learnt.errors)")
        let sets = try #require(learnt.json()["sets"] as? [[String: Any]])
        #expect(sets.compactMap { ($0["set"] as? [String: Any])?["questions"] as? Int } == [20, 1, 20])
    }

    @Test(arguments: [["learn"], ["learn", "--set", "x", "--roll-back"], ["learn", "--set", "x", "--trees", "0"]])
    func `wrong usage ends with 64`(_ arguments: [String]) async throws {
        #expect(try await Program().run(arguments).status == 64)
    }

    @Test func `a set that is not there is named`() async throws {
        let ending = try await Program().run("learn", "--set", "/no/such/set", "--json")
        #expect(ending.status == 1)
        #expect(ending.output.contains("evaluation.unreadable"))
    }

    @Test func `evaluation shows what the ranking is worth beside the order of scores`() async throws {
        let program = try Program()
        let set = try Self.set(in: program, "a")
        _ = try await program.run("learn", "--set", set, "--trees", "5")
        let files = ["evaluate", "--corpus", set + "/corpus.jsonl", "--queries", set + "/queries.jsonl", "--qrels", set + "/qrels.tsv", "--json"]

        let plain = try await program.run(files + ["--plain"]).json()
        let learnt = try await program.run(files).json()

        let (before, after) = (try #require(plain["nDCG@10"] as? Double), try #require(learnt["nDCG@10"] as? Double))
        #expect(before < 0.5)
        #expect(after > before)
        #expect((learnt["nDCG@10 95%"] as? [Double])?.count == 2)
    }
}
