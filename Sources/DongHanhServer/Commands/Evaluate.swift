// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Retrieval

extension DongHanh {
    struct Evaluate: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Đo chất lượng tìm kiếm trên bộ câu hỏi có đáp án (measure search on judged questions).",
            discussion: """
                CORPUS: a JSON object a line {"id","title","text"} and where known "document","article","topic","chapter", gzip or plain. QUERIES: {"id","text"} a line.
                QRELS: query, document, 1 a line, parted by tabs. Needs no database and touches none.
                """
        )

        @Option(help: ArgumentHelp("Kho điều khoản (articles).", valueName: "file"))
        var corpus: String

        @Option(help: ArgumentHelp("Câu hỏi (questions).", valueName: "file"))
        var queries: String

        @Option(help: ArgumentHelp("Đáp án (judgements).", valueName: "file"))
        var qrels: String

        @Flag(help: "Bỏ dấu ở cả hai phía (strip diacritics from both sides).")
        var undiacritic = false

        @Flag(help: "Chỉ xếp theo điểm, không theo cách đã học (by score alone, without what was learnt).")
        var plain = false

        @Option(help: ArgumentHelp("Đo một cách xếp hạng khác (another ranking than the one in use).", valueName: "file"))
        var ranking: String?

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let files = JudgedFiles(corpus: corpus, queries: queries, qrels: qrels)
            let inUse = try plain ? nil : ranking.map { try Ranking(contentsOf: $0) } ?? RankingFolder(settings.rankings).current()
            let report = try Evaluation.run(files, by: inUse, isUndiacritic: undiacritic) { done in
                if console.isTerminal { console.rewrite(console("Dựng chỉ mục: \(done) điều", "Index: \(done) articles")) }
            }
            if console.isTerminal { console.rewrite("") }
            if console.isJSON {
                try console.write(json: report)
            } else {
                console.write(EvaluationSheet(report, console).text)
            }
        }
    }
}
