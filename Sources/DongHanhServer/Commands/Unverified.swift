// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Unverified: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Thẩm quyền chưa ai đọc điều khoản, nặng trước (competences whose article nobody has read, heaviest first).",
            discussion: "donghanh unverified --json"
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let today = Day(Date())
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let registry = try await house.registries.registry(known: nil)
            let queue = VerificationQueue(
                registry, asked: try await house.answers.asked(since: today.advanced(by: -SunsetRadar.Alert.halfYear.rawValue).start),
                outdated: try await VerificationQueue.outdated(registry.facts, in: house.documents, today: today), on: today)
            if console.isJSON {
                try console.write(json: queue.entries.map(Told.init))
            } else {
                console.write(Self.sheet(queue.entries, console).text)
            }
        }

        private static func sheet(_ entries: [VerificationQueue.Entry], _ console: Console) -> Sheet {
            var sheet = Sheet()
            sheet.paragraph(console("\(entries.count) dòng chờ xác minh.", "\(entries.count) wait."), indent: 0)
            for entry in entries {
                let basis = [entry.competence.basis?.path, entry.competence.basis?.document].compactMap { $0 }.joined(separator: ", ")
                sheet.row(entry.competence.id.text, "\(entry.weight)  \(basis)")
            }
            return sheet
        }
    }
}

private struct Told: Encodable {
    let competence: String
    let weight: Int
    let asked: Int
    let daysLeft: Int?
    let document: String?
    let path: String?
    let isOutdated: Bool

    init(_ entry: VerificationQueue.Entry) {
        competence = entry.competence.id.text
        weight = entry.weight
        asked = entry.asked
        daysLeft = entry.daysLeft
        document = entry.competence.basis?.document
        path = entry.competence.basis?.path
        isOutdated = entry.isOutdated
    }
}
