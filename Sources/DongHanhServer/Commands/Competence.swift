// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Competence: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Ai có thẩm quyền đối với một nhiệm vụ (who is competent for a duty).",
            discussion: "donghanh competence VT-01 --on 2026-11-22 --place \"Hưng Yên\" --json"
        )

        @Argument(help: ArgumentHelp("Mã nhiệm vụ hoặc từ trong tên (id of the duty, or words of its name).", valueName: "duty"))
        var duty: String

        @Option(help: ArgumentHelp("Ngày nhận hồ sơ, nếu khác ngày áp dụng (day the file was received).", valueName: "day"))
        var received: String?

        @OptionGroup var asking: AskingOptions
        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let day = try asking.day(today: Date())
            let received = try received.map(AskingOptions.day)
            let house = try await Assembly.open(settings, console)
            let registry = try await house.registries.registry(known: try asking.instant())
            let place = try asking.place.map { try registry.onlyPlace(named: $0, on: day) }
            let duty = try registry.onlyDuty(named: duty)
            let finding = try registry.competence(of: duty, at: place, on: day, received: received)
            if console.isJSON {
                try console.write(json: PublishedCompetence(finding))
            } else {
                console.write(CompetenceSheet(finding, console).text)
            }
        }
    }
}
