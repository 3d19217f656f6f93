// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Testing

@Suite struct EvaluationTests {
    /// Files of a small set whose measures can be worked out by hand.
    struct Files {
        let folder = NSTemporaryDirectory() + "donghanh-set-" + UUID().uuidString

        init(corpus: String, queries: String, qrels: String) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, text) in [("corpus.jsonl", corpus), ("queries.jsonl", queries), ("qrels.tsv", qrels)] {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
        }

        func run(isUndiacritic: Bool = false) throws -> Evaluation {
            defer { try? FileManager.default.removeItem(atPath: folder) }
            return try Evaluation.run(JudgedFiles(folder: folder), by: nil, isUndiacritic: isUndiacritic) { _ in }
        }
    }

    static let corpus = """
        {"id":"a","title":"Trăng","text":"trăng sao"}
        {"id":"b","text":"trăng trăng"}
        {"id":"c","title":"","text":"biển"}
        """

    @Test func `measures are those worked out by hand`() throws {
        let queries = """
            {"id":"1","text":"biển"}
            {"id":"2","text":"trăng"}
            {"id":"3","text":"không có"}
            {"id":"4","text":"không được xét"}
            """
        // Question 2 finds b or a first; both are gold, so their order does not matter. Question 3 finds nothing.
        let result = try Files(corpus: Self.corpus, queries: queries, qrels: "1\tc\t1\n2\ta\t1\n2\tb\t1\n2\tc\t0\n3\ta\t1\n").run()
        #expect(result.questions == 3)
        #expect(result.passages == 3)
        #expect(abs(result.recallAt10 - 2.0 / 3) < 1e-9)
        #expect(abs(result.nDCGAt10 - 2.0 / 3) < 1e-9)
        #expect(abs(result.mrrAt10 - 2.0 / 3) < 1e-9)
    }

    @Test func `a gold text in second place counts less`() throws {
        let result = try Files(corpus: Self.corpus, queries: #"{"id":"1","text":"trăng sao"}"#, qrels: "1\tb\t1\n").run()
        #expect(result.mrrAt10 == 0.5)
        #expect(abs(result.nDCGAt10 - 1 / log2(3)) < 1e-9)
        #expect(result.recallAt10 == 1)
    }

    @Test func `questions can be asked without their marks`() throws {
        let result = try Files(corpus: Self.corpus, queries: #"{"id":"1","text":"BIỂN"}"#, qrels: "1\tc\t1\n").run(isUndiacritic: true)
        #expect(result.recallAt10 == 1)
    }

    @Test(arguments: [
        ("{\"id\":1}", "1\tc\t1\n"), ("{\"id\":\"1\",\"text\":\"x\"}\nnot json", "1\tc\t1\n"), ("{\"id\":\"1\",\"text\":\"x\"}", "1 c 1\n"),
    ])
    func `a line that is not understood is named`(_ queries: String, _ qrels: String) throws {
        #expect(throws: EvaluationError.self) { try Files(corpus: Self.corpus, queries: queries, qrels: qrels).run() }
    }

    @Test func `a file that is not there is named`() {
        #expect(throws: EvaluationError.unreadable("/no/qrels")) {
            try Evaluation.run(
                JudgedFiles(corpus: "/no/corpus", queries: "/no/queries", qrels: "/no/qrels"), by: nil, isUndiacritic: false
            ) { _ in }
        }
    }
}
