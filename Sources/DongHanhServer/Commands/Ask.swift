// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Ask: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Hỏi một câu (ask a question).",
            discussion: "donghanh ask \"Ai cấp giấy phép bưu chính?\" --on 2026-11-22 --place \"Hưng Yên\" --json"
        )

        @Argument(help: ArgumentHelp("Câu hỏi; “-” đọc từ đầu vào chuẩn (the question; “-” reads standard input).", valueName: "question"))
        var text: String

        @OptionGroup var asking: AskingOptions
        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let question = try Question(
                id: Chance.id(), text: text == "-" ? try StandardInput.text(limit: 1 << 20) : text,
                on: try asking.day(today: Date()), known: try asking.instant(), place: asking.place,
                language: settings.language, asked: Date()
            )
            let house = try await Assembly.open(settings, console)
            let record = try await house.assistant.answer(question)
            if console.isJSON {
                try console.write(json: PublishedAnswer(record))
            } else {
                console.write(AnswerSheet(record.answer, console).text)
            }
        }
    }
}
