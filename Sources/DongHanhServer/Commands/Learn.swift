// SPDX-License-Identifier: Apache-2.0
import Answering
import ArgumentParser
import Domain
import Foundation
import Retrieval

extension DongHanh {
    struct Learn: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Học cách xếp hạng từ câu hỏi đã có đáp án (learn a ranking from judged questions).",
            discussion: """
                A SET is a folder with corpus.jsonl(.gz), queries.jsonl and qrels.tsv. The new ranking goes live in the data folder only if
                what it gains on questions it did not learn from is positive, and no golden question gets worse. --roll-back goes back by one.
                FILE of --practice has a pair a line, {"id", "question", "answer"}: what an answer quotes of the first SET answers its question.
                """
        )

        @Option(name: .customLong("set"), help: ArgumentHelp("Bộ câu hỏi có đáp án (judged questions); nhiều lần được.", valueName: "folder"))
        var sets: [String] = []

        @Option(
            help: ArgumentHelp(
                "Hỏi – đáp từ thực tế đã soát: điều mà câu trả lời trích là đáp án (reviewed pairs: what they quote answers).", valueName: "file"))
        var practice: String?

        @Option(
            help: ArgumentHelp(
                "Câu hỏi như cán bộ hỏi ở đây: để định mức tin cậy (questions as they are asked here: they set the threshold of trust).",
                valueName: "folder"))
        var askers: [String] = []

        @Flag(help: "Học cả giải đáp đã duyệt ở đây; không câu nào được kém đi (approved answers of this site teach, and must not get worse).")
        var knowledge = false

        @Option(help: ArgumentHelp("Bộ câu hỏi không được kém đi (questions that must not get worse).", valueName: "folder"))
        var golden: [String] = []

        @Option(help: ArgumentHelp("Ghi kết quả ra tệp, không đưa vào dùng (write to a file, put nothing live).", valueName: "file"))
        var output: String?

        @Option(help: ArgumentHelp("Câu hỏi đã đọc ra điều khoản (questions with their clause); cần --output.", valueName: "file"))
        var clauses: String?

        @Option(help: ArgumentHelp("Số cây mỗi rừng, 1–2000 (trees a forest).", valueName: "number"))
        var trees = Boosting.Parameters().trees

        @Option(help: ArgumentHelp("Tỷ lệ trích sai chấp nhận được, 0–0.5 (wrong quotes to put up with).", valueName: "share"))
        var risk = 0.03

        @Flag(help: "Đo cả khi chỉ học 0, 25, 50 và 100 % (measure with parts of the questions).")
        var curve = false

        @Flag(help: "Trở lại cách xếp hạng trước (go back to the ranking before).")
        var rollBack = false

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard rollBack == sets.isEmpty else { throw ValidationError("Cần --set, hoặc --roll-back (either --set or --roll-back).") }
            guard clauses == nil || output != nil else { throw ValidationError("--clauses cần --output (--clauses needs --output).") }
            guard (0...0.5).contains(risk) else { throw ValidationError("--risk: 0–0.5") }
            guard (1...2_000).contains(trees) else { throw ValidationError("--trees: 1–2000") }
        }

        func run(with settings: Settings, console: Console) async throws {
            let folder = RankingFolder(settings.rankings)
            if rollBack { return try goBack(folder, console) }
            if let clauses, let output { return try learnClauses(clauses, output, console) }
            try await learn(folder, knowledge ? reviewed(settings, console) : nil, console)
        }

        /// What the desk has answered and approved, over the index in use.
        private func reviewed(_ settings: Settings, _ console: Console) async throws -> ReviewedQuestions {
            let house = try await Assembly.open(settings, console, refreshingIndex: true)
            let entries = try await house.registries.registry(known: nil).facts.knowledge
            let judged = try await house.reviews.judged()
            try await house.close()
            let questions = entries.flatMap { entry in
                ([entry.question] + entry.paraphrases).map { text in
                    ReviewedQuestion(text: text, provisions: Set(entry.citations.compactMap { $0.provision?.text }))
                }
            }
            // What a person has judged while looking at an answer that readers said is wrong.
            let more = judged.map { ReviewedQuestion(text: $0.question, provisions: [$0.provision.text]) }
            return ReviewedQuestions(questions: questions + more, index: settings.index)
        }

        private func goBack(_ folder: RankingFolder, _ console: Console) throws {
            try folder.rollBack()
            let day = try folder.current()?.provenance.day ?? ""
            if console.isJSON { return try console.write(json: LearningReport(rolledBackTo: day)) }
            console.write(console("Đã trở lại bản học ngày \(day).", "Back to what was learnt on \(day)."))
        }

        private func learnClauses(_ file: String, _ output: String, _ console: Console) throws {
            let model = ClauseLearning.learn(try ClauseExamples(file: file, sets: sets).examples, day: Day(Date()).iso)
            do { try model.write(to: output) } catch { throw RankingError.cannotWrite(output) }
            let measured = model.provenance.measured
            if console.isJSON { return try console.write(json: measured) }
            console.write(
                console(
                    "Khoản đúng \(measured.right)/\(measured.answered) câu được trả lời, trên \(measured.questions) câu; trích \(Int(measured.quoted * 100)) % điều.",
                    "Right clause in \(measured.right) of \(measured.answered) answered, of \(measured.questions); \(Int(measured.quoted * 100)) % of an article quoted."
                ))
        }

        private func learn(_ folder: RankingFolder, _ reviewed: ReviewedQuestions?, _ console: Console) async throws {
            let started = ContinuousClock.now
            var parameters = Boosting.Parameters()
            parameters.trees = trees
            func named(_ folders: [String]) -> [(name: String, files: JudgedFiles)] {
                folders.map { (name: URL(filePath: $0).lastPathComponent, files: JudgedFiles(folder: $0)) }
            }
            let learning = try await Learning(
                named(sets), practice: practice, reviewed: reviewed, askers: named(askers), parameters, wantedRisk: risk
            ) {
                console.note(console("Đọc \($0)…", "Reading \($0)…"))
            }
            console.note(console("Học…", "Learning…"))
            let current = try folder.current()
            let lesson = await learning.lesson(beside: current, day: Day(Date()).iso)
            let worse =
                try golden.flatMap { try GoldenQuestions.worse(in: JudgedFiles(folder: $0), under: lesson.ranking, than: current) }
                + (reviewed.map { try GoldenQuestions.worse(in: $0, under: lesson.ranking, than: current) } ?? [])
            let isBetter = worse.isEmpty && lesson.measured.gain > 0
            if let output { try lesson.ranking.write(to: output) } else if isBetter { try folder.put(lesson.ranking) }
            let report = LearningReport(
                lesson, worse: worse, isLive: isBetter && output == nil, curve: curve ? await learning.curve(shares: [0, 0.25, 0.5, 1]) : [],
                seconds: (ContinuousClock.now - started) / .seconds(1)
            )
            if console.isJSON { try console.write(json: report) } else { console.write(LearningSheet(report, console).text) }
        }
    }
}
