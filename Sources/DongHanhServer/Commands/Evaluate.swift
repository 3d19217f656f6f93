// SPDX-License-Identifier: Apache-2.0
import Answering
import ArgumentParser
import Domain
import Foundation
import Retrieval

extension DongHanh {
    struct Evaluate: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Đo độ đúng và tốc độ tìm kiếm, và mức sai của câu trả lời (measure search and answers on judged questions).",
            discussion: """
                CORPUS, QUERIES: one JSON object a line, {"id", "title", "text"} and {"id", "text"}; CORPUS may be packed by gzip.
                QRELS: query, document, 1 a line, parted by tabs. Needs no database and touches none.

                With --risk, answers are composed as the site does and the risk–coverage curve is drawn: how many questions are answered, and
                how many of these wrongly, at each threshold. A SET is a folder with corpus.jsonl(.gz), queries.jsonl and qrels.tsv. --keep
                keeps the report in the database, for the page of the Legal Department.
                """
        )

        @Option(help: ArgumentHelp("Kho điều khoản (articles).", valueName: "file"))
        var corpus: String?

        @Option(help: ArgumentHelp("Câu hỏi (questions).", valueName: "file"))
        var queries: String?

        @Option(help: ArgumentHelp("Đáp án (judgements).", valueName: "file"))
        var qrels: String?

        @Option(name: .customLong("set"), help: ArgumentHelp("Bộ câu hỏi có đáp án (judged questions); nhiều lần được.", valueName: "folder"))
        var sets: [String] = []

        @Option(
            help: ArgumentHelp("Vẽ đường sai – trả lời; tỷ lệ trích sai chấp nhận được, 0–0.5 (wrong quotes to put up with).", valueName: "share"))
        var risk: Double?

        @Option(help: ArgumentHelp("Câu hỏi đã đọc ra điều khoản (questions with their clause).", valueName: "file"))
        var clauses: String?

        @Option(help: ArgumentHelp("Ghi đường cong ra tệp SVG (write the curve).", valueName: "file"))
        var svg: String?

        @Flag(help: "Giữ báo cáo trong cơ sở dữ liệu (keep the report in the database).")
        var keep = false

        @Flag(help: "Bỏ dấu ở cả hai phía (strip diacritics from both sides).")
        var undiacritic = false

        @Flag(help: "Chỉ xếp theo điểm, không theo cách đã học (by score alone, without what was learnt).")
        var plain = false

        @Option(help: ArgumentHelp("Đo một cách xếp hạng khác (another ranking than the one in use).", valueName: "file"))
        var ranking: String?

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            if let risk {
                guard (0...0.5).contains(risk) else { throw ValidationError("--risk: 0–0.5") }
                guard !sets.isEmpty, !plain, !undiacritic else {
                    throw ValidationError(
                        "--risk cần --set, không đi với --plain hay --undiacritic (--risk needs --set, without --plain, --undiacritic).")
                }
                return
            }
            guard corpus != nil, queries != nil, qrels != nil else {
                throw ValidationError("Cần --corpus, --queries và --qrels, hoặc --risk và --set (either those three, or --risk and --set).")
            }
        }

        func run(with settings: Settings, console: Console) async throws {
            let inUse = try plain ? nil : ranking.map { try Ranking(contentsOf: $0) } ?? RankingFolder(settings.rankings).current()
            if let risk { return try await draw(risk, inUse, settings, console) }
            guard let corpus, let queries, let qrels else { return }
            let files = JudgedFiles(corpus: corpus, queries: queries, qrels: qrels)
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

        private func draw(_ wanted: Double, _ ranking: Ranking?, _ settings: Settings, _ console: Console) async throws {
            guard let ranking, let model = ClauseModel.shipped else { throw RankingError.unreadable("ranking.json") }
            var trial = try QualityTrial(ranking, model, clauses: clauses)
            for set in sets {
                console.note(console("Hỏi \(set)…", "Asking \(set)…"))
                try trial.ask(set)
            }
            let report = trial.report(wanted: wanted, at: Date())
            if let svg {
                do {
                    try Data(RiskDrawing(report.curve, in: settings.language).svg.utf8).write(to: URL(filePath: svg))
                } catch {
                    throw RankingError.cannotWrite(svg)
                }
            }
            if keep {
                let house = try await Assembly.open(settings, console, refreshingIndex: false)
                try await house.quality.keep(report)
                try await house.close()
            }
            if console.isJSON { try console.write(json: report) } else { console.write(QualitySheet(report, console).text) }
        }
    }
}
