// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Retest: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Hỏi lại mọi câu của hỏi đáp đã duyệt (ask again every question of approved knowledge).",
            discussion: """
                Asks the assistant each question and each paraphrase of the entries that stand today, and keeps nothing. Ends with 1 where the question of an entry itself is not
                answered from what the entry rests on: run it after a change of content, of the law held or of the ranking, before that goes live. How many golden questions
                (golden.tsv of the content) quote their article is told beside that.
                """
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console)
            let report = try await house.retest(at: Date())
            try await house.close()
            if console.isJSON {
                try console.write(json: report)
            } else {
                for failure in report.failures { console.write("✗ \(failure)") }
                console.write(
                    console(
                        "Đúng \(report.right)/\(report.questions) câu hỏi gốc, \(report.rightParaphrases)/\(report.paraphrases) câu diễn đạt khác.",
                        "Right: \(report.right) of \(report.questions) questions, \(report.rightParaphrases) of \(report.paraphrases) paraphrases."))
                console.write(
                    console(
                        "Câu chuẩn trích đúng điều: \(report.rightGolden)/\(report.golden).",
                        "Golden questions that quote their article: \(report.rightGolden) of \(report.golden)."))
            }
            if !report.failures.isEmpty { throw ExitCode(1) }
        }
    }
}

/// How entries fare when their questions are asked again.
struct RetestReport: Encodable, Sendable {
    var questions = 0
    var right = 0
    var paraphrases = 0
    var rightParaphrases = 0
    var golden = 0
    var rightGolden = 0
    /// Names of entries whose own question is not answered from their grounds.
    var failures: [String] = []
}

extension Assembly {
    func retest(at now: Date) async throws -> RetestReport {
        let registry = try await registries.registry(known: nil)
        var report = RetestReport()
        let day = Day(now)
        for entry in registry.facts.knowledge where try await entry.stands(on: day, in: documents) {
            let place = registry.facts.places.first { $0.id == entry.place }?.name.vi
            let grounds = Set(entry.citations.compactMap(\.provision))
            for (at, text) in ([entry.question] + entry.paraphrases).enumerated() {
                let question = try Question(id: .init(Chance.secret()), text: text, on: day, place: place, asked: now)
                let answer = try await trialAssistant.answer(question).answer
                let isRight = answer.action == .answer && !grounds.isDisjoint(with: answer.sentences.flatMap(\.citations).compactMap(\.provision))
                if at == 0 {
                    report.questions += 1
                    if isRight { report.right += 1 } else { report.failures.append(entry.id.text) }
                } else {
                    report.paraphrases += 1
                    if isRight { report.rightParaphrases += 1 }
                }
            }
        }
        for one in try goldenQuestions() {
            let question = try Question(id: .init(Chance.secret()), text: one.text, on: day, asked: now)
            report.golden += 1
            if one.isAnswered(by: try await trialAssistant.answer(question).answer) { report.rightGolden += 1 }
        }
        return report
    }
}
